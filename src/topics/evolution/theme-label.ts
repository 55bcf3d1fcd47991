import { foldPhrase } from '../terms/topic-forms.js';

/** A term as it may label a theme. */
export interface LabelCandidate {
  label: string;
  score: number;
}

/** How many of the best terms are looked at. */
export const labelCandidates = 30;
/** Share of the greatest score that a term of several words needs: where it holds the best one, and where it doesn't. */
const narrowerShare = 0.25;
const severalShare = 0.5;

/**
 * What a theme is called: the term of the greatest score; where that is one ordinary word, it says little, and the most
 * specific central term is taken: 'speech recognition' instead of 'recognition', 'question answering' instead of
 * 'resolution'. That is the best of several words that holds the word and has a quarter of its score, or else that has half of it.
 * A language is what a theme's data are in, not what it is about: the other terms decide where there are any.
 *
 * @param terms the greatest score first
 * @returns the place of the term
 */
export function themeLabel(terms: readonly LabelCandidate[]): number {
  const [best] = terms;
  // Spelled as a name is, a word says enough: 'BERT'.
  if (best === undefined || isSeveral(best.label) || /.\p{Lu}/u.test(best.label)) return 0;
  const word = foldPhrase(best.label);
  const several = terms.map(({ label, score }) => (isSeveral(label) ? score / best.score : 0));
  const holds = ({ label }: LabelCandidate) => foldPhrase(label).split(' ').includes(word);
  const narrower = terms.findIndex((term, at) => (several[at] as number) >= narrowerShare && holds(term));
  if (narrower >= 0) return narrower;
  const usual = several.findIndex((share) => share >= severalShare);
  if (usual >= 0 || !isLanguage(best.label)) return Math.max(0, usual);
  const others = terms.flatMap(({ label }, at) => (isLanguage(label) ? [] : at));
  return others[themeLabel(others.map((at) => terms[at] as LabelCandidate))] ?? 0;
}

const languageNames = new Set(namesOfLanguages());

/** In English, of those that have a code of two letters. */
function namesOfLanguages(): string[] {
  const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  return letters.flatMap((a) => letters.flatMap((b) => names.of(a + b)?.toLowerCase() ?? []));
}

function isLanguage(label: string): boolean {
  return languageNames.has(label.toLowerCase());
}

function isSeveral(label: string): boolean {
  return /[\s-]/.test(label);
}
