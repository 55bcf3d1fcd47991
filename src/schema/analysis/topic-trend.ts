import type { Snapshot } from '../../graph/snapshot.js';
import { type Burst, type BurstSettings, bursts } from '../../topics/trend/bursts.js';
import { type Growth, growth } from '../../topics/trend/growth.js';
import { yearlyCounts } from '../../topics/trend/yearly-counts.js';

interface TrendInput {
  snapshot: Snapshot;
  /** Vertices of the subject, each once. */
  papers: Uint32Array;
  /** By paper vertex, 1 where the paper belongs to the corpus. */
  mask?: Uint8Array;
}

export interface TrendYear {
  year: number;
  papers: number;
  corpus: number;
}

export interface Trend {
  years: TrendYear[];
  growth: Growth | undefined;
  undated: number;
}

/** Papers by year beside the corpus, and how fast their share grows since the year of the first of them. */
export function topicTrend({ snapshot, papers, mask }: TrendInput): Trend {
  const counts = yearlyCounts(snapshot, papers, mask);
  const years = Array.from(counts.papers, (count, at) => ({
    year: counts.firstYear + at,
    papers: count,
    corpus: counts.corpus[at] as number,
  }));
  // What wasn't there yet says nothing of how fast it grows.
  const first = Math.max(
    0,
    counts.papers.findIndex((count) => count > 0),
  );
  const grown = growth(counts.papers.slice(first), counts.corpus.slice(first));
  return { years, growth: grown, undated: counts.undated };
}

export interface YearBurst extends Omit<Burst, 'from' | 'to'> {
  firstYear: number;
  lastYear: number;
  /** Whether it lasts to the end of the corpus. */
  isOpen: boolean;
}

/** Bursts of a topic in the years of the corpus. */
export function topicBursts({ snapshot, papers, mask, settings }: TrendInput & { settings: BurstSettings }) {
  const counts = yearlyCounts(snapshot, papers, mask);
  const found = bursts(counts.papers, counts.corpus, settings);
  const list: YearBurst[] = found.list.map(({ from, to, ...burst }) => ({
    ...burst,
    firstYear: counts.firstYear + from,
    lastYear: counts.firstYear + to,
    isOpen: to === counts.papers.length - 1,
  }));
  return { list, usualRate: found.usualRate, burstRate: found.burstRate };
}
