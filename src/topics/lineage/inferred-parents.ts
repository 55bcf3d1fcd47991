import { buildRows, distinctRows, transposeRows } from '../../graph/build-rows.js';
import type { Rows, Snapshot } from '../../graph/snapshot.js';
import { isBefore, timeOf } from './paper-time.js';

export interface InferenceSettings {
  /** Most parents of a paper. */
  maxParents: number;
  /** A pair of which one byline is known to be cut needs none: who else wrote it is unknown. */
  minSharedAuthors: number;
  minSharedTopics: number;
  /** Years after which an older parent counts half. */
  halfLife: number;
  /** By topic vertex, 1 where the topic counts. */
  allowed?: Uint8Array;
  /** Vertex of the topic that the lineage is of: to share it is no sign of descent, beside others it counts. */
  subject?: number;
}

export const inferenceDefaults: Readonly<InferenceSettings> = Object.freeze({
  maxParents: 2,
  minSharedAuthors: 1,
  minSharedTopics: 1,
  halfLife: 3,
});

/** One paper that is taken for the parent of another; `sharedBy` tells why. */
export interface InferredLink {
  /** Places in the list of papers. */
  parent: number;
  child: number;
  score: number;
  recency: number;
}

/** A topic on so much of the papers of the subject subsumes it, and says no more (Sanderson, Croft 1999). */
const subsumedFrom = 0.8;

/** Topics of more papers of the list find no parents; where both papers have them they count all the same. */
export const mostCommonTopic = 200;

/**
 * Likely parents where no citations are known: for each paper the best of the earlier ones by
 * Σ_shared topics idf · (1 + shared authors) · recency, with idf = ln(1 + N / df) over all papers N that have topics, and
 * recency = 2^(-years between / halfLife). A parent shares an author, or a topic other than the subject and what subsumes
 * it; and no fewer authors and topics than asked for. Of one score, the later paper, then the one that comes first.
 *
 * @param papers vertices, each once, in the order of their dates
 */
