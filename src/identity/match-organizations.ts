import { affiliationSegments, affiliationWords, type LinkedWord, linkedWords } from './affiliation-text.js';
import { countriesAgree, countryCode } from './country.js';
import { ancestorsOf, isAncestor } from './organization-hierarchy.js';
import {
  commonWords,
  organizationWords,
  schoolWords,
  universityFields,
  universityKinds,
} from './organization-words.js';

/** What is known of one organization when an affiliation is matched. */
export interface OrganizationFacts {
  id: number;
  /** Names, aliases and labels in any language. */
  names: readonly string[];
  acronyms: readonly string[];
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  city: string | null;
  parentId: number | null;
}

export interface OrganizationMatch {
  id: number;
  /** 'SEGMENT' (a whole part of the text is the name), 'PHRASE' (the name stands within the text) or 'ACRONYM'. */
  rule: 'SEGMENT' | 'PHRASE' | 'ACRONYM';
  /** What spoke for it: the words matched, and place names that agree. */
  evidence: { name: string; country?: string; city?: string };
}

export interface OrganizationIndex {
  /** At most one organization for an affiliation as printed, or null where the text does not single one out. */
  match(text: string): OrganizationMatch | null;
}

const longestName = 14;

interface Name {
  organization: OrganizationFacts;
  words: number;
  acronym: boolean;
  /** Printed with a place in brackets, 'Google (Australia)': one of several, where others bear the words alone. */
  branch: boolean;
  /** What the organization calls itself, the first of its names. */
  main: boolean;
}

interface Candidate {
  organization: OrganizationFacts;
  words: number;
  wholeSegment: boolean;
  acronym: boolean;
  branch: boolean;
  main: boolean;
  phrase: string;
  country: boolean;
  city: boolean;
  segment: number;
  /** The name is the whole text. */
  alone: boolean;
}

/**
 * Prepares matching of affiliation strings against known organizations. Abstaining beats guessing: a name that
 * several organizations bear is decided by country and city or not at all; a stated country that contradicts vetoes;
 * an acronym alone needs its place beside it.
 */
export function createOrganizationIndex(organizations: Iterable<OrganizationFacts>): OrganizationIndex {
  const byName = new Map<string, Name[]>();
  const byId = new Map<number, OrganizationFacts>();
  const byStart = new Map<string, string[]>();
  const cities = new Set<string>();
  for (const organization of organizations) {
    byId.set(organization.id, organization);
    if (organization.city !== null) cities.add(affiliationWords(organization.city).join(' '));
    for (const name of organization.names) addName(byName, organization, name, false);
    for (const name of organization.acronyms) addName(byName, organization, name, true);
  }
  for (const key of byName.keys()) {
    const start = key.split(' ').slice(0, 2).join(' ');
    const keys = byStart.get(start);
    if (keys === undefined) byStart.set(start, [key]);
    else keys.push(key);
  }
  return { match: (text) => matchText(text, byName, byId, byStart, cities) };
}

function addName(byName: Map<string, Name[]>, organization: OrganizationFacts, text: string, acronym: boolean): void {
  // 'IBM Research (United States)': the bracket says where, it is not part of the name.
  const bare = text.replace(/\s*\([^)]*\)\s*$/u, '');
  const branch = bare !== text;
  const main = text === organization.names[0];
  const words = affiliationWords(bare);
  if (words.length === 0 || words.length > longestName) return;
  const key = words.join(' ');
  const names = byName.get(key) ?? [];
  const known = names.find((name) => name.organization.id === organization.id && name.acronym === acronym);
  if (known) {
    known.branch &&= branch;
    known.main ||= main;
    return;
  }
  names.push({ organization, words: words.length, acronym: acronym || isAcronym(text), branch, main });
  byName.set(key, names);
}

function isAcronym(text: string): boolean {
  return /^[\p{Lu}\d&.-]{2,8}$/u.test(text.trim());
}

