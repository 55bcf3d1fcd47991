import { eastAsian, easternName } from './eastern-name.js';
import { isCapitalParticle, isParticle, isVietnameseFamily, splitFamily } from './family-particles.js';
import { fold } from './fold.js';
import { rejoinAccents } from './rejoin-accents.js';

export interface PersonName {
  /** Given names first, cleaned of marks; what people are shown. */
  display: string;
  /** Given names and initials in order, without periods. */
  given: string[];
  /** With its particles; the whole name where it is single or collective. */
  family: string;
  /** 'Jr.', 'Sr.', 'II', ... */
  suffix: string | null;
  /** Folded given names then family name, without suffix: equal where the full names are equal. */
  folded: string;
  /** Folded family name without spaces, a space, the first initial: equal for all spellings that could be one person. */
  blockKey: string;
  /** Folded family name then given names. */
  sortName: string;
  /** A collaboration, team or organization that stands in a byline. */
  isCollective: boolean;
  /** dblp's number for one of several people of this name ('0001'). */
  homonym: string | null;
}

/** By what a name is found and compared, and all that is stored of it beside its text. */
export type NameKeys = Pick<PersonName, 'folded' | 'blockKey'>;

export interface PersonNameMention {
  name: string;
  given?: string;
  family?: string;
  suffix?: string;
}

const collectiveWord =
  /(?<![\p{L}-])(?:collaborations?|consortium|team|teams|group|groups|committee|network|investigators|initiative|society|association|universit(?:y|é|ät|à)|institute|laborator(?:y|ies)|foundation|company|project|task force|program|programme|cent(?:er|re)|members|authors|editors|participants|council|organi[sz]ation|corporation|department|agency|inc|ltd|openai|deepmind)(?![\p{L}-])/iu;

const suffixes: Record<string, string> = {
  jr: 'Jr.',
  jnr: 'Jr.',
  junior: 'Jr.',
  sr: 'Sr.',
  snr: 'Sr.',
  senior: 'Sr.',
  ii: 'II',
  iii: 'III',
  iv: 'IV',
  '2nd': 'II',
  '3rd': 'III',
  '4th': 'IV',
};
/** Suffixes only after a comma: elsewhere they are initials or names. */
const commaSuffixes: Record<string, string> = {
  v: 'V',
  vi: 'VI',
  phd: '',
  md: '',
  msc: '',
  bsc: '',
  mba: '',
  dphil: '',
  esq: '',
};

/**
 * Reads a person's name as printed, in any of the orders and spellings that sources use: 'Family, Given', particles,
 * suffixes wherever they stand, single names, initials, footnote marks, dblp's homonym numbers, East Asian scripts,
 * invisible characters, and collaborations. The parts that a source states itself (`given`, `family`, `suffix`) win
 * over what is read from the name.
 */
export function parsePersonName(mention: PersonNameMention): PersonName {
  const cleaned = clean(mention.name) || clean(`${mention.given ?? ''} ${mention.family ?? ''}`);
  const homonymAt = /\s(\d{4})$/u.exec(cleaned);
  const homonym = homonymAt?.[1] ?? null;
  const name = homonymAt ? cleaned.slice(0, homonymAt.index) : cleaned;
  if (isCollectiveName(name, mention)) return collective(name, homonym);
  const printedGiven = clean(mention.given ?? '');
  const printedFamily = clean(mention.family ?? '').replace(/\s\d{4}$/u, '');
  const eastern = easternName(name, printedGiven, printedFamily);
  if (eastern) return finish(eastern.display, eastern.given, eastern.family, null, homonym, '');
  const parts = printedFamily || printedGiven ? statedParts(printedGiven, printedFamily) : readParts(latinPart(name));
  const suffix = standardSuffix(mention.suffix) ?? parts.suffix;
  const { particles, given } = withoutTrailingParticles(
    givenTokens(parts.given, parts.family, parts.isInverted),
    parts.family,
  );
  const family = [...particles, parts.family].join(' ').trim();
  const first = givenDisplay(parts.given, given, parts.family);
  const display = [first, family, suffix ?? ''].filter((part) => part !== '').join(' ');
  return finish(display, given, family, suffix, homonym, ' ');
}

