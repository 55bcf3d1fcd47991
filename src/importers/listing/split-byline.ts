import { fold } from '../../identity/fold.js';
import { adjectiveEndings, boundaries, startingParticles } from './boundaries.js';
import { isGlued, isOrdinary, isRoughlyNames, type NameEvidence, nameLikelihood } from './name-likelihood.js';
import { functionWords, givenNames, ordinaryWords, systemEnds } from './word-lists.js';

/** A title line taken apart as far as its own marks say. */
export interface Heading {
  /** Title with the byline run into it. */
  text: string;
  /** False where the byline ends in 'et al.'. */
  isComplete: boolean;
  organizations: string[];
}

export interface BylineGuess {
  title: string;
  names: string[];
  score: number;
  /** The title would end in what reads as names. */
  holdsName: boolean;
}

export interface BylineDecision extends BylineGuess {
  /** Null where the boundary is sure, else the reason why not, one clause. */
  doubt: string | null;
  /** The other boundaries worth looking at, best first. */
  alternatives: BylineGuess[];
}

export const bylineDefaults = {
  /** Score that the best boundary must reach. */
  minScore: 3.5,
  /** The same where nothing but the boundary shows that there is a byline: no comma, no 'et al.', no organization. */
  minScoreAlone: 6,
  /** Score by which the best boundary must lead the next. */
  margin: 3,
  /** Alternatives that are told. */
  maxAlternatives: 8,
};

/** Takes ' · ' with the organizations and 'et al.' off the end. */
export function readHeading(line: string): Heading {
  const at = line.lastIndexOf(' · ');
  const hasOrganizations = at > 0 && !/\set al\.?$/u.test(line);
  const text = hasOrganizations ? line.slice(0, at).trim() : line;
  const organizations = hasOrganizations
    ? line
        .slice(at + 3)
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '')
    : [];
  const cut = /,?\s+et al\.?$/u.exec(text);
  return { text: cut ? text.slice(0, cut.index) : text, isComplete: !cut, organizations };
}

/**
 * Finds where a title ends and the byline that is run into it begins. Every place where a name could begin is scored by
 * how much the rest looks like names and the text before like a title; the best must reach a score and lead the next by
 * a margin, else the decision carries its doubt.
 */
export function splitByline(heading: Heading, evidence: NameEvidence, options = bylineDefaults): BylineDecision {
  const places = boundaries(heading.text);
  const starts = namesStarts(heading.text, places, evidence);
  const guesses = places
    .map((at) => guess(heading.text, at, starts, evidence))
    .sort((a, b) => b.score - a.score || b.title.length - a.title.length);
  const [best, next] = guesses;
  if (!best) {
    const [title = '', ...names] = splitNames(heading.text);
    return { title, names, score: 0, holdsName: false, doubt: 'no place where a name could begin', alternatives: [] };
  }
  const alternatives = guesses.slice(1, 1 + options.maxAlternatives);
  return { ...best, doubt: doubt(best, next, heading, evidence, options), alternatives };
}

/** The texts that would be the first author's name, one for each boundary. */
export function firstNameCandidates(heading: Heading): string[] {
  return boundaries(heading.text).flatMap((at) => splitNames(heading.text.slice(at))[0] ?? []);
}

/** The names after the first comma behind the last place where a name could begin: those are whole whatever is decided. */
export function certainNames(heading: Heading): string[] {
  const last = boundaries(heading.text).at(-1);
  return last === undefined ? [] : splitNames(heading.text.slice(last)).slice(1);
}

const suffixPiece = /^(?:Jr|Sr|II|III|IV)\.?$/u;

function splitNames(byline: string): string[] {
  const names: string[] = [];
  for (const piece of byline.split(',').map((part) => part.trim())) {
    const last = names.length - 1;
    if (suffixPiece.test(piece) && last >= 0) names[last] = `${names[last]}, ${piece}`;
    else if (piece !== '') names.push(piece.replace(/^and /u, ''));
  }
  return names;
}