export function inferParents(
  snapshot: Snapshot,
  papers: Uint32Array,
  settings: InferenceSettings = inferenceDefaults,
): InferredLink[] {
  const { paperDates, paperIncomplete } = snapshot;
  const { maxParents, minSharedAuthors, minSharedTopics, halfLife, allowed } = settings;
  const count = papers.length;
  const topics = localRows(snapshot.paperTopics, papers, snapshot.ids.topics.length, allowed);
  const authors = localRows(snapshot.paperAuthors, papers, snapshot.ids.authors.length);
  const idf = inverseFrequency(snapshot, topics.vertices);
  // A topic that finds no parents is looked at where both papers have it.
  const findsParents = minSharedAuthors === 0 || papers.some((paper) => paperIncomplete[paper] === 1);
  const subsuming = subsumingTopics(topics, settings.subject);
  const isSilent = topics.vertices.map((_, topic) =>
    !findsParents || lengthOf(topics.papersOf, topic) > mostCommonTopic || subsuming.has(topic) ? 1 : 0,
  );
  const dates = Int32Array.from(papers, (paper) => paperDates[paper] as number);
  const isIncomplete = Uint8Array.from(papers, (paper) => paperIncomplete[paper] as number);
  const time = Float64Array.from(dates, timeOf);
  const aging = agingOf(time, halfLife);
  const weight = new Float64Array(count);
  const sharedTopics = new Uint32Array(count);
  const sharedAuthors = new Uint32Array(count);
  const allTopics = sumByPaper(topics.rows, idf);
  const mark = new Uint32Array(topics.vertices.length);
  const found = new Uint32Array(count);
  const links: InferredLink[] = [];
  const { starts: topicStarts, neighbors: topicsOf } = topics.rows;
  const { starts: authorStarts, neighbors: authorsOf } = authors.rows;
  const best: Candidate[] = [];
  for (let child = 0; child < count; child++) {
    let met = 0;
    for (let i = authorStarts[child] as number; i < (authorStarts[child + 1] as number); i++) {
      const author = authorsOf[i] as number;
      const end = authors.papersOf.starts[author + 1] as number;
      for (let j = authors.papersOf.starts[author] as number; j < end; j++) {
        const parent = authors.papersOf.neighbors[j] as number;
        if (parent >= child) break;
        const shared = sharedAuthors[parent] as number;
        if (shared === 0) found[met++] = parent;
        sharedAuthors[parent] = shared + 1;
      }
    }
    let silent = 0;
    for (let i = topicStarts[child] as number; i < (topicStarts[child + 1] as number); i++) {
      const topic = topicsOf[i] as number;
      mark[topic] = child + 1;
      if (isSilent[topic] === 1) {
        silent += idf[topic] as number;
        continue;
      }
      const end = topics.papersOf.starts[topic + 1] as number;
      for (let j = topics.papersOf.starts[topic] as number; j < end; j++) {
        const parent = topics.papersOf.neighbors[j] as number;
        if (parent >= child) break;
        if (sharedAuthors[parent] === 0 && sharedTopics[parent] === 0) found[met++] = parent;
        sharedTopics[parent] = (sharedTopics[parent] as number) + 1;
        weight[parent] = (weight[parent] as number) + (idf[topic] as number);
      }
    }
    best.length = 0;
    // The newer ones first: they set a mark that the older ones rarely reach.
    for (let i = met - 1; i >= 0; i--) {
      const parent = found[i] as number;
      const byAuthors = 1 + (sharedAuthors[parent] as number);
      const needed = isIncomplete[parent] === 1 || isIncomplete[child] === 1 ? 0 : minSharedAuthors;
      // What can't be better than the worst that is kept is not looked at.
      const worst = (best.length < maxParents ? 0 : (best.at(-1)?.score ?? 0)) - 1e-9;
      const most =
        Math.min((weight[parent] as number) + silent, allTopics[parent] as number) *
        byAuthors *
        ((aging[parent] as number) / (aging[child] as number));
      if (byAuthors > needed && most > worst && isBefore(dates[parent] as number, dates[child] as number)) {
        const recency = 2 ** (((time[parent] as number) - (time[child] as number)) / halfLife);
        for (let j = topicStarts[parent] as number; j < (topicStarts[parent + 1] as number); j++) {
          const topic = topicsOf[j] as number;
          if (isSilent[topic] === 0 || mark[topic] !== child + 1) continue;
          sharedTopics[parent] = (sharedTopics[parent] as number) + 1;
          weight[parent] = (weight[parent] as number) + (idf[topic] as number);
        }
        const score = (weight[parent] as number) * byAuthors * recency;
        if ((sharedTopics[parent] as number) >= Math.max(1, minSharedTopics))
          keepBest(best, { parent, score, recency }, maxParents, time);
      }
      sharedTopics[parent] = sharedAuthors[parent] = weight[parent] = 0;
    }
    for (const { parent, score, recency } of best) links.push({ parent, child, score, recency });
  }
  return links;
}

interface LocalRows {
  /** Vertices of the members that the papers have, ascending; members are numbered by their place here. */
  vertices: Uint32Array;
  /** Distinct members of each paper. */
  rows: Rows;
  /** Papers of each member, ascending. */
  papersOf: Rows;
}

function localRows({ starts, neighbors }: Rows, papers: Uint32Array, count: number, allowed?: Uint8Array): LocalRows {
  // By vertex: whether it is met, then its number.
  const number = new Int32Array(count).fill(-1);
  let pairs = 0;
  for (let at = 0; at < papers.length; at++) {
    const paper = papers[at] as number;
    for (let i = starts[paper] as number; i < (starts[paper + 1] as number); i++) {
      const member = neighbors[i] as number;
      if (allowed !== undefined && allowed[member] !== 1) continue;
      number[member] = 0;
      pairs++;
    }
  }
  const vertices = new Uint32Array(number.reduce((sum, met) => sum + 1 + met, 0));
  for (let member = 0, next = 0; member < count; member++)
    if (number[member] === 0) {
      vertices[next] = member;
      number[member] = next++;
    }
  const sources = new Uint32Array(pairs);
  const targets = new Uint32Array(pairs);
  let written = 0;
  for (let at = 0; at < papers.length; at++) {
    const paper = papers[at] as number;
    for (let i = starts[paper] as number; i < (starts[paper + 1] as number); i++) {
      const member = number[neighbors[i] as number] as number;
      if (member === -1) continue;
      sources[written] = at;
      targets[written++] = member;
    }
  }
  const rows = distinctRows(buildRows(papers.length, sources, targets), vertices.length);
  return { vertices, rows, papersOf: transposeRows(rows, vertices.length) };
}

