import { existsSync, renameSync, rmSync } from 'node:fs';
import { seededRandom } from '../../src/graph/random.js';
import { raiseDataVersion } from '../../src/store/data-version.js';
import { insertRows } from '../../src/store/ingest/insert-rows.js';
import { migrate } from '../../src/store/migrate.js';
import { openStore } from '../../src/store/open-store.js';
import { ensureSearchIndex } from '../../src/store/search-index.js';
import type { RowColumns } from '../../src/store/sql/json-rows.js';
import type { Sql } from '../../src/store/store.js';
import { realisticCorpus } from './graph-corpus.js';

type Row = Record<string, string | number | boolean | null>;

const countries = ['DE', 'US', 'CN', 'GB', 'FR', 'JP', 'IN', 'BR', 'CA', 'CH'];
const rowsInBatch = 20_000;

/**
 * Makes a SQLite database of the realistic corpus where the file is not there yet: with venues, an affiliation at two of
 * five authorships, one or two categories a paper and four citations, as far as a graph is concerned.
 *
 * @param scale 1 is the size of the ACL data
 */
export async function generateDatabase(path: string, scale: number, seed = 1): Promise<void> {
  if (existsSync(path)) return;
  const store = await openStore(`file:${path}.unfinished`);
  await migrate(store);
  // Indexes are made at the end: a hundred times the size would take hours row by row.
  const indexes = await store.sql.all<{ name: string; sql: string }>(
    "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL",
  );
  for (const { name } of indexes) await store.sql.run(`DROP INDEX "${name}"`);
  await fill(store.sql, scale, seed);
  for (const { sql } of indexes) await store.sql.run(sql);
  await store.sql.run(
    'UPDATE author SET papers_count = (SELECT count(*) FROM authorship a WHERE a.author_id = author.id)',
  );
  await store.sql.transaction((sql) => raiseDataVersion(sql));
  await ensureSearchIndex(store.sql);
  await store.sql.all('PRAGMA wal_checkpoint(TRUNCATE)');
  await store.close();
  for (const more of ['-wal', '-shm']) rmSync(`${path}.unfinished${more}`, { force: true });
  renameSync(`${path}.unfinished`, path);
}

