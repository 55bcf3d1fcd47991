import { QueryError } from '../errors.js';
import type { IdColumn } from '../graph/id-column.js';

/** A loader of rows: null where there is none (any more). */
export interface RowLoader<Id, Row> {
  load(id: Id): Promise<Row | null>;
  /** A row that is at hand. */
  peek?(id: Id): Row | undefined;
}

/** The rows of some ids, in their order, without those that were removed meanwhile. */
export async function loadRelated<Row>(loader: RowLoader<number, Row>, ids: Iterable<number>): Promise<Row[]> {
  const rows = await Promise.all(Array.from(ids, (id) => loader.peek?.(id) ?? loader.load(id)));
  return rows.filter((row) => row !== null);
}

/**
 * The row of an id that this answer has met before; at once where it is at hand.
 *
 * @throws QueryError CHANGED_MEANWHILE where it was removed since
 */
export function loadPresent<Row, Id extends number | string>(
  loader: RowLoader<Id, Row>,
  id: Id,
  what: string,
): Row | Promise<Row> {
  return loader.peek?.(id) ?? readPresent(loader, id, what);
}

async function readPresent<Row, Id extends number | string>(
  loader: RowLoader<Id, Row>,
  id: Id,
  what: string,
): Promise<Row> {
  const row = await loader.load(id);
  if (row === null)
    throw new QueryError('CHANGED_MEANWHILE', `load ${what} ${id}: it was removed after this answer began`, {
      hint: 'Send the query again: it will see the data as it is now.',
    });
  return row;
}

/** Database ids of some vertices. */
export function idsOf(ids: IdColumn, vertices: Iterable<number>): number[] {
  return Array.from(vertices, (vertex) => ids.at(vertex));
}
