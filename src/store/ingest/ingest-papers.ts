import { createHash } from 'node:crypto';
import { affiliationWords } from '../../identity/affiliation-text.js';
import { fold } from '../../identity/fold.js';
import { paperKey } from '../../identity/paper-key.js';
import type { OrganizationMention, PaperRecord, ReferenceMention } from '../../importers/paper-record.js';
import { jsonInts } from '../sql/json-rows.js';
import { foldAffiliation } from './affiliation-texts.js';
import type { Batch } from './batch.js';
import type { BylineMention } from './byline-mention.js';
import { type BylinePlace, bylineOf, decideBylines } from './bylines.js';
import { findPapers } from './find-papers.js';
import { identifierKey } from './identifier-registry.js';
import type { EntityItem } from './incoming.js';
import type { AuthorIngest, DecidedAuthor } from './ingest-authors.js';
import type { CategoryIngest } from './ingest-categories.js';
import type { OrganizationIngest } from './ingest-organizations.js';
import type { TopicIngest } from './ingest-topics.js';
import type { VenueIngest } from './ingest-venues.js';
import { JoinedPapers } from './join-papers.js';
import { type MergedPaper, mergePaper } from './merge-paper.js';
import { PaperRows } from './paper-rows.js';
import type { FoundPapers, PaperTarget } from './paper-targets.js';
import { linkTarget, ownScheme, readIdentifiers } from './prepare-record.js';
import { compareSources, type PaperSource } from './source-order.js';
import { loadStoredLinks, type StoredLinks } from './stored-links.js';
import { titleForms } from './title-forms.js';
import { uniqueKeys } from './unique-keys.js';

/** What papers name. */
export interface Entities {
  authors: AuthorIngest;
  organizations: OrganizationIngest;
  categories: CategoryIngest;
  topics: TopicIngest;
  venues: VenueIngest;
}

interface PaperWork {
  target: PaperTarget;
  merged: MergedPaper;
  stored: StoredLinks | undefined;
  byline: BylinePlace[];
  /** The record that names the venue. */
  venueSource: { id: number; format: string };
}

/**
 * Takes in the papers of a batch: every paper that a record came to is put together anew from all its source records.
 *
 * @returns the rows to write; every item is told whether its record made a new paper
 */
export async function ingestPapers(
  batch: Batch,
  items: readonly EntityItem<PaperRecord>[],
  entities: Entities,
): Promise<PaperRows> {
  const rows = new PaperRows(batch);
  if (items.length === 0) return rows;
  const found = await findPapers(batch, items);
  rows.joined = await JoinedPapers.unite(batch.sql, found.joins);
  for (const id of rows.joined.leftAuthors) rows.left(id);
  const work = await mergeTargets(batch, found);
  await loadMentions(batch, work, entities);
  for (const paper of work) learnWords(batch, paper);
  const decided = await decideBylines(batch, work, entities.authors);
  for (const paper of work) nameOrganizations(paper, entities.organizations);
  for (const paper of work) addLinks(batch, paper, rows, entities, decided);
  await addPapers(batch, work, rows, entities);
  rows.addMerges(found);
  for (const { isNew, items: own } of found.targets) if (isNew && own[0]) own[0].isNew = true;
  return rows;
}

async function mergeTargets(batch: Batch, { targets, moves }: FoundPapers): Promise<PaperWork[]> {
  const { sql } = batch;
  const known = targets.filter(({ isNew }) => !isNew).map(({ id }) => id);
  const stored = await loadStoredLinks(sql, known);
  const earlier = new Map<number, PaperSource[]>();
  if (known.length > 0) {
    const records = await sql.all<Omit<PaperSource, 'record'> & { paperId: number; record: string }>(
      `SELECT id, paper_id AS "paperId", format, hash, record FROM source_record WHERE paper_id IN ${jsonInts(sql.dialect)}`,
      [JSON.stringify(known)],
    );
    const moved = new Map(moves.map(({ sourceId, paperId }) => [sourceId, paperId]));
    for (const { paperId: stored, record, ...source } of records) {
      const paperId = moved.get(source.id) ?? stored;
      const list = earlier.get(paperId) ?? [];
      list.push({ ...source, record: JSON.parse(record) as PaperRecord });
      earlier.set(paperId, list);
    }
  }
  const work = targets.map((target) => {
    const replaced = new Set(target.items.map(({ sourceId }) => sourceId));
    const sources = (earlier.get(target.id) ?? []).filter(({ id }) => !replaced.has(id));
    for (const { sourceId, format, hash, record } of [...target.items, ...target.waited])
      sources.push({ id: sourceId, format, hash, record });
    const merged = mergePaper(sources.sort(compareSources));
    const { id = 0, format = batch.format } = sources.find(({ id }) => id === merged.fieldSources.venue) ?? {};
    const byline = bylineOf(target.id, merged);
    return { target, sources, merged, stored: stored.get(target.id), byline, venueSource: { id, format } };
  });
  // Where the record that had the title says none any more, the title stays.
  for (const { target, merged } of work.filter(({ merged }) => merged.title === '')) {
    const [row] = await sql.all<{ title: string }>('SELECT title FROM paper WHERE id = ?', [target.id]);
    merged.title = row?.title ?? '';
  }
  for (const { target, sources } of work) {
    if (!target.items.some(({ isChange }) => isChange)) continue;
    const stated = sources.flatMap(({ record }) => readIdentifiers(record.identifiers).identifiers);
    await batch.registry.release(target.id, new Set(stated.map(identifierKey)));
  }
  return work;
}

