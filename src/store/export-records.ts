import { fold } from '../identity/fold.js';
import type { Identifier } from '../identity/identifiers.js';
import type {
  AuthorMention,
  AuthorRecord,
  CategoryRecord,
  GraphRecord,
  IdentifierMention,
  OrganizationRecord,
  PaperRecord,
  ReferenceMention,
  RelationMention,
  TopicMention,
  TopicRecord,
  VenueRecord,
} from '../importers/paper-record.js';
import { holdMoment } from './hold-moment.js';
import { labelScheme } from './ingest/link-book.js';
import { ownScheme } from './ingest/prepare-record.js';
import {
  type EntityKind,
  loadAuthorNames,
  loadAuthorships,
  loadIdentifiers,
  loadOrganizationNames,
  loadTopicAliases,
  loadVenueNames,
} from './load-details.js';
import { loadAuthors, loadCategories, loadOrganizations, loadPapers, loadTopics, loadVenues } from './load-rows.js';
import { jsonInts } from './sql/json-rows.js';
import type { Sql, Store } from './store.js';

const chunkSize = 500;

/**
 * Everything that the database holds as records of the papergraph format, all of one moment: venues, organizations,
 * categories, topics, authors, papers, each kind by key. Taken into an empty database of either kind, the records make
 * one whose export is the same, line by line. Keys are kept as identifiers of the scheme 'papergraph', because several
 * people bear one name.
 */
export async function* exportRecords(store: Store): AsyncGenerator<GraphRecord> {
  const moment = await holdMoment(store.sql);
  try {
    const read = { ...store, sql: moment.sql };
    yield* inChunks(read, 'venue', venueRecords);
    yield* inChunks(read, 'organization', organizationRecords);
    yield* inChunks(read, 'category', categoryRecords);
    yield* inChunks(read, 'topic', topicRecords);
    yield* inChunks(read, 'author', authorRecords);
    yield* inChunks(read, 'paper', paperRecords);
  } finally {
    await moment.release();
  }
}

async function* inChunks(
  store: Store,
  kind: EntityKind,
  records: (store: Store, ids: number[]) => Promise<GraphRecord[]>,
): AsyncGenerator<GraphRecord> {
  const ids: number[] = [];
  for await (const rows of store.sql.scan(`SELECT id FROM ${kind} ORDER BY ${byCodePoints(store.sql, 'key')}`))
    for (const [id] of rows as [number][]) ids.push(id);
  for (let at = 0; at < ids.length; at += chunkSize) yield* await records(store, ids.slice(at, at + chunkSize));
}

async function venueRecords(store: Store, ids: number[]): Promise<VenueRecord[]> {
  const rows = await loadVenues(store, ids);
  const names = await loadVenueNames(store, ids);
  const identifiers = await loadIdentifiers(store, 'venue', ids);
  return present(ids, rows).map(({ id, key, name, acronym, type }) => ({
    kind: 'venue',
    recordKey: `venue:${key}`,
    name,
    ...filled('names', sorted(names.get(id)?.map((row) => row.name))),
    ...stated({ acronym, type }),
    identifiers: withKey(identifiers.get(id), key),
  })) as VenueRecord[];
}

async function organizationRecords(store: Store, ids: number[]): Promise<OrganizationRecord[]> {
  const rows = await loadOrganizations(store, ids);
  const names = await loadOrganizationNames(store, ids);
  const identifiers = await loadIdentifiers(store, 'organization', ids);
  const waiting = await waitingLinks(store.sql, ids, ['PARENT']);
  const parents = await keysOf(
    store.sql,
    'organization',
    [...rows.values()].map((row) => row.parentId),
  );
  return present(ids, rows).map(({ id, key, name, country, city, type, url, parentId }) => {
    const parentKey = parentId === null ? undefined : parents.get(parentId);
    const parent = parentKey === undefined ? waiting.get(id)?.[0]?.target : { scheme: ownScheme, value: parentKey };
    return {
      kind: 'organization',
      recordKey: `organization:${key}`,
      name,
      ...filled(
        'names',
        names
          .get(id)
          ?.sort((a, b) => compare(a.name, b.name))
          .map(({ name, kind }) => ({ name, kind })),
      ),
      identifiers: withKey(identifiers.get(id), key),
      ...stated({ country, city, type, url, parent }),
    };
  }) as OrganizationRecord[];
}

