import type { ImportSource, SourceItem } from './importer.js';
import { type ReadTextOptions, readText } from './read-text.js';

/** Characters of one line; a longer one is no line but a file that has none. */
const maxLineLength = 64 * 1024 * 1024;

export interface Line {
  text: string;
  /** From 1. */
  line: number;
}

/**
 * The lines of a source without their ends (LF, CR LF or CR, also mixed), in flat memory; empty lines too.
 * A line beyond 64 million characters is left out and reported (QUARANTINED, code LINE_TOO_LONG).
 */
export async function* readLines(source: ImportSource, options: ReadTextOptions = {}): AsyncGenerator<Line> {
  const problems = options.problems ?? [];
  let line = 1;
  // The pieces of a line whose end has not come yet; joined once, so that one long line costs no quadratic time.
  let pieces: string[] = [];
  let length = 0;
  let isSkipping = false;
  for await (const chunk of readText(source, { ...options, problems })) {
    const end = /\r\n?|\n/g;
    let from = 0;
    for (let found = end.exec(chunk); found; found = end.exec(chunk)) {
      const text = chunk.slice(from, found.index);
      if (!isSkipping) yield { text: pieces.length > 0 ? pieces.join('') + text : text, line };
      isSkipping = false;
      pieces = [];
      length = 0;
      line++;
      from = end.lastIndex;
    }
    if (isSkipping || from === chunk.length) continue;
    pieces.push(from === 0 ? chunk : chunk.slice(from));
    length += chunk.length - from;
    if (length > maxLineLength) {
      problems.push(tooLong(line, pieces[0] ?? ''));
      pieces = [];
      length = 0;
      isSkipping = true;
    }
  }
  if (length > 0) yield { text: pieces.join(''), line };
}

function tooLong(line: number, text: string): SourceItem {
  const reason = `line ${line} is longer than ${maxLineLength} characters, expected one record a line`;
  return {
    place: { line },
    problems: [{ severity: 'QUARANTINED', code: 'LINE_TOO_LONG', reason, excerpt: text.slice(0, 200) }],
  };
}
