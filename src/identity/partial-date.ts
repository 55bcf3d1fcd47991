const earliestYear = 1500;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthWord =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';

export interface PartialDate {
  /** 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD': as much as is known. */
  date: string;
  year: number;
}

/**
 * Reads a date as far as it is stated, never padded: ISO ('2022', '2022-09', '2022-09-14', with or without a time),
 * and free text ('Sep 14, 2022', 'June 2022'). A span ('October 30 - November 3 2020') gives its first day.
 *
 * @returns null where there is no year from 1500 to next year, or the month or day can't be.
 */
export function parsePartialDate(text: string): PartialDate | null {
  const plain = text.normalize('NFKC').replace(/\s+/gu, ' ').trim();
  const iso = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2})(?:[T ]\d{1,2}[:.].*)?)?)?$/u.exec(plain);
  if (iso) return checked(Number(iso[1]), Number(iso[2] ?? 0), Number(iso[3] ?? 0));
  const compact = /^(\d{4})(\d\d)(\d\d)$/u.exec(plain);
  if (compact) return checked(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  const numeric = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/u.exec(plain);
  if (numeric) return numericDate(Number(numeric[1]), Number(numeric[3]), Number(numeric[4]), numeric[2] === '.');
  return writtenDate(plain.toLowerCase());
}

/**
 * A date as one number that sorts: yyyymmdd, with zeros for what isn't known.
 *
 * @param date as `parsePartialDate` gives it; null packs to 0.
 */
export function packDate(date: string | null): number {
  if (date === null) return 0;
  const [year, month, day] = date.split('-');
  return Number(year) * 10000 + Number(month ?? 0) * 100 + Number(day ?? 0);
}

/** '14.09.2022' is day first by custom; with slashes or hyphens the order is known only where one number exceeds 12. */
function numericDate(first: number, second: number, year: number, isDayFirst: boolean): PartialDate | null {
  if (isDayFirst || first > 12) return checked(year, second, first);
  if (second > 12) return checked(year, first, second);
  return first === second ? checked(year, first, second) : checked(year, 0, 0);
}

function writtenDate(text: string): PartialDate | null {
  const years = [...text.matchAll(/(?<!\d)(\d{4})(?!\d)/gu)].map((match) => Number(match[1]));
  const year = years[0];
  if (year === undefined) return null;
  const found = [...text.matchAll(new RegExp(`(?<![a-z])${monthWord}(?![a-z])`, 'gu'))];
  const first = found[0];
  if (!first) return checked(year, 0, 0);
  const month = monthNumber(first[0]);
  const isOverNewYear = found.some((other) => monthNumber(other[0]) < month);
  // 'December 30 - January 3 2020' doesn't say which year its first day is in.
  if (isOverNewYear && years.length === 1) return checked(year, 0, 0);
  const ordinal = '(?:st|nd|rd|th)?';
  const before = text.slice(0, first.index);
  const after = text.slice(first.index + first[0].length);
  const dayBefore = new RegExp(
    `(?<!\\d)(\\d{1,2})${ordinal}(?: ?(?:[-–—/&]|to|and) ?\\d{1,2}${ordinal})?[.,]? ?(?:of )?-?$`,
    'u',
  ).exec(before);
  const dayAfter = /^[.,]?[ -]?(\d{1,2})(?!\d)/u.exec(after);
  return checked(year, month, Number((dayBefore ?? dayAfter)?.[1] ?? 0));
}

function monthNumber(word: string): number {
  return months.indexOf(word.slice(0, 3)) + 1;
}

/** Zeros stand for what isn't stated. */
function checked(year: number, month: number, day: number): PartialDate | null {
  if (year < earliestYear || year > new Date().getUTCFullYear() + 1) return null;
  if (month > 12 || day > 31 || (month === 0 && day > 0)) return null;
  const yyyy = String(year).padStart(4, '0');
  if (month === 0) return { date: yyyy, year };
  const mm = String(month).padStart(2, '0');
  if (day === 0) return { date: `${yyyy}-${mm}`, year };
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return { date: `${yyyy}-${mm}-${String(day).padStart(2, '0')}`, year };
}
