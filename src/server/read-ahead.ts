import { setTimeout } from 'node:timers/promises';
import type { Snapshot } from '../graph/snapshot.js';
import type { GraphContext } from '../schema/context.js';

/** Of the authors of the most papers; fewer than are kept, so that those whom somebody asks for have room. */
const mostAuthors = 125_000;
const rowsAtOnce = 500;
/** Milliseconds between two statements: three in four belong to whoever asks. */
const pause = 15;

/**
 * Reads the names of authors, while nobody waits for them, for networks that nobody has asked for yet: a hundred names
 * out of the database take longer than to walk to them. Those of few papers come first, so that they are the first to make
 * room. Ends with the snapshot that they belong to.
 *
 * @param createContext as for a request
 * @returns how many authors were read
 */
export async function readAuthorsAhead(createContext: () => Promise<GraphContext>): Promise<number> {
  const { snapshot } = await createContext();
  const ids = idsByPapers(snapshot);
  for (let at = 0; at < ids.length; at += rowsAtOnce) {
    const context = await createContext();
    if (context.snapshot !== snapshot) return at;
    await Promise.all(ids.slice(at, at + rowsAtOnce).map((id) => context.loaders.author.load(id)));
    await setTimeout(pause, undefined, { ref: false });
  }
  return ids.length;
}

/** Database ids of the authors of the most papers, from fewest to most; of those in between, who are too many, none. */
function idsByPapers({ ids, authorPapers: { starts } }: Snapshot): number[] {
  const papersOf = (vertex: number) => starts.at(vertex + 1) - starts.at(vertex);
  const vertices = [...verticesAbove(leastPapers(ids.authors.length, papersOf), ids.authors.length, papersOf)];
  vertices.sort((a, b) => papersOf(a) - papersOf(b) || b - a);
  return vertices.slice(-mostAuthors).map((vertex) => ids.authors.at(vertex));
}

/** So few that not too many authors have as many papers, or more. */
function leastPapers(authors: number, papersOf: (vertex: number) => number): number {
  const counts = new Uint32Array(1000);
  for (let vertex = 0; vertex < authors; vertex++) {
    const at = Math.min(papersOf(vertex), counts.length - 1);
    counts[at] = (counts[at] as number) + 1;
  }
  let least = counts.length - 1;
  for (let sum = counts[least] as number; least > 0; least--) {
    sum += counts[least - 1] as number;
    if (sum > mostAuthors) break;
  }
  return least;
}

function* verticesAbove(least: number, authors: number, papersOf: (vertex: number) => number): Generator<number> {
  for (let vertex = 0; vertex < authors; vertex++) if (papersOf(vertex) >= least) yield vertex;
}
