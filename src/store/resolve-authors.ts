import { clusterBlock, settledGroups } from '../identity/author-cluster.js';
import type { AuthorCorpus } from '../identity/author-corpus.js';
import { type AuthorMerge, mergeAuthors } from './curation/author-merge.js';
import { type AuthorSplit, splitAuthors } from './curation/author-split.js';
import { raiseDataVersion, readDataVersion } from './data-version.js';
import { IdAllocator } from './ingest/id-allocator.js';
import { keepCorpus, readCorpus, takeCorpus } from './ingest/run-corpus.js';
import { loadBlockMentions, loadEvidence } from './resolve/block-mentions.js';
import { type NameBlock, openBlocks } from './resolve/name-blocks.js';
import { NameStatements } from './resolve/name-statements.js';
import { planNamedMerges } from './resolve/named-merges.js';
import { groupsByPartedNames } from './resolve/parted-groups.js';
import { type BlockPlan, type PlannedMerge, reconcileBlock } from './resolve/reconcile-block.js';
import { lastWholeRun, readResolveState, writeResolveState } from './resolve/resolve-state.js';
import { groupsByStatements } from './resolve/stated-groups.js';
import { rollBack } from './roll-back.js';
import { ensureSearchIndex } from './search-index.js';
import type { Sql, Store } from './store.js';

export interface ResolveOptions {
  /** All names, not only those of which an import brought something since the last time. */
  isAll?: boolean;
  /** Everything is done and then taken back; whoever else would write waits meanwhile. */
  dryRun?: boolean;
  /** Ends the work after the names under way; the same call goes on from there. */
  signal?: AbortSignal;
  /** Told after every transaction. */
  onProgress?: (progress: ResolveProgress) => void;
  /** Papers of the names that are looked at in one transaction; 20,000 unless stated. */
  batchPapers?: number;
}

export interface ResolveProgress {
  /** Of the work that is done, 0 to 1. */
  share: number;
  /** The name under way: family name and first initial. */
  name: string;
}

export interface ResolveReport {
  status: 'DONE' | 'INTERRUPTED';
  /** Names (family and first initial) that were looked at. */
  names: number;
  /** Authors who were merged into others. */
  merged: number;
  /** Times that places were taken from an author and given to another. */
  split: number;
  seconds: number;
}

/**
 * Looks again at who is who, with all that is known: an import decides record by record and sees only the past. Who bears
 * names which files about people give to one person, or one rare name that sources part in two ways, is merged. The
 * places of all people of one family name and first initial are grouped anew by evidence (`clusterBlock`), whoever they
 * were given to, and the known people are merged and split to fit. Everybody keeps id and key where most of their papers
 * are; each change is a decision of the machine that can be undone. All names are looked at over and over until a look
 * changes nothing, so that nothing is left to change for who asks again. What a person decided stays, and identifiers that
 * sources state decide and forbid as they do in an import. The result doesn't depend on the order in which records came,
 * except for ids and keys.
 */
export async function resolveAuthors(store: Store, options: ResolveOptions = {}): Promise<ResolveReport> {
  const started = performance.now();
  const work = (sql: Sql) => resolveOn(sql, options);
  const report = options.dryRun ? await rollBack(store.sql, work) : await work(store.sql);
  return { ...report, seconds: (performance.now() - started) / 1000 };
}

async function resolveOn(sql: Sql, options: ResolveOptions): Promise<ResolveReport> {
  const { isAll = false, batchPapers = 20_000 } = options;
  const report: ResolveReport = { status: 'DONE', names: 0, merged: 0, split: 0, seconds: 0 };
  const state = await readResolveState({ sql });
  const run = await lastWholeRun({ sql });
  if (!isAll && run <= state.doneRun) return report;
  await ensureSearchIndex(sql);
  const since = isAll || state.doneRun === 0 ? null : state.doneRun;
  const isResumed = state.pending?.run === run && state.pending.isAll === isAll;
  const after = isResumed ? (state.pending?.after ?? '') : '';
  const look = { sql, options, report, since, run, doneRun: state.doneRun, batchPapers };
  for (let pass = 0; pass < (isAll ? mostPasses : 1); pass++) {
    const changed = report.merged + report.split;
    const names = await lookOnce({ ...look, after: pass === 0 ? after : '' });
    if (pass === 0) report.names = names;
    if (report.status === 'INTERRUPTED' || report.merged + report.split === changed) break;
  }
  return report;
}