async function loadMentions(batch: Batch, work: readonly PaperWork[], entities: Entities): Promise<void> {
  const papers = work.map(({ merged }) => merged);
  await entities.venues.load(papers.flatMap(({ venue }) => venue ?? []));
  await entities.organizations.load(papers.flatMap(({ organizations }) => organizations.map(({ mention }) => mention)));
  await entities.organizations.loadAffiliations(
    papers.flatMap(({ authors }) => authors.flatMap(({ mention }) => mention.affiliations ?? [])),
  );
  await entities.categories.load(papers.flatMap(({ categories }) => categories.map(({ mention }) => mention)));
  await entities.topics.load(papers.flatMap(({ topics }) => topics.map(({ mention }) => mention)));
  await batch.registry.load(
    papers.flatMap(({ references }) =>
      references.flatMap(({ mention }) => readIdentifiers(mention.identifier && [mention.identifier]).identifiers),
    ),
  );
}

/** What is common in titles and affiliations says little about who is meant. */
function learnWords({ corpus }: Batch, { target, merged, byline }: PaperWork): void {
  if (!target.isNew) return;
  corpus.addWords('title', titleForms(merged.title).words);
  const organizations = new Set(byline.flatMap(({ mention }) => mention.organizations));
  for (const organization of organizations) corpus.addWords('organization', new Set(affiliationWords(organization)));
}

/** Before any affiliation is linked by its text, everything that has a name of its own must be there. */
function nameOrganizations({ merged, stored }: PaperWork, organizations: OrganizationIngest): void {
  for (const { mention, sourceId } of merged.organizations)
    if (isNamed(mention) && !stored?.statedOrganizations.has(mention.name)) organizations.resolve(mention, sourceId);
  for (const { mention, sourceId } of merged.authors)
    for (const affiliation of mention.affiliations ?? [])
      if (affiliation.identifiers?.length) organizations.resolveAffiliation(affiliation, sourceId);
}

function isNamed({ name, identifiers = [] }: OrganizationMention): boolean {
  return identifiers.length > 0 || fold(name) !== '';
}

function addLinks(
  batch: Batch,
  { target, merged, stored, byline }: PaperWork,
  rows: PaperRows,
  entities: Entities,
  decided: ReadonlyMap<BylineMention, DecidedAuthor>,
): void {
  const { id } = target;
  const authors = new Set<number>();
  const organizations = new Set<number>();
  for (const { mention, role, at } of byline) {
    const { id: authorId, decision } = decided.get(mention) as DecidedAuthor;
    const { position, printed, sourceId } = mention;
    const identifiers = statedIdentifiers(mention);
    rows.authorship(id, { position, authorId, printed, role, decision, identifiers, sourceId });
    if (role === 'AUTHOR') authors.add(authorId);
    (merged.authors[at]?.mention.affiliations ?? []).forEach((affiliation, ordinal) => {
      const organizationId = entities.organizations.resolveAffiliation(affiliation, sourceId);
      rows.affiliation(id, {
        position,
        ordinal,
        text: affiliation.name,
        folded: foldAffiliation(affiliation.name),
        organizationId,
      });
      if (organizationId !== null && role === 'AUTHOR') organizations.add(organizationId);
    });
  }
  for (const { mention, sourceId } of merged.organizations) {
    if (!isNamed(mention)) continue;
    const organizationId =
      stored?.statedOrganizations.get(mention.name) ?? entities.organizations.resolve(mention, sourceId);
    rows.organization(id, { organizationId, text: mention.name, sourceId });
    organizations.add(organizationId);
  }
  const categories = new Map<number, number>();
  for (const { mention, sourceId } of merged.categories) {
    const categoryId = entities.categories.resolve(mention);
    if (!categories.has(categoryId)) categories.set(categoryId, sourceId);
  }
  [...categories].forEach(([categoryId, sourceId], position) => {
    rows.category(id, { categoryId, position, sourceId });
  });
  const topics = new Set(stored?.foundTopics);
  for (const { mention, sourceId } of merged.topics) {
    const topicId = entities.topics.resolve(mention, sourceId);
    if (topicId === null || topics.has(topicId)) continue;
    topics.add(topicId);
    rows.topic(id, { topicId, score: mention.score ?? 1, foundIn: mention.foundIn ?? 'KEYWORD', sourceId });
  }
  addReferences(batch, id, merged, rows);
  for (const { mention } of merged.relations) {
    const to = linkTarget(mention.identifier);
    if (to) batch.links.state({ kind: mention.kind, fromId: id, target: to, detail: {} });
  }
  const before = stored?.byline.filter(({ role }) => role === 'AUTHOR').map(({ authorId }) => authorId) ?? [];
  batch.deltas.move('author', before, authors);
  batch.deltas.move('organization', stored?.organizations ?? [], organizations);
  batch.deltas.move('category', stored?.categories ?? [], categories.keys());
  batch.deltas.move('topic', stored?.topics ?? [], topics);
  const present = new Set(byline.map(({ mention }) => decided.get(mention)?.id));
  for (const { authorId } of stored?.byline ?? []) if (!present.has(authorId)) rows.left(authorId);
}

