import { vertexOf } from '../graph/id-column.js';
import { captureStatements } from './captured-statements.js';
import type { Store } from './store.js';

/** Models that can be listed, named as Prisma's client names them. */
export type ListedModel = 'paper' | 'author' | 'organization' | 'category' | 'topic' | 'venue' | 'importRun';

/** A part of a Prisma `where` of the model asked. */
export type Where = Record<string, unknown>;

export interface SortField {
  /** A column of the model, as Prisma names it. */
  field: string;
  direction: 'asc' | 'desc';
}

/** The sort values of a row and its id, in the order of `orderBy`: enough to find its place when others come and go. */
export type SortKey = readonly (string | number | boolean | null)[];

export interface PageQuery {
  /** Ids of the rows that are listed, ascending; all of the model unless given. */
  among?: Int32Array;
  /** Nulls come last in both directions; ties are broken by ascending id. */
  orderBy: readonly SortField[];
  /** How many from the start, or from the end. Exactly one of the two. */
  first?: number;
  last?: number;
  after?: SortKey;
  before?: SortKey;
  /** Aborted where nobody waits for the page any more. */
  signal?: AbortSignal;
}

export interface ListedPage {
  rows: { id: number; key: SortKey }[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
}

interface Delegate {
  findMany(query: object): Promise<Record<string, unknown>[]>;
  count(query: object): Promise<number>;
}

/**
 * One page of ids by keyset: `after` and `before` are places among the sort values, so rows that come and go between
 * pages neither repeat nor hide others, and the row of a cursor may itself be gone.
 *
 * Prisma's own `cursor` loses rows where a sort value is null, so it isn't used.
 */
export async function listPage(store: Store, model: ListedModel, query: PageQuery): Promise<ListedPage> {
  const { among, orderBy, first, last, after, before, signal } = query;
  const isBackward = last !== undefined;
  const size = (isBackward ? last : first) ?? 0;
  const nullable = nullableFields[model];
  const order = [...orderBy, { field: 'id', direction: 'asc' as const }];
  const list: OrderedList = { store, model, order, nullable, among, signal };
  const bounds: Where[] = [];
  if (after) bounds.push(beyond(order, nullable, after, false));
  if (before) bounds.push(beyond(order, nullable, before, true));
  const found = await firstRows(list, bounds, size + 1, isBackward);
  const rows = found.slice(0, size).map((row) => ({
    id: row.id as number,
    key: order.map(({ field }) => sortable(row[field])),
  }));
  if (isBackward) rows.reverse();
  const more = found.length > size;
  const exists = async (bound: Where, towardsStart: boolean) =>
    (await firstRows(list, [bound], 1, towardsStart)).length > 0;
  // What a cursor cuts off needs a look of its own.
  const cutBefore = async () => after !== undefined && exists(atOrBeyond(order, nullable, after, true), true);
  const cutAfter = async () => before !== undefined && exists(atOrBeyond(order, nullable, before, false), false);
  return {
    rows,
    hasNextPage: (!isBackward && more) || (await cutAfter()),
    hasPreviousPage: (isBackward && more) || (await cutBefore()),
  };
}

/** Rows of a model in an order, or some of them. */
interface OrderedList {
  store: Store;
  model: ListedModel;
  order: readonly SortField[];
  nullable: ReadonlySet<string>;
  among: Int32Array | undefined;
  signal: AbortSignal | undefined;
}

/** So few are named in a statement; more are looked for among the rows in their order. */
const mostNamed = 300;
/** How many rows in order are looked through at first, and how many before all of them are. */
const leastLookedThrough = 1_000;
const mostLookedThrough = 20_000;

type Row = Record<string, unknown>;

/** The first rows that lie within bounds, or the last ones from the end, with what they are sorted by. */
async function firstRows(list: OrderedList, bounds: Where[], size: number, fromEnd: boolean): Promise<Row[]> {
  const { among, signal } = list;
  signal?.throwIfAborted();
  if (among?.length === 0) return [];
  if (among !== undefined && among.length > mostNamed) {
    const ids = await firstAmong(list, among, bounds, size, fromEnd);
    const rows = await read(list, [{ id: { in: ids } }]);
    const byId = new Map(rows.map((row) => [row.id as number, row]));
    return ids.map((id) => byId.get(id)).filter((row) => row !== undefined);
  }
  return read(list, among ? [...bounds, { id: { in: [...among] } }] : bounds, {
    ...inOrder(list, fromEnd),
    take: size,
  });
}

function read({ store, model, order }: OrderedList, bounds: Where[], more: object = {}): Promise<Row[]> {
  const select = Object.fromEntries(order.map(({ field }) => [field, true]));
  return delegateOf(store, model).findMany({ where: { AND: bounds }, select, ...more });
}

/** Looked for among the ids in order, of which more are read where there are few. */
async function firstAmong(
  list: OrderedList,
  among: Int32Array,
  bounds: Where[],
  size: number,
  fromEnd: boolean,
): Promise<number[]> {
  const { store, model } = list;
  for (let take: number | undefined = leastLookedThrough; ; take = take < mostLookedThrough ? take * 20 : undefined) {
    const query = { where: { AND: bounds }, select: { id: true }, ...inOrder(list, fromEnd), ...(take && { take }) };
    const ids = await capturedIds(store, () => delegateOf(store, model).findMany(query), list.signal);
    const found: number[] = [];
    for (let at = 0; at < ids.length && found.length < size; at++)
      if (vertexOf(among, ids[at] as number) >= 0) found.push(ids[at] as number);
    if (found.length === size || take === undefined || ids.length < take) return found;
  }
}

function inOrder({ order, nullable }: OrderedList, fromEnd: boolean) {
  const orderBy = order.map(({ field, direction }) => {
    const sort = fromEnd === (direction === 'asc') ? 'desc' : 'asc';
    return { [field]: nullable.has(field) ? { sort, nulls: fromEnd ? 'first' : 'last' } : sort };
  });
  return { orderBy };
}

/** How many rows of a model there are. */
export function countAll(store: Store, model: ListedModel): Promise<number> {
  return delegateOf(store, model).count({});
}

/** Ids of all rows that match, ascending: for the graph in memory. Prisma writes the statement, but an object a row is too dear. */
export async function idsWhere(
  store: Store,
  model: ListedModel,
  where: Where,
  signal?: AbortSignal,
): Promise<Int32Array> {
  const ids = await capturedIds(
    store,
    () => delegateOf(store, model).findMany({ where, select: { id: true } }),
    signal,
  );
  return ids.sort();
}

/** Papers of which a later version is here too. */
export function earlierVersions(store: Store, signal?: AbortSignal): Promise<Int32Array> {
  const where = { kind: { in: ['PREPRINT_OF', 'VERSION_OF'] } };
  return capturedIds(store, () => store.prisma.paperRelation.findMany({ where, select: { fromId: true } }), signal, [
    'fromId',
    'from_id',
  ]);
}

/**
 * Papers with an author of whom a printed affiliation matches; each as often as it has one.
 *
 * @param where of the model of affiliations
 */
export function idsWithAffiliation(store: Store, where: Where, signal?: AbortSignal): Promise<Int32Array> {
  return capturedIds(
    store,
    () =>
      store.prisma.affiliation.findMany({
        where: { AND: [where, { authorship: { role: 'AUTHOR' } }] },
        select: { paperId: true },
      }),
    signal,
    ['paperId', 'paper_id'],
  );
}

/** @param named the field and the column that hold the ids */
async function capturedIds<Row extends object>(
  store: Store,
  read: () => PromiseLike<Row[]>,
  signal?: AbortSignal,
  [field, column]: [string, string] = ['id', 'id'],
): Promise<Int32Array> {
  const { result, statements } = await captureStatements(read);
  const lists: Int32Array[] = [Int32Array.from(result, (row) => (row as Record<string, number>)[field] as number)];
  for (const statement of statements) lists.push(await store.reader.ids({ ...statement, column }, signal));
  const ids = new Int32Array(lists.reduce((sum, list) => sum + list.length, 0));
  let length = 0;
  for (const list of lists) {
    ids.set(list, length);
    length += list.length;
  }
  return ids;
}

function delegateOf(store: Store, model: ListedModel): Delegate {
  return store.prisma[model] as unknown as Delegate;
}

const none = new Set<string>();
const nullableFields: Record<ListedModel, ReadonlySet<string>> = {
  paper: new Set([
    ...['abstract', 'date', 'year', 'type', 'language', 'venueId', 'volume', 'issue', 'pages', 'publisher', 'url'],
    ...['citedByStated', 'referencesStated'],
  ]),
  author: none,
  organization: new Set(['country', 'city', 'type', 'url', 'parentId']),
  category: none,
  topic: new Set(['introducedById']),
  venue: new Set(['acronym', 'type']),
  importRun: new Set(['finishedAt', 'dataVersion', 'error']),
};

const numbers = new Set(['id', 'papersCount', 'year', 'authorsCount', 'citedByStated']);
const moments = new Set(['startedAt']);

/** Whether values can be the sort values of a row and its id. */
export function isSortKey(model: ListedModel, orderBy: readonly SortField[], key: SortKey): boolean {
  const fields = [...orderBy.map(({ field }) => field), 'id'];
  return key.length === fields.length && fields.every((field, at) => isSortValue(model, field, key[at] ?? null));
}

function isSortValue(model: ListedModel, field: string, value: SortKey[number]): boolean {
  if (value === null) return nullableFields[model].has(field);
  if (numbers.has(field)) return Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31;
  return (
    typeof value === 'string' && !value.includes('\0') && (!moments.has(field) || !Number.isNaN(Date.parse(value)))
  );
}

/** Rows behind a place (before it where `isBefore`): some prefix of the sort values is equal and the next one is beyond. */
function beyond(order: readonly SortField[], nullable: ReadonlySet<string>, key: SortKey, isBefore: boolean): Where {
  const parts: Where[] = [];
  const equal: Where[] = [];
  order.forEach(({ field, direction }, at) => {
    const value = key[at] ?? null;
    const further = furtherThan(field, direction, value, nullable.has(field), isBefore);
    if (further) parts.push({ AND: [...equal, further] });
    equal.push({ [field]: value });
  });
  return { OR: parts };
}

function furtherThan(
  field: string,
  direction: 'asc' | 'desc',
  value: SortKey[number],
  isNullable: boolean,
  isBefore: boolean,
): Where | null {
  // Nulls stand behind every value, whatever the direction.
  if (value === null) return isBefore ? { [field]: { not: null } } : null;
  const test = { [field]: { [isBefore === (direction === 'asc') ? 'lt' : 'gt']: value } };
  return isNullable && !isBefore ? { OR: [test, { [field]: null }] } : test;
}

function atOrBeyond(
  order: readonly SortField[],
  nullable: ReadonlySet<string>,
  key: SortKey,
  isBefore: boolean,
): Where {
  const at = Object.fromEntries(order.map(({ field }, index) => [field, key[index] ?? null]));
  return { OR: [beyond(order, nullable, key, isBefore), at] };
}

function sortable(value: unknown): SortKey[number] {
  return value instanceof Date ? value.toISOString() : (value as SortKey[number]);
}
