import type { OrganizationIndex } from '../../identity/match-organizations.js';
import { raiseDataVersion } from '../data-version.js';
import { jsonInts, jsonParameter, jsonRows, jsonTexts } from '../sql/json-rows.js';
import type { Sql } from '../store.js';
import { insertAffiliationTexts } from './affiliation-texts.js';
import { knownOrganizations } from './known-organizations.js';
import { readOrganizationsVersion } from './organizations-version.js';

/** Texts in one transaction. */
const pageSize = 2_000;

interface OpenText {
  id: string;
  text: string;
  folded: string;
  organization: number | null;
}

interface Decision {
  organization: number | null;
  rule: string | null;
  evidence: string | null;
}

const nobody: Decision = { organization: null, rule: null, evidence: null };

/**
 * Matches the affiliations that wait for it, and all of them anew where organizations with a place came or changed:
 * so the links don't depend on which file came first. A text goes to the one organization that the matcher singles out
 * among those with a place, else to the one among the others whose name it is, else to none.
 *
 * @param sql the connection; each page of texts is a transaction of its own, so that a kill loses none of the others
 */
export async function matchAffiliations(sql: Sql): Promise<void> {
  await takeInEarlierTexts(sql);
  const version = await readOrganizationsVersion(sql);
  if ((await openTexts(sql, version, 1)).length === 0) return;
  if ((await sql.all('SELECT id FROM organization LIMIT 1')).length === 0) return;
  const index = await knownOrganizations(sql, version);
  let isDone = false;
  while (!isDone) {
    isDone = await sql.transaction(async (writer) => {
      const texts = await openTexts(writer, version, pageSize);
      if (texts.length > 0) await decide(writer, { texts, index, version });
      return texts.length < pageSize;
    });
  }
}

/** Affiliations of databases that are older than the table of texts. */
async function takeInEarlierTexts(sql: Sql): Promise<void> {
  const name = 'affiliationTextsSince';
  if ((await sql.all('SELECT value FROM setting WHERE name = ?', [name])).length > 0) return;
  await sql.transaction(async (writer) => {
    const texts = writer.scan('SELECT DISTINCT text_as_printed FROM affiliation WHERE organization_id IS NULL');
    for await (const rows of texts)
      await insertAffiliationTexts(
        writer,
        (rows as [string][]).map(([text]) => text),
      );
    await writer.run('INSERT INTO setting (name, value) VALUES (?, ?)', [name, new Date().toISOString()]);
  });
}

function openTexts(sql: Sql, version: number, limit: number): Promise<OpenText[]> {
  return sql.all(
    `SELECT id, text, text_folded AS folded, organization_id AS organization FROM affiliation_text
     WHERE checked < ? LIMIT ?`,
    [version, limit],
  );
}

async function decide(
  sql: Sql,
  { texts, index, version }: { texts: readonly OpenText[]; index: OrganizationIndex; version: number },
): Promise<void> {
  const bearers = await soleBearers(sql, new Set(texts.map(({ folded }) => folded)));
  const decided = texts.map((text) => ({ ...text, decision: decisionOf(text, index, bearers) }));
  const columns = { id: 'text', organization: 'int', rule: 'text', evidence: 'text', checked: 'int' } as const;
  await sql.run(
    `UPDATE affiliation_text SET organization_id = r.organization, rule = r.rule, evidence = r.evidence,
       checked = r.checked FROM ${jsonRows(sql.dialect, columns)} AS r WHERE affiliation_text.id = r.id`,
    [
      jsonParameter(
        columns,
        decided.map(({ id, decision }) => ({ id, ...decision, checked: version })),
      ),
    ],
  );
  await relink(
    sql,
    decided
      .filter(({ organization, decision }) => organization !== decision.organization)
      .map(({ text, folded, organization, decision }) => ({
        text,
        folded,
        old: organization,
        now: decision.organization,
        namesake: bearers.get(folded) ?? null,
      })),
  );
}

function decisionOf(
  { text, folded }: OpenText,
  index: OrganizationIndex,
  bearers: ReadonlyMap<string, number>,
): Decision {
  const match = index.match(text);
  if (match) return { organization: match.id, rule: match.rule, evidence: JSON.stringify(match.evidence) };
  const bearer = bearers.get(folded);
  return bearer === undefined
    ? nobody
    : { organization: bearer, rule: 'NAME', evidence: JSON.stringify({ name: folded }) };
}

