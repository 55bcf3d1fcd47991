/** Which topics stand above which: parallel columns. */
export interface Subsumption {
  broader: number[];
  narrower: number[];
  /** P(broader | narrower), 0 to 1. */
  scores: number[];
}

export interface SubsumptionOptions {
  /** Least P(broader | narrower). */
  threshold: number;
  /** Fewest papers of the narrower topic. */
  support: number;
}

export const subsumptionDefaults: SubsumptionOptions = { threshold: 0.8, support: 3 };

/** The topics of papers and the papers of topics, as in src/graph/snapshot.ts. */
export interface TopicRows {
  paperTopics: { starts: ArrayLike<number>; neighbors: ArrayLike<number> };
  topicPapers: { starts: ArrayLike<number>; neighbors: ArrayLike<number> };
}

/**
 * Broader and narrower topics by subsumption: Sanderson and Croft, "Deriving concept hierarchies from text" (1999). x is
 * broader than y where P(x|y) >= 0.8 and P(y|x) < P(x|y): nearly every paper on y is on x, and x has more papers. Only
 * direct relations stay: what follows from others is left out (transitive reduction). As a broader topic always has more
 * papers than a narrower one, there is no circle.
 */
export function subsumption(
  { paperTopics, topicPapers }: TopicRows,
  given: Partial<SubsumptionOptions> = {},
): Subsumption {
  const { threshold, support } = { ...subsumptionDefaults, ...given };
  const topics = topicPapers.starts.length - 1;
  const size = (topic: number) => (topicPapers.starts[topic + 1] as number) - (topicPapers.starts[topic] as number);
  const counts = new Int32Array(topics);
  const parents: { topic: number; score: number }[][] = [];
  for (let narrower = 0; narrower < topics; narrower++) {
    const list: { topic: number; score: number }[] = [];
    parents.push(list);
    if (size(narrower) < support) continue;
    const met: number[] = [];
    for (let i = topicPapers.starts[narrower] as number; i < (topicPapers.starts[narrower + 1] as number); i++) {
      const paper = topicPapers.neighbors[i] as number;
      for (let j = paperTopics.starts[paper] as number; j < (paperTopics.starts[paper + 1] as number); j++) {
        const topic = paperTopics.neighbors[j] as number;
        if (counts[topic] === 0) met.push(topic);
        counts[topic] = (counts[topic] as number) + 1;
      }
    }
    for (const topic of met) {
      const score = (counts[topic] as number) / size(narrower);
      counts[topic] = 0;
      // P(narrower | topic) is below the score exactly where the topic has more papers.
      if (score >= threshold && size(topic) > size(narrower)) list.push({ topic, score });
    }
  }
  return reduce(parents);
}

/** Leaves out the parents that are also above another parent. */
function reduce(parents: readonly (readonly { topic: number; score: number }[])[]): Subsumption {
  const found: Subsumption = { broader: [], narrower: [], scores: [] };
  parents.forEach((list, narrower) => {
    const above = new Set<number>();
    // A set is read on while it grows.
    for (const { topic } of list) for (const { topic: grand } of parents[topic] ?? []) above.add(grand);
    for (const topic of above) for (const { topic: grand } of parents[topic] ?? []) above.add(grand);
    for (const { topic, score } of [...list].sort((a, b) => b.score - a.score || a.topic - b.topic)) {
      if (above.has(topic)) continue;
      found.broader.push(topic);
      found.narrower.push(narrower);
      found.scores.push(score);
    }
  });
  return found;
}
