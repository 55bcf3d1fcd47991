import type { Rows, Snapshot } from '../../graph/snapshot.js';
import { mostCommonTopic } from './inferred-parents.js';
import { isBefore } from './paper-time.js';

export type LineageLinks = 'CITATIONS' | 'INFERRED';
export type LineageDirection = 'ANCESTORS' | 'DESCENDANTS' | 'BOTH';

export interface GatherSettings {
  links: LineageLinks;
  direction: LineageDirection;
  /** Steps from the seeds; 0 is the seeds alone. */
  depth: number;
  /** Most papers in all, seeds included; of one step those that come first stay. */
  maxPapers: number;
  inTime: (a: number, b: number) => number;
  /** Inferred links need so many shared authors; with 0, papers that share a topic with a seed take part too. */
  minSharedAuthors: number;
  /** By topic vertex, 1 where the topic counts. */
  allowed?: Uint8Array;
  /** By paper vertex, 1 where the paper may take part; seeds do in any case. */
  mask?: Uint8Array;
}

export interface GatheredPapers {
  /** The seeds first, then by steps. */
  papers: Uint32Array;
  /** Whether `maxPapers` left some out. */
  isCut: boolean;
}

/**
 * Papers among which the lineage of the seeds is looked for: what they descend from, what descends from them, so many steps
 * away. For inferred links: the older (or newer) papers of the same authors that share a topic.
 */
export function gatherPapers(snapshot: Snapshot, seeds: Uint32Array, settings: GatherSettings): GatheredPapers {
  const { direction, depth, maxPapers, mask, inTime } = settings;
  if (depth === 0) return { papers: seeds, isCut: false };
  const found = new Set<number>(seeds);
  let isCut = false;
  for (const way of ['ANCESTORS', 'DESCENDANTS'] as const) {
    if (direction !== 'BOTH' && direction !== way) continue;
    const reached = new Set<number>(seeds);
    let layer: Iterable<number> = seeds;
    for (let step = 0; step < depth; step++) {
      const next = new Set<number>();
      for (const paper of layer)
        for (const other of kin(snapshot, paper, way, step === 0, settings))
          if (!reached.has(other) && (mask === undefined || mask[other] === 1)) next.add(other);
      const unseen = [...next].filter((paper) => !found.has(paper));
      const room = maxPapers - found.size;
      if (unseen.length > room) {
        isCut = true;
        for (const paper of unseen.sort(inTime).slice(room)) next.delete(paper);
      }
      for (const paper of next) {
        reached.add(paper);
        found.add(paper);
      }
      layer = next;
    }
  }
  return { papers: Uint32Array.from(found), isCut };
}

/** Whether a citation joins two of the papers, or, for one paper alone, whether it has any. */
export function haveCitations({ paperReferences, paperCitedBy }: Snapshot, papers: Uint32Array): boolean {
  if (papers.length === 1)
    return rowOf(paperReferences, papers[0] as number).length + rowOf(paperCitedBy, papers[0] as number).length > 0;
  if (paperReferences.neighbors.length === 0) return false;
  const own = new Set(papers);
  return papers.some((paper) => rowOf(paperReferences, paper).some((cited) => own.has(cited)));
}

function* kin(
  snapshot: Snapshot,
  paper: number,
  way: 'ANCESTORS' | 'DESCENDANTS',
  isSeed: boolean,
  { links, allowed, minSharedAuthors }: GatherSettings,
): Generator<number> {
  if (links === 'CITATIONS') {
    yield* rowOf(way === 'ANCESTORS' ? snapshot.paperReferences : snapshot.paperCitedBy, paper);
    return;
  }
  const { paperDates, paperTopics, topicPapers, paperAuthors, authorPapers } = snapshot;
  const topics = new Set(rowOf(paperTopics, paper).filter((topic) => allowed === undefined || allowed[topic] === 1));
  const date = paperDates[paper] as number;
  const isOnTheWay = (other: number) =>
    way === 'ANCESTORS'
      ? isBefore(paperDates[other] as number, date)
      : date > 0 && isBefore(date, paperDates[other] as number);
  for (const author of new Set(rowOf(paperAuthors, paper)))
    for (const other of rowOf(authorPapers, author))
      if (isOnTheWay(other) && rowOf(paperTopics, other).some((topic) => topics.has(topic))) yield other;
  if (!isSeed || minSharedAuthors > 0) return;
  for (const topic of topics) {
    const others = rowOf(topicPapers, topic);
    if (others.length <= mostCommonTopic) for (const other of others) if (isOnTheWay(other)) yield other;
  }
}

function rowOf({ starts, neighbors }: Rows, vertex: number): Uint32Array {
  return neighbors.subarray(starts[vertex], starts[vertex + 1]);
}
