/** A stretch of a .bib file that begins with '@name{'. */
export interface BibtexBlock {
  /** 'article', 'string', 'comment', ...; in lower case. */
  type: string;
  /** What stands between the delimiters; up to where the block was given up if it is broken. */
  body: string;
  /** Line of the '@', from 1. */
  line: number;
  /** True where the closing delimiter is missing. */
  isBroken: boolean;
}

const blockStart = /@[ \t]*([A-Za-z][\w-]*)\s*([{(])/g;
/** An entry that begins a line: where reading goes on after a block that never closes. */
const freshStart = /\n[ \t]*@[ \t]*[A-Za-z][\w-]*\s*[{(]/y;
/** Characters after which a block with a fresh start inside is given up: no abstract is that long. */
const patience = 262_144;

/**
 * Cuts a .bib text into its blocks. Text between them is commentary, as BibTeX has it. A block that never closes ends
 * where the next one begins at the start of a line, so one missing brace costs one entry.
 * @param chunks the decoded file, cut anywhere, line ends normalized to '\n'
 */
export async function* splitBibtex(chunks: AsyncIterable<string>): AsyncGenerator<BibtexBlock> {
  let text = '';
  let line = 1;
  for await (const chunk of chunks) {
    text += chunk;
    if (text.length < 65_536) continue;
    const left = yield* drain(text, line, false);
    text = left.text;
    line = left.line;
  }
  yield* drain(text, line, true);
}

function* drain(
  text: string,
  firstLine: number,
  isEnd: boolean,
): Generator<BibtexBlock, { text: string; line: number }> {
  let line = firstLine;
  let from = 0;
  const advance = (to: number): void => {
    line += countLines(text, from, to);
    from = to;
  };
  for (;;) {
    blockStart.lastIndex = from;
    const start = blockStart.exec(text);
    if (start === null) {
      // Keep the last line: a block may begin in it.
      advance(isEnd ? text.length : Math.max(from, text.lastIndexOf('\n')));
      return { text: text.slice(from), line };
    }
    advance(start.index);
    const bodyStart = blockStart.lastIndex;
    const type = (start[1] ?? '').toLowerCase();
    const end = findEnd(text, bodyStart, start[2] === '(', isEnd);
    if (end === undefined) return { text: text.slice(from), line };
    yield { type, body: text.slice(bodyStart, end.at), line, isBroken: end.isBroken };
    advance(end.isBroken ? end.at : end.at + 1);
  }
}

/** Where the block ends; undefined where more text is needed to tell. */
function findEnd(
  text: string,
  bodyStart: number,
  isRound: boolean,
  isEnd: boolean,
): { at: number; isBroken: boolean } | undefined {
  let depth = 1;
  let isQuoted = false;
  let fresh: number | undefined;
  for (let at = bodyStart; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x7b) depth++;
    else if (code === 0x7d) {
      depth--;
      // '@book( ... }' and '@book{ ... )' are both seen: a brace that closes more than it opens ends either.
      if (depth === 0) return { at, isBroken: false };
    } else if (isRound && depth === 1 && code === 0x22) isQuoted = !isQuoted;
    else if (isRound && depth === 1 && code === 0x29 && !isQuoted) return { at, isBroken: false };
    else if (code === 0x0a && text.charCodeAt(skipBlanks(text, at + 1)) === 0x40) {
      freshStart.lastIndex = at;
      if (freshStart.test(text)) {
        // Between fields nothing begins with '@': the closing brace is missing.
        if (depth === 1) return brokenAt(text, bodyStart, at + 1);
        fresh ??= at + 1;
      }
    }
    if (fresh !== undefined && at - bodyStart > patience) return { at: fresh, isBroken: true };
  }
  if (!isEnd) return undefined;
  return fresh === undefined ? brokenAt(text, bodyStart, text.length) : { at: fresh, isBroken: true };
}

/** A block whose braces balance inside but that closes with the wrong sign, as '@book{ ... )', is whole all the same. */
function brokenAt(text: string, bodyStart: number, at: number): { at: number; isBroken: boolean } {
  const trimmed = text.slice(bodyStart, at).trimEnd();
  const last = bodyStart + trimmed.length - 1;
  if (text[last] === ')') return { at: last, isBroken: false };
  return { at, isBroken: true };
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x09) at++;
  return at;
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