function guess(text: string, at: number, starts: readonly NamesStart[], evidence: NameEvidence): BylineGuess {
  const title = text.slice(0, at).trim();
  const names = splitNames(text.slice(at));
  const [first = '', ...others] = names;
  let score = nameLikelihood(first, evidence) + titleLikelihood(title, first, evidence);
  for (const other of others) {
    const likelihood = Math.min(0, Math.max(-8, nameLikelihood(other, evidence) - 1));
    // 'ChengXiang Zhai' is glued only where it could hold the boundary; behind one it is a name.
    score += isRoughlyNames(other) ? Math.max(-1, likelihood) : likelihood;
  }
  const holdsName = starts.some((start) => partsName(text, start, at));
  if (holdsName) score += weights.nameInTitle;
  return { title, names, score: score + agreement(first, others), holdsName };
}

/** A boundary from which on all reads as names: a later one would part a name. */
interface NamesStart {
  at: number;
  /** False where the first name is a single word. */
  isWhole: boolean;
}

function namesStarts(text: string, places: readonly number[], evidence: NameEvidence): NamesStart[] {
  return places.flatMap((at) => {
    const rest = text.slice(at);
    const [first = ''] = /^\p{L}+/u.exec(rest) ?? [];
    if (/[-–—]/u.test(text[at - 1] ?? '') || systemEnds.has(fold(first)) || !isRoughlyNames(rest)) return [];
    if (adjectiveEndings.has(first) && !isParticlePlain(lastToken(text.slice(0, at)), rest, evidence)) return [];
    return { at, isWhole: isRoughlyNames(rest, 2) };
  });
}

function partsName(text: string, start: NamesStart, at: number): boolean {
  if (start.at >= at) return false;
  const between = text.slice(start.at, at);
  return between.includes(',') || (start.isWhole && between.includes(' '));
}

/** Whether the first name is written as the others are: as many words, initials where they have initials. */
function agreement(first: string, others: readonly string[]): number {
  if (others.length === 0) return 0;
  const hasInitials = (name: string): boolean => /(?<!\p{L})\p{Lu}\./u.test(name);
  const count = first.split(' ').length;
  const share = others.filter((other) => other.split(' ').length === count).length / others.length;
  const isAlike = others.every((other) => hasInitials(other) === hasInitials(first));
  return share + (isAlike ? 0.5 : 0);
}

const weights = {
  empty: -20,
  openBracket: -6,
  openEnd: -10,
  nameInTitle: -4,
  functionWord: -4,
  initialEnd: -6,
  clearEnd: 2,
  acronymEnd: 1,
  mixedEnd: 0.5,
  ordinaryEnd: 1.5,
  gluedEnd: -4,
  prefixEnd: -8,
  oddEnd: -1.5,
  longTitle: 1,
  particleInWord: -2,
};

function titleLikelihood(title: string, first: string, evidence: NameEvidence): number {
  if (!/\p{L}/u.test(title)) return weights.empty;
  const token = lastToken(title);
  let score = title.split(' ').length >= 3 ? weights.longTitle : 0;
  if (/[-:–—]$/u.test(title)) score += title.endsWith(':') ? weights.oddEnd : weights.openEnd;
  if (hasOpenBracket(title)) score += weights.openBracket;
  if (functionWords.has(fold(token)) && /\p{Ll}$/u.test(token)) score += weights.functionWord;
  if (/(?<!\p{L})\p{Lu}\.$|\p{Ll}\p{Lu}\.$/u.test(title)) score += weights.initialEnd;
  if (isOrdinary(token, evidence)) score += weights.ordinaryEnd;
  else if (/\p{Ll}(?:Mc|Mac|De|Di|Du|Le|La|Lo|Van|Von|Fitz|O|D)$/u.test(token)) score += weights.prefixEnd;
  else if (isSuspicious(token)) score += weights.gluedEnd;
  else if (isGlued(token) && !isSystemName(token)) score += weights.oddEnd;
  if (/^\p{Ll}/u.test(first))
    return score + (isOrdinary(token, evidence) ? weights.acronymEnd : weights.particleInWord);
  if (!/\p{Lu}$/u.test(title)) return score + weights.clearEnd;
  if (/^(?:\p{Lu}{2,}|\p{Lu}+-?\d+\p{Lu}?|\d+\p{Lu})$/u.test(token)) return score + weights.acronymEnd;
  return score + (token.length > 1 ? weights.mixedEnd : 0);
}

