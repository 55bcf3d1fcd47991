import { vertexOf } from '../graph/id-column.js';
import type { VertexKind } from '../graph/snapshot.js';
import type { Store } from './store.js';

const tables: Record<VertexKind, string> = {
  papers: 'paper',
  authors: 'author',
  organizations: 'organization',
  categories: 'category',
  topics: 'topic',
  venues: 'venue',
};

/**
 * The place of each entity's key among all keys of its kind, so that an order doesn't depend on which file came in
 * first. Keys compare by their code points, on both databases alike.
 *
 * @param ids database ids by vertex, ascending; what is stored but not among them is passed over
 * @returns ranks by vertex, over shared memory so that worker threads can read them; what was removed comes last
 */
export async function loadKeyRanks(
  { dialect, reader }: Pick<Store, 'dialect' | 'reader'>,
  kind: VertexKind,
  ids: ArrayLike<number>,
): Promise<Uint32Array> {
  const key = dialect === 'sqlite' ? 'key' : 'key COLLATE "C"';
  const ordered = await reader.ids({ text: `SELECT id FROM ${tables[kind]} ORDER BY ${key}`, parameters: [] });
  const ranks = new Uint32Array(new SharedArrayBuffer(ids.length * 4)).fill(0xffffffff);
  let next = 0;
  for (const id of ordered) {
    const vertex = vertexOf(ids, id);
    if (vertex >= 0) ranks[vertex] = next++;
  }
  for (let vertex = 0; vertex < ids.length; vertex++) if (ranks[vertex] === 0xffffffff) ranks[vertex] = next++;
  return ranks;
}
