import { QueryError } from '../errors.js';

/** The largest number that an Int can be. */
export const mostInt = 2 ** 31 - 1;

/** @throws QueryError OUT_OF_BOUNDS where the value is given and outside its limits */
export function checkBounds(name: string, value: number | null | undefined, least: number, most: number): void {
  if (value === null || value === undefined || (value >= least && value <= most)) return;
  throw outOfBounds(name, `is ${value}`, value, least, most);
}

/** @throws QueryError OUT_OF_BOUNDS where a list is given and has too few entries or too many */
export function checkCount(
  name: string,
  list: readonly unknown[] | null | undefined,
  least: number,
  most: number,
): void {
  if (!list || (list.length >= least && list.length <= most)) return;
  throw outOfBounds(name, `has ${list.length} entries`, list.length, least, most);
}

/** @throws QueryError OUT_OF_BOUNDS where a text has too many characters */
export function checkLength(name: string, text: string, most: number): void {
  if (text.length > most) throw outOfBounds(name, `has ${text.length} characters`, text.length, 0, most);
}

function outOfBounds(name: string, what: string, value: number, least: number, most: number): QueryError {
  // An Int can't be larger, so nobody has to be told.
  const expected =
    most === mostInt
      ? `${least} or more`
      : least === 0 && what !== `is ${value}`
        ? `at most ${most}`
        : `${least} to ${most}`;
  return new QueryError('OUT_OF_BOUNDS', `read arguments: ${name} ${what}, expected ${expected}`, {
    hint:
      what === `is ${value}`
        ? `Give ${name} a value of ${expected}.`
        : `Give ${name} ${expected}, over several queries where there are more.`,
    details: { argument: name, value, least, limit: most },
  });
}

/** A text as a message quotes it: one line, not the whole of a long one. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return `'${line.length > longestQuote ? `${line.slice(0, longestQuote)}…` : line}'`;
}

const longestQuote = 100;
