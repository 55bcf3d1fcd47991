import { relateNames } from '../../identity/author-evidence.js';
import { type GivenNames, givenNames } from '../../identity/author-given-names.js';
import { absorbSigns, findVeto, identifierKeys, newSigns } from '../../identity/author-signs.js';
import { loadNameRows, type NameRow } from '../curation/author-rows.js';
import { loadDecidedByPersons } from '../curation/decided-by-persons.js';
import { personName } from '../ingest/person-names.js';
import { jsonInts, jsonParameter, jsonRows } from '../sql/json-rows.js';
import type { Sql } from '../store.js';
import type { PlannedMerge } from './reconcile-block.js';

/** Authors who are one person by what they are called. */
export interface NamedGroup {
  /** Of the person, read in every way: who also goes by a name that doesn't fit is left out. Nobody is unless given. */
  given?: readonly GivenNames[];
  /** Of the person, beside those that the authors have; as 'scheme:value'. */
  identifiers: Iterable<string>;
  ids: readonly number[];
  evidence: Record<string, unknown>;
}

interface Author {
  id: number;
  papers: number;
  identifiers: string[];
}

/**
 * Merges the authors of each group into the one of the most papers. Not whom identifiers or a common paper keep apart, who
 * also goes by a name that the person of the group can't have, or about whom somebody decided.
 *
 * @param groups nobody is in two of them
 * @returns merges that don't meet: nobody is merged both away and into
 */
export async function planNamedMerges(sql: Sql, groups: readonly NamedGroup[]): Promise<PlannedMerge[]> {
  const all = groups.flatMap(({ ids }) => ids);
  if (all.length === 0) return [];
  const authors = await loadAuthors(sql, all);
  const names = await loadNameRows(sql, all);
  const decided = await loadDecidedByPersons(sql, all);
  const together = await findCommonPapers(
    sql,
    groups.flatMap(({ ids }) => ids.flatMap((a) => ids.filter((b) => a < b).map((b) => ({ a, b })))),
  );
  return groups.flatMap(({ given, identifiers, ids, evidence }) => {
    const candidates = ids
      .flatMap((id) => authors.get(id) ?? [])
      .filter(({ id }) => !decided.has(id) && (given === undefined || couldBe(given, names.get(id) ?? [])))
      .sort((a, b) => b.papers - a.papers || a.id - b.id);
    const signs = newSigns([...identifiers]);
    const members: Author[] = [];
    for (const author of candidates) {
      const own = newSigns([...author.identifiers]);
      const isApart = members.some(({ id }) => together.has(`${Math.min(id, author.id)} ${Math.max(id, author.id)}`));
      if (isApart || findVeto(signs, own) !== null) continue;
      absorbSigns(signs, own);
      members.push(author);
    }
    const [keeper, ...others] = members;
    if (!keeper) return [];
    return others.map(({ id }) => ({ intoId: keeper.id, fromId: id, evidence }));
  });
}

async function loadAuthors(sql: Sql, ids: readonly number[]): Promise<Map<number, Author>> {
  const parameter = [JSON.stringify(ids)];
  const rows = await sql.all<{ id: number; papers: number }>(
    `SELECT id, papers_count AS papers FROM author WHERE id IN ${jsonInts(sql.dialect)}`,
    parameter,
  );
  const authors = new Map<number, Author>();
  for (const { id, papers } of rows) authors.set(id, { id, papers: Number(papers), identifiers: [] });
  const identifiers = await sql.all<{ id: number; scheme: string; value: string }>(
    `SELECT author_id AS id, scheme, value FROM identifier WHERE author_id IN ${jsonInts(sql.dialect)}`,
    parameter,
  );
  for (const { id, scheme, value } of identifiers)
    authors.get(id)?.identifiers.push(...identifierKeys([{ scheme, value }]));
  return authors;
}

/** Of the pairs, as 'a b', those who stand in one byline. */
async function findCommonPapers(sql: Sql, pairs: readonly { a: number; b: number }[]): Promise<Set<string>> {
  const columns = { a: 'int', b: 'int' } as const;
  const rows = await sql.all<{ a: number; b: number }>(
    `SELECT DISTINCT r.a, r.b FROM ${jsonRows(sql.dialect, columns)} AS r
     JOIN authorship s ON s.author_id = r.a JOIN authorship t ON t.author_id = r.b AND t.paper_id = s.paper_id`,
    [jsonParameter(columns, pairs)],
  );
  return new Set(rows.map(({ a, b }) => `${a} ${b}`));
}

/** Each name of an author fits one of the person's, where they share the family name at all. */
function couldBe(person: readonly GivenNames[], rows: readonly NameRow[]): boolean {
  return rows.every(([name, folded, blockKey]) => {
    const given = givenNames({ ...personName({ name }), folded, blockKey });
    return !person.some(({ family }) => family === given.family) || relateNames([given], person) !== null;
  });
}
