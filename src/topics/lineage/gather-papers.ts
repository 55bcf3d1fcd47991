import { papersNewestFirst } from '../../graph/newest-first.js';
import { degreeOf, neighborsOf, type Snapshot } from '../../graph/snapshot.js';
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
  const topicMark = new Int32Array(snapshot.ids.topics.length).fill(-1);
  let isCut = false;
  for (const way of ['ANCESTORS', 'DESCENDANTS'] as const) {
    if (direction !== 'BOTH' && direction !== way) continue;
    // By paper, 1 where it is not to be looked at (again).
    const isDone = mask ? Uint8Array.from(mask, (may) => 1 - may) : new Uint8Array(snapshot.ids.papers.length);
    for (const seed of seeds) isDone[seed] = 1;
    let layer: readonly number[] = [...seeds];
    for (let step = 0; step < depth && layer.length > 0; step++) {
      let next: number[] = [];
      const walk: Walk = { ...settings, isSeed: step === 0, isDone, topicMark, next };
      for (const paper of layer) addKin(snapshot, paper, way, walk);
      const unseen = next.filter((paper) => !found.has(paper));
      const room = maxPapers - found.size;
      if (unseen.length > room) {
        isCut = true;
        const left = new Set(unseen.sort(inTime).slice(room));
        next = next.filter((paper) => !left.has(paper));
      }
      for (const paper of next) found.add(paper);
      layer = next;
    }
  }
  return { papers: Uint32Array.from(found), isCut };
}

/** Whether a citation joins two of the papers, or, for one paper alone, whether it has any. */
export function haveCitations({ paperReferences, paperCitedBy }: Snapshot, papers: Uint32Array): boolean {
  if (papers.length === 1)
    return (
      neighborsOf(paperReferences, papers[0] as number).length + neighborsOf(paperCitedBy, papers[0] as number).length >
      0
    );
  if (paperReferences.links === 0) return false;
  const own = new Set(papers);
  return papers.some((paper) => neighborsOf(paperReferences, paper).some((cited) => own.has(cited)));
}

interface Walk extends GatherSettings {
  isSeed: boolean;
  /** By paper: 1 where it was met, or may not take part. */
  isDone: Uint8Array;
  /** By topic: the paper that was last seen to have it. */
  topicMark: Int32Array;
  next: number[];
}

/** Adds what one step from a paper leads to, each once. */
function addKin(snapshot: Snapshot, paper: number, way: 'ANCESTORS' | 'DESCENDANTS', walk: Walk): void {
  const { links, allowed, minSharedAuthors, isSeed, isDone, topicMark, next } = walk;
  const add = (other: number) => {
    isDone[other] = 1;
    next.push(other);
  };
  if (links === 'CITATIONS') {
    for (const other of neighborsOf(way === 'ANCESTORS' ? snapshot.paperReferences : snapshot.paperCitedBy, paper))
      if (isDone[other] === 0) add(other);
    return;
  }
  const { paperDates, paperTopics, topicPapers, paperAuthors, authorPapers } = snapshot;
  const topics = neighborsOf(paperTopics, paper);
  const date = paperDates.at(paper);
  for (const topic of topics) if (allowed === undefined || allowed[topic] === 1) topicMark[topic] = paper;
  const isOnTheWay = (other: number) =>
    way === 'ANCESTORS' ? isBefore(paperDates.at(other), date) : date > 0 && isBefore(date, paperDates.at(other));
  const sharesTopic = (other: number) => neighborsOf(paperTopics, other).some((topic) => topicMark[topic] === paper);
  for (const author of neighborsOf(paperAuthors, paper)) {
    const end = authorPapers.starts.at(author + 1);
    for (let i = authorPapers.starts.at(author); i < end; i++) {
      const other = authorPapers.neighbors[i] as number;
      if (isDone[other] === 0 && isOnTheWay(other) && sharesTopic(other)) add(other);
    }
  }
  if (!isSeed || minSharedAuthors > 0) return;
  for (const topic of topics) {
    if (topicMark[topic] !== paper || degreeOf(topicPapers, topic) > mostCommonTopic) continue;
    for (const other of papersNewestFirst(snapshot, topicPapers, topic))
      if (isDone[other] === 0 && isOnTheWay(other)) add(other);
  }
}
