import type { AuthorCorpus } from '../../identity/author-corpus.js';
import { AuthorJudge } from '../../identity/author-evidence.js';
import { type GivenNames, givenNames } from '../../identity/author-given-names.js';
import { personName } from '../ingest/person-names.js';
import type { Sql } from '../store.js';
import type { NamedGroup } from './named-merges.js';

interface Reading {
  id: number;
  name: string;
  folded: string;
  blockKey: string;
}

/**
 * Who bears one full name that sources part in two ways: Ana | Guerberof Arenas and Ana Guerberof | Arenas have no family
 * name in common, so nothing else compares them. Only names that are rare in each reading. By what other names they go
 * doesn't matter, as it doesn't to those who share a reading: else who comes first would decide.
 */
export async function groupsByPartedNames(sql: Sql, corpus: AuthorCorpus): Promise<NamedGroup[]> {
  const rows = await sql.all<Reading>(
    `SELECT author_id AS id, name, name_folded AS folded, block_key AS "blockKey" FROM author_name
     WHERE name_folded IN (SELECT name_folded FROM author_name WHERE name_folded LIKE '% % %' GROUP BY name_folded
       HAVING COUNT(DISTINCT author_id) > 1 AND COUNT(DISTINCT block_key) > 1)
     ORDER BY name_folded, author_id, name`,
  );
  const judge = new AuthorJudge(corpus);
  const byName = new Map<string, { readings: Reading[]; given: GivenNames[] }>();
  for (const reading of rows) {
    const entry = byName.get(reading.folded) ?? { readings: [], given: [] };
    entry.readings.push(reading);
    entry.given.push(givenNames({ ...personName({ name: reading.name }), ...reading }));
    byName.set(reading.folded, entry);
  }
  const isRare = (given: GivenNames) => given.joined !== '' && judge.isSafe(given);
  return joinOverlapping(
    [...byName.values()].filter(({ given }) => given.every(isRare)).map(({ readings }) => readings),
  );
}

/** Somebody may bear several such names: then all who bear one of them are of one group. */
function joinOverlapping(names: readonly Reading[][]): NamedGroup[] {
  const groups = new Map<number, { ids: Set<number>; name: string }>();
  for (const readings of names) {
    const joined = { ids: new Set(readings.map(({ id }) => id)), name: readings[0]?.name ?? '' };
    for (const group of new Set(readings.flatMap(({ id }) => groups.get(id) ?? [])))
      for (const id of group.ids) joined.ids.add(id);
    for (const id of joined.ids) groups.set(id, joined);
  }
  return [...new Set(groups.values())].map(({ ids, name }) => ({
    ...{ identifiers: [], ids: [...ids] },
    evidence: { by: 'parted-name', name },
  }));
}
