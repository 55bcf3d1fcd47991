import { incompleteAt } from '../../graph/paper-facts.js';
import type { Snapshot } from '../../graph/snapshot.js';
import { type GatherSettings, gatherPapers } from './gather-papers.js';
import { type LineageInput, type PaperLineage, paperLineage } from './paper-lineage.js';

export interface TraceInput extends Omit<LineageInput, 'papers' | 'isSeed'> {
  /** Vertices of the papers of the topic, or of the paper itself; each once, in any order. */
  seeds: Uint32Array;
  /** Papers among which it is looked for, seeds included; of more seeds the oldest, beyond them the nearest, then the oldest. */
  maxPapers: number;
  /** By paper vertex, 1 where the paper may take part; seeds do in any case. */
  mask?: Uint8Array;
  /** Order of papers that nothing else tells apart, by vertex. */
  paperRank: ArrayLike<number>;
}

export interface TracedLineage extends PaperLineage {
  /** Whether papers that belong were not even looked at. */
  isPartial: boolean;
}

/** The papers among which the lineage of the seeds is looked for, laid out in time. */
export function traceLineage({ seeds, maxPapers, mask, paperRank, ...input }: TraceInput): TracedLineage {
  const { snapshot, links, direction, depth, inference } = input;
  const inTime = orderInTime(snapshot, paperRank);
  const begun = seeds.slice().sort(inTime).subarray(0, maxPapers);
  const settings: GatherSettings = {
    links,
    direction,
    depth,
    maxPapers,
    inTime,
    minSharedAuthors: begun.some((paper) => incompleteAt(snapshot.paperFacts, paper) === 1)
      ? 0
      : inference.minSharedAuthors,
    ...(inference.allowed && { allowed: inference.allowed }),
    ...(mask && { mask }),
  };
  const { papers, isCut } = gatherPapers(snapshot, begun, settings);
  const own = new Set(begun);
  if (papers.length > begun.length) papers.sort(inTime);
  const lineage = paperLineage({
    ...input,
    papers,
    isSeed: Uint8Array.from(papers, (paper) => (own.has(paper) ? 1 : 0)),
  });
  const unseen = seeds.length - begun.length;
  lineage.truncated.omittedNodes += unseen;
  return { ...lineage, isPartial: isCut || unseen > 0 };
}

/** By date, unknown ones last; of one date by rank. */
function orderInTime({ paperDates }: Snapshot, rank: ArrayLike<number>): (a: number, b: number) => number {
  const dateOf = (paper: number) => paperDates.at(paper) || 99999999;
  return (a, b) => dateOf(a) - dateOf(b) || (rank[a] as number) - (rank[b] as number);
}
