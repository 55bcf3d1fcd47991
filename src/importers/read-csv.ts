import type { ImportSource, Place, ProblemNote, SourceItem } from './importer.js';
import { readText } from './read-text.js';

/** A row by the names of the first one, or a problem where there was none to be had. */
export type CsvItem =
  | { row: Record<string, string>; place: Place; problems?: undefined }
  | { row?: undefined; place: Place; problems: ProblemNote[] };

/** Characters of one row; what is longer has lost its closing quote. */
const maxRowLength = 4 * 1024 * 1024;

/**
 * The rows of a CSV file with a head, in flat memory: RFC 4180, with line ends of any kind and quotes that end in the
 * middle of a cell put up with. A row with more or fewer cells than the head is left out with a QUARANTINED problem
 * (CSV_CELLS).
 */
export async function* readCsv(source: ImportSource): AsyncGenerator<CsvItem> {
  const problems: SourceItem[] = [];
  let head: string[] | undefined;
  let record = 0;
  for await (const { cells, line } of readRows(source, problems)) {
    yield* notes(problems.splice(0));
    if (head === undefined) {
      head = cells.map((cell) => cell.trim());
      continue;
    }
    if (cells.length === 1 && cells[0] === '') continue;
    const place = { line, record: ++record };
    if (cells.length === head.length) {
      yield { row: Object.fromEntries(head.map((name, at) => [name, cells[at] ?? ''])), place };
      continue;
    }
    const reason = `the row has ${cells.length} cells, expected ${head.length}`;
    const excerpt = cells.join(',').slice(0, 300);
    yield { place, problems: [{ severity: 'QUARANTINED', code: 'CSV_CELLS', reason, excerpt }] };
  }
  yield* notes(problems);
}

function notes(items: SourceItem[]): CsvItem[] {
  return items.map(({ place, problems }) => ({ place, problems: problems ?? [] }));
}

async function* readRows(
  source: ImportSource,
  problems: SourceItem[],
): AsyncGenerator<{ cells: string[]; line: number }> {
  let rest = '';
  let line = 1;
  let isOver = false;
  const chunks = readText(source, { problems });
  while (!isOver) {
    const step = await chunks.next();
    isOver = step.done === true;
    const text = rest + (step.done ? '\n' : step.value);
    let from = 0;
    for (;;) {
      const end = endOfRow(text, from);
      // A row as long as that has lost its quote: it ends with its line.
      const at =
        end ?? (text.length - from > maxRowLength || (isOver && from < text.length) ? nextLine(text, from) : undefined);
      if (at === undefined) break;
      const row = text.slice(from, at).replace(/\r?\n$|\r$/, '');
      if (row !== '' || !isOver) yield { cells: splitCells(row), line };
      line += countLines(text, from, at);
      from = at;
    }
    rest = text.slice(from);
  }
}

/** Just after the line end that closes the row; undefined where the text ends before. */
function endOfRow(text: string, from: number): number | undefined {
  let isQuoted = false;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) isQuoted = !isQuoted;
    else if (!isQuoted && code === 0x0a) return at + 1;
    else if (!isQuoted && code === 0x0d) return text.charCodeAt(at + 1) === 0x0a ? at + 2 : at + 1;
  }
  return undefined;
}

function nextLine(text: string, from: number): number {
  const feed = text.indexOf('\n', from);
  return feed === -1 ? text.length : feed + 1;
}

function splitCells(row: string): string[] {
  const cells: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^,]*))(,|$)/y;
  for (;;) {
    const from = cell.lastIndex;
    const match = cell.exec(row);
    if (match === null) {
      // A quote that ends in the middle of a cell: the cell as it stands, to the next comma.
      const comma = row.indexOf(',', from);
      cells.push(row.slice(from, comma === -1 ? undefined : comma));
      if (comma === -1) return cells;
      cell.lastIndex = comma + 1;
      continue;
    }
    cells.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '') return cells;
  }
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || (code === 0x0d && text.charCodeAt(at + 1) !== 0x0a)) lines++;
  }
  return lines;
}
