import type { Place, SourceItem } from '../../importers/importer.js';
import type { GraphRecord } from '../../importers/paper-record.js';
import { raiseDataVersion } from '../data-version.js';
import { updateSearchIndexes } from '../search-index.js';
import type { Sql } from '../store.js';
import { applyLinks } from './apply-links.js';
import type { Batch, BatchRun, RunMemory } from './batch.js';
import { CountDeltas } from './count-deltas.js';
import { IdAllocator } from './id-allocator.js';
import { IdentifierRegistry } from './identifier-registry.js';
import type { EntityItem } from './incoming.js';
import { AuthorIngest } from './ingest-authors.js';
import { CategoryIngest } from './ingest-categories.js';
import { OrganizationIngest } from './ingest-organizations.js';
import { type Entities, ingestPapers } from './ingest-papers.js';
import { TopicIngest } from './ingest-topics.js';
import { VenueIngest } from './ingest-venues.js';
import { LinkBook } from './link-book.js';
import { resolveLocalKeys } from './local-keys.js';
import { type PreparedItem, type PreparedRecord, prepareRecord } from './prepare-record.js';
import { ProblemLog } from './problem-log.js';
import { withoutOutdated } from './record-versions.js';
import {
  isTakenIn,
  type KnownSource,
  loadKnownSources,
  replacedBy,
  type SourceRow,
  writeSources,
} from './source-records.js';
import { Touched } from './touched.js';
import { claimStated, isNameless, isStatement, joinNamed } from './waiting-records.js';

export interface BatchReport {
  read: number;
  /** Records that made a new entry, or wait for what they are about. */
  added: number;
  /** Records that came to a known entry, or replaced an earlier version of themselves. */
  merged: number;
  unchanged: number;
  quarantined: number;
  /** Records taken in of which something is doubtful, counted by note. */
  flagged: number;
  /** Field to the number of records that had it. */
  coverage: Map<string, number>;
}

/** A step of a reading, with the run that reads. */
export interface RunItem {
  run: BatchRun;
  item: PreparedItem;
}

interface ReadItem {
  run: BatchRun;
  place: Place;
  prepared: PreparedRecord;
  notes: NonNullable<SourceItem['problems']>;
}

/**
 * Takes in one batch inside the transaction of its caller: a fixed number of statements, whatever the number of
 * records. Raises the data version where the batch changed anything.
 *
 * @param items of files of one format; of one file only where that is papergraph's own
 * @returns what became of the items of each run
 */
export async function ingestBatch(
  sql: Sql,
  format: string,
  memory: RunMemory,
  items: readonly RunItem[],
): Promise<Map<BatchRun, BatchReport>> {
  const reports = new Map<BatchRun, BatchReport>();
  const reportOf = (run: BatchRun) => {
    const report = reports.get(run) ?? emptyReport();
    reports.set(run, report);
    return report;
  };
  const last = items.at(-1)?.run;
  if (last === undefined) return reports;
  const problems = new ProblemLog(last);
  const read: ReadItem[] = [];
  for (const { run, item } of items) {
    const report = reportOf(run);
    report.read++;
    const notes = [...(item.problems ?? [])];
    const isUnknown = item.record !== undefined && isNameless(item.record) && !isStatement(item.record);
    if (item.record && isUnknown) {
      notes.push({ severity: 'QUARANTINED', code: 'NAMELESS', reason: `take in ${item.record.kind}: it has no name` });
    }
    if (!item.record || isUnknown) {
      report.quarantined++;
      for (const note of notes) problems.add(item.place, note, run);
      continue;
    }
    read.push({ run, place: item.place, prepared: item.prepared ?? prepareRecord(item.record), notes });
    countFields(report.coverage, item.record);
  }
  let isChanged = false;
  for (const group of withoutRepeats(read)) {
    const changed = await ingestGroup(sql, format, memory, group, problems, reportOf);
    isChanged ||= changed;
  }
  if (isChanged) await raiseDataVersion(sql);
  const flagged = await problems.write(sql);
  for (const [run, report] of reports) report.flagged = flagged.get(run.id) ?? 0;
  return reports;
}

export function emptyReport(): BatchReport {
  return { read: 0, added: 0, merged: 0, unchanged: 0, quarantined: 0, flagged: 0, coverage: new Map() };
}

/** Cut so that no record stands with another version of itself: the later one must find the earlier one written. */
function withoutRepeats(items: readonly ReadItem[]): ReadItem[][] {
  const groups: ReadItem[][] = [];
  let keys = new Set<string>();
  let group: ReadItem[] = [];
  for (const item of items) {
    if (keys.has(item.prepared.recordKey)) {
      groups.push(group);
      group = [];
      keys = new Set();
    }
    keys.add(item.prepared.recordKey);
    group.push(item);
  }
  return group.length > 0 ? [...groups, group] : groups;
}

async function ingestGroup(
  sql: Sql,
  format: string,
  memory: RunMemory,
  group: readonly ReadItem[],
  problems: ProblemLog,
  reportOf: (run: BatchRun) => BatchReport,
): Promise<boolean> {
  const { items: read, known } = await knownOf(sql, format, group);
  const news = read.filter(({ prepared, run }) => {
    const earlier = known.get(prepared.recordKey);
    return earlier === undefined || !isTakenIn(earlier, prepared.hash, run.file);
  });
  const incoming = await withoutOutdated(sql, news, known);
  const taken = new Set(incoming);
  for (const item of read) if (!taken.has(item)) reportOf(item.run).unchanged++;
  if (incoming.length === 0) return false;
  const registry = new IdentifierRegistry(sql);
  const batch: Batch = {
    ...{ sql, format, registry, problems, ...memory },
    ids: await IdAllocator.read(sql),
    deltas: new CountDeltas(),
    touched: new Touched(),
    links: new LinkBook(sql, registry, memory.ownKeys),
  };
  const items = incoming.map((item) => entityItem(batch, item, known.get(item.prepared.recordKey)));
  await ingestEntities(batch, items, (papers) => writeSourceRows(batch, items, { incoming, known }, papers));
  for (const item of items) {
    reportOf(item.run)[item.isNew ? 'added' : 'merged']++;
    for (const note of item.problems) problems.add(item.place, note, item.run);
  }
  return true;
}

