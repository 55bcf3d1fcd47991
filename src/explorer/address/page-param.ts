/** Which page of a list an address shows: how many entries come before it, and the cursor that it begins or ends at. */
export interface PagePlace {
  offset: number;
  cursor?: string;
  /** Backwards from the cursor. */
  isBefore: boolean;
}

export interface PageVariables {
  first?: number;
  after?: string;
  last?: number;
  before?: string;
}

const firstPage: PagePlace = { offset: 0, isBefore: false };

/** Reads '20.after.CURSOR'; anything else is the first page. */
export function pagePlaceOf(params: URLSearchParams, name: string): PagePlace {
  const match = /^(\d{1,9})\.(after|before)\.(.+)$/.exec(params.get(name) ?? '');
  if (!match) return firstPage;
  return { offset: Number(match[1]), isBefore: match[2] === 'before', cursor: match[3] };
}

/** As Relay's connections take it. */
export function pageVariables({ cursor, isBefore }: PagePlace, size: number): PageVariables {
  if (cursor === undefined) return { first: size };
  return isBefore ? { last: size, before: cursor } : { first: size, after: cursor };
}

/** The parameter of the page after one, given the cursor of its last entry. */
export function nextPageParam({ offset }: PagePlace, { size, endCursor }: { size: number; endCursor: string }): string {
  return `${offset + size}.after.${endCursor}`;
}

/** The parameter of the page before one; undefined is the first page. */
export function previousPageParam(
  { offset }: PagePlace,
  { size, startCursor }: { size: number; startCursor: string },
): string | undefined {
  return offset <= size ? undefined : `${offset - size}.before.${startCursor}`;
}
