import { neighborsOf, type Snapshot } from '../../graph/snapshot.js';
import { cutPeriods, type Period, type PeriodCut, periodOf } from '../evolution/periods.js';

/** A topic in the papers of a period. */
export interface TopicShare {
  topic: number;
  /** Papers that have it. */
  papers: number;
  /** Each paper gives 1 / (number of its topics) to each; the shares of a period sum to 1. */
  share: number;
}

export interface TopicPeriod extends Period {
  /** With and without topics. */
  papers: number;
  /** The greatest share first, then by rank. */
  topics: TopicShare[];
  /**
   * Jensen-Shannon divergence from the last earlier period with topics, to base 2: 0 where the shares are the same, 1
   * where no topic is shared (Lin 1991, IEEE Transactions on Information Theory 37). Undefined for the first, and where
   * the period has no topics.
   */
  shift: number | undefined;
  /** Topics of that earlier period that are gone, and those that were not in it; in the order of shares. */
  left: number[];
  entered: number[];
}

/**
 * What somebody writes about over time, and how it shifts.
 *
 * @param papers vertices, each once
 * @param allowed by topic vertex, 1 where it counts
 * @param rank order of topics of one share, by topic vertex
 * @throws QueryError as `cutPeriods` does
 */
export function topicShift(
  { paperDates, paperTopics }: Snapshot,
  papers: Uint32Array,
  cut: PeriodCut,
  { allowed, rank }: { allowed?: Uint8Array; rank?: ArrayLike<number> } = {},
): { periods: TopicPeriod[]; undatedPapers: number; otherPapers: number } {
  const dated = papers.filter((paper) => paperDates.at(paper) !== 0);
  const yearOf = (paper: number) => Math.floor(paperDates.at(paper) / 10000);
  const years = new Map<number, number>();
  for (const paper of dated) years.set(yearOf(paper), (years.get(yearOf(paper)) ?? 0) + 1);
  const cuts = cutPeriods(years, cut);
  const counts = cuts.map(() => 0);
  const found = cuts.map(() => new Map<number, TopicShare>());
  let otherPapers = 0;
  for (const paper of dated) {
    const at = periodOf(cuts, yearOf(paper));
    if (at < 0) {
      otherPapers++;
      continue;
    }
    counts[at] = (counts[at] as number) + 1;
    const topics = neighborsOf(paperTopics, paper).filter((topic) => allowed === undefined || allowed[topic] === 1);
    for (const topic of topics) {
      const share = found[at]?.get(topic) ?? { topic, papers: 0, share: 0 };
      found[at]?.set(topic, share);
      share.papers++;
      share.share += 1 / topics.length;
    }
  }
  const place = (topic: number) => rank?.[topic] ?? topic;
  let before: TopicShare[] | undefined;
  const periods = cuts.map((period, at) => {
    const topics = [...(found[at] as Map<number, TopicShare>).values()];
    const total = topics.reduce((sum, { share }) => sum + share, 0);
    for (const topic of topics) topic.share /= total;
    topics.sort((a, b) => Math.round((b.share - a.share) * 1e9) || place(a.topic) - place(b.topic));
    const compared = topics.length === 0 ? undefined : before;
    if (topics.length > 0) before = topics;
    return {
      ...period,
      papers: counts[at] as number,
      topics,
      shift: compared && jensenShannon(compared, topics),
      left: missingIn(topics, compared ?? []),
      entered: compared === undefined ? [] : missingIn(compared, topics),
    };
  });
  return { periods, undatedPapers: papers.length - dated.length, otherPapers };
}

/** Topics of the second list that the first has not. */
function missingIn(first: readonly TopicShare[], second: readonly TopicShare[]): number[] {
  const known = new Set(first.map(({ topic }) => topic));
  return second.filter(({ topic }) => !known.has(topic)).map(({ topic }) => topic);
}

/** ½ KL(p ‖ m) + ½ KL(q ‖ m) with m = (p + q) / 2, to base 2. */
function jensenShannon(p: readonly TopicShare[], q: readonly TopicShare[]): number {
  const shares = new Map<number, [number, number]>();
  for (const { topic, share } of p) shares.set(topic, [share, 0]);
  for (const { topic, share } of q) shares.set(topic, [shares.get(topic)?.[0] ?? 0, share]);
  let sum = 0;
  for (const [a, b] of shares.values()) {
    const mean = (a + b) / 2;
    if (a > 0) sum += (a / 2) * Math.log2(a / mean);
    if (b > 0) sum += (b / 2) * Math.log2(b / mean);
  }
  return Math.min(1, Math.max(0, sum));
}