async function categoryRecords(store: Store, ids: number[]): Promise<CategoryRecord[]> {
  const rows = await loadCategories(store, ids);
  const links = await store.sql.all<{ id: number; code: string }>(
    `SELECT l.child_id AS id, c.code FROM category_parent l JOIN category c ON c.id = l.parent_id
     WHERE l.child_id IN ${jsonInts(store.dialect)}`,
    [JSON.stringify(ids)],
  );
  const parents = grouped(links, (link) => link.code);
  return present(ids, rows).map(({ id, key, scheme, code, label }) => ({
    kind: 'category',
    recordKey: `category:${key}`,
    scheme,
    code,
    label,
    ...filled('parents', sorted(parents.get(id))),
  }));
}

async function topicRecords(store: Store, ids: number[]): Promise<TopicRecord[]> {
  const { sql, dialect } = store;
  const rows = await loadTopics(store, ids);
  const aliases = await loadTopicAliases(store, ids);
  const identifiers = await loadIdentifiers(store, 'topic', ids);
  const papers = await paperNames(
    sql,
    [...rows.values()].map((row) => row.introducedById),
  );
  const links = await sql.all<{
    id: number;
    key: string;
    label: string;
    bearers: number;
    score: number;
    source: string;
  }>(
    `SELECT r.narrower_id AS id, t.key, t.label, r.score, r.source,
       (SELECT COUNT(*) FROM (SELECT o.id FROM topic o WHERE o.label_folded = t.label_folded
          UNION SELECT a.topic_id FROM topic_alias a WHERE a.label_folded = t.label_folded) b) AS bearers
     FROM topic_relation r JOIN topic t ON t.id = r.broader_id WHERE r.narrower_id IN ${jsonInts(dialect)}`,
    [JSON.stringify(ids)],
  );
  const broader = grouped(links, ({ key, label, bearers, score, source }) => {
    // A label that several topics bear names none of them.
    const name =
      bearers === 1 && fold(label) !== '' && !label.startsWith(`${ownScheme}:`) ? label : `${ownScheme}:${key}`;
    return { label: name, score, source };
  });
  const waiting = await waitingLinks(sql, ids, ['INTRODUCED_BY', 'BROADER']);
  return present(ids, rows).map(({ id, key, label, kind, source, introducedById }) => {
    const open = waiting.get(id) ?? [];
    const openBroader = open
      .filter((link) => link.kind === 'BROADER')
      .map(({ target, detail }) => ({
        label: target.scheme === labelScheme ? target.value : `${ownScheme}:${target.value}`,
        score: Number(detail.score),
        source: String(detail.source),
      }));
    const introducedBy =
      introducedById === null ? open.find((link) => link.kind === 'INTRODUCED_BY')?.target : papers.get(introducedById);
    return {
      kind: 'topic',
      recordKey: `topic:${key}`,
      label,
      topicKind: kind,
      source,
      ...filled('aliases', sorted(aliases.get(id)?.map((alias) => alias.label))),
      identifiers: withKey(identifiers.get(id), key),
      ...stated({ introducedBy }),
      ...filled(
        'broader',
        [...(broader.get(id) ?? []), ...openBroader].sort((a, b) => compare(a.label, b.label)),
      ),
    };
  }) as TopicRecord[];
}

async function authorRecords(store: Store, ids: number[]): Promise<AuthorRecord[]> {
  const rows = await loadAuthors(store, ids);
  const names = await loadAuthorNames(store, ids);
  const identifiers = await loadIdentifiers(store, 'author', ids);
  return present(ids, rows).map(({ id, key, name, verified }) => ({
    kind: 'author',
    recordKey: `author:${key}`,
    name,
    ...filled(
      'names',
      sorted(
        names
          .get(id)
          ?.map((row) => row.name)
          .filter((variant) => variant !== name),
      ),
    ),
    identifiers: withKey(identifiers.get(id), key),
    ...(verified ? { verified } : {}),
  }));
}

