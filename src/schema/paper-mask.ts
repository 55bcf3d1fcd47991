import { idsWhere } from '../store/list-ids.js';
import type { GraphContext } from './context.js';
import { joinShared, type SharedRun } from './shared-run.js';
import { SnapshotCache } from './snapshot-cache.js';
import { WhereCompiler } from './where/compiler.js';
import { type PaperWhere, paperCondition } from './where/paper-where.js';
import { timeTest } from './where/time-test.js';

/** A mask costs a byte a paper. */
const masks = new SnapshotCache<SharedRun<Uint8Array>>(64);

/**
 * Which papers of the snapshot a filter means: by vertex, 1 where it matches. One read of the database for each
 * filter and snapshot, none where the dates in memory decide; equal filters share it.
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

/** How many papers of the snapshot a filter means. */
export async function countPapers(context: GraphContext, where: PaperWhere): Promise<number> {
  const mask = await paperMask(context, where);
  return mask ? mask.reduce((count, one) => count + one, 0) : context.snapshot.ids.papers.length;
}

async function readMask(context: GraphContext, where: PaperWhere, signal: AbortSignal): Promise<Uint8Array> {
  const papers = context.snapshot.ids.papers.toArray();
  // Shared, so that threads get it without a copy.
  const mask = new Uint8Array(new SharedArrayBuffer(papers.length));
  // Compiled in any case: it refuses what is too large.
  const condition = await paperCondition(new WhereCompiler(context), where);
  const test = timeTest(where);
  if (test) {
    const { paperDates } = context.snapshot;
    for (let vertex = 0; vertex < mask.length; vertex++) mask[vertex] = test(paperDates[vertex] as number) ? 1 : 0;
    return mask;
  }
  const ids = await idsWhere(context.store, 'paper', condition, signal);
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
