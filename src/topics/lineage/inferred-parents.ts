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

/** Why one paper is taken for the parent of another. */
export interface InferredLink {
  /** Places in the list of papers. */
  parent: number;
  child: number;
  score: number;
  recency: number;
  /** Vertices, ascending; topics by idf, the rarest first. */
  sharedAuthors: number[];
  sharedTopics: number[];
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
  const topics = localRows(snapshot.paperTopics, papers, allowed);
  const authors = localRows(snapshot.paperAuthors, papers);
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
  const weight = new Float64Array(count);
  const sharedTopics = new Uint32Array(count);
  const sharedAuthors = new Uint32Array(count);
  const mark = new Uint32Array(topics.vertices.length);
  const found = new Uint32Array(count);
  const links: InferredLink[] = [];
  for (let child = 0; child < count; child++) {
    let met = 0;
    for (const author of rowOf(authors.rows, child))
      for (const parent of rowOf(authors.papersOf, author)) {
        if (parent >= child) break;
        if (sharedAuthors[parent] === 0) found[met++] = parent;
        sharedAuthors[parent] = (sharedAuthors[parent] as number) + 1;
      }
    let silent = 0;
    for (const topic of rowOf(topics.rows, child)) {
      mark[topic] = child + 1;
      if (isSilent[topic] === 1) {
        silent += idf[topic] as number;
        continue;
      }
      for (const parent of rowOf(topics.papersOf, topic)) {
        if (parent >= child) break;
        if (sharedAuthors[parent] === 0 && sharedTopics[parent] === 0) found[met++] = parent;
        sharedTopics[parent] = (sharedTopics[parent] as number) + 1;
        weight[parent] = (weight[parent] as number) + (idf[topic] as number);
      }
    }
    const best: Candidate[] = [];
    // The newer ones first: they set a mark that the older ones rarely reach.
    for (let i = met - 1; i >= 0; i--) {
      const parent = found[i] as number;
      const byAuthors = 1 + (sharedAuthors[parent] as number);
      const needed = isIncomplete[parent] === 1 || isIncomplete[child] === 1 ? 0 : minSharedAuthors;
      const worst = best.length < maxParents ? 0 : (best.at(-1)?.score ?? 0);
      const recency = 2 ** (-((time[child] as number) - (time[parent] as number)) / halfLife);
      // What can't be better than the worst that is kept is not looked at.
      const most = ((weight[parent] as number) + silent) * byAuthors * recency;
      if (byAuthors > needed && most > worst - 1e-9 && isBefore(dates[parent] as number, dates[child] as number)) {
        for (let j = topics.rows.starts[parent] as number; j < (topics.rows.starts[parent + 1] as number); j++) {
          const topic = topics.rows.neighbors[j] as number;
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
    for (const one of best)
      links.push({
        ...one,
        child,
        sharedAuthors: inBoth(authors, one.parent, child).sort((a, b) => a - b),
        sharedTopics: rarestFirst(snapshot, inBoth(topics, one.parent, child)),
      });
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

function localRows(all: Rows, papers: Uint32Array, allowed?: Uint8Array): LocalRows {
  const { starts, neighbors } = all;
  const found = new Set<number>();
  const each = (meet: (paper: number, member: number) => void) => {
    for (const [at, paper] of papers.entries())
      for (let i = starts[paper] as number; i < (starts[paper + 1] as number); i++) {
        const member = neighbors[i] as number;
        if (allowed === undefined || allowed[member] === 1) meet(at, member);
      }
  };
  let pairs = 0;
  each((_, member) => {
    found.add(member);
    pairs++;
  });
  const vertices = Uint32Array.from(found).sort();
  const number = new Map(Array.from(vertices, (member, at) => [member, at]));
  const sources = new Uint32Array(pairs);
  const targets = new Uint32Array(pairs);
  let written = 0;
  each((paper, member) => {
    sources[written] = paper;
    targets[written++] = number.get(member) as number;
  });
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

function inBoth({ rows, vertices }: LocalRows, a: number, b: number): number[] {
  const other = rowOf(rows, b);
  const found: number[] = [];
  for (const member of rowOf(rows, a)) if (other.includes(member)) found.push(vertices[member] as number);
  return found;
}

function rarestFirst({ topicPapers }: Snapshot, topics: number[]): number[] {
  return topics.sort((a, b) => lengthOf(topicPapers, a) - lengthOf(topicPapers, b) || a - b);
}

function rowOf({ starts, neighbors }: Rows, vertex: number): Uint32Array {
  return neighbors.subarray(starts[vertex], starts[vertex + 1]);
}

function lengthOf({ starts }: Rows, vertex: number): number {
  return (starts[vertex + 1] as number) - (starts[vertex] as number);
}
