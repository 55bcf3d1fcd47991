import { jsonInts } from './sql/json-rows.js';
import type { SqlValue, Store } from './store.js';

/** What can bear identifiers. */
export type EntityKind = 'paper' | 'author' | 'organization' | 'category' | 'topic' | 'venue';

export interface AffiliationDetail {
  textAsPrinted: string;
  /** Null where the text matches no known organization with certainty. */
  organizationId: number | null;
}

export interface AuthorshipDetail {
  /** From 0, in byline order. */
  position: number;
  authorId: number;
  nameAsPrinted: string;
  role: 'AUTHOR' | 'EDITOR';
  /** JSON: how the person was recognized; null where the name was new. */
  decision: string | null;
  /** JSON: identifiers of the person that sources state here; null where none does. */
  identifiers: string | null;
  affiliations: AffiliationDetail[];
}

/** The bylines of papers, in order, by paper id; papers without authors are absent. */
export async function loadAuthorships(
  store: Store,
  paperIds: readonly number[],
): Promise<Map<number, AuthorshipDetail[]>> {
  type Row = Omit<AuthorshipDetail, 'affiliations'> & {
    paperId: number;
    ordinal: number | null;
    text: string;
    organizationId: number | null;
  };
  const rows = await byIds<Row>(
    store,
    `SELECT s.paper_id AS "paperId", s.position, s.author_id AS "authorId", s.name_as_printed AS "nameAsPrinted",
       s.role, s.decision, s.identifiers, f.ordinal, f.text_as_printed AS text, f.organization_id AS "organizationId"
     FROM authorship s LEFT JOIN affiliation f ON f.paper_id = s.paper_id AND f.position = s.position
     WHERE s.paper_id IN`,
    paperIds,
    'ORDER BY s.paper_id, s.position, f.ordinal',
  );
  const details = new Map<number, AuthorshipDetail[]>();
  for (const { paperId, ordinal, text, organizationId, ...place } of rows) {
    const byline = listOf(details, paperId);
    let last = byline.at(-1);
    if (last?.position !== place.position) {
      last = { ...place, affiliations: [] };
      byline.push(last);
    }
    if (ordinal !== null) last.affiliations.push({ textAsPrinted: text, organizationId });
  }
  return details;
}

/** Identifiers of entities of one kind, by scheme and value; entities without any are absent. */
export async function loadIdentifiers(
  store: Store,
  entity: EntityKind,
  ids: readonly number[],
): Promise<Map<number, { scheme: string; value: string }[]>> {
  return grouped<{ scheme: string; value: string }>(
    store,
    `SELECT ${entity}_id AS "groupId", scheme, value FROM identifier WHERE ${entity}_id IN`,
    ids,
    'ORDER BY scheme, value',
  );
}

/** All spellings of authors' names, the one shown included. */
export async function loadAuthorNames(store: Store, ids: readonly number[]): Promise<Map<number, { name: string }[]>> {
  return grouped<{ name: string }>(
    store,
    'SELECT author_id AS "groupId", name FROM author_name WHERE author_id IN',
    ids,
    'ORDER BY name',
  );
}

/** Further names of organizations; `kind` is 'ALIAS', 'ACRONYM' or 'LABEL'. */
export async function loadOrganizationNames(
  store: Store,
  ids: readonly number[],
): Promise<Map<number, { name: string; kind: string }[]>> {
  return grouped<{ name: string; kind: string }>(
    store,
    'SELECT organization_id AS "groupId", name, kind FROM organization_name WHERE organization_id IN',
    ids,
    'ORDER BY name',
  );
}

/** Further names of venues. */
export async function loadVenueNames(store: Store, ids: readonly number[]): Promise<Map<number, { name: string }[]>> {
  return grouped<{ name: string }>(
    store,
    'SELECT venue_id AS "groupId", name FROM venue_name WHERE venue_id IN',
    ids,
    'ORDER BY name',
  );
}

/** Further labels of topics. */
export async function loadTopicAliases(
  store: Store,
  ids: readonly number[],
): Promise<Map<number, { label: string }[]>> {
  return grouped<{ label: string }>(
    store,
    'SELECT topic_id AS "groupId", label FROM topic_alias WHERE topic_id IN',
    ids,
    'ORDER BY label',
  );
}

export interface PaperSourceDetail {
  /** Of the source record. */
  id: number;
  format: string;
  file: string;
  /** Line or record number in the file, from 1. */
  line: number | null;
  recordKey: string;
  /** The import that read it last. */
  runId: number;
  /** Which values of the paper come from this record. */
  fields: string[];
}

