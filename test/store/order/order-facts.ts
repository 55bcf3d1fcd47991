import type { Store } from '../../../src/store/store.js';

/**
 * What is known of papers, named by what doesn't depend on the order in which files came: their records. Ids, and keys
 * of what has no identifier, are left out.
 */
export async function paperFacts(store: Store) {
  const all = <Row>(statement: string) => store.sql.all<Row>(statement);
  const names = new Map<number, string>();
  const records = new Map<number, string[]>();
  for (const { id, record } of await all<{ id: number; record: string }>(
    `SELECT paper_id AS id, format || ':' || record_key AS record FROM source_record WHERE paper_id IS NOT NULL`,
  ))
    records.set(id, [...(records.get(id) ?? []), record]);
  for (const [id, own] of records) names.set(id, own.sort().join(' '));
  const nameOf = (id: number | null) => (id === null ? null : (names.get(id) ?? `? ${id}`));
  const papers = await all<Record<string, string | number | null>>(
    `SELECT p.id, p.key, p.title, p.abstract, p.date, p.year, p.type, p.language, p.volume, p.issue, p.pages,
       p.publisher, p.url, p.authors_complete, p.is_retracted, p.cited_by_stated, p.references_stated,
       p.authors_count, v.name AS venue FROM paper p LEFT JOIN venue v ON v.id = p.venue_id`,
  );
  const identifiers = await all<{ id: number; text: string }>(
    `SELECT paper_id AS id, scheme || ':' || value AS text FROM identifier WHERE paper_id IS NOT NULL ORDER BY text`,
  );
  const authors = await all<{ id: number; name: string }>(
    'SELECT paper_id AS id, name_as_printed AS name FROM authorship ORDER BY paper_id, position',
  );
  const of = <Row extends { id: number }>(rows: readonly Row[], id: unknown) => rows.filter((row) => row.id === id);
  const citations = await all<{ citing: number; target: string; cited: number | null }>(
    'SELECT citing_id AS citing, target, cited_id AS cited FROM citation',
  );
  const relations = await all<{ from: number; to: number; kind: string }>(
    'SELECT from_id AS "from", to_id AS "to", kind FROM paper_relation',
  );
  const byText = <Fact>(facts: Fact[]) => {
    return facts.map((fact) => [JSON.stringify(fact), fact] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  };
  const sorted = <Fact>(facts: Fact[]) => byText(facts).map(([, fact]) => fact);
  return {
    papers: sorted(
      papers.map(({ id, key, ...paper }) => ({
        records: nameOf(id as number),
        identifiers: of(identifiers, id).map(({ text }) => text),
        key: String(key).includes(':') ? key : null,
        ...paper,
        authors: of(authors, id).map(({ name }) => name),
      })),
    ),
    citations: sorted(citations.map(({ citing, target, cited }) => [nameOf(citing), target, nameOf(cited)])),
    relations: sorted(relations.map(({ from, to, kind }) => [nameOf(from), nameOf(to), kind])),
  };
}

/** Which places in bylines are one person's: lists of places, each named by the paper's records. */
export async function peopleFacts(store: Store): Promise<string[]> {
  const rows = await store.sql.all<{ author: number; paper: number; position: number; name: string }>(
    'SELECT author_id AS author, paper_id AS paper, position, name_as_printed AS name FROM authorship',
  );
  const records = await store.sql.all<{ id: number; record: string }>(
    `SELECT paper_id AS id, MIN(hash) AS record FROM source_record WHERE paper_id IS NOT NULL GROUP BY paper_id`,
  );
  const paperOf = new Map(records.map(({ id, record }) => [id, record]));
  const people = new Map<number, string[]>();
  for (const { author, paper, position, name } of rows)
    people.set(author, [...(people.get(author) ?? []), `${name} @ ${paperOf.get(paper)} ${position}`]);
  return [...people.values()].map((places) => places.sort().join('\n')).sort();
}