/** Passes over all names, at most: names that were merged lose a reading, and so others become rarer. */
const mostPasses = 5;

interface Look {
  sql: Sql;
  options: ResolveOptions;
  /** Is told what was changed. */
  report: ResolveReport;
  since: number | null;
  run: number;
  doneRun: number;
  /** Only names after this one. */
  after: string;
  batchPapers: number;
}

/** @returns the number of names that were looked at */
async function lookOnce({
  sql: connection,
  options,
  report,
  since,
  run,
  doneRun,
  after: first,
  batchPapers,
}: Look): Promise<number> {
  const { isAll = false, signal, onProgress } = options;
  let names = 0;
  // On the connection that writes: the one that reads would count the whole file as this program's memory.
  const { corpus, statements, blocks } = await connection.transaction(async (sql) => {
    // What an import has learned is at hand; asked for by itself, the look doesn't depend on how records came.
    const learned = isAll ? await readCorpus(sql) : await takeCorpus(connection, sql);
    const statements = await NameStatements.load(sql, learned);
    const merged = await mergeByNames(sql, statements, learned);
    report.merged += merged;
    // Of two readings of a name, a merge keeps one: what is rare is said by those that are left.
    const corpus = isAll && merged > 0 ? await readCorpus(sql) : learned;
    return { corpus, statements, blocks: await openBlocks(sql, corpus, since, first) };
  });
  const all = blocks.reduce((sum, { papers }) => sum + papers, 0);
  let done = 0;
  for (const batch of batchesOf(blocks, batchPapers)) {
    const after = batch.at(-1)?.key ?? '';
    await connection.transaction(async (sql) => {
      const plan = await planBlocks(sql, corpus, statements, batch);
      addPlan(report, plan);
      await carryOut(sql, plan);
      await writeResolveState(sql, { doneRun, pending: { run, isAll, after } });
    });
    names += batch.length;
    done += batch.reduce((sum, { papers }) => sum + papers, 0);
    onProgress?.({ share: done / all, name: after });
    // Between two transactions others get their turn, and Ctrl-C is heard.
    await new Promise((resolve) => setImmediate(resolve));
    if (signal?.aborted && done < all) {
      report.status = 'INTERRUPTED';
      break;
    }
  }
  if (report.status === 'DONE') {
    await connection.transaction(async (sql) => {
      // Whom a name that was split off has kept apart.
      report.merged += await mergeByNames(sql, statements, corpus);
      await writeResolveState(sql, { doneRun: run, pending: null });
    });
    keepCorpus(connection, corpus, await readDataVersion({ sql: connection }));
  }
  return names;
}

/** More rounds than any corpus took; each joins at least two people. */
const mostRounds = 10;

/**
 * Merges who bears names that mean one person, until nobody is left: who was merged may bear another such name.
 * @returns how many were merged
 */
async function mergeByNames(sql: Sql, statements: NameStatements, corpus: AuthorCorpus): Promise<number> {
  let merged = 0;
  for (let round = 0; round < mostRounds; round++) {
    const before = merged;
    for (const findGroups of [() => groupsByStatements(sql, statements), () => groupsByPartedNames(sql, corpus)]) {
      const merges = await planNamedMerges(sql, await findGroups());
      merged += merges.length;
      await carryOut(sql, [{ splits: [], merges }]);
    }
    if (merged === before) break;
  }
  return merged;
}

function* batchesOf(blocks: readonly NameBlock[], batchPapers: number): Generator<NameBlock[]> {
  let batch: NameBlock[] = [];
  let papers = 0;
  for (const block of blocks) {
    batch.push(block);
    papers += block.papers;
    if (papers < batchPapers) continue;
    yield batch;
    batch = [];
    papers = 0;
  }
  if (batch.length > 0) yield batch;
}

