import { isParticle } from '../../identity/family-particles.js';
import { fold } from '../../identity/fold.js';
import { familyNames, givenNames, hanFamilies, ordinaryWords } from './word-lists.js';

/** What other records and the database say about names and words; all folded. */
export interface NameEvidence {
  /** Whole names that somebody bears. */
  knownNames: ReadonlySet<string>;
  /** Words that stand in lower case somewhere. */
  words: ReadonlySet<string>;
  /** In how many records a text would be the first author's name. */
  repeats: ReadonlyMap<string, number>;
}

/** Family names that have a capital inside, by how they begin. */
const innerCapital =
  /^(?:Mc|Mac|De|Di|Du|Da|Del|Della|Des|La|Le|Lo|Van|Von|Vander|Vande|Fitz|St|Dal|Ter|Ten|El|Al|Ben|Mac|Abd|Abu|Ibn|[OD]['’ʼ])(?=\p{Lu}\p{Ll})/u;
const ordinaryEnding = /^.{4,}(?:tions?|ings?|ments?|ness|ities|ity|ics|isms?|ous|ive|ized|izers?|ological|ability)$/u;
const han = /^\p{Script=Han}+$/u;
const suffix = /^(?:Jr|Sr|II|III|IV)\.?$/u;

/** Scores, as log-odds by rule of thumb: above 0 speaks for a name. */
const weights = {
  impossible: -12,
  glued: -8,
  capitalsRun: -6,
  twoCapitals: -1,
  capitals: -2,
  lowerCase: -6,
  ordinary: -3,
  givenName: 3,
  familyName: 1.5,
  knownName: 4,
  repeatedName: 4,
  bareInitial: -0.5,
  initialLast: -3,
  particle: 0.5,
} as const;

/** For 0, 1, 2, ... words that are neither particle nor suffix. */
const wordCount = [-12, -4, 2, 1.5, -0.5, -3];

/**
 * How much a text looks like one person's name: its words' count and shape, names that are common, names that are known.
 *
 * @returns log-odds by rule of thumb: above 0 speaks for a name.
 */
export function nameLikelihood(printed: string, evidence: NameEvidence): number {
  const text = withoutNicknames(printed);
  const folded = fold(text);
  let score = evidence.knownNames.has(folded) ? weights.knownName : 0;
  if ((evidence.repeats.get(folded) ?? 0) > 1) score += weights.repeatedName;
  if (han.test(text.replaceAll(' ', ''))) return score + hanLikelihood(text.replaceAll(' ', ''));
  if (/[^\p{L}\p{M} .'’ʼ·-]/u.test(text) || /[-'’]{2}|\.[.'’]|-\.|^[-.'’]/u.test(text))
    return score + weights.impossible;
  const tokens = text.split(' ').filter((token) => !suffix.test(token));
  const names = tokens.filter((token) => !isParticle(token));
  const isParticleFirst = tokens[0] !== undefined && isParticle(tokens[0]);
  score += names.length === 1 && isParticleFirst ? tokens.length / 2 - 1 : (wordCount[names.length] ?? -6);
  names.forEach((token, at) => {
    score += tokenLikelihood(token, evidence, at === 0 && names.length > 1);
  });
  const first = names[0] ?? '';
  const last = names.at(-1) ?? '';
  const secondAfterInitial = isInitialToken(first) && names.length > 2 ? (names[1] ?? '') : '';
  const isGiven = [first, secondAfterInitial].some((token) => isListed(token, givenNames));
  if (isGiven) score += weights.givenName;
  if (names.length > 1 && isListed(last, familyNames)) score += weights.familyName;
  if (isInitialToken(last)) score += weights.initialLast;
  score += Math.min(tokens.length - names.length, 2) * weights.particle;
  return score;
}

/** Whether a capital follows a small letter in a place where names have none: two texts may have been run together. */
export function isGlued(token: string): boolean {
  return token.split(/[-–]/u).some((part) => /\p{Ll}['’.]?\p{Lu}/u.test(part.replace(innerCapital, 'X')));
}

/** Whether a word is one of the language, by the lists, the file's own words or its ending. */
export function isOrdinary(token: string, evidence: NameEvidence): boolean {
  const folded = fold(token);
  const singular = folded.replace(/s$/u, '');
  if ([folded, singular].some((word) => ordinaryWords.has(word) || evidence.words.has(word))) return true;
  return ordinaryEnding.test(folded);
}

/**
 * Whether every comma-separated part is made of words that a name could have, inner capitals included.
 *
 * @param minWords how many words the first part must have.
 */
export function isRoughlyNames(text: string, minWords = 1): boolean {
  return withoutNicknames(text)
    .split(',')
    .every((part, index) => {
      const tokens = part.trim().split(' ');
      if (tokens.length > 5 || (index === 0 && tokens.length < minWords)) return false;
      return tokens.every((token) => isParticle(token) || isRoughlyName(token));
    });
}

function isRoughlyName(token: string): boolean {
  if (han.test(token) || isInitialToken(token)) return true;
  if (!/^\p{Lu}[\p{L}\p{M}.'’·-]*$/u.test(token) || /['’]s$/u.test(token)) return false;
  return token.split(/(?<=\p{Ll})(?=\p{Lu})/u).every((part) => {
    const folded = fold(part);
    if (givenNames.has(folded) || familyNames.has(folded)) return true;
    // Chinese given names end as English verbs do.
    return (
      !ordinaryWords.has(folded) &&
      !ordinaryWords.has(folded.replace(/s$/u, '')) &&
      (/ing$/u.test(folded) || !ordinaryEnding.test(folded))
    );
  });
}

function withoutNicknames(text: string): string {
  return text.replace(/ (?:\([^()]*\)|["“„][^"“”]*["“”])(?= )/gu, '');
}

function tokenLikelihood(token: string, evidence: NameEvidence, isFirst: boolean): number {
  if (isGlued(token) || /^[^ODLMNK]['’]\p{Lu}/u.test(token)) return weights.glued;
  if (/['’]s$/u.test(token)) return weights.lowerCase;
  const bare = token.replace(innerCapital, '').replace(/\.$/u, '');
  if (isInitialToken(token)) return /\./u.test(token) ? 0 : weights.bareInitial;
  if (/^\p{Lu}{2,3}$/u.test(bare)) return token.endsWith('.') ? weights.capitalsRun : weights.twoCapitals;
  if (/^\p{Lu}[\p{Lu}'’-]+$/u.test(bare)) return weights.capitals;
  if (/\p{Lu}{2,}(?:\p{Ll}|['’])/u.test(bare)) return weights.capitalsRun;
  if (!/^\p{Lu}/u.test(token) && /\p{Ll}/u.test(token[0] ?? ''))
    return /^(?:d|al|el|ul)['’-]\p{L}/u.test(token) ? 0 : weights.lowerCase;
  const isName = isListed(token, isFirst ? givenNames : familyNames) || isListed(token, givenNames);
  return !isName && isOrdinary(token, evidence) ? weights.ordinary : 0;
}

function isInitialToken(token: string): boolean {
  return /^\p{Lu}\.?(?:-?\p{Lu}\.)*(?:-\p{Lu}\.?)*$/u.test(token) && !/^\p{Lu}{2,}\.?$/u.test(token);
}

function isListed(token: string, list: ReadonlySet<string>): boolean {
  const folded = fold(token);
  return list.has(folded) || folded.split(' ').some((part) => part.length > 1 && list.has(part));
}

function hanLikelihood(letters: string): number {
  if (letters.length < 2 || letters.length > 4) return weights.impossible;
  return (letters.length === 4 ? 0 : 2) + (hanFamilies.has(letters[0] ?? '') ? 2 : 0);
}