async function paperRecords(store: Store, ids: number[]): Promise<PaperRecord[]> {
  const { sql } = store;
  const rows = await loadPapers(store, ids);
  const identifiers = await loadIdentifiers(store, 'paper', ids);
  const authors = await bylines(store, ids);
  const organizations = await linksOf(sql, ids, 'paper_organization', 'organization', 'l.text_as_printed AS name');
  const topics = await linksOf(sql, ids, 'paper_topic', 'topic', 'e.label, e.kind, l.score, l.found_in AS "foundIn"');
  const categories = await paperCategories(sql, ids);
  const references = await referencesOf(sql, ids);
  const relations = await relationsOf(sql, ids);
  const venues = await loadVenues(store, [...new Set([...rows.values()].flatMap(({ venueId }) => venueId ?? []))]);
  return present(ids, rows).map((row) => {
    const { id, key, title, abstract, date, type, language, volume, issue, pages, publisher, url } = row;
    const venue = row.venueId === null ? undefined : venues.get(row.venueId);
    return {
      kind: 'paper',
      recordKey: key,
      ...filled('identifiers', paperIdentifiers(identifiers.get(id) ?? [], key)),
      title,
      ...stated({ abstract, date, type, language }),
      ...(venue && {
        venue: {
          name: venue.name,
          ...stated({ acronym: venue.acronym, type: venue.type }),
          identifiers: [{ scheme: ownScheme, value: venue.key }],
        },
      }),
      ...stated({ volume, issue, pages, publisher, url }),
      authors: authors.get(id) ?? [],
      ...(row.authorsComplete ? {} : { authorsComplete: false }),
      ...filled(
        'organizations',
        organizations.get(id)?.map(({ name, key: value }) => {
          return { name: String(name), identifiers: [{ scheme: ownScheme, value }] };
        }),
      ),
      ...filled('categories', categories.get(id)),
      ...filled('topics', topics.get(id)?.map(topicMention)),
      ...filled('references', references.get(id)),
      ...stated({ referencesStated: row.referencesStated, citedByStated: row.citedByStated }),
      ...(row.isRetracted ? { isRetracted: true } : {}),
      ...filled('relations', relations.get(id)),
    };
  }) as PaperRecord[];
}

async function bylines(store: Store, ids: number[]): Promise<Map<number, AuthorMention[]>> {
  const places = await loadAuthorships(store, ids);
  const all = [...places.values()].flat();
  const authors = await keysOf(
    store.sql,
    'author',
    all.map(({ authorId }) => authorId),
  );
  const organizations = await keysOf(
    store.sql,
    'organization',
    all.flatMap(({ affiliations }) => affiliations.map(({ organizationId }) => organizationId)),
  );
  const mention = ({ authorId, nameAsPrinted, role, affiliations }: (typeof all)[number]): AuthorMention => ({
    name: nameAsPrinted,
    identifiers: [{ scheme: ownScheme, value: authors.get(authorId) ?? '' }],
    ...filled(
      'affiliations',
      affiliations.map(({ textAsPrinted, organizationId }) => {
        const value = organizationId === null ? undefined : organizations.get(organizationId);
        return { name: textAsPrinted, ...(value === undefined ? {} : { identifiers: [{ scheme: ownScheme, value }] }) };
      }),
    ),
    ...(role === 'EDITOR' ? { role } : {}),
  });
  return new Map([...places].map(([id, byline]) => [id, byline.map(mention)]));
}

/** What a table of links says of papers, by the key of what it links to. */
async function linksOf(sql: Sql, ids: number[], table: string, entity: string, columns: string) {
  const rows = await sql.all<{ id: number; key: string } & Record<string, string | number>>(
    `SELECT l.paper_id AS id, e.key, ${columns} FROM ${table} l JOIN ${entity} e ON e.id = l.${entity}_id
     WHERE l.paper_id IN ${jsonInts(sql.dialect)} ORDER BY ${byCodePoints(sql, 'e.key')}`,
    [JSON.stringify(ids)],
  );
  return grouped(rows, (row) => row);
}

async function paperCategories(sql: Sql, ids: number[]): Promise<Map<number, { scheme: string; code: string }[]>> {
  const rows = await sql.all<{ id: number; scheme: string; code: string }>(
    `SELECT l.paper_id AS id, c.scheme, c.code FROM paper_category l JOIN category c ON c.id = l.category_id
     WHERE l.paper_id IN ${jsonInts(sql.dialect)} ORDER BY l.position`,
    [JSON.stringify(ids)],
  );
  return grouped(rows, ({ scheme, code }) => ({ scheme, code }));
}

async function referencesOf(sql: Sql, ids: number[]): Promise<Map<number, ReferenceMention[]>> {
  const rows = await sql.all<{ id: number; target: string; text: string | null }>(
    `SELECT citing_id AS id, target, text FROM citation
     WHERE citing_id IN ${jsonInts(sql.dialect)} ORDER BY position`,
    [JSON.stringify(ids)],
  );
  return grouped(rows, ({ target, text }) => ({
    ...(target.startsWith('text:') ? {} : { identifier: identifierOf(target) }),
    ...stated({ text }),
  })) as Map<number, ReferenceMention[]>;
}

async function relationsOf(sql: Sql, ids: number[]): Promise<Map<number, RelationMention[]>> {
  const rows = await sql.all<{ id: number; kind: string; toId: number }>(
    `SELECT from_id AS id, kind, to_id AS "toId" FROM paper_relation WHERE from_id IN ${jsonInts(sql.dialect)}`,
    [JSON.stringify(ids)],
  );
  const names = await paperNames(
    sql,
    rows.map(({ toId }) => toId),
  );
  const waiting = await waitingLinks(sql, ids, ['PREPRINT_OF', 'VERSION_OF', 'CORRECTS', 'RETRACTS']);
  const relations = grouped(rows, ({ kind, toId }) => ({ kind, identifier: names.get(toId) }));
  for (const [id, links] of waiting) {
    const list = relations.get(id) ?? [];
    list.push(...links.map(({ kind, target }) => ({ kind, identifier: target })));
    relations.set(id, list);
  }
  for (const list of relations.values()) list.sort((a, b) => compare(JSON.stringify(a), JSON.stringify(b)));
  return relations as Map<number, RelationMention[]>;
}

