import { search } from '../store/search.js';
import type { GraphContext } from './context.js';

/** Beyond it a text filter is cut; its description says so. */
const mostPapers = 10_000;

/** Database ids of the papers that best match some words, as `search` ranks them. */
export async function searchPaperIds({ store }: GraphContext, text: string): Promise<number[]> {
  const { hits } = await search(store, text, { types: ['paper'], first: mostPapers });
  return hits.map(({ id }) => id);
}
