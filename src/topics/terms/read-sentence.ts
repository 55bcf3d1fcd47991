import type { FoundNames } from './found-names.js';
import {
  betweenSubjectAndVerb,
  determiners,
  introSubjects,
  introVerbs,
  namedAs,
  namingVerbs,
  phraseEnds,
} from './introduction-words.js';
import { capitalizedLongForm, longFormBehind } from './long-forms.js';
import { isHeadWord, kindAround, kindOfWords } from './name-kinds.js';
import { endsName, isApposed, isNameLike, isVariantOf, nameAt } from './name-places.js';
import { gaps } from './tokens.js';
import type { Unit } from './units.js';

const { COMMA, COLON, OPEN, CLOSE, STOP, QUOTE } = gaps;

/** Finds the names that a sentence of an abstract introduces. */
export function readSentence(sentence: readonly Unit[], found: FoundNames): void {
  readIntroducing(sentence, found);
  readNaming(sentence, found);
  readVariants(sentence, found);
}

/** 'we present ...', 'this paper introduces ...': looks for the name in what follows the verb. */
function readIntroducing(sentence: readonly Unit[], found: FoundNames): void {
  for (let at = 0; at < sentence.length; at++) {
    if (!introVerbs.has((sentence[at] as Unit).lower) || !isIntroduced(sentence, at)) continue;
    readObject(sentence, at + 1, found);
  }
}

/** Whether the verb at a place has authors or their paper before it. */
export function isIntroduced(sentence: readonly Unit[], verb: number): boolean {
  for (let at = verb - 1; at >= 0 && at >= verb - 4; at--) {
    const { lower } = sentence[at] as Unit;
    if (introSubjects.has(lower)) return true;
    if (lower === 'by' && at === verb - 1) return true;
    if (lower === 'and' && at === verb - 1) return sentence.slice(0, at).some((unit) => unit.lower === 'we');
    if (!betweenSubjectAndVerb.has(lower) && !/ly$/.test(lower) && !introVerbs.has(lower)) return false;
  }
  return false;
}

const mostObjectUnits = 16;

/** The object of an introducing verb. */
function readObject(sentence: readonly Unit[], start: number, found: FoundNames): void {
  const determiner = sentence[start]?.lower ?? '';
  const from = determiners.has(determiner) ? start + 1 : start;
  const isIndefinite = determiner === 'a' || determiner === 'an';
  // 'present PaLI (...)', 'propose Soft MoE, a ...', 'present the PatchMerger, a ...'
  const direct = isIndefinite ? null : nameAt(sentence, from);
  if (direct && isApposed(sentence, direct.end)) {
    found.add(direct.name, kindAround(sentence, from, direct.end), longFormBehind(sentence, direct.end, direct.name));
    return;
  }
  const end = Math.min(sentence.length, start + mostObjectUnits);
  for (let at = from; at < end; at++) {
    const unit = sentence[at] as Unit;
    // 'the Visual Task Adaptation Benchmark (VTAB)'
    if ((unit.before & OPEN) !== 0 && (unit.after & CLOSE) !== 0 && at > from) {
      const long = capitalizedLongForm(sentence, from, at);
      if (long && isNameLike(unit)) {
        found.add(unit.text, kindOfWords(long.split(' ').slice(-1)) ?? kindAround(sentence, from, at + 1), long);
        return;
      }
      if (unit.isName && isVariantOf(unit, sentence[at - 1])) {
        found.add(unit.text, kindAround(sentence, from, at + 1), null);
        return;
      }
    }
    // 'a synthetic dataset SI-Score', 'a new corpus, XYZ,', 'the Language-Image MoE, LIMoE, a ...'
    if (unit.isName && at > from && isNamedByHead(sentence, at, from)) {
      found.add(unit.text, kindAround(sentence, from, at + 1), longFormBehind(sentence, at + 1, unit.text));
      return;
    }
    if (at > from && (unit.before & (STOP | COLON)) !== 0) return;
    if (at > from + 1 && closers.has(unit.lower) && !staysOpen(sentence, at)) return;
  }
}

/** Words behind which another noun phrase stands, and those behind which another clause does. */
const closers = new Set(['that', 'which', 'where', 'while', 'using', 'based', 'by', 'with', 'to', 'for', 'on', 'from']);
const clauseOpeners = new Set(['that', 'which', 'where', 'while', 'using', 'based', 'by', 'with']);

