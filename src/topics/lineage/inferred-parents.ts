import { buildRows, distinctRows, transposeRows } from '../../graph/build-rows.js';
import { incompleteAt } from '../../graph/paper-facts.js';
import { type AnyRows, degreeOf, neighborsOf, type Rows, type Snapshot } from '../../graph/snapshot.js';
import { BestParents } from './best-parents.js';
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
  const { paperDates, paperFacts } = snapshot;
  const { maxParents, minSharedAuthors, minSharedTopics, halfLife, allowed } = settings;
  const count = papers.length;
  const topics = localRows(snapshot.paperTopics, papers, snapshot.ids.topics.length, allowed);
  const authors = localRows(snapshot.paperAuthors, papers, snapshot.ids.authors.length);
  const { starts: topicStarts, neighbors: topicsOf } = topics.rows;
  const { starts: authorStarts, neighbors: authorsOf } = authors.rows;
  const { starts: writtenStarts, neighbors: writtenBy } = transposeRows(authors.rows, authors.vertices.length);
  const idf = inverseFrequency(snapshot, topics.vertices);
  const finders = findingTopics(snapshot, papers, topics, settings);
  const isIncomplete = Uint8Array.from(papers, (paper) => incompleteAt(paperFacts, paper));
  const { moment, dates } = momentsOf(Int32Array.from(papers, (paper) => paperDates.at(paper)));
  const time = Float64Array.from(dates, timeOf);
  const recencies = new Float64Array(dates.length);
  // The moment that each recency was worked out for.
  const recentTo = new Int32Array(dates.length).fill(-1);
  const recencyAt = (past: number, now: number) => {
    if (recentTo[past] === now) return recencies[past] as number;
    recentTo[past] = now;
    const recency = isBefore(dates[past] as number, dates[now] as number)
      ? 2 ** (((time[past] as number) - (time[now] as number)) / halfLife)
      : notBefore;
    recencies[past] = recency;
    return recency;
  };
  const weight = new Float64Array(count);
  const sharedTopics = new Uint32Array(count);
  const sharedAuthors = new Uint32Array(count);
  const allTopics = sumByPaper(topics.rows, idf);
  const mark = new Uint32Array(topics.vertices.length);
  const found = new Uint32Array(count);
  const links: InferredLink[] = [];
  const best = new BestParents(maxParents);
  for (let child = 0; child < count; child++) {
    let met = 0;
    for (let i = authorStarts[child] as number; i < (authorStarts[child + 1] as number); i++) {
      const author = authorsOf[i] as number;
      const end = writtenStarts[author + 1] as number;
      for (let j = writtenStarts[author] as number; j < end; j++) {
        const parent = writtenBy[j] as number;
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
      if (finders === undefined || finders.isFinder[topic] === 0) {
        silent += idf[topic] as number;
        continue;
      }
      const end = finders.papersOf.starts[topic + 1] as number;
      for (let j = finders.papersOf.starts[topic] as number; j < end; j++) {
        const parent = finders.papersOf.neighbors[j] as number;
        if (parent >= child) break;
        if (sharedAuthors[parent] === 0 && sharedTopics[parent] === 0) found[met++] = parent;
        sharedTopics[parent] = (sharedTopics[parent] as number) + 1;
        weight[parent] = (weight[parent] as number) + (idf[topic] as number);
      }
    }
    // The newer ones first: they set a mark that the older ones rarely reach.
    for (let i = met - 1; i >= 0; i--) {
      const parent = found[i] as number;
      const byAuthors = 1 + (sharedAuthors[parent] as number);
      const recency = recencyAt(moment[parent] as number, moment[child] as number);
      const needed = isIncomplete[parent] === 1 || isIncomplete[child] === 1 ? 0 : minSharedAuthors;
      // What can't be better than the worst that is kept is not looked at.
      const most = Math.min((weight[parent] as number) + silent, allTopics[parent] as number) * byAuthors * recency;
      if (byAuthors > needed && recency !== notBefore && most > best.worst - 1e-9) {
        for (let j = topicStarts[parent] as number; j < (topicStarts[parent + 1] as number); j++) {
          const topic = topicsOf[j] as number;
          if (mark[topic] !== child + 1 || finders?.isFinder[topic] === 1) continue;
          sharedTopics[parent] = (sharedTopics[parent] as number) + 1;
          weight[parent] = (weight[parent] as number) + (idf[topic] as number);
        }
        if ((sharedTopics[parent] as number) >= Math.max(1, minSharedTopics))
          best.offer(
            parent,
            (weight[parent] as number) * byAuthors * recency,
            recency,
            time[moment[parent] as number] as number,
          );
      }
      sharedTopics[parent] = sharedAuthors[parent] = weight[parent] = 0;
    }
    best.take(child, links);
  }
  return links;
}

