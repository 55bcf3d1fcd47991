import { setImmediate } from 'node:timers/promises';
import { type VertexKind, vertexOf } from '../graph/snapshot.js';
import type { Store } from './store.js';

const tables: Record<VertexKind, string> = {
  papers: 'paper',
  authors: 'author',
  organizations: 'organization',
  categories: 'category',
  topics: 'topic',
  venues: 'venue',
};

/** Chunks of rows after which other work gets its turn. */
const chunksAtOnce = 5;

/**
 * The place of each entity's key among all keys of its kind, so that an order doesn't depend on which file came in
 * first. Keys compare by their code points, on both databases alike.
 *
 * @param ids database ids by vertex, ascending; what is stored but not among them is passed over
 * @returns ranks by vertex, over shared memory so that worker threads can read them; what was removed comes last
 */
export async function loadKeyRanks(
  { sql }: Pick<Store, 'sql'>,
  kind: VertexKind,
  ids: Int32Array,
): Promise<Uint32Array> {
  const key = sql.dialect === 'sqlite' ? 'key' : 'key COLLATE "C"';
  const ranks = new Uint32Array(new SharedArrayBuffer(ids.length * 4)).fill(0xffffffff);
  let next = 0;
  let chunks = 0;
  for await (const rows of sql.scan(`SELECT id FROM ${tables[kind]} ORDER BY ${key}`)) {
    for (const [id] of rows) {
      const vertex = vertexOf(ids, id as number);
      if (vertex >= 0) ranks[vertex] = next++;
    }
    if (++chunks % chunksAtOnce === 0) await setImmediate();
  }
  for (let vertex = 0; vertex < ids.length; vertex++) if (ranks[vertex] === 0xffffffff) ranks[vertex] = next++;
  return ranks;
}
