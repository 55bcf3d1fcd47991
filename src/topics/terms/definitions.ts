import { isShortForm, longFormOf } from './short-forms.js';
import { gaps, type Tokens } from './tokens.js';
import { withoutPlural } from './word-shape.js';

/** A short form that a text defines. */
export interface Definition {
  /** Without the plural's 's'. */
  short: string;
  /** The words of the long form, as printed. */
  long: string[];
}

const { OPEN, CLOSE, HYPHEN, QUOTE } = gaps;
/** Words before a parenthesis that are looked at. */
const mostWords = 12;

/** The short forms that a text defines in parentheses: 'mixture of experts (MoE)', 'MoE (mixture of experts)'. */
export function findDefinitions({ words, before, after }: Tokens): Definition[] {
  const found: Definition[] = [];
  for (let open = 1; open < words.length; open++) {
    if (((before[open] as number) & OPEN) === 0) continue;
    let end = open + 1;
    while (end < words.length && end < open + mostWords && isInside(before[end] as number)) end++;
    if (((before[end] ?? after) & CLOSE) === 0) continue;
    const inside = words.slice(open, end);
    const outside = words.slice(phraseStart(before, open), open);
    const definition =
      defineInside(inside, before.slice(open, end), outside) ?? defineOutside(inside, outside, before, open);
    if (definition) found.push(definition);
  }
  return found;
}

function isInside(gap: number): boolean {
  return (gap & ~(HYPHEN | QUOTE)) === 0;
}

function phraseStart(before: readonly number[], open: number): number {
  let start = open - 1;
  while (start > 0 && start > open - mostWords && isInside(before[start] as number)) start--;
  return start;
}

/** 'long form (SHORT)'; words that both have are left out: 'sparse mixture of experts (sparse MoEs)'. */
function defineInside(
  inside: readonly string[],
  gaps: readonly number[],
  outside: readonly string[],
): Definition | null {
  let [short, ...more] = inside as [string, ...string[]];
  let long = outside;
  if (more.length > 0 && gaps.slice(1).every((gap) => gap === HYPHEN)) {
    short = inside.join('-');
    more = [];
  }
  if (more.length === 1) {
    const shared = outside.map((word) => word.toLowerCase()).lastIndexOf(short.toLowerCase());
    if (shared < 0) return null;
    long = outside.slice(shared + 1);
    short = more[0] as string;
  } else if (more.length > 0) return null;
  short = withoutPlural(short);
  if (!isShortForm(short)) return null;
  const range = longFormOf(short, long);
  return range ? { short, long: long.slice(range.from, range.to) } : null;
}

/** 'SHORT (long form)'. */
function defineOutside(
  inside: readonly string[],
  outside: readonly string[],
  before: readonly number[],
  open: number,
): Definition | null {
  if (inside.length < 2 || (before[open - 1] as number) === HYPHEN) return null;
  const short = withoutPlural(outside.at(-1) ?? '');
  if (!isShortForm(short)) return null;
  const range = longFormOf(short, inside);
  return range?.from === 0 ? { short, long: inside.slice(0, range.to) } : null;
}
