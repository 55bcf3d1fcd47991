import { idsWhere } from '../store/list-ids.js';
import type { GraphContext } from './context.js';
import { joinShared, type SharedRun } from './shared-run.js';
import { SnapshotCache } from './snapshot-cache.js';
import { WhereCompiler } from './where/compiler.js';
import { type PaperWhere, paperCondition } from './where/paper-where.js';

/** A mask costs a byte a paper. */
const masks = new SnapshotCache<SharedRun<Uint8Array>>(64);

/**
 * Which papers of the snapshot a filter means: by vertex, 1 where it matches. One read of the database for each
 * filter and snapshot; equal filters share it.
 *
 * @returns undefined where the filter says nothing, so that all papers are meant
 * @throws QueryError as `paperCondition` does
 */
export async function paperMask(
  context: GraphContext,
  where: PaperWhere | null | undefined,
): Promise<Uint8Array | undefined> {
  const key = canonicalJson(where ?? {});
  if (key === '{}') return undefined;
  return joinShared(masks, context.snapshot, key, context.signal, (signal) => readMask(context, where ?? {}, signal));
}

async function readMask(context: GraphContext, where: PaperWhere, signal: AbortSignal): Promise<Uint8Array> {
  const ids = await idsWhere(context.store, 'paper', await paperCondition(new WhereCompiler(context), where), signal);
  const papers = context.snapshot.ids.papers;
  // Shared, so that threads get it without a copy.
  const mask = new Uint8Array(new SharedArrayBuffer(papers.length));
  // Both ascend.
  let vertex = 0;
  for (const id of ids) {
    while (vertex < papers.length && (papers[vertex] as number) < id) vertex++;
    if (papers[vertex] === id) mask[vertex] = 1;
  }
  return mask;
}

/** Equal for equal values, whatever the order of their keys; nulls and absent keys are one. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner;
    const entries = Object.entries(inner).filter(([, part]) => part !== null && part !== undefined);
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