/** The source records that papers were made from, in the order they came. */
export async function loadPaperSources(
  store: Store,
  paperIds: readonly number[],
): Promise<Map<number, PaperSourceDetail[]>> {
  const found = await grouped<Omit<PaperSourceDetail, 'fields'> & { fieldSources: string }>(
    store,
    `SELECT r.paper_id AS "groupId", r.id, r.format, r.file, r.line, r.record_key AS "recordKey", r.run_id AS "runId",
       p.field_sources AS "fieldSources"
     FROM source_record r JOIN paper p ON p.id = r.paper_id WHERE r.paper_id IN`,
    paperIds,
    'ORDER BY r.id',
  );
  const details = new Map<number, PaperSourceDetail[]>();
  for (const [paperId, sources] of found) {
    const list = sources.map(({ fieldSources, ...source }) => {
      const fields = Object.entries(JSON.parse(fieldSources) as Record<string, number>)
        .filter(([, id]) => id === source.id)
        .map(([field]) => field);
      return { ...source, fields: fields.sort() };
    });
    details.set(paperId, list);
  }
  return details;
}

export interface PaperRelationDetail {
  fromId: number;
  toId: number;
  /** 'PREPRINT_OF', 'VERSION_OF', 'CORRECTS' or 'RETRACTS'. */
  kind: string;
  /** JSON; '{}' where a source states it. */
  evidence: string;
}

/** What papers are to other papers here, at either end. */
export async function loadPaperRelations(
  store: Store,
  paperIds: readonly number[],
): Promise<Map<number, PaperRelationDetail[]>> {
  const columns = 'from_id AS "fromId", to_id AS "toId", kind, evidence FROM paper_relation';
  const found = new Map<number, PaperRelationDetail[]>();
  for (const end of ['from_id', 'to_id']) {
    const rows = await grouped<PaperRelationDetail>(
      store,
      `SELECT ${end} AS "groupId", ${columns} WHERE ${end} IN`,
      paperIds,
      'ORDER BY kind, from_id, to_id',
    );
    for (const [id, relations] of rows) found.set(id, [...(found.get(id) ?? []), ...relations]);
  }
  return found;
}

/** The categories of papers in the source's order. */
export async function loadPaperCategories(
  store: Store,
  paperIds: readonly number[],
): Promise<Map<number, { categoryId: number; isPrimary: boolean }[]>> {
  const found = await grouped<{ categoryId: number; isPrimary: boolean | number }>(
    store,
    `SELECT paper_id AS "groupId", category_id AS "categoryId", is_primary AS "isPrimary"
     FROM paper_category WHERE paper_id IN`,
    paperIds,
    'ORDER BY position, category_id',
  );
  return new Map(
    [...found].map(([paperId, rows]) => [paperId, rows.map((row) => ({ ...row, isPrimary: Boolean(row.isPrimary) }))]),
  );
}

export interface PaperTopicDetail {
  topicId: number;
  /** 0 to 1. */
  score: number;
  foundIn: 'KEYWORD' | 'TITLE' | 'ABSTRACT';
}

/** The topics of papers, those with the greatest score first. */
export async function loadPaperTopics(
  store: Store,
  paperIds: readonly number[],
): Promise<Map<number, PaperTopicDetail[]>> {
  return grouped<PaperTopicDetail>(
    store,
    `SELECT paper_id AS "groupId", topic_id AS "topicId", score, found_in AS "foundIn"
     FROM paper_topic WHERE paper_id IN`,
    paperIds,
    'ORDER BY score DESC, topic_id',
  );
}

/** References to papers that aren't here, in the order of the reference list. */
export async function loadCitationStubs(
  store: Store,
  paperIds: readonly number[],
): Promise<Map<number, { target: string; text: string | null; position: number }[]>> {
  return grouped<{ target: string; text: string | null; position: number }>(
    store,
    `SELECT citing_id AS "groupId", target, text, position FROM citation
     WHERE cited_id IS NULL AND citing_id IN`,
    paperIds,
    'ORDER BY position, target',
  );
}

async function grouped<Row>(
  store: Store,
  select: string,
  ids: readonly number[],
  order: string,
): Promise<Map<number, Row[]>> {
  const found = new Map<number, Row[]>();
  for (const { groupId, ...row } of await byIds<{ groupId: number }>(store, select, ids, order))
    listOf(found, groupId).push(row as Row);
  return found;
}

async function byIds<Row>({ sql }: Store, select: string, ids: readonly number[], order: string): Promise<Row[]> {
  if (ids.length === 0) return [];
  const parameters: SqlValue[] = [JSON.stringify(ids)];
  return sql.all<Row>(`${select} ${jsonInts(sql.dialect)} ${order}`, parameters);
}

function listOf<Item>(lists: Map<number, Item[]>, key: number): Item[] {
  const known = lists.get(key);
  if (known) return known;
  const list: Item[] = [];
  lists.set(key, list);
  return list;
}
