import { setImmediate } from 'node:timers/promises';
import { jsonInts } from './sql/json-rows.js';
import type {
  AuthorRow,
  CategoryRow,
  ImportRunRow,
  OrganizationRow,
  PaperRow,
  Sql,
  Store,
  TopicRow,
  VenueRow,
} from './store.js';

/** How a column comes out of either database: as it is, as 0 and 1 or a boolean, or as text or a Date. */
type ColumnKind = 'plain' | 'boolean' | 'date';
type Columns<Row> = Record<keyof Row & string, ColumnKind>;

const paperColumns: Columns<PaperRow> = {
  id: 'plain',
  key: 'plain',
  title: 'plain',
  titleFolded: 'plain',
  titleKey: 'plain',
  abstract: 'plain',
  date: 'plain',
  year: 'plain',
  type: 'plain',
  language: 'plain',
  venueId: 'plain',
  volume: 'plain',
  issue: 'plain',
  pages: 'plain',
  publisher: 'plain',
  url: 'plain',
  authorsComplete: 'boolean',
  isRetracted: 'boolean',
  citedByStated: 'plain',
  referencesStated: 'plain',
  authorsCount: 'plain',
  fieldSources: 'plain',
};

const authorColumns: Columns<AuthorRow> = {
  id: 'plain',
  key: 'plain',
  name: 'plain',
  nameFolded: 'plain',
  sortName: 'plain',
  verified: 'boolean',
  papersCount: 'plain',
};

const organizationColumns: Columns<OrganizationRow> = {
  id: 'plain',
  key: 'plain',
  name: 'plain',
  nameFolded: 'plain',
  country: 'plain',
  city: 'plain',
  type: 'plain',
  url: 'plain',
  parentId: 'plain',
  papersCount: 'plain',
};

const categoryColumns: Columns<CategoryRow> = {
  id: 'plain',
  key: 'plain',
  scheme: 'plain',
  code: 'plain',
  label: 'plain',
  labelFolded: 'plain',
  papersCount: 'plain',
};

const topicColumns: Columns<TopicRow> = {
  id: 'plain',
  key: 'plain',
  label: 'plain',
  labelFolded: 'plain',
  kind: 'plain',
  source: 'plain',
  introducedById: 'plain',
  papersCount: 'plain',
};

const venueColumns: Columns<VenueRow> = {
  id: 'plain',
  key: 'plain',
  name: 'plain',
  nameFolded: 'plain',
  acronym: 'plain',
  type: 'plain',
  ranks: 'plain',
  papersCount: 'plain',
};

const importRunColumns: Columns<ImportRunRow> = {
  id: 'plain',
  file: 'plain',
  format: 'plain',
  status: 'plain',
  startedAt: 'date',
  finishedAt: 'date',
  softwareVersion: 'plain',
  recordsRead: 'plain',
  recordsAdded: 'plain',
  recordsMerged: 'plain',
  recordsUnchanged: 'plain',
  recordsQuarantined: 'plain',
  coverage: 'plain',
  dataVersion: 'plain',
  error: 'plain',
  stamp: 'plain',
  contentHash: 'plain',
};

/** Papers by id; ids without a paper are absent. One statement for any number of ids. */
export const loadPapers = loaderOf<PaperRow>('paper', paperColumns);

/** Authors by id, as `loadPapers`. */
export const loadAuthors = loaderOf<AuthorRow>('author', authorColumns);

/** Organizations by id, as `loadPapers`. */
export const loadOrganizations = loaderOf<OrganizationRow>('organization', organizationColumns);

/** Categories by id, as `loadPapers`. */
export const loadCategories = loaderOf<CategoryRow>('category', categoryColumns);

/** Topics by id, as `loadPapers`. */
export const loadTopics = loaderOf<TopicRow>('topic', topicColumns);

/** Venues by id, as `loadPapers`. */
export const loadVenues = loaderOf<VenueRow>('venue', venueColumns);

/** Import runs by id, as `loadPapers`. */
export const loadImportRuns = loaderOf<ImportRunRow>('import_run', importRunColumns);

/** More rows are read piece by piece, and other requests answered between: SQLite works in the thread that asks. */
const idsAtOnce = 1_000;

type Load<Row> = (store: Pick<Store, 'sql'>, ids: readonly number[]) => Promise<Map<number, Row>>;

function loaderOf<Row extends { id: number }>(table: string, columns: Columns<Row>): Load<Row> {
  const names = Object.keys(columns) as (keyof Row & string)[];
  const booleans = names.filter((name) => columns[name] === 'boolean');
  const dates = names.filter((name) => columns[name] === 'date');
  return async ({ sql }, ids) => {
    const read = sql.dialect === 'sqlite' ? readAsJson : readAsRows;
    const found = new Map<number, Row>();
    for (let at = 0; at < ids.length; at += idsAtOnce) {
      if (at > 0) await setImmediate();
      for (const row of await read(sql, table, names, ids.slice(at, at + idsAtOnce))) {
        for (const name of booleans) row[name] = Boolean(row[name]);
        for (const name of dates) if (row[name] !== null) row[name] = new Date(row[name] as string | Date);
        found.set(row.id as number, row as unknown as Row);
      }
    }
    return found;
  };
}

type Values = Record<string, unknown>;

function readAsRows(sql: Sql, table: string, names: readonly string[], ids: readonly number[]): Promise<Values[]> {
  const select = names.map((name) => `${snakeCase(name)} AS "${name}"`).join(', ');
  return sql.all<Values>(`SELECT ${select} FROM ${table} WHERE id IN ${jsonInts(sql.dialect)}`, [JSON.stringify(ids)]);
}

/** All rows as one text: libsql makes an object of each row at more than twice the cost of reading JSON. */
async function readAsJson(
  sql: Sql,
  table: string,
  names: readonly string[],
  ids: readonly number[],
): Promise<Values[]> {
  const columns = names.map(snakeCase).join(', ');
  const [found] = await sql.all<{ rows: string }>(
    `SELECT json_group_array(json_array(${columns})) AS rows FROM ${table} WHERE id IN ${jsonInts(sql.dialect)}`,
    [JSON.stringify(ids)],
  );
  const rows = JSON.parse(found?.rows ?? '[]') as unknown[][];
  return rows.map((values) => {
    const row: Values = {};
    for (let at = 0; at < names.length; at++) row[names[at] as string] = values[at];
    return row;
  });
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
