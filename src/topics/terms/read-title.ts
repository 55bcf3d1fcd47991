import type { FoundNames } from './found-names.js';
import { determiners, introVerbs, smallWords } from './introduction-words.js';
import { capitalizedLongForm, longFormBehind, longFormIn } from './long-forms.js';
import { kindAround, kindOfWords } from './name-kinds.js';
import { isApposed, isNameLike } from './name-places.js';
import { isIntroduced } from './read-sentence.js';
import { longFormOf } from './short-forms.js';
import { gaps } from './tokens.js';
import type { Unit } from './units.js';

const { COMMA, COLON, OPEN, CLOSE, DASH, QUOTE } = gaps;

/** 'NAME: ...', 'Long Form (NAME): ...', '... : NAME, a ...', '... with NAME: the ...'. */
export function readTitle(heading: readonly Unit[], sentences: readonly Unit[][], found: FoundNames): void {
  const colon = heading.findIndex(
    (unit, at) => at > 0 && ((unit.before & COLON) !== 0 || ((unit.before & DASH) !== 0 && (unit.before & OPEN) === 0)),
  );
  if (colon > 0) readPrefix(heading, colon, sentences, found);
  for (let at = 1; at < heading.length - 1; at++) {
    const unit = heading[at] as Unit;
    const next = heading[at + 1] as Unit;
    if (!unit.isName || !/^(?:an?|the)$/.test(next.lower)) continue;
    const isAfterColon = (unit.before & (COLON | DASH)) !== 0 && (unit.after & COMMA) !== 0;
    const isBeforeColon =
      (unit.after & COLON) !== 0 && /^(?:with|introducing|presenting|by|using)$/.test((heading[at - 1] as Unit).lower);
    if (isAfterColon || isBeforeColon)
      found.add(unit.text, kindAround(heading, at, at + 1), longFormIn(sentences, unit.text), true);
  }
}

/** Shared tasks and the teams that take part in them are no systems. */
const eventWords =
  /^(?:(?:shared-)?tasks?|track|shared|submissions?|workshop|proceedings|semeval|\p{L}+-?(?:19|20)\d\d)$/u;

/** The team of a paper on taking part in a shared task: 'LT3 at SemEval-2015 Task 9: ...'; null of another paper. */
export function teamOf(heading: readonly Unit[]): string | null {
  const at = heading.findIndex(({ lower }) => /^(?:at|@|in|for)$/.test(lower));
  const isEvent = heading.slice(at).some(({ lower }) => eventWords.test(lower));
  return at >= 1 && at <= 3 && isEvent ? (heading[0] as Unit).text : null;
}

/**
 * The words behind the colon that spell the name: 'RECAP: Retrieval-Enhanced Context-Aware Prefix Encoder'. Whole where no
 * more of the phrase follows.
 */
function longFormsAt(name: string, rest: readonly Unit[]): { text: string; isWhole: boolean }[] {
  const words = rest.flatMap(({ text, before }) =>
    text
      .split('-')
      .map((word, at) => ({ word, isBegin: at === 0 && ((before & ~QUOTE) !== 0 || smallWords.has(word)) })),
  );
  const letters = name.replace(/[^\p{L}]/gu, '').length;
  const found: { text: string; isWhole: boolean }[] = [];
  // The long form may end anywhere, and has no more than twice as many words as the name has letters.
  for (let end = 2; end <= Math.min(words.length, letters * 2); end++) {
    const long = words.slice(0, end).map(({ word }) => word);
    const range = longFormOf(name, long);
    if (range?.from !== 0 || range.to !== end) continue;
    found.push({ text: long.join(' '), isWhole: words[end]?.isBegin ?? true });
  }
  return found;
}

/** Whether the abstract has the name, and is not about taking part in something. */
function isMentioned({ lower }: Unit, sentences: readonly Unit[][]): boolean {
  let isThere = false;
  for (const sentence of sentences)
    for (const unit of sentence) {
      if (eventWords.test(unit.lower) || /^(?:our-team|team|participat\w*)$/.test(unit.lower)) return false;
      isThere ||= unit.lower === lower || unit.lower.startsWith(`${lower}-`);
    }
  return isThere;
}

function readPrefix(heading: readonly Unit[], colon: number, sentences: readonly Unit[][], found: FoundNames): void {
  const prefix = heading.slice(0, colon);
  const last = prefix.at(-1) as Unit;
  const kind = kindAround(heading, colon, colon);
  // 'Big Transfer (BiT): ...'
  if ((last.before & OPEN) !== 0 && (last.after & CLOSE) !== 0 && prefix.length > 2) {
    const long = capitalizedLongForm(prefix, 0, prefix.length - 1);
    if (long && isNameLike(last)) found.add(last.text, kindOfWords(long.split(' ').slice(-1)) ?? kind, long, true);
    return;
  }
  if (
    prefix.length > 4 ||
    prefix.some(({ before, lower }, at) => (at > 0 && (before & ~QUOTE) !== 0) || smallWords.has(lower))
  )
    return;
  const name = prefix.map(({ text }) => text).join(' ');
  if (heading.some(({ lower }) => eventWords.test(lower))) return;
  if (found.has(name)) {
    found.add(name, kind, null, true);
    return;
  }
  const isVersion = prefix.length === 2 && /^\d+(\.\d+)+$/.test(last.text) && (prefix[0] as Unit).isCapitalized;
  if (isVersion || (prefix.length === 1 && last.isName)) {
    const rest = heading.slice(colon);
    const spelled = isVersion ? [] : longFormsAt(last.text, rest);
    const isExplained = isVersion || /^(?:an?|the|towards?)$/.test(rest[0]?.lower ?? '') || spelled.length > 0;
    const long = spelled.find(({ isWhole }) => isWhole)?.text ?? null;
    if (isExplained || isMentioned(last, sentences)) found.add(name, kind, longFormIn(sentences, name) ?? long, true);
    return;
  }
  // Ordinary words: only where the abstract brings them as something new.
  const sought = prefix.map(({ lower }) => lower);
  for (const sentence of sentences) {
    for (let at = 0; at < sentence.length; at++) {
      if (!introVerbs.has((sentence[at] as Unit).lower) || !isIntroduced(sentence, at)) continue;
      const from = determiners.has(sentence[at + 1]?.lower ?? '') ? at + 2 : at + 1;
      const isSame = sought.every((word, index) => sentence[from + index]?.lower === word);
      const end = from + sought.length;
      if (
        isSame &&
        isApposed(sentence, end) &&
        ((sentence[end - 1] as Unit).after & (COMMA | DASH | OPEN | COLON)) !== 0
      ) {
        found.add(name, kind ?? kindAround(sentence, from, end), longFormBehind(sentence, end, name), true);
        return;
      }
    }
  }
}
