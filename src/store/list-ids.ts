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
  where?: Where;
  /** Nulls come last in both directions; ties are broken by ascending id. */
  orderBy: readonly SortField[];
  /** How many from the start, or from the end. Exactly one of the two. */
  first?: number;
  last?: number;
  after?: SortKey;
  before?: SortKey;
}

export interface ListedPage {
  rows: { id: number; key: SortKey }[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
}

interface Delegate {
  findMany(query: object): Promise<Record<string, unknown>[]>;
  findFirst(query: object): Promise<Record<string, unknown> | null>;
  count(query: object): Promise<number>;
}

/**
 * One page of ids by keyset: `after` and `before` are places among the sort values, so rows that come and go between
 * pages neither repeat nor hide others, and the row of a cursor may itself be gone.
 *
 * Prisma's own `cursor` loses rows where a sort value is null, so it isn't used.
 */
export async function listPage(store: Store, model: ListedModel, query: PageQuery): Promise<ListedPage> {
  const { where = {}, orderBy, first, last, after, before } = query;
  const backward = last !== undefined;
  const size = (backward ? last : first) ?? 0;
  const delegate = delegateOf(store, model);
  const nullable = nullableFields[model];
  const order = [...orderBy, { field: 'id', direction: 'asc' as const }];
  const bounds = [where];
  if (after) bounds.push(beyond(order, nullable, after, false));
  if (before) bounds.push(beyond(order, nullable, before, true));
  const found = await delegate.findMany({
    where: { AND: bounds },
    select: Object.fromEntries(order.map(({ field }) => [field, true])),
    orderBy: order.map(({ field, direction }) => {
      const sort = backward === (direction === 'asc') ? 'desc' : 'asc';
      return { [field]: nullable.has(field) ? { sort, nulls: backward ? 'first' : 'last' } : sort };
    }),
    take: size + 1,
  });
  const rows = found.slice(0, size).map((row) => ({
    id: row.id as number,
    key: order.map(({ field }) => sortable(row[field])),
  }));
  if (backward) rows.reverse();
  const more = found.length > size;
  // What a cursor cuts off needs a look of its own.
  const cutBefore = async () =>
    after !== undefined && exists(delegate, { AND: [where, atOrBeyond(order, nullable, after, true)] });
  const cutAfter = async () =>
    before !== undefined && exists(delegate, { AND: [where, atOrBeyond(order, nullable, before, false)] });
  return {
    rows,
    hasNextPage: (!backward && more) || (await cutAfter()),
    hasPreviousPage: (backward && more) || (await cutBefore()),
  };
}

/** How many rows match; counted without joining, by Prisma's `count` on the model itself. */
export function countWhere(store: Store, model: ListedModel, where: Where = {}): Promise<number> {
  return delegateOf(store, model).count({ where });
}

/** Ids of all rows that match, ascending: for traversals of the snapshot. Prisma writes the statement, but an object a row is too dear. */
export async function idsWhere(
  store: Store,
  model: ListedModel,
  where: Where,
  signal?: AbortSignal,
): Promise<Int32Array> {
  const { result, statements } = await captureStatements(() =>
    delegateOf(store, model).findMany({ where, select: { id: true } }),
  );
  const lists: Int32Array[] = [Int32Array.from(result, ({ id }) => id as number)];
  for (const statement of statements) lists.push(await store.reader.ids(statement, signal));
  const ids = new Int32Array(lists.reduce((sum, list) => sum + list.length, 0));
  let length = 0;
  for (const list of lists) {
    ids.set(list, length);
    length += list.length;
  }
  return ids.sort();
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

async function exists(delegate: Delegate, where: Where): Promise<boolean> {
  return (await delegate.findFirst({ where, select: { id: true } })) !== null;
}

function sortable(value: unknown): SortKey[number] {
  return value instanceof Date ? value.toISOString() : (value as SortKey[number]);
}
