import DataLoader from 'dataloader';
import { type Curation, describeCurations } from '../store/curation/list-curations.js';
import { type AffiliationMatch, loadAffiliationMatches } from '../store/load-affiliation-matches.js';
import {
  loadAuthorNames,
  loadAuthorships,
  loadCitationStubs,
  loadIdentifiers,
  loadOrganizationNames,
  loadPaperCategories,
  loadPaperRelations,
  loadPaperSources,
  loadPaperTopics,
  loadTopicAliases,
  loadVenueNames,
} from '../store/load-details.js';
import {
  loadAuthors,
  loadCategories,
  loadImportRuns,
  loadOrganizations,
  loadPapers,
  loadTopics,
  loadVenues,
} from '../store/load-rows.js';
import type { ImportProblemRow, Store } from '../store/store.js';
import { EntityLoader, RowsLoader } from './entity-loader.js';
import { type EntityKind, typeNames } from './global-id.js';
import type { RowsOfKind } from './kept-rows.js';
import { lazyObject } from './lazy-object.js';

/** What loaders read from. */
interface Source {
  store: Store;
  /** Rows of a kind that earlier requests have read. */
  keptOf: ((kind: EntityKind) => RowsOfKind) | undefined;
}

type BatchLoad<Value> = (store: Store, ids: readonly number[]) => Promise<Map<number, Value>>;

const rows =
  <Row extends object>(typeName: string, load: BatchLoad<Row>) =>
  ({ store }: Source) =>
    new RowsLoader<Row>(typeName, (ids) => load(store, ids));

const entities =
  <Row extends { id: number; key: string }>(kind: EntityKind, load: BatchLoad<Row>) =>
  ({ store, keptOf }: Source) =>
    new EntityLoader<Row>(typeNames[kind], (ids) => load(store, ids), kind === 'paper' ? undefined : keptOf?.(kind));

/** Null where nothing belongs to the key. */
const values =
  <Key, Value>(load: (store: Store, keys: readonly Key[]) => Promise<Map<Key, Value>>) =>
  ({ store }: Source) =>
    new DataLoader<Key, Value | null>(async (keys) => {
      const found = await load(store, keys);
      return keys.map((key) => found.get(key) ?? null);
    });

/** An empty list where nothing belongs to the id. */
const lists =
  <Item>(load: BatchLoad<Item[]>) =>
  ({ store }: Source) =>
    new DataLoader<number, Item[]>(async (ids) => {
      const found = await load(store, ids);
      return ids.map((id) => found.get(id) ?? []);
    });

const identifiers = (entity: Parameters<typeof loadIdentifiers>[1]) =>
  lists((store, ids) => loadIdentifiers(store, entity, ids));

const IdentifierLoaders = lazyObject({
  paper: identifiers('paper'),
  author: identifiers('author'),
  organization: identifiers('organization'),
  category: identifiers('category'),
  topic: identifiers('topic'),
  venue: identifiers('venue'),
});

const LoadersOfSource = lazyObject({
  paper: entities('paper', loadPapers),
  author: entities('author', loadAuthors),
  organization: entities('organization', loadOrganizations),
  category: entities('category', loadCategories),
  topic: entities('topic', loadTopics),
  venue: entities('venue', loadVenues),
  curation: values<number, Curation>(describeCurations),
  /** By the text of the affiliation. */
  affiliationMatch: values<string, AffiliationMatch>(loadAffiliationMatches),
  importRun: rows('ImportRun', loadImportRuns),
  importProblem: values<string, ImportProblemRow>(loadImportProblems),
  identifiers: (source: Source) => new IdentifierLoaders(source),
  authorships: lists(loadAuthorships),
  paperCategories: lists(loadPaperCategories),
  paperSources: lists(loadPaperSources),
  paperTopics: lists(loadPaperTopics),
  paperRelations: lists(loadPaperRelations),
  citationStubs: lists(loadCitationStubs),
  authorNames: lists(loadAuthorNames),
  organizationNames: lists(loadOrganizationNames),
  venueNames: lists(loadVenueNames),
  topicAliases: lists(loadTopicAliases),
  broaderTopics: lists((store, ids) => loadTopicRelations(store, ids, 'narrowerId')),
  narrowerTopics: lists((store, ids) => loadTopicRelations(store, ids, 'broaderId')),
});

/** Every read of one request by database id: what one level of a query asks of one table is one statement. */
export type Loaders = InstanceType<typeof LoadersOfSource>;

/**
 * Loaders of one request; each remembers what it has read.
 *
 * @param keptOf rows of a kind that earlier requests have read
 */
export function createLoaders(store: Store, keptOf?: (kind: EntityKind) => RowsOfKind): Loaders {
  return new LoadersOfSource({ store, keptOf });
}

async function loadImportProblems({ prisma }: Store, ids: readonly string[]): Promise<Map<string, ImportProblemRow>> {
  const found = await prisma.importProblem.findMany({ where: { id: { in: [...ids] } } });
  return new Map(found.map((row) => [row.id, row]));
}

export interface RelatedTopic {
  /** Database id of the other topic. */
  id: number;
  score: number;
  source: string;
}

/** The topics at the other end of relations, the surest first. */
async function loadTopicRelations(
  { prisma }: Store,
  ids: readonly number[],
  end: 'broaderId' | 'narrowerId',
): Promise<Map<number, RelatedTopic[]>> {
  const relations = await prisma.topicRelation.findMany({
    where: { [end]: { in: [...ids] } },
    orderBy: [{ score: 'desc' }, { broaderId: 'asc' }, { narrowerId: 'asc' }],
  });
  const found = new Map<number, RelatedTopic[]>();
  for (const { broaderId, narrowerId, score, source } of relations) {
    const [own, id] = end === 'broaderId' ? [broaderId, narrowerId] : [narrowerId, broaderId];
    found.set(own, [...(found.get(own) ?? []), { id, score, source }]);
  }
  return found;
}
