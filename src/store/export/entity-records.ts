import { fold } from '../../identity/fold.js';
import type {
  AuthorRecord,
  CategoryRecord,
  OrganizationRecord,
  TopicRecord,
  VenueRecord,
} from '../../importers/paper-record.js';
import { labelScheme } from '../ingest/link-book.js';
import { ownScheme } from '../ingest/prepare-record.js';
import {
  loadAuthorNames,
  loadIdentifiers,
  loadOrganizationNames,
  loadTopicAliases,
  loadVenueNames,
} from '../load-details.js';
import { loadAuthors, loadCategories, loadOrganizations, loadTopics, loadVenues } from '../load-rows.js';
import { jsonInts } from '../sql/json-rows.js';
import type { Store } from '../store.js';
import {
  compare,
  filled,
  grouped,
  keysOf,
  paperNames,
  present,
  sorted,
  stated,
  waitingLinks,
  withKey,
} from './record-parts.js';

export async function venueRecords(store: Store, ids: number[]): Promise<VenueRecord[]> {
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

export async function organizationRecords(store: Store, ids: number[]): Promise<OrganizationRecord[]> {
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

export async function categoryRecords(store: Store, ids: number[]): Promise<CategoryRecord[]> {
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

export async function topicRecords(store: Store, ids: number[]): Promise<TopicRecord[]> {
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

export async function authorRecords(store: Store, ids: number[]): Promise<AuthorRecord[]> {
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
