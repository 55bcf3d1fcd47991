import { QueryError } from '../errors.js';

/** The sort values of one row and its id: enough to find its place again when rows around it come and go. */
export type CursorKey = readonly (string | number | boolean | null)[];

/**
 * @param order names the order that the key belongs to, so that a cursor is not read in another one
 */
export function encodeCursor(order: string, key: CursorKey): string {
  return Buffer.from(JSON.stringify([order, ...key])).toString('base64url');
}

/**
 * @param length how many values a key of this order has
 * @throws QueryError CURSOR where the text is no cursor, or one of another order
 */
export function decodeCursor(order: string, cursor: string, length: number): CursorKey {
  const [foundOrder, ...key] = parse(cursor);
  if (foundOrder !== order || key.length !== length)
    throw new QueryError('CURSOR', `read cursor: '${cursor}' is not a cursor of this connection in this order`, {
      hint: 'Take cursors from the pageInfo or the edges of the same field, and keep orderBy as it was.',
      details: { value: cursor },
    });
  return key;
}

function parse(cursor: string): (string | number | boolean | null)[] {
  try {
    const found: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(found) && found.every((value) => value === null || typeof value !== 'object')) return found;
  } catch {
    // Not JSON: the caller's message says what was expected.
  }
  return [];
}
