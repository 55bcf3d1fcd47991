import { fold } from '../identity/fold.js';
import { equivalentIdentifiers, parseRef } from '../identity/identifiers.js';
import { findByIdentifiers, findByKeys, findByNames, findRedirects } from '../store/find.js';
import type { Store } from '../store/store.js';
import { decodeGlobalId, type EntityKind, entityKinds } from './global-id.js';
import { LazyLoader } from './lazy-loader.js';
import type { Loaders } from './loaders.js';

/** An entity by kind and database id. */
export interface Entity {
  kind: EntityKind;
  id: number;
}

/** What a ref names. */
export type ResolvedRef =
  | { status: 'FOUND' | 'MERGED'; entity: Entity }
  | { status: 'AMBIGUOUS'; candidates: Entity[] }
  /** `otherKind`: it names something, but nothing of the kinds asked for. */
  | { status: 'NOT_FOUND'; otherKind?: EntityKind };

interface RefQuery {
  ref: string;
  kinds: readonly EntityKind[];
}

export type RefLoader = LazyLoader<RefQuery, ResolvedRef, string>;

/** Resolves refs in batches: however many refs one level of a query has, they cost a fixed number of statements. */
export function createRefLoader(store: Store, loaders: Loaders): RefLoader {
  return new LazyLoader((queries) => resolveRefs(store, loaders, queries), {
    cacheKeyFn: ({ ref, kinds }) => `${kinds.join()} ${ref}`,
  });
}

/** The database id of what a ref names where nothing has to be asked: it is a key that is at hand, and can't be an id or identifier. */
export function idAtHand(loaders: Loaders, kind: EntityKind, ref: string): number | undefined {
  const id = loaders[kind].peekId(ref);
  if (id === undefined || ref !== ref.toLowerCase() || ref !== ref.trim()) return undefined;
  return decodeGlobalId(ref) || parseRef(ref) ? undefined : id;
}

/** A ref on its way through the stages. */
interface Search extends RefQuery {
  result?: ResolvedRef;
  /** No later stage may do better. */
  isDecided?: boolean;
}

/** The first stage that knows a ref decides: id, identifier, key, key of something merged, name, short name. */
async function resolveRefs(store: Store, loaders: Loaders, queries: readonly RefQuery[]): Promise<ResolvedRef[]> {
  const searches: Search[] = queries.map(({ ref, kinds }) => ({ ref: ref.trim(), kinds }));
  for (const stage of [byId, byIdentifier, byKey, byMergedKey, byName, byShortName]) {
    const open = searches.filter(({ isDecided }) => !isDecided);
    if (open.length > 0) await stage(store, open, loaders);
  }
  return searches.map(({ result }) => result ?? { status: 'NOT_FOUND' });
}

async function byId(store: Store, searches: Search[], loaders: Loaders): Promise<void> {
  const gone: (Entity & { search: Search })[] = [];
  await Promise.all(
    searches.map(async (search) => {
      const named = decodeGlobalId(search.ref);
      if (!named) return;
      search.isDecided = true;
      if ((await loaders[named.kind].load(named.id)) === null) gone.push({ search, ...named });
      else settle(search, [named]);
    }),
  );
  for (const kind of entityKinds) {
    const ofKind = gone.filter((entity) => entity.kind === kind);
    if (ofKind.length === 0) continue;
    const merged = await findRedirects(store, kind, { ids: ofKind.map(({ id }) => id) });
    for (const { search, id } of ofKind) settle(search, entitiesOf(kind, merged.byId.get(id)), 'MERGED');
  }
}

async function byIdentifier(store: Store, searches: Search[]): Promise<void> {
  const spelled = searches.flatMap((search) => {
    const identifier = parseRef(search.ref);
    return identifier ? [{ search, identifiers: equivalentIdentifiers(identifier) }] : [];
  });
  if (spelled.length === 0) return;
  const found = await findByIdentifiers(
    store,
    spelled.flatMap(({ identifiers }) => identifiers),
  );
  for (const { search, identifiers } of spelled)
    settle(
      search,
      identifiers.flatMap(({ scheme, value }) => found.get(`${scheme}:${value}`) ?? []),
    );
}