function topicMention(row: Record<string, string | number> & { key: string }): TopicMention {
  const { key, label, kind, score, foundIn } = row;
  return {
    label,
    kind,
    ...(score === 1 ? {} : { score }),
    ...(foundIn === 'KEYWORD' ? {} : { foundIn }),
    identifiers: [{ scheme: ownScheme, value: key }],
  } as TopicMention;
}

/** How other records name papers: by the identifier that is their key, else by the key itself. */
async function paperNames(sql: Sql, ids: readonly (number | null)[]): Promise<Map<number, Identifier>> {
  const keys = await keysOf(sql, 'paper', ids);
  const identifiers = await loadIdentifiers({ sql } as Store, 'paper', [...keys.keys()]);
  return new Map(
    [...keys].map(([id, key]) => {
      const named = identifiers.get(id)?.find((identifier) => `${identifier.scheme}:${identifier.value}` === key);
      return [id, named ?? { scheme: ownScheme, value: key }];
    }),
  );
}

function paperIdentifiers(identifiers: readonly IdentifierMention[], key: string): IdentifierMention[] {
  const isNamed = identifiers.some(({ scheme, value }) => `${scheme}:${value}` === key);
  return isNamed ? bySchemeAndValue(identifiers) : withKey(identifiers, key);
}

interface OpenLink {
  id: number;
  kind: string;
  target: Identifier;
  detail: Record<string, string | number>;
}

async function waitingLinks(sql: Sql, ids: number[], kinds: string[]): Promise<Map<number, OpenLink[]>> {
  const rows = await sql.all<{ id: number; kind: string; target: string; detail: string }>(
    `SELECT from_id AS id, kind, target, detail FROM waiting_link
     WHERE kind IN (${kinds.map(() => '?').join(', ')}) AND from_id IN ${jsonInts(sql.dialect)}
     ORDER BY ${byCodePoints(sql, 'target')}`,
    [...kinds, JSON.stringify(ids)],
  );
  return grouped(rows, (row) => ({ ...row, target: identifierOf(row.target), detail: JSON.parse(row.detail) }));
}

async function keysOf(sql: Sql, table: string, ids: readonly (number | null)[]): Promise<Map<number, string>> {
  const asked = [...new Set(ids.filter((id) => id !== null))];
  if (asked.length === 0) return new Map();
  const rows = await sql.all<{ id: number; key: string }>(
    `SELECT id, key FROM ${table} WHERE id IN ${jsonInts(sql.dialect)}`,
    [JSON.stringify(asked)],
  );
  return new Map(rows.map(({ id, key }) => [id, key]));
}

function withKey(identifiers: readonly IdentifierMention[] | undefined, key: string): IdentifierMention[] {
  return [...bySchemeAndValue(identifiers ?? []), { scheme: ownScheme, value: key }];
}

function bySchemeAndValue(identifiers: readonly IdentifierMention[]): IdentifierMention[] {
  return [...identifiers].sort((a, b) => compare(a.scheme, b.scheme) || compare(a.value, b.value));
}

function identifierOf(target: string): Identifier {
  const at = target.indexOf(':');
  return { scheme: target.slice(0, at), value: target.slice(at + 1) };
}

function present<Row>(ids: number[], rows: ReadonlyMap<number, Row>): Row[] {
  return ids.flatMap((id) => rows.get(id) ?? []);
}

function grouped<Row extends { id: number }, Value>(rows: readonly Row[], read: (row: Row) => Value) {
  const groups = new Map<number, Value[]>();
  for (const row of rows) {
    const group = groups.get(row.id);
    if (group) group.push(read(row));
    else groups.set(row.id, [read(row)]);
  }
  return groups;
}

/** Only what is known. */
function stated(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));
}

function filled<Value>(field: string, values: Value[] | undefined): Record<string, Value[]> {
  return values && values.length > 0 ? { [field]: values } : {};
}

function sorted(values: string[] | undefined): string[] | undefined {
  return values?.sort(compare);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The same order in both databases, whatever the language of PostgreSQL's. */
function byCodePoints({ dialect }: Sql, column: string): string {
  return dialect === 'sqlite' ? column : `${column} COLLATE "C"`;
}
