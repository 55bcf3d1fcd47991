import { QueryError } from '../errors.js';

/** @throws QueryError OUT_OF_BOUNDS where the value is given and outside its limits */
export function checkBounds(name: string, value: number | null | undefined, least: number, most: number): void {
  if (value === null || value === undefined || (value >= least && value <= most)) return;
  throw new QueryError('OUT_OF_BOUNDS', `read arguments: ${name} is ${value}, expected ${least} to ${most}`, {
    hint: `Give ${name} a value from ${least} to ${most}.`,
    details: { value, limit: most },
  });
}