/** Stands for the recency of what isn't surely older. */
const notBefore = -1;

/** Papers numbered by the place of their date among all dates, ascending, so that what hangs on two dates is worked out once. */
function momentsOf(paperDates: Int32Array): { moment: Uint32Array; dates: Int32Array } {
  const dates = Int32Array.from(new Set(paperDates)).sort();
  const places = new Map(Array.from(dates, (date, place) => [date, place]));
  return { moment: Uint32Array.from(paperDates, (date) => places.get(date) as number), dates };
}

interface LocalRows {
  /** Vertices of the members that the papers have, ascending; members are numbered by their place here. */
  vertices: Uint32Array;
  /** Distinct members of each paper. */
  rows: Rows;
}

function localRows(rows: AnyRows, papers: Uint32Array, count: number, allowed?: Uint8Array): LocalRows {
  // By vertex: whether it is met, then its number.
  const number = new Int32Array(count).fill(-1);
  let pairs = 0;
  for (let at = 0; at < papers.length; at++) {
    for (const member of neighborsOf(rows, papers[at] as number)) {
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
    for (const vertex of neighborsOf(rows, papers[at] as number)) {
      const member = number[vertex] as number;
      if (member === -1) continue;
      sources[written] = at;
      targets[written++] = member;
    }
  }
  return { vertices, rows: distinctRows(buildRows(papers.length, sources, targets), vertices.length) };
}

interface Finders {
  /** By topic, 1 where it finds parents. */
  isFinder: Uint8Array;
  /** Papers of each topic, ascending. */
  papersOf: Rows;
}

/**
 * The topics by which parents are found that share no author: neither common, nor the subject, nor on so much of its papers
 * that they go with it; nothing where each parent must share an author. The others count where both papers have them.
 */
function findingTopics(
  { paperFacts }: Snapshot,
  papers: Uint32Array,
  { vertices, rows }: LocalRows,
  { minSharedAuthors, subject }: InferenceSettings,
): Finders | undefined {
  if (minSharedAuthors > 0 && !papers.some((paper) => incompleteAt(paperFacts, paper) === 1)) return undefined;
  const papersOf = transposeRows(rows, vertices.length);
  const both = new Uint32Array(vertices.length);
  const topic = subject === undefined ? -1 : vertices.indexOf(subject);
  const holders = topic < 0 ? new Uint32Array(0) : neighborsOf(papersOf, topic);
  for (const paper of holders) for (const other of neighborsOf(rows, paper)) both[other] = (both[other] as number) + 1;
  const isFinder = Uint8Array.from(both, (shared, other) => {
    const isSubsuming = holders.length > 0 && shared >= subsumedFrom * holders.length;
    return isSubsuming || degreeOf(papersOf, other) > mostCommonTopic ? 0 : 1;
  });
  return { isFinder, papersOf };
}

function inverseFrequency({ paperTopics, topicPapers }: Snapshot, topics: Uint32Array): Float64Array {
  let all = 0;
  for (let paper = 0; paper < paperTopics.count; paper++) if (degreeOf(paperTopics, paper) > 0) all++;
  return Float64Array.from(topics, (topic) => Math.log(1 + all / degreeOf(topicPapers, topic)));
}

/** Σ idf of the topics of each paper, and a little for rounding: what no score can exceed. */
function sumByPaper({ starts, neighbors }: Rows, idf: Float64Array): Float64Array {
  const sums = new Float64Array(starts.length - 1).fill(1e-9);
  for (let paper = 0; paper < sums.length; paper++)
    for (let i = starts[paper] as number; i < (starts[paper + 1] as number); i++)
      sums[paper] = (sums[paper] as number) + (idf[neighbors[i] as number] as number);
  return sums;
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
    topics: topics.sort((a, b) => degreeOf(topicPapers, a) - degreeOf(topicPapers, b) || a - b),
  };
}

function inBoth(rows: AnyRows, one: number, other: number): number[] {
  const members = new Set(neighborsOf(rows, other));
  return [...new Set(neighborsOf(rows, one))].filter((member) => members.has(member)).sort((a, b) => a - b);
}
