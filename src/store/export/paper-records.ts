import type {
  AuthorMention,
  IdentifierMention,
  PaperRecord,
  ReferenceMention,
  RelationMention,
  TopicMention,
} from '../../importers/paper-record.js';
import { ownScheme } from '../ingest/prepare-record.js';
import { loadAuthorships, loadIdentifiers } from '../load-details.js';
import { loadPapers, loadVenues } from '../load-rows.js';
import { jsonInts } from '../sql/json-rows.js';
import type { Sql, Store } from '../store.js';
import {
  byCodePoints,
  bySchemeAndValue,
  compare,
  filled,
  grouped,
  identifierOf,
  keysOf,
  paperNames,
  present,
  stated,
  waitingLinks,
  withKey,
} from './record-parts.js';

export async function paperRecords(store: Store, ids: number[]): Promise<PaperRecord[]> {
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

function paperIdentifiers(identifiers: readonly IdentifierMention[], key: string): IdentifierMention[] {
  const isNamed = identifiers.some(({ scheme, value }) => `${scheme}:${value}` === key);
  return isNamed ? bySchemeAndValue(identifiers) : withKey(identifiers, key);
}
