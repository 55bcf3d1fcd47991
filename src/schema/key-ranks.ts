import type { MemberKind } from '../graph/bipartite.js';
import type { VertexKind } from '../graph/snapshot.js';
import { loadKeyRanks } from '../store/load-key-ranks.js';
import type { GraphContext } from './context.js';
import { SnapshotCache } from './snapshot-cache.js';

const known = new SnapshotCache<Promise<Uint32Array>>(6);

/** By vertex, the place of its key among all of its kind: what decides where nothing else does. One read a snapshot. */
export function keyRanks(context: GraphContext, kind: VertexKind): Promise<Uint32Array> {
  const { snapshot, store } = context;
  const ranks = known.get(snapshot, kind, () => loadKeyRanks(store, kind, snapshot.ids[kind].toArray()));
  ranks.catch(() => known.delete(snapshot, kind));
  return ranks;
}

/** `keyRanks` of what is tied by papers; papers tied by citations are papers. */
export function memberRanks(context: GraphContext, kind: MemberKind): Promise<Uint32Array> {
  return keyRanks(context, kind === 'couplings' || kind === 'cocitations' ? 'papers' : kind);
}

/** The place of the key of a database id; what the snapshot doesn't have comes last. */
export async function placesByKey(context: GraphContext, kind: VertexKind): Promise<(id: number) => number> {
  const ranks = await keyRanks(context, kind);
  const ids = context.snapshot.ids[kind];
  return (id) => ranks[ids.vertexOf(id)] ?? ranks.length;
}