function matchText(
  text: string,
  byName: Map<string, Name[]>,
  byId: Map<number, OrganizationFacts>,
  byStart: Map<string, string[]>,
  cities: Set<string>,
): OrganizationMatch | null {
  const linked = affiliationSegments(text).map((segment) => linkedWords(segment));
  const segments = linked.map((words) => words.map(({ word }) => word));
  const countries = statedCountries(affiliationSegments(text), segments);
  const allWords = segments.flat();
  const places = new Set<string>();
  for (const segment of segments) {
    for (const phrase of phrasesOf(segment, 3)) if (cities.has(phrase.key)) places.add(phrase.key);
  }

  const candidates: Candidate[] = [];
  const consider = (words: string[], segment: number, bounds?: Set<number>) => {
    for (const phrase of phrasesOf(words, longestName)) {
      // Across commas a name must begin and end where parts do: 'Faculty of Science, University of Tokyo' is not
      // the 'Science University of Tokyo'.
      if (bounds !== undefined && !(bounds.has(phrase.start) && bounds.has(phrase.start + phrase.length))) continue;
      for (const name of byName.get(phrase.key) ?? []) {
        const wholeSegment = phrase.length === words.length && segment >= 0;
        if (!isTelling(name, phrase.key, wholeSegment, cities) || isPartOfLonger(phrase, words)) continue;
        const { country, city } = name.organization;
        const next = linked[segment]?.[phrase.start + phrase.length];
        if (next !== undefined && isContinued(phrase, next, city)) continue;
        if (country !== null && countries.length > 0 && !countries.some((code) => countriesAgree(code, country)))
          continue;
        const cityKey = city === null ? '' : affiliationWords(city).join(' ');
        candidates.push({
          organization: name.organization,
          words: name.words,
          wholeSegment,
          acronym: name.acronym,
          branch: name.branch,
          main: name.main,
          phrase: phrase.key,
          country: country !== null && countries.some((code) => countriesAgree(code, country)),
          // A city that is part of the name found says nothing more.
          city: cityKey !== '' && places.has(cityKey) && !` ${phrase.key} `.includes(` ${cityKey} `),
          segment,
          alone: segments.length === 1 && wholeSegment,
        });
      }
    }
  };
  segments.forEach((words, index) => {
    consider(words, index);
  });
  // Names whose own commas were cut apart: 'University of Wisconsin, Madison'.
  if (segments.length > 1) {
    const bounds = new Set([0]);
    let end = 0;
    for (const segment of segments) {
      end += segment.length;
      bounds.add(end);
    }
    consider(allWords, -1, bounds);
  }
  return choose(candidates, { byId, byName, byStart, words: new Set(allWords) });
}

interface Phrase {
  key: string;
  start: number;
  length: number;
}

function* phrasesOf(words: string[], longest: number): Generator<Phrase> {
  for (let start = 0; start < words.length; start++) {
    let key = '';
    for (let length = 1; length <= longest && start + length <= words.length; length++) {
      const word = words[start + length - 1] as string;
      key = key === '' ? word : `${key} ${word}`;
      yield { key, start, length };
    }
  }
}

/** Whether the words found can be a name at all where they stand. */
function isTelling(name: Name, phrase: string, wholeSegment: boolean, cities: Set<string>): boolean {
  if (cities.has(phrase) && !name.acronym) return false;
  if (countryCode(phrase) !== null) return false;
  if (name.acronym) return wholeSegment && phrase.length >= 3;
  if (name.words === 1) return wholeSegment && phrase.length >= 4;
  if (name.words === 2 && !wholeSegment) return phrase.split(' ').some((word) => organizationWords.has(word));
  return true;
}

/** 'University of Wrocław' within 'Technical University of Wrocław', 'Normal University' before 'of Science'. */
function isPartOfLonger(phrase: Phrase, words: string[]): boolean {
  const before = words[phrase.start - 1] ?? '';
  const after = words[phrase.start + phrase.length] ?? '';
  return (
    (phrase.key.startsWith('university') && universityKinds.has(before)) ||
    (phrase.key.endsWith('university') && universityFields.has(after))
  );
}

