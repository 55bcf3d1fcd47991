import { neighborsOf, type Snapshot } from '../../graph/snapshot.js';

/** Most authors that a link between themes names. */
export const mostAuthors = 20;

/** Somebody who wrote in both of two themes. */
export interface SharedAuthor {
  author: number;
  papersFrom: number;
  papersTo: number;
}

export interface ThemeEvidence {
  papersFrom: Uint32Array;
  papersTo: Uint32Array;
  authors: SharedAuthor[];
  authorsCount: number;
}

/**
 * What stands behind a link between two themes: their papers that have a shared term, and who wrote such papers of both.
 *
 * @param terms shared topics
 * @param rank order of authors that nothing else tells apart, by vertex
 */
export function themeEvidence(
  snapshot: Snapshot,
  from: Uint32Array,
  to: Uint32Array,
  terms: Uint32Array,
  rank?: ArrayLike<number>,
): ThemeEvidence {
  const wanted = new Set(terms);
  const hasTerm = (paper: number) => neighborsOf(snapshot.paperTopics, paper).some((topic) => wanted.has(topic));
  const papersFrom = from.filter(hasTerm);
  const papersTo = to.filter(hasTerm);
  const before = countAuthors(snapshot, papersFrom);
  const authors: SharedAuthor[] = [];
  for (const [author, papers] of countAuthors(snapshot, papersTo)) {
    const earlier = before.get(author);
    if (earlier !== undefined) authors.push({ author, papersFrom: earlier, papersTo: papers });
  }
  const place = ({ author }: SharedAuthor) => rank?.[author] ?? author;
  authors.sort(
    (a, b) =>
      Math.min(b.papersFrom, b.papersTo) - Math.min(a.papersFrom, a.papersTo) ||
      b.papersFrom + b.papersTo - a.papersFrom - a.papersTo ||
      place(a) - place(b),
  );
  return { papersFrom, papersTo, authors: authors.slice(0, mostAuthors), authorsCount: authors.length };
}

function countAuthors(snapshot: Snapshot, papers: Uint32Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (const paper of papers)
    for (const author of new Set(neighborsOf(snapshot.paperAuthors, paper)))
      counts.set(author, (counts.get(author) ?? 0) + 1);
  return counts;
}