async function fill(sql: Sql, scale: number, seed: number): Promise<void> {
  const random = seededRandom(seed + 1);
  const below = (count: number) => Math.floor(random() * count);
  const corpus = realisticCorpus(scale, seed);
  const { papers, authors, paperOf, authorOf, dates } = corpus;
  const organizations = Math.max(10, Math.round(3000 * scale));
  const venues = Math.max(5, Math.round(1000 * scale ** 0.5));
  const categories = 150;
  const named = { id: 'int', key: 'text', name: 'text', name_folded: 'text' } as const;
  const nameRow = (kind: string, id: number) => ({
    id,
    key: `${kind}-${id}`,
    name: `${kind} ${id}`,
    name_folded: `${kind} ${id}`,
  });

  await sql.run(
    `INSERT INTO import_run (id, file, format, status, started_at, software_version, coverage)
     VALUES (1, 'generated', 'papergraph', 'DONE', '1970-01-01T00:00:00.000+00:00', 'bench', '{}')`,
  );
  await insert(sql, 'venue', named, venues, (v) => nameRow('venue', v + 1));
  await insert(sql, 'author', { ...named, sort_name: 'text' }, authors, (v) => ({
    ...nameRow('author', v + 1),
    sort_name: `author ${v + 1}`,
  }));
  await insert(sql, 'organization', { ...named, country: 'text' }, organizations, (v) => ({
    ...nameRow('organization', v + 1),
    country: countries[v % countries.length] as string,
  }));
  await insert(
    sql,
    'category',
    { id: 'int', key: 'text', scheme: 'text', code: 'text', label: 'text', label_folded: 'text' },
    categories,
    (v) => ({
      id: v + 1,
      key: `bench:${v}`,
      scheme: 'bench',
      code: String(v),
      label: `category ${v}`,
      label_folded: `category ${v}`,
    }),
  );
  const paperColumns = { id: 'int', key: 'text', title: 'text', title_folded: 'text', title_key: 'text' } as const;
  await insert(
    sql,
    'paper',
    { ...paperColumns, date: 'text', year: 'int', venue_id: 'int', authors_count: 'int' },
    papers,
    (p) => ({
      id: p + 1,
      key: `paper-${p + 1}`,
      title: `Paper ${p + 1}`,
      title_folded: `paper ${p + 1}`,
      title_key: `paper${p + 1}`,
      date: String((dates[p] as number) / 10_000),
      year: (dates[p] as number) / 10_000,
      venue_id: 1 + below(venues),
      authors_count: 4,
    }),
  );
  await insert(
    sql,
    'source_record',
    {
      id: 'int',
      format: 'text',
      record_key: 'text',
      hash: 'text',
      file: 'text',
      kind: 'text',
      paper_id: 'int',
      run_id: 'int',
      record: 'text',
    },
    papers,
    (p) => ({
      id: p + 1,
      format: 'papergraph',
      record_key: String(p),
      hash: String(p),
      file: 'generated',
      kind: 'paper',
      paper_id: p + 1,
      run_id: 1,
      record: '{}',
    }),
  );
  const positions = positionsOf(paperOf);
  await insert(
    sql,
    'authorship',
    { paper_id: 'int', position: 'int', author_id: 'int', name_as_printed: 'text', source_record_id: 'int' },
    paperOf.length,
    (i) => ({
      paper_id: (paperOf[i] as number) + 1,
      position: positions[i] as number,
      author_id: (authorOf[i] as number) + 1,
      name_as_printed: `author ${(authorOf[i] as number) + 1}`,
      source_record_id: (paperOf[i] as number) + 1,
    }),
  );
  await insert(
    sql,
    'affiliation',
    {
      paper_id: 'int',
      position: 'int',
      ordinal: 'int',
      text_as_printed: 'text',
      text_folded: 'text',
      organization_id: 'int',
    },
    paperOf.length,
    (i) => {
      if (random() > 0.4) return undefined;
      // Members of a team share an organization.
      const organization = 1 + (Math.floor((authorOf[i] as number) / 40) % organizations);
      return {
        paper_id: (paperOf[i] as number) + 1,
        position: positions[i] as number,
        ordinal: 0,
        text_as_printed: `organization ${organization}`,
        text_folded: `organization ${organization}`,
        organization_id: organization,
      };
    },
  );
  const links = {
    paper_id: 'int',
    category_id: 'int',
    is_primary: 'bool',
    position: 'int',
    source_record_id: 'int',
  } as const;
  for (const position of [0, 1])
    await insert(sql, 'paper_category', links, papers, (p) => {
      if (position === 1 && random() > 0.5) return undefined;
      const category = 1 + position * (categories / 2) + below(categories / 2);
      return {
        paper_id: p + 1,
        category_id: category,
        is_primary: position === 0,
        position,
        source_record_id: p + 1,
      };
    });
  const citation = {
    citing_id: 'int',
    target: 'text',
    cited_id: 'int',
    position: 'int',
    source_record_id: 'int',
  } as const;
  await insert(sql, 'citation', citation, papers * 4, (i) => {
    const citing = Math.floor(i / 4);
    const cited = Math.floor(papers * random() ** 2);
    if (cited === citing) return undefined;
    return {
      citing_id: citing + 1,
      target: `text:${i}`,
      cited_id: cited + 1,
      position: i % 4,
      source_record_id: citing + 1,
    };
  });
}

async function insert(
  sql: Sql,
  table: string,
  columns: RowColumns,
  count: number,
  rowAt: (index: number) => Row | undefined,
): Promise<void> {
  for (let start = 0; start < count; start += rowsInBatch) {
    const rows: Row[] = [];
    for (let i = start; i < Math.min(count, start + rowsInBatch); i++) {
      const row = rowAt(i);
      if (row) rows.push(row);
    }
    await sql.transaction((transaction) => insertRows(transaction, table, columns, rows as never));
  }
}

/** From 0, of each authorship on its paper; the authorships of a paper are next to one another. */
function positionsOf(paperOf: Uint32Array): Uint32Array {
  const positions = new Uint32Array(paperOf.length);
  for (let i = 1; i < paperOf.length; i++)
    if (paperOf[i] === paperOf[i - 1]) positions[i] = (positions[i - 1] as number) + 1;
  return positions;
}
