import type { VertexKind } from '../graph/snapshot.js';
import type { GraphContext } from './context.js';
import { joinShared, type SharedRun } from './shared-run.js';
import { SnapshotCache } from './snapshot-cache.js';
import { WhereCompiler } from './where/compiler.js';
import type { Mask } from './where/mask.js';
import { meantPapers, type PaperWhere } from './where/paper-where.js';

/** A mask costs a byte a vertex. */
const masks = new SnapshotCache<Mask | SharedRun<Mask>>(32);

/**
 * Which papers of the snapshot a filter means. Worked out once for each filter and snapshot; equal filters share it.
 *
 * @returns undefined where the filter says nothing, so that all papers are meant
 * @throws QueryError as `meantPapers` does
 */
export function paperMask(context: GraphContext, where: PaperWhere | null | undefined): Promise<Mask | undefined> {
  return maskOf(context, 'papers', meantPapers, where);
}

/**
 * Which vertices of a kind a filter of that kind means; else as `paperMask`.
 *
 * @param meant translates the filter
 */
export async function maskOf<Where extends object>(
  context: GraphContext,
  kind: VertexKind,
  meant: (compiler: WhereCompiler, where: Where) => Promise<Mask>,
  where: Where | null | undefined,
): Promise<Mask | undefined> {
  const key = canonicalJson(where ?? {});
  if (key === '{}') return undefined;
  return joinShared(masks.of(context.snapshot), `${kind} ${key}`, context.signal, async ({ signal }) =>
    shared(await meant(new WhereCompiler({ ...context, signal }), where as Where)),
  );
}

/** In shared memory, so that threads get it without a copy. */
function shared(mask: Mask): Mask {
  const copy = new Uint8Array(new SharedArrayBuffer(mask.length));
  copy.set(mask);
  return copy;
}

/** Equal for equal values, whatever the order of their keys; nulls and absent keys are one. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner;
    const entries = Object.entries(inner).filter(([, part]) => part !== null && part !== undefined);
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