/** Why the best guess isn't sure, or null. */
function doubt(
  best: BylineGuess,
  next: BylineGuess | undefined,
  heading: Heading,
  evidence: NameEvidence,
  options: typeof bylineDefaults,
): string | null {
  const isAlone = best.names.length < 2 && heading.isComplete && heading.organizations.length === 0;
  const minimum = isAlone ? options.minScoreAlone : options.minScore;
  const first = best.names[0] ?? '';
  if (best.score < minimum) return `'${first}' after '${lastToken(best.title)}' looks too little like a name`;
  if (next && best.score - next.score < options.margin) return `'${first}' and '${next.names[0] ?? ''}' are as likely`;
  const isParticleSure = /^\p{Lu}/u.test(first) || isParticlePlain(lastToken(best.title), first, evidence);
  if (mayEndInParticle(best.title, first)) return `'${first}' may begin in its particle`;
  if (best.holdsName || !isParticleSure) return 'the title would end in a part of a name';
  if (/[-–—]$/u.test(best.title)) return 'the title would end in a hyphen';
  if (isSuspicious(lastToken(best.title))) return `'${lastToken(best.title)}' may end in a part of the name`;
  return null;
}

function lastToken(title: string): string {
  return /[^\s\-–—/]*$/u.exec(title.replace(/[\s)\]}?!.'"’”]+$/u, ''))?.[0]?.replace(/^[([{'"“‘]+/u, '') ?? '';
}

function hasOpenBracket(title: string): boolean {
  return ['()', '[]', '{}'].some(([open = '', close = '']) => title.split(open).length > title.split(close).length);
}

/** 'NetworksYann', 'ModelMc', '(2020)Zhi': a word with what may be the start of a name run into it. */
function isSuspicious(token: string): boolean {
  if (/[)\]}?!”"»%+]\p{L}/u.test(token)) return true;
  const tail = /\p{Ll}(\p{Lu}\p{Ll}+)$|[\p{Lu}\d](\p{Lu}\p{Ll}+)$/u
    // 'GANs' and 'LLMs' are acronyms.
    .exec(token.replace(/(?<=\p{Lu})s$/u, ''))
    ?.slice(1)
    .find((part) => part !== undefined);
  if (tail === undefined || systemEnds.has(fold(tail))) return false;
  return givenNames.has(fold(tail)) || !ordinaryWords.has(fold(tail));
}

/** Whether a small word at the start of the name is no end of a longer word: 'Networks|van', but not 'Micha|el'. */
function isParticlePlain(token: string, first: string, evidence: NameEvidence): boolean {
  if (!/^\p{Ll}/u.test(first)) return true;
  const whole = fold(token + (first.split(/[ '’]/u)[0] ?? ''));
  return isOrdinary(token, evidence) && !isOrdinary(whole, evidence) && !givenNames.has(whole);
}

/** 'VQ|Avan der Berg' may be 'VQA|van der Berg', where the title would end as well. */
function mayEndInParticle(title: string, first: string): boolean {
  const word = /^(\p{Lu}\p{L}*?)(\p{Ll}{2,3})(?= \p{L})/u.exec(first);
  if (!word?.[1]) return false;
  const cut = [...startingParticles].find((particle) => `${word[1]}${word[2]}`.endsWith(particle));
  if (cut === undefined) return false;
  const start = `${word[1]}${word[2]}`.slice(0, -cut.length);
  if (start === '' || (/\p{Ll}$/u.test(title) && start.length === 1)) return false;
  return !isSuspicious(lastToken(title) + start) && !/[\s)\]}?!”"]$/u.test(title);
}

function isSystemName(token: string): boolean {
  const tail = /\p{Ll}(\p{Lu}\p{Ll}*)$/u.exec(token)?.[1];
  return tail === undefined || systemEnds.has(fold(tail));
}
