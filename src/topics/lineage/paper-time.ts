/**
 * Whether a paper is surely older than another, of dates as a snapshot has them: yyyymmdd with zeros for what is unknown.
 * Dates of which one holds the other ('2022' and '2022-09') tell nothing.
 */
export function isBefore(a: number, b: number): boolean {
  return a > 0 && latest(a) < b;
}

/** The date in years: the middle of what is unknown. */
export function timeOf(date: number): number {
  const year = Math.floor(date / 10000);
  const month = Math.floor(date / 100) % 100;
  const day = date % 100;
  if (month === 0) return year + 0.5;
  return year + (month - 1 + (day === 0 ? 0.5 : (day - 1) / 31)) / 12;
}

/** Above every date that this one may be, and below those of the next year or month. */
function latest(date: number): number {
  if (date % 10000 === 0) return date + 9999;
  return date % 100 === 0 ? date + 99 : date;
}