async function byKey(store: Store, searches: Search[], loaders: Loaders): Promise<void> {
  const keysOf = ({ ref }: Search) => [ref, ref.toLowerCase()];
  await forEachKind(searches, keysOf, async (kind, keys) => {
    const atHand = new Map(keys.map((key) => [key, loaders[kind].peekId(key)]));
    const unknown = keys.filter((key) => atHand.get(key) === undefined);
    const found: Map<string, number> = await findByKeys(store, kind, unknown);
    for (const [key, id] of atHand) if (id !== undefined) found.set(key, id);
    return found;
  });
}

async function byMergedKey(store: Store, searches: Search[]): Promise<void> {
  await forEachKind(
    searches,
    ({ ref }) => [ref],
    async (kind, keys) => (await findRedirects(store, kind, { keys })).byKey,
    'MERGED',
  );
}

async function byName(store: Store, searches: Search[]): Promise<void> {
  const namesOf = ({ ref }: Search) => [fold(ref)].filter((name) => name !== '');
  await forEachKind(searches, namesOf, (kind, names) => findByNames(store, kind, names));
}

/** Short names that stand without their scheme: the code of a category, the acronym of a venue. */
async function byShortName({ prisma }: Store, searches: Search[]): Promise<void> {
  await forEachKind(
    searches,
    ({ ref }) => [ref],
    async (kind, words) => {
      const found = new Map<string, number[]>();
      const add = (word: string | null, id: number) => found.set(word ?? '', [...(found.get(word ?? '') ?? []), id]);
      if (kind === 'category')
        for (const { code, id } of await prisma.category.findMany({
          where: { code: { in: words } },
          orderBy: { id: 'asc' },
        }))
          add(code, id);
      if (kind === 'venue')
        for (const { acronym, id } of await prisma.venue.findMany({
          where: { acronym: { in: words } },
          orderBy: { id: 'asc' },
        }))
          add(acronym, id);
      return found;
    },
  );
}

/** Looks the words of the refs up among each kind that any of them may be of, one read a kind. */
async function forEachKind(
  searches: Search[],
  wordsOf: (search: Search) => string[],
  lookUp: (kind: EntityKind, words: string[]) => Promise<Map<string, number | number[]>>,
  status: 'FOUND' | 'MERGED' = 'FOUND',
): Promise<void> {
  const found = new Map<Search, Entity[]>();
  for (const kind of entityKinds) {
    const asked = searches.filter(({ kinds }) => kinds.includes(kind));
    const words = [...new Set(asked.flatMap(wordsOf))];
    if (words.length === 0) continue;
    const ids = await lookUp(kind, words);
    for (const search of asked)
      for (const word of wordsOf(search))
        found.set(search, [...(found.get(search) ?? []), ...entitiesOf(kind, ids.get(word))]);
  }
  for (const [search, entities] of found) settle(search, entities, status);
}

function entitiesOf(kind: EntityKind, ids: number | number[] | undefined): Entity[] {
  return ids === undefined ? [] : [ids].flat().map((id) => ({ kind, id }));
}

/** Nothing found leaves the search open; what is of another kind is remembered, but a later stage may do better. */
function settle(search: Search, entities: readonly Entity[], status: 'FOUND' | 'MERGED' = 'FOUND'): void {
  const distinct = entities.filter(
    ({ kind, id }, at) => entities.findIndex((e) => e.kind === kind && e.id === id) === at,
  );
  const wanted = distinct.filter(({ kind }) => search.kinds.includes(kind));
  const [first] = wanted;
  if (first) {
    search.isDecided = true;
    search.result = wanted.length === 1 ? { status, entity: first } : { status: 'AMBIGUOUS', candidates: wanted };
  } else if (distinct[0]) search.result = { status: 'NOT_FOUND', otherKind: distinct[0].kind };
}