/** Whether a key is what was wished for, or that with a number because somebody else had it. */
function isKeyOf(key: string, wish: string): boolean {
  return key === wish || (key.startsWith(`${wish}-`) && /^\d+$/.test(key.slice(wish.length + 1)));
}

/** What the byline itself says of the person, a key of papergraph's own files included. */
function statedIdentifiers({ identifiers, ownKey }: BylineMention): string[] {
  const stated = identifiers.map(identifierKey);
  return ownKey === null ? stated : [...stated, `${ownScheme}:${ownKey}`];
}

function addReferences(batch: Batch, citingId: number, merged: MergedPaper, rows: PaperRows): void {
  const targets = new Map<string, { citedId: number | null; text: string | null; sourceId: number }>();
  for (const { mention, sourceId } of merged.references) {
    const target = citationTarget(mention);
    if (target === null) continue;
    const known = targets.get(target);
    if (known) {
      known.text ??= mention.text ?? null;
      continue;
    }
    const { identifiers } = readIdentifiers(mention.identifier && [mention.identifier]);
    const owners = identifiers.map((identifier) => batch.registry.ownerOf('paper', identifier));
    const citedId = owners.find((owner) => owner !== undefined) ?? null;
    targets.set(target, { citedId, text: mention.text ?? null, sourceId });
  }
  [...targets].forEach(([target, reference], position) => {
    rows.citation(citingId, { target, position, ...reference });
  });
}

/** 'doi:10.1000/x', or a hash of the text where only that is known. */
function citationTarget({ identifier, text }: ReferenceMention): string | null {
  const named = identifier && linkTarget(identifier);
  if (named) return identifierKey(named);
  const folded = fold(text ?? '');
  if (folded === '') return null;
  return `text:${createHash('sha256').update(folded).digest('hex').slice(0, 24)}`;
}

async function addPapers(
  batch: Batch,
  work: readonly PaperWork[],
  rows: PaperRows,
  { venues }: Entities,
): Promise<void> {
  const identifiers = await batch.registry.identifiersOf(
    'paper',
    work.map(({ target }) => target.id),
  );
  const wishes = work.map(({ target, merged, stored }) => {
    const wish = target.ownKey ?? paperKey(identifiers.get(target.id) ?? [], merged.title, merged.year);
    // A key stays, unless the paper gets its first or a better identifier: those don't depend on who came first.
    return stored && (isKeyOf(stored.key, wish) || !wish.includes(':')) ? null : wish;
  });
  const keys = await uniqueKeys(
    batch.sql,
    'paper',
    wishes.filter((wish) => wish !== null),
  );
  for (const key of keys) batch.links.arriveKey(key);
  let next = 0;
  work.forEach(({ target, merged, stored, byline, venueSource }, at) => {
    const key = wishes[at] === null ? (stored?.key ?? '') : (keys[next++] as string);
    const venueId = merged.venue && venues.resolve(merged.venue, venueSource);
    batch.deltas.move('venue', stored?.venueId ? [stored.venueId] : [], venueId === null ? [] : [venueId]);
    batch.touched.paper.add(target.id);
    const authorsCount = byline.filter(({ role }) => role === 'AUTHOR').length;
    const title = titleForms(merged.title);
    rows.paper(target, stored?.key ?? null, merged, { key, title, venueId, authorsCount });
  });
}
