import { smallWords } from './introduction-words.js';
import { gaps } from './tokens.js';
import type { Unit } from './units.js';

const { COMMA, COLON, OPEN, DASH, STOP, QUOTE } = gaps;

/** Whether a name ends here: punctuation, or a word that begins something else. */
export function endsName(unit: Unit, next: Unit | undefined): boolean {
  if (next === undefined || (unit.after & ~QUOTE) !== 0) return true;
  return (
    smallWords.has(next.lower) ||
    /^(?:that|which|where|based|using|we|is|are|consisting|containing|designed|built|trained)$/.test(next.lower)
  );
}

/** A name of one or more units: 'PaLI', 'Soft MoE', 'Gemini 2.5'. */
export function nameAt(sentence: readonly Unit[], from: number): { name: string; end: number } | null {
  const first = sentence[from];
  if (!first) return null;
  const units: Unit[] = [];
  for (let at = from; at < sentence.length && units.length < 3; at++) {
    const unit = sentence[at] as Unit;
    if (at > from && (unit.before & ~QUOTE) !== 0) break;
    if (!unit.isCapitalized && !unit.isName && !(at > from && /^\d+(\.\d+)?$/.test(unit.text))) break;
    units.push(unit);
  }
  if (!units.some((unit) => unit.isName)) return null;
  return { name: units.map(({ text }) => text).join(' '), end: from + units.length };
}

/** Whether what follows a name explains it: ', a ...', '(...)', ': ...', ' - a ...', 'that ...', or the end. */
export function isApposed(sentence: readonly Unit[], end: number): boolean {
  const last = sentence[end - 1] as Unit;
  const next = sentence[end];
  if (next === undefined) return true;
  if ((last.after & (OPEN | COLON | DASH | STOP)) !== 0) return true;
  if ((last.after & COMMA) !== 0)
    return (
      /^(?:an?|the|our|which|that|new|novel|one|in|designed|built|based)$/.test(next.lower) ||
      next.lower.endsWith('ing')
    );
  if ((last.after & ~QUOTE) !== 0) return false;
  return /^(?:that|which|as|to|for|an?)$/.test(next.lower);
}

/** A short form in parentheses that may be a name. */
export function isNameLike({ text, isName }: Unit): boolean {
  // Two letters are short for too many things, and a plural is no name; 'E3' is one.
  return isName && !/^\p{L}{2}$/u.test(text);
}

/** 'ViT-22B' of 'ViT', 'V-MoE' of 'Vision MoE': the name holds the last word before it. */
export function isVariantOf({ text }: Unit, before: Unit | undefined): boolean {
  if (!before?.isName || before.text === text) return false;
  const parts = text.split('-');
  return parts.length === 2 && parts.includes(before.text);
}