/**
 * Whether the words after a name belong to a longer one: 'Zayed University of Artificial Intelligence', 'University of
 * Massachusetts at Lowell' where the organization is in another city. 'Gifu University of Japan' ends where it seems to.
 */
function isContinued(phrase: Phrase, next: LinkedWord, city: string | null): boolean {
  const isOwner = next.word === 'ministry' || countryCode(next.word) !== null;
  if (next.link === 'of' && !isOwner && /(?:^| )(?:university|institute|college|academy)$/.test(phrase.key))
    return true;
  const isUniversity = phrase.key.split(' ').includes('university');
  return next.link === 'at' && isUniversity && (city === null || affiliationWords(city)[0] !== next.word);
}

function statedCountries(printed: string[], segments: string[][]): string[] {
  const found = new Set<string>();
  for (const segment of printed.slice(-3)) {
    const bare = segment.replace(/[\d.]+/g, ' ').trim();
    const code = countryCode(bare);
    if (code !== null) found.add(code);
  }
  const last = segments.at(-1) ?? [];
  for (let length = 1; length <= 4 && length <= last.length; length++) {
    const before = last.at(-length - 1);
    // The last words of 'University of Georgia' are its name.
    if (before === undefined || commonWords.has(before)) continue;
    const code = countryCode(last.slice(-length).join(' '));
    if (code !== null) found.add(code);
  }
  return [...found];
}

interface Context {
  byId: Map<number, OrganizationFacts>;
  byName: Map<string, Name[]>;
  /** Names by their first two words. */
  byStart: Map<string, string[]>;
  words: Set<string>;
}

function choose(candidates: Candidate[], context: Context): OrganizationMatch | null {
  const supported = candidates.filter((candidate) => isSupported(candidate));
  const kept = supported.filter(
    (candidate) =>
      !supported.some(
        (other) =>
          other.words > candidate.words && ` ${other.phrase} `.includes(` ${candidate.phrase} `) && !other.acronym,
      ) && !isUnnamedBranch(candidate, supported, context.byId),
  );
  if (kept.length === 0) return null;
  kept.sort((a, b) => score(b) - score(a) || Number(b.main) - Number(a.main) || a.organization.id - b.organization.id);
  let best = kept[0] as Candidate;
  // A unit whose parent is named as well, in words of its own, is the parent.
  const parent = kept.find(
    (candidate) =>
      candidate.phrase !== best.phrase && isAncestor(candidate.organization, best.organization, context.byId),
  );
  if (parent !== undefined) best = parent;
  // Of those that the same words name, the one that is called so itself, else the one below.
  const related = kept.filter(
    (candidate) =>
      candidate.phrase === best.phrase &&
      score(candidate) === score(best) &&
      (isAncestor(candidate.organization, best.organization, context.byId) ||
        isAncestor(best.organization, candidate.organization, context.byId)),
  );
  const called = [best, ...related].filter(({ main }) => main);
  const lowest = related.filter(
    (candidate) => !candidate.branch && isAncestor(best.organization, candidate.organization, context.byId),
  );
  if (called.length === 1) best = called[0] as Candidate;
  else if (called.length === 0 && lowest.length > 0) best = lowest[0] as Candidate;
  const rivals = kept.filter(
    (candidate) => candidate.organization.id !== best.organization.id && score(candidate) >= score(best),
  );
  const rival = rivals.find(
    (candidate) =>
      !isAncestor(candidate.organization, best.organization, context.byId) &&
      !isAncestor(best.organization, candidate.organization, context.byId) &&
      // What others call it is not what it calls itself.
      !(candidate.phrase === best.phrase && best.main && !candidate.main && score(candidate) === score(best)),
  );
  if (rival !== undefined) return null;
  const longer = extension(best, context);
  if (longer === 'AMBIGUOUS') return null;
  const organization = longer ?? universityOf(best, context) ?? best.organization;
  return {
    id: organization.id,
    rule: best.acronym ? 'ACRONYM' : best.wholeSegment ? 'SEGMENT' : 'PHRASE',
    evidence: {
      name: best.phrase,
      ...(best.country && organization.country !== null ? { country: organization.country } : {}),
      ...(best.city && organization.city !== null ? { city: organization.city } : {}),
    },
  };
}

