import { parsePartialDate } from '../../identity/partial-date.js';
import type { SourceItem } from '../importer.js';
import type { Line } from '../read-lines.js';
import { readArxivCode } from './arxiv-taxonomy.js';

/** One record of a listing page, with its byline still run into its title. */
export interface RawRecord {
  /** Line of the header. */
  line: number;
  /** From 1. */
  record: number;
  code: string;
  /** As known; null where the header's date can't be. */
  date: string | null;
  printedDate: string;
  heading: string;
  abstract: string;
}

interface Header {
  code: string;
  printedDate: string;
  date: string | null;
}

const month = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*';
const dateText = `(?:${month}\\.? ?(?:\\d{1,2}(?:, ?| ))?\\d{4}|\\d{1,2} ${month}\\.?,? \\d{4}|\\d{4}(?:-\\d{1,2}){0,2})`;
const headerLine = new RegExp(
  `^(?<code>[A-Z]{2}|[a-z]+(?:-[a-z]+)?(?:\\.[A-Za-z-]{2,})??|[A-Z]{2,8}?)(?<gap> ?)(?<date>${dateText})$`,
  'u',
);
/** A code with something after it that was meant for a date. */
const brokenHeader = /^(?:[A-Z]{2}|[a-z]+(?:-[a-z]+)?\.[A-Z]{2})(?=[A-Z0-9])[\p{L}\d .,/-]{3,24}$/u;
const lonelyDate = new RegExp(
  `^(?:${month}\\.? ?\\d{1,2},? \\d{4}|\\d{1,2} ${month}\\.?,? \\d{4}|\\d{4}-\\d\\d-\\d\\d)$`,
  'u',
);
/** How a title with its byline ends where the layout says so itself. */
const headingEnd = /\set al\.?(?:\s·\s.+)?$|\p{L}\s·\s[\p{Ll}\d-]+(?:, ?[\p{Ll}\d-]+)*$/u;

/** Reads 'CVSep 14, 2022'; null where the line is no header. */
export function parseHeader(text: string): Header | null {
  const found = headerLine.exec(text)?.groups;
  const code = found?.code;
  const printedDate = found?.date;
  if (code === undefined || printedDate === undefined) return null;
  // 'In May 2020' is a line of prose: only a code that exists may stand apart from its date, or have another shape.
  const isPlain = /^[A-Z]{2}$|\./u.test(code) && found?.gap === '';
  if (!isPlain && readArxivCode(code).length === 0) return null;
  return { code, printedDate, date: parsePartialDate(printedDate)?.date ?? null };
}

/** A line as people see it: one kind of space, nothing invisible, composed accents. */
export function cleanLine(text: string): string {
  return text
    .replace(/\p{Zs}|\t/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .replace(/ {2,}/gu, ' ')
    .trim()
    .normalize('NFC');
}

/**
 * Cuts the lines of a listing page into records. What breaks the layout (text before the first header, a header without
 * a title, a header that can't be read, a title without a header) is reported as QUARANTINED, and reading goes on with
 * the next header.
 */
export async function* splitRecords(lines: AsyncIterable<Line>): AsyncGenerator<RawRecord | SourceItem> {
  const cutter = new Cutter();
  for await (const { text, line } of lines) yield* cutter.take(cleanLine(text), line);
  yield* cutter.end();
}

class Cutter {
  #count = 0;
  #open: { header: Header; line: number; heading: string | null; abstract: string[] } | null = null;
  /** A record that was reported already: its lines are skipped up to the next header. */
  #isSkipping = false;

  *take(text: string, line: number): Generator<RawRecord | SourceItem> {
    if (text === '') return;
    const header = parseHeader(text);
    if (header) {
      yield* this.end();
      this.#count++;
      this.#isSkipping = false;
      this.#open = { header, line, heading: null, abstract: [] };
    } else if (this.#isSkipping && !this.#isBroken(text)) {
      return;
    } else if (this.#isBroken(text)) {
      yield* this.end();
      yield this.#quarantine(
        line,
        'HEADER_UNREADABLE',
        `reading header '${text}' failed: expected a category code and a date with nothing between, such as 'CVSep 14, 2022'`,
        text,
      );
    } else if (!this.#open) {
      yield this.#quarantine(
        line,
        'HEADER_MISSING',
        `line '${excerpt(text)}' stands before any header, expected a category code and a date first`,
        text,
      );
    } else if (this.#open.heading === null) {
      this.#open.heading = text;
    } else if (headingEnd.test(text)) {
      yield* this.end();
      yield this.#quarantine(
        line,
        'HEADER_MISSING',
        `title and byline '${excerpt(text)}' have no header before them, expected a category code and a date`,
        text,
      );
    } else {
      this.#open.abstract.push(text);
    }
  }

  *end(): Generator<RawRecord | SourceItem> {
    const open = this.#open;
    this.#open = null;
    if (!open) return;
    const { header, line, heading, abstract } = open;
    if (heading === null) {
      const reason = `header '${header.code}${header.printedDate}' is followed by no title, expected a line with title and byline`;
      yield {
        place: { line, record: this.#count },
        problems: [{ severity: 'QUARANTINED', code: 'TITLE_MISSING', reason }],
      };
      return;
    }
    yield { line, record: this.#count, ...header, heading, abstract: abstract.join('\n') };
  }

  #isBroken(text: string): boolean {
    if (lonelyDate.test(text)) return true;
    return brokenHeader.test(text) && /\d/u.test(text) && (new RegExp(month, 'u').test(text) || /\d{4}$/u.test(text));
  }

  #quarantine(line: number, code: string, reason: string, text: string): SourceItem {
    this.#count++;
    this.#isSkipping = true;
    return {
      place: { line, record: this.#count },
      problems: [{ severity: 'QUARANTINED', code, reason, excerpt: text }],
    };
  }
}

function excerpt(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