/** The subject, and the topics on so much of its papers that they go with it. */
function subsumingTopics({ vertices, papersOf, rows }: LocalRows, subject: number | undefined): Set<number> {
  const topic = subject === undefined ? -1 : vertices.indexOf(subject);
  if (topic < 0) return new Set();
  const holders = rowOf(papersOf, topic);
  const both = new Uint32Array(vertices.length);
  for (const paper of holders) for (const other of rowOf(rows, paper)) both[other] = (both[other] as number) + 1;
  return new Set(Array.from(both.keys()).filter((other) => (both[other] as number) >= subsumedFrom * holders.length));
}

function inverseFrequency({ paperTopics, topicPapers }: Snapshot, topics: Uint32Array): Float64Array {
  const { starts } = paperTopics;
  let all = 0;
  for (let paper = 0; paper + 1 < starts.length; paper++)
    if ((starts[paper + 1] as number) > (starts[paper] as number)) all++;
  return Float64Array.from(topics, (topic) => Math.log(1 + all / lengthOf(topicPapers, topic)));
}

/** Σ idf of the topics of each paper, and a little for rounding: what no score can exceed. */
function sumByPaper({ starts, neighbors }: Rows, idf: Float64Array): Float64Array {
  const sums = new Float64Array(starts.length - 1).fill(1e-9);
  for (let paper = 0; paper < sums.length; paper++)
    for (let i = starts[paper] as number; i < (starts[paper + 1] as number); i++)
      sums[paper] = (sums[paper] as number) + (idf[neighbors[i] as number] as number);
  return sums;
}

/** Of two papers, the quotient is how recent the one is to the other; all 1, which bounds it, where that would underflow. */
function agingOf(time: Float64Array, halfLife: number): Float64Array {
  const dated = time.filter((years) => years > 1);
  const newest = dated.reduce((most, years) => Math.max(most, years), 0);
  const oldest = dated.reduce((least, years) => Math.min(least, years), newest);
  if ((newest - oldest) / halfLife > 1000) return new Float64Array(time.length).fill(1);
  return time.map((years) => (years > 1 ? 2 ** ((years - newest) / halfLife) : 1));
}

interface Candidate {
  parent: number;
  score: number;
  recency: number;
}

function keepBest(best: Candidate[], found: Candidate, most: number, time: Float64Array): void {
  let at = best.length;
  while (at > 0 && isBetter(found, best[at - 1] as Candidate, time)) at--;
  if (at === most) return;
  best.splice(at, 0, found);
  best.length = Math.min(best.length, most);
}

function isBetter(one: Candidate, other: Candidate, time: Float64Array): boolean {
  const score = Math.round(one.score * 1e9) - Math.round(other.score * 1e9);
  if (score !== 0) return score > 0;
  const years = (time[one.parent] as number) - (time[other.parent] as number);
  return years === 0 ? one.parent < other.parent : years > 0;
}

/**
 * What two papers have in common.
 *
 * @param allowed by topic vertex, 1 where the topic counts
 * @returns vertices: authors ascending, topics the rarest first
 */
export function sharedBy(
  { paperAuthors, paperTopics, topicPapers }: Snapshot,
  one: number,
  other: number,
  allowed?: Uint8Array,
): { authors: number[]; topics: number[] } {
  const topics = inBoth(paperTopics, one, other).filter((topic) => allowed === undefined || allowed[topic] === 1);
  return {
    authors: inBoth(paperAuthors, one, other),
    topics: topics.sort((a, b) => lengthOf(topicPapers, a) - lengthOf(topicPapers, b) || a - b),
  };
}

function inBoth(rows: Rows, one: number, other: number): number[] {
  const members = new Set(rowOf(rows, other));
  return [...new Set(rowOf(rows, one))].filter((member) => members.has(member)).sort((a, b) => a - b);
}

function rowOf({ starts, neighbors }: Rows, vertex: number): Uint32Array {
  return neighbors.subarray(starts[vertex], starts[vertex + 1]);
}

function lengthOf({ starts }: Rows, vertex: number): number {
  return (starts[vertex + 1] as number) - (starts[vertex] as number);
}
