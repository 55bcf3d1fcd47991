import { parsePartialDate } from '../../../src/identity/partial-date.js';
import type { AuthorMention, PaperRecord } from '../../../src/importers/paper-record.js';

/** The part of a record that other programs' expected results also hold, in one spelling. */
export interface ComparedPaper {
  title: string;
  authors: string[];
  editors: string[];
  date: string;
  doi: string;
  venue: string;
  volume: string;
  issue: string;
  pages: string;
  type: string;
}

/** Our record as far as it is compared. */
export function comparedRecord(record: PaperRecord): ComparedPaper {
  const names = (role: AuthorMention['role']): string[] =>
    record.authors.filter((author) => (author.role ?? 'AUTHOR') === role).map((author) => plainName(author.name));
  return {
    title: plain(record.title),
    authors: names('AUTHOR'),
    editors: names('EDITOR'),
    date: record.date ?? '',
    doi: plainDoi(record.identifiers?.find(({ scheme }) => scheme === 'doi')?.value),
    venue: plain(record.venue?.name).toLowerCase(),
    volume: plain(record.volume),
    issue: plain(record.issue),
    pages: plain(record.pages).replace(/\s*[\u2010-\u2015-]+\s*/g, '-'),
    type: record.type ?? '',
  };
}

/** One spelling for what only typography tells apart: quotes, dashes, markup, white space, a closing period. */
export function plain(text: string | undefined): string {
  return (text ?? '')
    .replace(/<\/?(?:i|b|sub|sup|span|sc)\b[^>]*>/g, '')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/([^.])\.$/, '$1')
    .normalize('NFKC');
}

/** Names without the periods of their initials. */
export function plainName(name: string): string {
  return plain(name).replaceAll('.', '');
}

export function plainDoi(doi: string | undefined): string {
  return (doi ?? '').replace(/^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)+/i, '').toLowerCase();
}

export function plainDate(text: string | undefined): string {
  return parsePartialDate(text ?? '')?.date ?? '';
}

/** The names of the fields that differ, with both values. */
export function differences(
  ours: ComparedPaper,
  expected: Partial<ComparedPaper>,
): Record<string, { ours: unknown; expected: unknown }> {
  const found: Record<string, { ours: unknown; expected: unknown }> = {};
  for (const [name, value] of Object.entries(expected)) {
    const own = ours[name as keyof ComparedPaper];
    if (JSON.stringify(own) !== JSON.stringify(value)) found[name] = { ours: own, expected: value };
  }
  return found;
}
