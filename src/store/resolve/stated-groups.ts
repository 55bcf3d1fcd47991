import { jsonParameter, jsonRows, jsonTexts } from '../sql/json-rows.js';
import type { Sql } from '../store.js';
import type { NameStatements, StatedPerson } from './name-statements.js';
import type { NamedGroup } from './named-merges.js';

/**
 * Who bears the names that files about people give to one person, or has an identifier of theirs: where bylines came
 * before the file, or said nothing but a name that only the file ties to the others. Nobody who would be two people.
 */
export async function groupsByStatements(sql: Sql, statements: NameStatements): Promise<NamedGroup[]> {
  const people = new Map<number, Set<StatedPerson>>();
  const add = (id: number, person: StatedPerson | undefined) => {
    if (person) people.set(id, (people.get(id) ?? new Set()).add(person));
  };
  const named = await sql.all<{ id: number; folded: string }>(
    `SELECT author_id AS id, name_folded AS folded FROM author_name WHERE name_folded IN ${jsonTexts(sql.dialect)}`,
    [JSON.stringify(statements.foldedNames)],
  );
  for (const { id, folded } of named) add(id, statements.personOf(folded));
  const columns = { scheme: 'text', value: 'text', person: 'int' } as const;
  const stated = statements.people.flatMap(({ identifiers, number: person }) =>
    [...identifiers].map((key) => {
      const at = key.indexOf(':');
      return { scheme: key.slice(0, at), value: key.slice(at + 1), person };
    }),
  );
  const owners = await sql.all<{ id: number; person: number }>(
    `SELECT i.author_id AS id, r.person FROM ${jsonRows(sql.dialect, columns)} AS r
     JOIN identifier i ON i.scheme = r.scheme AND i.value = r.value WHERE i.author_id IS NOT NULL`,
    [jsonParameter(columns, stated)],
  );
  for (const { id, person } of owners) add(id, statements.people[person]);
  const groups = new Map<StatedPerson, number[]>();
  for (const [id, [person, ...others]] of people) {
    if (!person || others.length > 0) continue;
    const ids = groups.get(person);
    if (ids) ids.push(id);
    else groups.set(person, [id]);
  }
  return [...groups].flatMap(([{ given, identifiers, name }, ids]) =>
    ids.length > 1 ? { given, identifiers, ids, evidence: { by: 'stated-names', person: name } } : [],
  );
}
