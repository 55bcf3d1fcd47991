/** What stands between a word and the one before it; plain space is 0, and several may hold at once. */
export const gaps = {
  /** Joined by a hyphen, without spaces. */
  HYPHEN: 1,
  COMMA: 2,
  COLON: 4,
  OPEN: 8,
  CLOSE: 16,
  DASH: 32,
  /** The end of a sentence, or the beginning of the text. */
  STOP: 64,
  QUOTE: 128,
  OTHER: 256,
} as const;

/** The words of one text, in order. */
export interface Tokens {
  words: string[];
  /** Of each word: what stands before it, bits of `gaps`. */
  before: number[];
  /** What stands behind the last word. */
  after: number;
}

const { HYPHEN, COMMA, COLON, OPEN, CLOSE, DASH, STOP, QUOTE, OTHER } = gaps;

/** Of a character code: 1 within words, 0 elsewhere, 2 not yet known. */
const wordCodes = new Uint8Array(0x10000).fill(2);
const wordCharacter = /[\p{L}\p{M}\p{N}]/u;
/** Scripts that put no spaces between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * Cuts a text into words. A word may hold an apostrophe ("n't"), a point between digits ('2.5', '2.X') and an underscore;
 * hyphens cut, and are remembered. Text in scripts without spaces is cut by Unicode's word boundaries.
 *
 * @param text as `plainText` gives it
 */
export function tokenize(text: string): Tokens {
  const tokens: Tokens = { words: [], before: [], after: 0 };
  const { length } = text;
  let gap: number = STOP;
  let at = 0;
  while (at < length) {
    if (!isWordAt(text, at)) {
      gap |= gapAt(text, at);
      at++;
      continue;
    }
    const start = at;
    let isPlain = true;
    for (; at < length; at++) {
      const code = text.charCodeAt(at);
      if (isWordAt(text, at)) isPlain &&= code < 0x2e80 && (code < 0xe00 || code > 0x109f);
      else if (!joins(text, at)) break;
    }
    const word = text.slice(start, at);
    if (isPlain || !unspaced.test(word)) push(tokens, word, gap);
    else pushSegments(tokens, word, gap);
    gap = 0;
  }
  tokens.after = gap | STOP;
  return tokens;
}

function push(tokens: Tokens, word: string, gap: number): void {
  const mark = word.search(/['’]/);
  if (mark < 0) {
    tokens.words.push(word);
    tokens.before.push(gap);
    return;
  }
  // Elisions of Romance languages are words of their own: "l'analyse".
  const elision = /^(?:[ldnscjmt]|qu|dell|all|nell|sull|un)$/i.test(word.slice(0, mark)) && word.length > mark + 2;
  const parts = elision ? [word.slice(0, mark), word.slice(mark + 1)] : [word.replace(/['’]s?$/, '')];
  parts.forEach((part, at) => {
    tokens.words.push(part);
    tokens.before.push(at === 0 ? gap : 0);
  });
}

function pushSegments(tokens: Tokens, text: string, gap: number): void {
  let before = gap;
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (isWordLike) {
      tokens.words.push(segment);
      tokens.before.push(before);
      before = 0;
    } else before |= OTHER;
  }
}

function isWordAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  // Halves of a pair: letters beyond the basic plane.
  if (code >= 0xd800 && code <= 0xdfff) return true;
  if (wordCodes[code] === 2) wordCodes[code] = wordCharacter.test(String.fromCharCode(code)) ? 1 : 0;
  return wordCodes[code] === 1;
}

/** Whether a sign within a word belongs to it. */
function joins(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (at + 1 >= text.length || !isWordAt(text, at + 1)) return false;
  // An apostrophe, an underscore.
  if (code === 0x27 || code === 0x2019 || code === 0x5f) return true;
  return code === 0x2e && isDigit(text.charCodeAt(at - 1));
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function gapAt(text: string, at: number): number {
  const sign = text[at] as string;
  switch (sign) {
    case ' ':
    case '\t':
    case '\n':
    case '\r':
    case '\u00a0':
      return 0;
    case '-':
    case '\u2010':
    case '\u2011':
      if (at > 0 && at + 1 < text.length && isWordAt(text, at - 1) && isWordAt(text, at + 1)) return HYPHEN;
      return DASH;
    case '–':
    case '—':
      return DASH;
    case ',':
      return COMMA;
    case ':':
    case '：':
      return COLON;
    case '(':
    case '[':
    case '（':
      return OPEN;
    case ')':
    case ']':
    case '）':
      return CLOSE;
    case '.':
    case '!':
    case '?':
    case ';':
    case '。':
      return STOP;
    case '"':
    case '“':
    case '”':
    case '‘':
    case '’':
    case "'":
    case '`':
      return QUOTE;
    default:
      return OTHER;
  }
}
