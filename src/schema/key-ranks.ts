import type { MemberKind } from '../graph/bipartite.js';
import type { VertexKind } from '../graph/snapshot.js';
import { loadKeyRanks } from '../store/load-key-ranks.js';
import type { Awaitable } from './awaitable.js';
import type { GraphContext } from './context.js';
import { SnapshotCache } from './snapshot-cache.js';

const known = new SnapshotCache<Awaitable<Uint32Array>>(6);

/** By vertex, the place of its key among all of its kind: what decides where nothing else does. One read a snapshot. */
export function keyRanks({ snapshot, store }: GraphContext, kind: VertexKind): Awaitable<Uint32Array> {
  return known.get(snapshot, kind, () => {
    const reading = loadKeyRanks(store, kind, snapshot.ids[kind].toArray());
    reading.then(
      (ranks) => known.of(snapshot).set(kind, ranks),
      () => known.delete(snapshot, kind),
    );
    return reading;
  });
}

/** `keyRanks` of what is tied by papers; papers tied by citations are papers. */
export function memberRanks(context: GraphContext, kind: MemberKind): Awaitable<Uint32Array> {
  return keyRanks(context, kind === 'couplings' || kind === 'cocitations' ? 'papers' : kind);
}

/** The place of the key of a database id; what the snapshot doesn't have comes last. */
export async function placesByKey(context: GraphContext, kind: VertexKind): Promise<(id: number) => number> {
  const ranks = await keyRanks(context, kind);
  const ids = context.snapshot.ids[kind];
  return (id) => ranks[ids.vertexOf(id)] ?? ranks.length;
}