/**
 * Whether the name may still come behind a closing word: 'a model for X called NAME', 'a data set for Xxx over Yyy
 * (XOY)', 'Beam Search with Gold path (BeSGo)'; but not 'that extends Xxx Yyy (XY)'.
 */
function staysOpen(sentence: readonly Unit[], at: number): boolean {
  const { lower } = sentence[at] as Unit;
  const isInside = sentence[at - 1]?.isCapitalized === true && sentence[at + 1]?.isCapitalized === true;
  for (let next = at; next < Math.min(sentence.length, at + 8); next++) {
    const unit = sentence[next] as Unit;
    if (next > at && (unit.before & STOP) !== 0) return false;
    if (namedAs.has(unit.lower)) return true;
    if (next > at && (unit.before & OPEN) !== 0) return isInside || !clauseOpeners.has(lower);
  }
  return false;
}

/** '... dataset NAME', '... dataset, NAME,', '... called NAME', 'Xxx Yyy, NAME, a ...'. */
function isNamedByHead(sentence: readonly Unit[], at: number, from: number): boolean {
  const unit = sentence[at] as Unit;
  const before = sentence[at - 1] as Unit;
  if (namedAs.has(before.lower) && (unit.before & ~QUOTE) === 0) return true;
  const isHead = isHeadWord(before.lower);
  if (isHead && (unit.before & ~(QUOTE | COMMA | COLON)) === 0 && at - 1 >= from)
    return endsName(unit, sentence[at + 1]) && !(sentence[at + 1] && isHeadWord(sentence[at + 1]?.lower ?? ''));
  return (
    (unit.before & COMMA) !== 0 &&
    (unit.after & COMMA) !== 0 &&
    /^(?:an?|the|which|our)$/.test(sentence[at + 1]?.lower ?? '') &&
    at - from <= 6
  );
}

/** 'we call NAME', 'a recipe that we call Big Transfer (BiT)'. */
function readNaming(sentence: readonly Unit[], found: FoundNames): void {
  for (let at = 1; at < sentence.length; at++) {
    if (!namingVerbs.has((sentence[at] as Unit).lower)) continue;
    if (!/^(?:we|i)$/.test((sentence[at - 1] as Unit).lower)) continue;
    let from = at + 1;
    while (
      /^(?:it|this|them|the|as|our|model|method|approach|system|dataset|resulting|new|proposed)$/.test(
        sentence[from]?.lower ?? '',
      )
    )
      from++;
    const direct = nameAt(sentence, from);
    if (direct && endsName(sentence[direct.end - 1] as Unit, sentence[direct.end])) {
      const open = sentence[direct.end];
      found.add(
        direct.name,
        kindAround(sentence, Math.max(0, at - 8), direct.end),
        open ? longFormBehind(sentence, direct.end, direct.name) : null,
      );
      continue;
    }
    for (let open = from + 1; open < Math.min(sentence.length, from + 10); open++) {
      const unit = sentence[open] as Unit;
      if ((unit.before & OPEN) === 0) {
        if ((unit.before & phraseEnds) !== 0) break;
        continue;
      }
      const long = capitalizedLongForm(sentence, from, open);
      if (long && isNameLike(unit) && (unit.after & CLOSE) !== 0)
        found.add(
          unit.text,
          kindOfWords(long.split(' ').slice(-1)) ?? kindAround(sentence, Math.max(0, at - 8), open),
          long,
        );
      break;
    }
  }
}

/** 'a 22B-parameter ViT (ViT-22B)': one more of its kind, which nobody else has. */
function readVariants(sentence: readonly Unit[], found: FoundNames): void {
  for (let at = 2; at < sentence.length; at++) {
    const unit = sentence[at] as Unit;
    if ((unit.before & OPEN) === 0 || (unit.after & CLOSE) === 0 || !unit.isName) continue;
    if (!isVariantOf(unit, sentence[at - 1])) continue;
    for (let before = at - 2; before >= Math.max(0, at - 8); before--) {
      const { lower } = sentence[before] as Unit;
      if (lower === 'a' || lower === 'an') found.add(unit.text, null, null);
      if (determiners.has(lower) || /^(?:of|for|with|in|on|by|using|and|to)$/.test(lower)) break;
    }
  }
}