/** What is known of each record, by its key. */
async function knownOf(
  sql: Sql,
  format: string,
  items: readonly ReadItem[],
): Promise<{ items: readonly ReadItem[]; known: Map<string, KnownSource> }> {
  if (items[0]?.run.hasLocalKeys) return resolveLocalKeys(sql, format, items);
  const keys = items.map(({ prepared }) => prepared.recordKey);
  return { items, known: await loadKnownSources(sql, format, keys) };
}

function entityItem(
  batch: Batch,
  { run, place, prepared, notes }: ReadItem,
  known: KnownSource | undefined,
): EntityItem {
  return {
    run,
    isNew: false,
    place,
    record: prepared.record,
    format: batch.format,
    hash: prepared.hash,
    sourceId: known?.id ?? batch.ids.next('source_record'),
    isChange: known !== undefined,
    paperId: known?.kind === 'paper' && prepared.record.kind === 'paper' ? known.paperId : null,
    problems: notes,
  };
}

/**
 * Takes in what records say, and writes everything but the records themselves.
 *
 * @param writeSources writes those, when the papers are there that they came to
 */
export async function ingestEntities(
  batch: Batch,
  items: readonly EntityItem[],
  writeSources: (paperOfSource: ReadonlyMap<number, number>) => Promise<void>,
): Promise<void> {
  const { sql } = batch;
  const entities: Entities = {
    authors: new AuthorIngest(batch),
    organizations: new OrganizationIngest(batch),
    categories: new CategoryIngest(batch),
    topics: new TopicIngest(batch),
    venues: new VenueIngest(batch),
  };
  const stated = items.filter(({ record }) => record.kind !== 'paper' && isNameless(record));
  const named = items.filter(({ record }) => record.kind === 'paper' || !isNameless(record));
  const of = <Kind extends GraphRecord['kind']>(kind: Kind) =>
    named.filter(({ record }) => record.kind === kind) as EntityItem<Extract<GraphRecord, { kind: Kind }>>[];
  const papers = of('paper');
  // What papers name stands before them, so that it is known by its own record.
  await entities.venues.ingestRecords(of('venue'));
  await entities.organizations.ingestRecords(of('organization'));
  await entities.categories.ingestRecords(of('category'));
  await entities.topics.ingestRecords(of('topic'));
  await entities.authors.ingestRecords(of('author'));
  const rows = await ingestPapers(batch, papers, entities);
  await keepRows(batch, entities);
  await entities.venues.write();
  await entities.organizations.write();
  await entities.categories.write();
  await entities.topics.write();
  await entities.authors.write();
  await rows.writePapers();
  const joins = await claimStated(batch, stated);
  await joinNamed(batch, joins, of('author'));
  await writeSources(rows.paperOfSource);
  await batch.registry.write();
  batch.people.addIdentifiers(batch.registry.claimed.filter(({ entity }) => entity === 'author'));
  await rows.writeLinks();
  await applyLinks(batch);
  await batch.deltas.write(sql);
  await rows.joined?.finish(batch.ids);
  await joins.carryOut();
  if (batch.documents) batch.documents.add(batch.touched);
  else
    await updateSearchIndexes(
      sql,
      batch.touched.kinds.map(([kind, ids]) => ({ kind, ids: [...ids] })),
    );
}

/** Nothing is written yet but what papers gave up. */
async function keepRows({ keeper, registry, touched }: Batch, { authors, venues }: Entities): Promise<void> {
  if (!keeper) return;
  for (const [kind, ids] of touched.kinds) {
    if (kind === 'paper') continue;
    const claiming = registry.claimedBy(kind).map(({ id }) => id);
    await keeper.keep(kind, [...ids, ...claiming]);
  }
  await keeper.keep('author', authors.writtenIds());
  await keeper.keep('venue', venues.writtenIds());
}

async function writeSourceRows(
  batch: Batch,
  items: readonly EntityItem[],
  { incoming, known }: { incoming: readonly ReadItem[]; known: ReadonlyMap<string, KnownSource> },
  paperOfSource: ReadonlyMap<number, number>,
): Promise<void> {
  const added: SourceRow[] = [];
  const replaced: SourceRow[] = [];
  items.forEach(({ run, sourceId, isChange, place, record }, at) => {
    const { recordKey, hash, json } = (incoming[at] as ReadItem).prepared;
    (isChange ? replaced : added).push({
      id: sourceId,
      format: batch.format,
      record_key: recordKey,
      hash,
      file: run.file,
      replaced_hashes: replacedBy(run, known.get(recordKey)),
      line: place.line ?? place.record ?? null,
      kind: record.kind,
      paper_id: paperOfSource.get(sourceId) ?? null,
      run_id: run.id,
      record: json,
    });
  });
  await writeSources(batch.sql, added, replaced);
}

function countFields(coverage: Map<string, number>, record: GraphRecord): void {
  for (const [field, value] of Object.entries(record)) {
    if (field === 'kind' || value === undefined || value === '') continue;
    if (Array.isArray(value) && value.length === 0) continue;
    coverage.set(field, (coverage.get(field) ?? 0) + 1);
  }
}
