/** '1 paper', '1,204 papers'. */
export function countText(count: number, singular: string, plural = `${singular}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? singular : plural}`;
}

/** '2019–2023', '2023', or nothing where no year is known. */
export function yearsText(first: number | null | undefined, last: number | null | undefined): string {
  if (first == null || last == null) return '';
  return first === last ? String(first) : `${first}–${last}`;
}

/** At most three digits behind the point, none that say nothing: '0.333', '12'. */
export function decimalText(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 3 });
}

/** A word of an enum as people write it: 'CONFERENCE_PAPER' is 'conference paper'. */
export function enumText(value: string): string {
  return value.toLowerCase().replaceAll('_', ' ');
}