/** Of organizations without a place, those who alone bear one of these names. */
async function soleBearers(sql: Sql, folded: ReadonlySet<string>): Promise<ReadonlyMap<string, number>> {
  const texts = jsonTexts(sql.dialect);
  const names = JSON.stringify([...folded]);
  const rows = await sql.all<{ folded: string; id: number }>(
    `SELECT folded, MIN(id) AS id FROM (
       SELECT name_folded AS folded, id FROM organization WHERE name_folded IN ${texts} AND country IS NULL
       UNION SELECT n.name_folded, o.id FROM organization_name n JOIN organization o ON o.id = n.organization_id
         WHERE n.name_folded IN ${texts} AND n.kind <> 'ACRONYM' AND o.country IS NULL
     ) AS b GROUP BY folded HAVING COUNT(*) = 1`,
    [names, names],
  );
  return new Map(rows.map((row) => [row.folded, row.id]));
}

interface Change {
  text: string;
  folded: string;
  old: number | null;
  now: number | null;
  /** The organization that is nothing but this name: that of a paper whose text means nobody else. */
  namesake: number | null;
}

/** Links the affiliations that print these texts, other than those whose source says by an identifier who is meant. */
async function relink(sql: Sql, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const columns = { text: 'text', folded: 'text', old: 'int', now: 'int' } as const;
  const changed = await sql.run(
    // The plus keeps SQLite from reading all affiliations that have no organization.
    `UPDATE affiliation SET organization_id = r.now FROM ${jsonRows(sql.dialect, columns)} AS r
     WHERE affiliation.text_folded = r.folded AND affiliation.text_as_printed = r.text
       AND +affiliation.organization_id IS NOT DISTINCT FROM r.old`,
    [jsonParameter(columns, changes)],
  );
  const moved = await movePapers(sql, changes);
  if (changed + moved === 0) return;
  const touched = new Set(
    changes.flatMap(({ old, now, namesake }) => [old, now, namesake].filter((id): id is number => id !== null)),
  );
  await sql.run(
    `UPDATE organization SET papers_count = (
       SELECT COUNT(*) FROM (
         SELECT paper_id FROM paper_organization WHERE organization_id = organization.id
         UNION SELECT f.paper_id FROM affiliation f
           JOIN authorship s ON s.paper_id = f.paper_id AND s.position = f.position AND s.role = 'AUTHOR'
           WHERE f.organization_id = organization.id
       ) AS papers
     ) WHERE id IN ${jsonInts(sql.dialect)}`,
    [JSON.stringify([...touched])],
  );
  await raiseDataVersion(sql);
}

/** Likewise for organizations that sources name for whole papers; a paper that names one twice keeps one link. */
async function movePapers(sql: Sql, changes: readonly Change[]): Promise<number> {
  const moves = changes.flatMap(({ text, old, now, namesake }) => {
    const from = old ?? namesake;
    const to = now ?? namesake;
    return from === null || to === null || from === to ? [] : [{ text, old: from, now: to }];
  });
  if (moves.length === 0) return 0;
  const columns = { text: 'text', old: 'int', now: 'int' } as const;
  const rows = jsonRows(sql.dialect, columns);
  const parameter = [jsonParameter(columns, moves)];
  await sql.run(
    `INSERT INTO paper_organization (paper_id, organization_id, text_as_printed, source_record_id)
     SELECT p.paper_id, r.now, p.text_as_printed, p.source_record_id
     FROM ${rows} AS r JOIN paper_organization p ON p.organization_id = r.old AND p.text_as_printed = r.text
     WHERE true ON CONFLICT DO NOTHING`,
    parameter,
  );
  return sql.run(
    `DELETE FROM paper_organization WHERE EXISTS (
       SELECT 1 FROM ${rows} AS r
       WHERE paper_organization.organization_id = r.old AND paper_organization.text_as_printed = r.text)
     AND organization_id IN ${jsonInts(sql.dialect)}`,
    [...parameter, JSON.stringify(moves.map(({ old }) => old))],
  );
}