/**
 * 'Google' is not 'Google (Australia)' while another bears the name alone or the organizations above are called so, too,
 * unless a place says that it is.
 */
function isUnnamedBranch(
  candidate: Candidate,
  candidates: readonly Candidate[],
  byId: Map<number, OrganizationFacts>,
): boolean {
  if (!candidate.branch || candidate.country || candidate.city) return false;
  if (candidates.some((other) => other.phrase === candidate.phrase && !other.branch && !other.acronym)) return true;
  return ancestorsOf(candidate.organization, byId).some(({ names }) =>
    names.some((name) => `${affiliationWords(name).join(' ')} `.startsWith(`${candidate.phrase} `)),
  );
}

/** The university that a school named with it belongs to: by the hierarchy, else by the name before the school's. */
function universityOf(best: Candidate, context: Context): OrganizationFacts | null {
  if (!schoolWords.test(best.phrase)) return null;
  const parent = best.organization.parentId === null ? undefined : context.byId.get(best.organization.parentId);
  if (parent?.names.some((name) => affiliationWords(name).includes('university'))) return parent;
  const before = best.phrase.replace(schoolWords, '');
  for (const key of [before, `${before} university`]) {
    const named = (context.byName.get(key) ?? []).filter((name) => !name.acronym);
    const [only] = named;
    if (only === undefined || named.length !== 1 || !key.includes('university')) continue;
    // 'Baylor College of Medicine' is not Baylor University's; 'Harvard Medical School' is Harvard's.
    if (key === before || !best.phrase.includes(' college ')) return only.organization;
  }
  return null;
}

/** Acronyms, single words and names of common words alone need their place beside them. */
function isSupported(candidate: Candidate): boolean {
  const placed = candidate.country || candidate.city;
  if (candidate.acronym) return candidate.city;
  const words = candidate.phrase.split(' ');
  if (words.every((word) => commonWords.has(word))) {
    const isNameAlone = candidate.alone && candidate.main && words.length >= 3;
    return isNameAlone || (candidate.wholeSegment && candidate.city);
  }
  if (candidate.words === 1) return placed || (candidate.alone && candidate.phrase.length >= 5);
  return true;
}

/**
 * A campus whose further words stand elsewhere in the text: 'University of California' with 'Davis' somewhere is the
 * University of California, Davis.
 */
function extension(best: Candidate, context: Context): OrganizationFacts | 'AMBIGUOUS' | null {
  const start = best.phrase.split(' ').slice(0, 2).join(' ');
  let found: OrganizationFacts | 'AMBIGUOUS' | null = null;
  for (const key of context.byStart.get(start) ?? []) {
    if (!key.startsWith(`${best.phrase} `)) continue;
    const further = key.slice(best.phrase.length + 1).split(' ');
    if (!further.every((word) => context.words.has(word)) || further.every((word) => commonWords.has(word))) continue;
    for (const name of context.byName.get(key) ?? []) {
      const { organization } = name;
      if (name.acronym || organization.id === best.organization.id) continue;
      if (organization.country !== best.organization.country || schoolWords.test(` ${key}`)) continue;
      if (found !== null && found !== organization) found = 'AMBIGUOUS';
      else found = organization;
    }
  }
  return found;
}

function score(candidate: Candidate): number {
  return (
    (candidate.wholeSegment ? 6 : 0) +
    (candidate.phrase.includes('university') ? 3 : 0) +
    Math.min(candidate.words, 6) +
    (candidate.country ? 2 : 0) +
    (candidate.city ? 3 : 0) -
    (candidate.acronym ? 6 : 0) +
    (candidate.segment < 0 ? -1 : 0)
  );
}
