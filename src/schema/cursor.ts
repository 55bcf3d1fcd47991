import { QueryError } from '../errors.js';
import { mostInt, quoted } from './bounds.js';

/** The sort values of one row and its id: enough to find its place again when rows around it come and go. */
export type CursorKey = readonly (string | number | boolean | null)[];

/**
 * @param order names the order that the key belongs to, so that a cursor is not read in another one
 */
export function encodeCursor(order: string, key: CursorKey): string {
  return Buffer.from(JSON.stringify([order, ...key])).toString('base64url');
}

/**
 * @param isKey whether values can be a key of this order: anybody can write a cursor
 * @throws QueryError CURSOR where the text is no cursor, or one of another order
 */
export function decodeCursor(order: string, cursor: string, isKey: (key: CursorKey) => boolean): CursorKey {
  const [foundOrder, ...key] = parse(cursor);
  if (foundOrder !== order || !isKey(key))
    throw new QueryError('CURSOR', `read cursor: ${quoted(cursor)} is not a cursor of this connection in this order`, {
      hint: 'Take cursors from the pageInfo or the edges of the same field, and keep orderBy as it was.',
      details: { value: cursor },
    });
  return key;
}

/** Whether a key is so many numbers, none of them greater than databases can read them. */
export function isNumbers(length: number, most = mostInt): (key: CursorKey) => boolean {
  return (key) => key.length === length && key.every((value) => typeof value === 'number' && Math.abs(value) <= most);
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
