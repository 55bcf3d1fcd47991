import type { FoundNames } from './found-names.js';
import { determiners, introVerbs, smallWords } from './introduction-words.js';
import { capitalizedLongForm, longFormBehind, longFormIn } from './long-forms.js';
import { kindAround, kindOfWords } from './name-kinds.js';
import { isApposed, isNameLike } from './name-places.js';
import { isIntroduced } from './read-sentence.js';
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
      found.add(unit.text, kindAround(heading, at, at + 1), longFormIn(sentences, unit.text));
  }
}

function readPrefix(heading: readonly Unit[], colon: number, sentences: readonly Unit[][], found: FoundNames): void {
  const prefix = heading.slice(0, colon);
  const last = prefix.at(-1) as Unit;
  const kind = kindAround(heading, colon, colon);
  // 'Big Transfer (BiT): ...'
  if ((last.before & OPEN) !== 0 && (last.after & CLOSE) !== 0 && prefix.length > 2) {
    const long = capitalizedLongForm(prefix, 0, prefix.length - 1);
    if (long && isNameLike(last)) found.add(last.text, kindOfWords(long.split(' ')) ?? kind, long);
    return;
  }
  if (
    prefix.length > 4 ||
    prefix.some(({ before, lower }, at) => (at > 0 && (before & ~QUOTE) !== 0) || smallWords.has(lower))
  )
    return;
  const name = prefix.map(({ text }) => text).join(' ');
  if (prefix.some(({ lower }) => /^(?:task|track|semeval.*|team|workshop|proceedings|part|report|shared)$/.test(lower)))
    return;
  if (found.has(name)) {
    found.add(name, kind, null);
    return;
  }
  const isVersion = prefix.length === 2 && /^\d+(\.\d+)+$/.test(last.text) && (prefix[0] as Unit).isCapitalized;
  const isSingle = prefix.length === 1 && last.isName;
  if (isSingle || isVersion) {
    if (
      sentences.length > 0 &&
      !sentences.some((sentence) => sentence.some(({ text }) => text === last.text || text.startsWith(`${last.text}-`)))
    )
      return;
    found.add(name, kind, longFormIn(sentences, name));
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
        found.add(name, kind ?? kindAround(sentence, from, end), longFormBehind(sentence, end, name));
        return;
      }
    }
  }
}
