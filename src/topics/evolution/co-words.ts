import { type AnyRows, neighborsOf } from '../../graph/snapshot.js';
import { undirectedGraph, type WeightedGraph } from '../../graph/weighted-graph.js';

export interface CoWordSettings {
  /** By topic vertex, 1 where the topic may be a term; all may unless given. */
  allowed?: Uint8Array;
  /** Order of topics of one frequency, smaller first, by topic vertex: makes the answer independent of vertices. */
  rank?: ArrayLike<number>;
  /** Terms of fewer papers are left out. */
  minPapers: number;
  maxTerms: number;
}

/** Terms and how many papers have two of them: the frequent terms first, then by rank. */
export interface CoWords {
  /** Topic vertices. */
  terms: Uint32Array;
  /** By term. */
  papersCount: Uint32Array;
  /** Papers that have both terms: `joint[i * terms.length + j]`, symmetric, 0 where i = j. */
  joint: Uint32Array;
  /** Terms of enough papers that `maxTerms` left out. */
  omittedTerms: number;
}

/**
 * The co-words of some papers (Callon, Courtial, Turner, Bauin 1983): each topic counts once a paper.
 *
 * @param paperTopics distinct topics of each paper
 */
export function coWords(paperTopics: AnyRows, papers: ArrayLike<number>, settings: CoWordSettings): CoWords {
  const { terms, papersCount, omittedTerms } = frequentTerms(paperTopics, papers, settings);
  const count = terms.length;
  const place = new Map(Array.from(terms, (topic, i) => [topic, i]));
  const joint = new Uint32Array(count * count);
  const here: number[] = [];
  for (let p = 0; p < papers.length; p++) {
    const paper = papers[p] as number;
    here.length = 0;
    for (const topic of neighborsOf(paperTopics, paper)) {
      const term = place.get(topic);
      if (term !== undefined) here.push(term);
    }
    for (const i of here)
      for (const j of here) if (i !== j) joint[i * count + j] = (joint[i * count + j] as number) + 1;
  }
  return { terms, papersCount, joint, omittedTerms };
}

function frequentTerms(paperTopics: AnyRows, papers: ArrayLike<number>, settings: CoWordSettings) {
  const { allowed, rank, minPapers, maxTerms } = settings;
  const counts: number[] = [];
  for (let p = 0; p < papers.length; p++) {
    const paper = papers[p] as number;
    for (const topic of neighborsOf(paperTopics, paper)) {
      if (allowed === undefined || allowed[topic] === 1) counts[topic] = (counts[topic] ?? 0) + 1;
    }
  }
  const place = (topic: number) => rank?.[topic] ?? topic;
  const frequent: number[] = [];
  counts.forEach((papersCount, topic) => {
    if (papersCount >= minPapers) frequent.push(topic);
  });
  frequent.sort((a, b) => (counts[b] as number) - (counts[a] as number) || place(a) - place(b));
  const terms = Uint32Array.from(frequent.slice(0, maxTerms));
  return {
    terms,
    papersCount: terms.map((topic) => counts[topic] as number),
    omittedTerms: frequent.length - terms.length,
  };
}

/**
 * The terms tied by association strength: w · Σk / (k_i · k_j), with w the joint papers and k their sum over the ties of
 * a term (van Eck, Waltman 2009, "How to normalize cooccurrence data?", JASIST 60(8)).
 */
export function associationGraph({ terms, joint }: CoWords): WeightedGraph {
  const count = terms.length;
  const strength = new Float64Array(count);
  let total = 0;
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) strength[i] = (strength[i] as number) + (joint[i * count + j] as number);
    total += strength[i] as number;
  }
  const source: number[] = [];
  const target: number[] = [];
  const weight: number[] = [];
  for (let i = 0; i < count; i++)
    for (let j = i + 1; j < count; j++) {
      const papers = joint[i * count + j] as number;
      if (papers === 0) continue;
      source.push(i);
      target.push(j);
      weight.push((papers * total) / ((strength[i] as number) * (strength[j] as number)));
    }
  return undirectedGraph(count, source, target, weight);
}
