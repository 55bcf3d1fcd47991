import { QueryError } from '../errors.js';

export const defaultPageSize = 20;
export const maxPageSize = 100;

/** The paging arguments of a connection as a client sends them. */
export interface PageArguments {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

/** A page to read: `size` items from the front of what lies between the two cursors, or from its back. */
export interface PageRequest {
  size: number;
  backward: boolean;
  after?: string;
  before?: string;
}

/**
 * Checks paging arguments. Without a size it is 20 from the front; only `before` given reads 20 backwards from it.
 *
 * @throws QueryError PAGE_SIZE where a size is not 1 to 100, PAGE_ARGUMENTS where `first` and `last` come together
 */
export function readPageArguments({ first, after, last, before }: PageArguments): PageRequest {
  if (isGiven(first) && isGiven(last))
    throw new QueryError(
      'PAGE_ARGUMENTS',
      `read page: first ${first} and last ${last} together, expected one of them`,
      {
        hint: 'Use first with after to page forwards, last with before to page backwards.',
        details: { value: { first, last } },
      },
    );
  checkPageSize('first', first);
  checkPageSize('last', last);
  const backward = isGiven(last) || (!isGiven(first) && isGiven(before) && !isGiven(after));
  return {
    size: first ?? last ?? defaultPageSize,
    backward,
    ...(isGiven(after) && { after }),
    ...(isGiven(before) && { before }),
  };
}

/** @throws QueryError PAGE_SIZE where the size is given and not 1 to 100 */
export function checkPageSize(name: string, size: number | null | undefined, max = maxPageSize): void {
  if (isGiven(size) && (size < 1 || size > max))
    throw new QueryError('PAGE_SIZE', `read page: ${name} is ${size}, expected 1 to ${max}`, {
      hint: `Ask for at most ${max} at a time and go on with the endCursor of the page.`,
      details: { argument: name, value: size, least: 1, limit: max },
    });
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}
