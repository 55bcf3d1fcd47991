import { conflictSchemes, isSharedScheme, type PaperMatch, samePaper } from '../../identity/match-papers.js';
import type { PaperRecord } from '../../importers/paper-record.js';
import { jsonInts } from '../sql/json-rows.js';
import type { Batch } from './batch.js';
import { identifierKey } from './identifier-registry.js';
import { type KnownPaper, RecordFacts } from './paper-facts.js';
import { isBetterMatch } from './paper-ranks.js';
import type { PaperTargets } from './paper-targets.js';
import { readIdentifiers } from './prepare-record.js';
import { isNameless } from './waiting-records.js';

interface RecordOfPaper {
  sourceId: number;
  facts: RecordFacts;
}

/** Schemes whose ids tell a preprint from what was published, and one publication from another. */
const tellingSchemes = new Set<string>(conflictSchemes);

/**
 * Where two papers bear one title and agree in their authors (a preprint and what it became, or two publications), a
 * record that has none of the ids that tell them apart was brought to one of them by its title alone, and so by which of
 * the two was there. It goes to the better match, whichever that was.
 */
export async function settleRivals(
  batch: Batch,
  targets: PaperTargets,
  rivals: readonly (readonly [KnownPaper, KnownPaper])[],
): Promise<void> {
  const pairs = rivals.filter(([a, b]) => a.id !== b.id && !targets.isKeptApart(a.id, b.id));
  const records = await loadRecords(batch, targets, new Set(pairs.flatMap(([a, b]) => [a.id, b.id])));
  for (const [a, b] of pairs)
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const)
      settlePair(batch, targets, records, from, to);
}

function settlePair(
  { registry }: Batch,
  targets: PaperTargets,
  records: ReadonlyMap<number, RecordOfPaper[]>,
  from: KnownPaper,
  to: KnownPaper,
): void {
  const own = records.get(from.id) ?? [];
  const theirs = records.get(to.id) ?? [];
  const loose = looseOf(own);
  if (loose.size === 0 || loose.size === own.length) return;
  const core = withIdentifiers(from, own, loose);
  const other = withIdentifiers(to, theirs, looseOf(theirs));
  for (const record of loose) {
    const here: PaperMatch = samePaper(record.facts, core);
    const there: PaperMatch = samePaper(record.facts, other);
    const isBetter =
      there.same && (!here.same || isBetterMatch({ match: there, known: other }, { match: here, known: core }));
    if (!isBetter) continue;
    const { rule, evidence } = there;
    targets.move(record.sourceId, from, to, { rule, ...evidence });
    own.splice(own.indexOf(record), 1);
    theirs.push(record);
    const stated = new Set(own.flatMap(({ facts }) => facts.identifiers.map(identifierKey)));
    for (const identifier of record.facts.identifiers) {
      if (stated.has(identifierKey(identifier)) || registry.ownerOf('paper', identifier) !== from.id) continue;
      registry.take('paper', to.id, identifier, record.sourceId);
    }
  }
}

/** Records without any telling id that share no id with one that has. */
function looseOf(records: readonly RecordOfPaper[]): Set<RecordOfPaper> {
  const loose = new Set(
    records.filter(({ facts }) => !facts.identifiers.some(({ scheme }) => tellingSchemes.has(scheme))),
  );
  for (let size = -1; size !== loose.size; ) {
    size = loose.size;
    const held = new Set(records.filter((record) => !loose.has(record)).flatMap(({ facts }) => sureKeys(facts)));
    for (const record of loose) if (sureKeys(record.facts).some((key) => held.has(key))) loose.delete(record);
  }
  // What has no title came by an identifier.
  for (const record of loose) if (record.facts.titleKey === '') loose.delete(record);
  return loose;
}

function sureKeys({ identifiers }: RecordFacts): string[] {
  return identifiers.filter(({ scheme }) => !isSharedScheme(scheme)).map(identifierKey);
}

/** A paper as it is without the records that may go. */
function withIdentifiers(
  paper: KnownPaper,
  records: readonly RecordOfPaper[],
  loose: ReadonlySet<RecordOfPaper>,
): KnownPaper {
  const { id, titleKey, year, authors, authorsComplete, type = null } = paper;
  const identifiers = records.filter((record) => !loose.has(record)).flatMap(({ facts }) => facts.identifiers);
  return { id, titleKey, year, authors, authorsComplete, type, identifiers };
}

/** The records of papers by what these are now, those that the batch brings included. */
async function loadRecords(
  { sql }: Batch,
  targets: PaperTargets,
  paperIds: ReadonlySet<number>,
): Promise<Map<number, RecordOfPaper[]>> {
  const records = new Map<number, RecordOfPaper[]>([...paperIds].map((id) => [id, []]));
  const incoming = new Set<number>();
  for (const { id, items } of targets.found.targets)
    for (const { sourceId, record } of items) {
      incoming.add(sourceId);
      if (!isNameless(record)) records.get(id)?.push({ sourceId, facts: factsOf(record) });
    }
  const joined = targets.found.joins.map(({ fromId }) => fromId);
  const rows = await sql.all<{ id: number; paperId: number; record: string }>(
    `SELECT id, paper_id AS "paperId", record FROM source_record WHERE paper_id IN ${jsonInts(sql.dialect)} ORDER BY id`,
    [JSON.stringify([...paperIds, ...joined])],
  );
  for (const { id, paperId, record } of rows)
    if (!incoming.has(id))
      records.get(targets.currentId(paperId) ?? paperId)?.push({
        sourceId: id,
        facts: factsOf(JSON.parse(record) as PaperRecord),
      });
  return records;
}

function factsOf(record: PaperRecord): RecordFacts {
  return new RecordFacts(record, readIdentifiers(record.identifiers).identifiers);
}
