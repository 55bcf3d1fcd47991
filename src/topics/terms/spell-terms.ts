import type { ChosenTerm } from './choose-terms.js';
import { foldWord } from './fold-word.js';
import { flags, type TokenStream } from './token-stream.js';
import type { Form, NamedTopic } from './topic-forms.js';
import { TopicMatcher } from './topic-matcher.js';
import { isDistinct } from './word-shape.js';

/** Other spellings that a term keeps, the most frequent first; short forms come before them. */
const mostAliases = 5;
/** Share of the occurrences below which a spelling is a slip. */
const leastSpelled = 0.01;
/** A long form that is written less often than this share of its short form is not what people call it: 'BLEU'. */
const leastLong = 0.1;

/** A term with the short forms that stand for it. */
export interface TermWithShortForms extends ChosenTerm {
  /** As printed: 'MoE', 'sparse MoE'. */
  shortForms: string[];
}

/**
 * How terms are written: the label is the most frequent spelling in running text ('mixture of experts'), the aliases are
 * the others ('mixture-of-experts', 'mixtures of experts'), after the short forms ('MoE', 'MoEs').
 *
 * @returns in the order of the terms
 */
export function spellTerms(stream: TokenStream, terms: readonly TermWithShortForms[]): NamedTopic[] {
  const tokens = stream.tokens.view();
  const displayed: (string | undefined)[] = [];
  const displayOf = (spelling: number): string => {
    const text = displayed[spelling] ?? stream.display(spelling);
    displayed[spelling] = text;
    return text;
  };
  const spellings = terms.map(() => new Map<string, number>());
  const shortSpellings = terms.map(() => new Map<string, number>());
  const forms = terms.map(({ words, shortForms }): Form[] => [
    { words, exact: words.map(() => null) },
    ...shortForms.map(shortForm),
  ]);
  new TopicMatcher(stream, forms).match((_, isTitle, term, first, last) => {
    let text = '';
    for (let at = first; at <= last; at++) {
      const token = tokens[at] as number;
      const spelling = token & flags.SPELLING;
      // Capitals of titles and of beginnings say nothing.
      const isOwnCase = !isTitle && (token & flags.BREAK) === 0;
      const word = isOwnCase ? (stream.spellings[spelling] as string) : displayOf(spelling);
      if (at > first) text += (token & flags.HYPHEN) !== 0 ? '-' : isUnspaced(text, word) ? '' : ' ';
      text += word;
    }
    const isShort =
      (terms[term] as TermWithShortForms).words.length !== last - first + 1 ||
      foldsToShort(terms[term] as TermWithShortForms, text);
    const counts = (isShort ? shortSpellings : spellings)[term] as Map<string, number>;
    counts.set(text, (counts.get(text) ?? 0) + 1);
  });
  return terms.map((term, at) => {
    const long = bySpelling(spellings[at] as Map<string, number>);
    const short = bySpelling(shortSpellings[at] as Map<string, number>);
    const shorts = [...term.shortForms, ...short.map(({ text }) => text)];
    const all = sum(long);
    const longs = long.filter(({ total }) => total >= leastSpelled * all).map(({ text }) => text);
    const names =
      all < leastLong * sum(short) ? [...shorts, ...longs] : [...longs.slice(0, 1), ...shorts, ...longs.slice(1)];
    const [label = term.words.join(' '), ...aliases] = distinct(names).slice(0, shorts.length + mostAliases);
    return { label, kind: 'TERM', aliases };
  });
}

/** The form of a short form: words that are spelled as names have to be spelled so. */
function shortForm(short: string): Form {
  const words = short.split(/[\s-]/);
  return { words: words.map(foldWord), exact: words.map((word) => (isDistinct(word) ? word : null)) };
}

function foldsToShort({ words, shortForms }: TermWithShortForms, text: string): boolean {
  const folded = text
    .split(/[\s-]+/)
    .map(foldWord)
    .join(' ');
  return (
    folded !== words.join(' ') && shortForms.some((short) => short.split(/[\s-]/).map(foldWord).join(' ') === folded)
  );
}

interface Spelling {
  text: string;
  /** Of this case. */
  count: number;
  /** Of any case. */
  total: number;
}

/** Spellings that differ in case only are one, in their most frequent case; the most frequent first. */
function bySpelling(counts: ReadonlyMap<string, number>): Spelling[] {
  const groups = new Map<string, Spelling>();
  for (const [text, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const key = text.toLowerCase();
    const known = groups.get(key);
    if (!known) groups.set(key, { text, count, total: count });
    else {
      known.total += count;
      if (count >= known.count) Object.assign(known, { text, count });
    }
  }
  return [...groups.values()].sort((a, b) => b.total - a.total || (a.text < b.text ? -1 : 1));
}

function sum(spellings: readonly Spelling[]): number {
  return spellings.reduce((all, { total }) => all + total, 0);
}

/** Each once, whatever the case: the first spelling stays. */
function distinct(texts: readonly string[]): string[] {
  const seen = new Set<string>();
  return texts.filter((text) => !seen.has(text.toLowerCase()) && seen.add(text.toLowerCase()));
}

const unspacedLetter = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;

function isUnspaced(before: string, word: string): boolean {
  return unspacedLetter.test(before.at(-1) ?? '') && unspacedLetter.test(word[0] ?? '');
}
