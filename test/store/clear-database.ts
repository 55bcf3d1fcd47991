import { searchedKinds, updateSearchIndex } from '../../src/store/search-index.js';
import type { Store } from '../../src/store/store.js';

/** From what refers to what is referred to. */
const tables = [
  ...['waiting_link', 'curation', 'redirect', 'import_problem', 'identifier', 'citation', 'paper_relation'],
  ...[
    'paper_topic',
    'paper_category',
    'paper_organization',
    'affiliation',
    'affiliation_text',
    'authorship',
    'source_record',
    'import_run',
  ],
  ...['topic_relation', 'topic_alias', 'topic', 'category_parent', 'category', 'author_name', 'author'],
  ...['organization_name', 'organization', 'paper', 'venue_name', 'venue'],
];

/** Empties a database much faster than a new one is made. */
export async function clearDatabase(store: Store): Promise<void> {
  await store.sql.transaction(async (sql) => {
    const ids = new Map<(typeof searchedKinds)[number], number[]>();
    for (const kind of searchedKinds)
      ids.set(
        kind,
        (await sql.all<{ id: number }>(`SELECT id FROM ${kind}`)).map(({ id }) => id),
      );
    await sql.run('UPDATE topic SET introduced_by_id = NULL');
    for (const table of tables) await sql.run(`DELETE FROM ${table}`);
    for (const [kind, gone] of ids) await updateSearchIndex(sql, kind, gone);
    await sql.run("DELETE FROM setting WHERE name IN ('dataVersion', 'lastAuthorId')");
  });
}