function addPlan(report: ResolveReport, plans: readonly BlockPlan[]): void {
  for (const { splits, merges } of plans) {
    report.split += splits.length;
    report.merged += merges.length;
  }
}

async function planBlocks(
  sql: Sql,
  corpus: AuthorCorpus,
  statements: NameStatements,
  batch: readonly NameBlock[],
): Promise<BlockPlan[]> {
  const { blocks, authors } = await loadBlockMentions(
    sql,
    statements,
    batch.map(({ key }) => key),
  );
  const parted = [...blocks.values()].map((mentions) => ({
    mentions,
    ...settledGroups(
      mentions.map(({ facts }) => facts),
      corpus,
    ),
  }));
  const open = new Set(parted.flatMap((block) => block.open.map(({ mentionKey }) => mentionKey)));
  const openMentions = parted.flatMap(({ mentions }) => mentions.filter(({ facts }) => open.has(facts.mentionKey)));
  const evidence = new Map((await loadEvidence(sql, openMentions)).map((facts) => [facts.mentionKey, facts] as const));
  return parted.map(({ mentions, settled, open: openFacts }) => {
    const facts = openFacts.flatMap(({ mentionKey }) => evidence.get(mentionKey) ?? []);
    return reconcileBlock(mentions, [...settled, ...clusterBlock(facts, corpus)], authors);
  });
}

/** Splits first, so that whoever is merged away takes along only what is theirs. */
async function carryOut(sql: Sql, plans: readonly BlockPlan[]): Promise<void> {
  if (plans.every(({ splits, merges }) => splits.length + merges.length === 0)) return;
  const ids = await IdAllocator.read(sql);
  const fresh = new Map<string, number>();
  const first: { at: string; split: AuthorSplit }[] = [];
  const later: { at: string; split: AuthorSplit }[] = [];
  plans.forEach(({ splits }, block) => {
    const begun = new Set<number>();
    for (const { fromId, to, places, evidence } of splits) {
      const split: AuthorSplit = {
        fromId,
        toId: 'authorId' in to ? to.authorId : null,
        places,
        evidence,
        decidedBy: 'MACHINE',
      };
      const at = 'newOf' in to ? `${block} ${to.newOf}` : '';
      const isFirst = !('newOf' in to) || !begun.has(to.newOf);
      if ('newOf' in to) begun.add(to.newOf);
      (isFirst ? first : later).push({ at, split });
    }
  });
  const done = await splitAuthors(
    sql,
    ids,
    first.map(({ split }) => split),
  );
  first.forEach(({ at }, index) => {
    fresh.set(at, (done[index] as { toId: number }).toId);
  });
  await splitAuthors(
    sql,
    ids,
    later.map(({ at, split }) => ({ ...split, toId: fresh.get(at) as number })),
  );
  for (const round of mergeRounds(plans.flatMap((plan) => plan.merges))) await mergeAuthors(sql, ids, round);
  await raiseDataVersion(sql);
}

/** Somebody known by names of two blocks may be merged in both: then who was merged stands for whoever took them in. */
function mergeRounds(merges: readonly PlannedMerge[]): AuthorMerge[][] {
  const gone = new Map<number, number>();
  const standing = (id: number): number => {
    const into = gone.get(id);
    return into === undefined ? id : standing(into);
  };
  const list: AuthorMerge[][] = [];
  let round: AuthorMerge[] = [];
  let into = new Set<number>();
  for (const { fromId, intoId, evidence } of merges) {
    const [from, keeper] = [standing(fromId), standing(intoId)];
    if (from === keeper) continue;
    if (into.has(from)) {
      list.push(round);
      round = [];
      into = new Set();
    }
    gone.set(from, keeper);
    into.add(keeper);
    round.push({ intoId: keeper, fromId: from, evidence, decidedBy: 'MACHINE' });
  }
  return [...list, round];
}
