import { buildRows, transposeRows } from '../../src/graph/build-rows.js';
import { CodedColumn } from '../../src/graph/coded-column.js';
import { emptySnapshot, freezeSnapshot } from '../../src/graph/freeze-snapshot.js';
import { allNewestFirst } from '../../src/graph/newest-first.js';
import { type Random, seededRandom } from '../../src/graph/random.js';
import type { Rows, Snapshot } from '../../src/graph/snapshot.js';

export interface Corpus {
  papers: number;
  authors: number;
  /** Parallel columns: who wrote what. */
  paperOf: Uint32Array;
  authorOf: Uint32Array;
  dates: Int32Array;
}

/** Every byline has the same length, every author the same chance: the shape that the design's table was measured on. */
export function uniformCorpus(papers: number, authors: number, byline: number, seed: number): Corpus {
  const random = seededRandom(seed);
  const paperOf = new Uint32Array(papers * byline);
  const authorOf = new Uint32Array(papers * byline);
  for (let i = 0; i < paperOf.length; i++) {
    paperOf[i] = Math.floor(i / byline);
    authorOf[i] = Math.floor(random() * authors);
  }
  return { papers, authors, paperOf, authorOf, dates: datesOf(papers, random) };
}

/**
 * A corpus as real ones are: most authors write once and a few write hundreds of times (the productivity of a place in
 * a team falls as a power), teams keep to their members, and one paper in ten thousand has hundreds of authors.
 *
 * @param scale 1 is the size of the ACL data: 109,000 papers, 389,000 authorships
 */
export function realisticCorpus(scale: number, seed: number): Corpus {
  const random = seededRandom(seed);
  const papers = Math.round(109_000 * scale);
  const authors = Math.round(100_000 * scale);
  const team = 40;
  const teams = Math.ceil(authors / team);
  // 3.6 authors a paper, crowds included; grown where a draw has more.
  let paperOf = new Uint32Array(papers * 4);
  let authorOf = new Uint32Array(papers * 4);
  let length = 0;
  for (let p = 0; p < papers; p++) {
    const home = Math.floor(random() * teams);
    const isCrowd = random() < 1e-4;
    const size = isCrowd ? 200 + Math.floor(random() * 1000) : 1 + Math.floor(-2.6 * Math.log(1 - random()));
    if (length + size > paperOf.length) {
      paperOf = grown(paperOf);
      authorOf = grown(authorOf);
    }
    for (let i = 0; i < size; i++) {
      // One in eight comes from another team, as do all of a crowd.
      const from = isCrowd || random() < 0.125 ? Math.floor(random() * teams) : home;
      paperOf[length] = p;
      authorOf[length++] = Math.min(authors - 1, from * team + Math.floor(team * random() ** 3));
    }
  }
  return {
    papers,
    authors,
    paperOf: paperOf.slice(0, length),
    authorOf: authorOf.slice(0, length),
    dates: datesOf(papers, random),
  };
}

function grown(column: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(column.length + (column.length >> 1) + 4096);
  longer.set(column);
  return longer;
}

/** A snapshot of papers and authors only. */
export function corpusSnapshot({ papers, authors, paperOf, authorOf, dates }: Corpus): Snapshot {
  const none = (count: number): Rows => ({ starts: new Uint32Array(count + 1), neighbors: new Uint32Array(0) });
  const ids = (count: number) => Int32Array.from({ length: count }, (_, v) => v + 1);
  const paperAuthors = buildRows(papers, paperOf, authorOf);
  const paperDates = CodedColumn.of(dates);
  const empty = emptySnapshot(1);
  return freezeSnapshot({
    ...empty,
    ids: { ...empty.ids, papers: ids(papers), authors: ids(authors) },
    paperDates,
    paperFacts: new Int32Array(papers),
    paperVenue: new Int32Array(papers).fill(-1),
    paperAuthors,
    authorPapers: transposeRows(paperAuthors, authors, allNewestFirst(paperDates)),
    ...{ organizationPapers: none(0), organizationAuthors: none(0), categoryPapers: none(0), topicPapers: none(0) },
    venuePapers: none(0),
    authorOrganizations: none(authors),
    paperOrganizations: none(papers),
    paperCategories: none(papers),
    paperTopics: none(papers),
    paperReferences: none(papers),
    paperCitedBy: none(papers),
  });
}

function datesOf(papers: number, random: Random): Int32Array {
  return Int32Array.from({ length: papers }, () => (1990 + Math.floor(35 * random() ** 0.5)) * 10_000);
}