/** Whether a text is letters alone in words of which none is a suffix: as a name it has neither suffix nor homonym. */
export function isPlainName(text: string): boolean {
  return /^[\p{L} .'-]*$/u.test(text) && !text.split(' ').some((token) => standardSuffix(token) !== null);
}

/** Whether one given name is only an initial: a single letter of an alphabet. */
export function isInitial(given: string): boolean {
  const folded = fold(given);
  return folded.length > 0 && !eastAsian.test(folded) && folded.split(' ').every((part) => [...part].length === 1);
}

function finish(
  display: string,
  given: string[],
  family: string,
  suffix: string | null,
  homonym: string | null,
  space: string,
): PersonName {
  const foldedFamily = fold(family);
  const foldedGiven = fold(given.join(' '));
  const joinedFamily = foldedFamily.replaceAll(' ', '');
  const initial = [...foldedGiven][0];
  const isEastern = space === '';
  return {
    display,
    given,
    family,
    suffix,
    folded: isEastern ? foldedFamily + foldedGiven : `${foldedGiven} ${foldedFamily}`.trim(),
    blockKey: initial === undefined ? joinedFamily : `${joinedFamily} ${initial}`,
    sortName: `${foldedFamily} ${foldedGiven}`.trim(),
    isCollective: false,
    homonym,
  };
}

function collective(name: string, homonym: string | null): PersonName {
  const folded = fold(name);
  return {
    display: name,
    given: [],
    family: name,
    suffix: null,
    folded,
    blockKey: folded.replaceAll(' ', ''),
    sortName: folded,
    isCollective: true,
    homonym,
  };
}

function isCollectiveName(name: string, mention: PersonNameMention): boolean {
  if (mention.given?.trim()) return false;
  if (!name.includes(' ')) return /^(?:openai|deepmind)$/iu.test(name);
  return !/^[^,]+,\s*[\p{Lu}]\.?$/u.test(name) && collectiveWord.test(name);
}

/** Footnote marks, invisible characters and torn accents go; spaces become single. */
function clean(text: string): string {
  return rejoinAccents(text)
    .replace(/\p{Cf}|(?![\t\n\v\f\r])\p{Cc}/gu, '')
    .replace(/[¹²³⁰⁴-⁹₀-₉ªº*∗†‡§¶‖#]+/gu, '')
    .replace(/(?<=\p{Ll})\d{1,2}(?:,\d{1,2})*(?=\s|,|$)/gu, '')
    .replace(/^(?:dr|prof|mr|mrs|ms)\.\s+(?=\S+\s+\S)/iu, '')
    .replace(/\s+/gu, ' ')
    .replace(/\s+([,.])/gu, '$1')
    .replace(/^[\s,;]+|[\s,;]+$/gu, '');
}

/** Where a name is printed in two scripts ('Wei Wang (王伟)'), the alphabetic one is read. */
function latinPart(name: string): string {
  const nicknameFree = name.replace(/\s*(?:\([^)]*\)|\[[^\]]*\]|["“][^"”]*["”])(?=\s|,|$)/gu, '').trim();
  const basis = nicknameFree === '' ? name : nicknameFree;
  if (!eastAsian.test(basis)) return basis;
  const tokens = basis.split(' ').filter((token) => !eastAsian.test(token));
  return tokens.length > 0 ? tokens.join(' ') : basis;
}

interface Parts {
  given: string;
  family: string;
  suffix: string | null;
  /** The source says which part is the given name. */
  isInverted: boolean;
}

/** A source's own fields, where suffixes still stand in the wrong ones. */
function statedParts(given: string, family: string): Parts {
  const fromGiven = takeSuffix(latinPart(given));
  const fromFamily = takeSuffix(latinPart(family));
  const suffix = fromGiven.suffix ?? fromFamily.suffix;
  if (fromFamily.rest === '') {
    const natural = readParts(fromGiven.rest);
    return { ...natural, suffix: suffix ?? natural.suffix };
  }
  // Noah | A. Smith: a middle initial is no part of the family name.
  const strayInitials = /^(?:\p{Lu}\.\s*)+(?=\p{L}{2})/u.exec(fromFamily.rest)?.[0] ?? '';
  if (strayInitials === '' || fromGiven.rest === '')
    return { given: fromGiven.rest, family: fromFamily.rest, suffix, isInverted: true };
  return {
    given: `${fromGiven.rest} ${strayInitials.trim()}`,
    family: fromFamily.rest.slice(strayInitials.length),
    suffix,
    isInverted: true,
  };
}

function readParts(name: string): Parts {
  const pieces = name.split(/\s*,\s*/u).filter((piece) => piece !== '');
  let suffix: string | null = null;
  const names: string[] = [];
  pieces.forEach((piece, at) => {
    const whole = piece
      .toLowerCase()
      .replace(/\.(?=\w|$)/gu, '')
      .replace(/\.$/u, '');
    const key = whole.replaceAll('.', '');
    const own = suffixes[key] ?? (at > 0 && pieces.length > 1 ? commaSuffixes[key] : undefined);
    // 'Kumar, V.' is an initial: a roman numeral that is also a letter needs two other pieces before it.
    if (at > 0 && own !== undefined && !(key === 'v' && pieces.length < 3)) suffix = own || suffix;
    else names.push(piece);
  });
  if (names.length >= 2) {
    const family = takeSuffix(names[0] ?? '');
    const given = takeSuffix(names.slice(1).join(' '));
    return {
      given: given.rest,
      family: family.rest,
      suffix: suffix ?? family.suffix ?? given.suffix,
      isInverted: true,
    };
  }
  const taken = takeSuffix(names[0] ?? name);
  const tokens = taken.rest.split(' ');
  const last = tokens.at(-1) ?? '';
  // 'Vaswani A.' has its initials last.
  if (tokens.length === 2 && isInitial(last) && !isInitial(tokens[0] ?? '')) {
    return { given: last, family: tokens[0] ?? '', suffix: suffix ?? taken.suffix, isInverted: true };
  }
  const split = splitFamily(tokens);
  return { ...split, suffix: suffix ?? taken.suffix, isInverted: false };
}

/** A suffix as the last word, where at least one word remains. */
function takeSuffix(text: string): { rest: string; suffix: string | null } {
  const tokens = text.split(/[\s,]+/u).filter((token) => token !== '');
  const suffix = standardSuffix(tokens.at(-1));
  if (suffix === null) return { rest: text, suffix: null };
  return { rest: tokens.slice(0, -1).join(' '), suffix };
}

function standardSuffix(text: string | undefined): string | null {
  const key = (text ?? '').trim().replaceAll('.', '').toLowerCase();
  return Object.hasOwn(suffixes, key) ? (suffixes[key] ?? null) : null;
}

/** Initials are taken apart ('M.E.' is M and E); where the source says which part is given, 'ME' is two initials too. */
function givenTokens(given: string, family: string, isInverted: boolean): string[] {
  const familyIsMixed = family !== family.toUpperCase();
  return given
    .split(' ')
    .flatMap((token) => {
      if (/^(?:\p{L}\.){2,}\p{L}?$/u.test(token)) return token.split('.');
      if (isInverted && familyIsMixed && !given.includes(' ') && /^\p{Lu}{2,3}$/u.test(token)) return [...token];
      return [token.replace(/\.(?=-)|\.$/gu, '')];
    })
    .filter((token) => token !== '');
}

/** The given names as printed, except that initials run together are written out, so that the display reads back. */
function givenDisplay(printed: string, given: readonly string[], family: string): string {
  if (/^\p{Lu}{2,3}$/u.test(printed) && given.length > 1) return given.map((initial) => `${initial}.`).join(' ');
  return printed === '' ? '' : withoutTrailingParticles(printed.split(' '), family).given.join(' ');
}

/** In 'Beethoven, Ludwig van' the particle stands at the end of the given names; so it does in 'Durme, Benjamin Van'. */
function withoutTrailingParticles(tokens: string[], family: string): { given: string[]; particles: string[] } {
  const words = [...tokens, family.split(' ')[0] ?? ''];
  const isVietnamese = isVietnameseFamily(words[0] ?? '');
  const isOfFamily = (word: string, next: string) =>
    isParticle(word) || (!isVietnamese && isCapitalParticle(word, next));
  let end = tokens.length;
  while (end > 1 && isOfFamily(words[end - 1] ?? '', words[end] ?? '')) end--;
  return { given: tokens.slice(0, end), particles: tokens.slice(end) };
}
