import { foldWord } from './fold-word.js';
import type { Introduction } from './found-names.js';
import { kindOfSpelling, mostOf, type NameKind } from './name-kinds.js';
import { countMentions, type NameMentions } from './name-mentions.js';
import type { ShortFormCounts } from './short-form-counts.js';
import { flags, type TokenStream } from './token-stream.js';
import { tokenize } from './tokens.js';
import { isDistinct } from './word-shape.js';

/** Date and key of papers, by index. */
export interface PaperOrder {
  dates: readonly (string | null)[];
  keys: readonly string[];
}

export interface DecidedName {
  name: string;
  kind: NameKind;
  /** Other spellings and long forms. */
  aliases: string[];
  /** Index of a paper; null where the papers leave it open which one it was, or what the name stands for. */
  introducedBy: number | null;
}

/** Earlier papers, of the same year or the one before, that may mention what is introduced only now: preprints come first. */
const mostEarlyMentions = 3;
/**
 * Other papers of the same month that may mention what no title introduces: more are the papers of a shared task. Of an
 * acronym: more have it from elsewhere.
 */
const mostBeside = { name: 3, acronym: 1 } as const;
/** Share of lower-case occurrences beyond which a word is an ordinary one. */
const mostOrdinary = 0.1;
/** Papers that write a long form in lower case, and their share, from which on it is a concept. */
const leastConceptPapers = 3;
const leastConceptShare = 0.4;
/** Share of the papers with a name that it names as a team, from which on it is one. */
const leastTeamShare = 0.2;
/** Years after an introduction in which what was introduced is mentioned too, and how often at least, of how often later. */
const firstYears = 5;
const leastEarlyRate = 0.15;
const leastLateMentions = 5;

interface Claim {
  paper: number;
  introduction: Introduction;
}

/** What all papers say they introduce. */
export class NameClaims {
  /** By folded name, so that 'ResEmo' and 'RESEMO' are one. */
  readonly #claims = new Map<string, Claim[]>();
  /** By name, how many titles have it as a team. */
  readonly #teams = new Map<string, number>();

  add(introduction: Introduction, paper: number): void {
    const key = foldedText(introduction.name);
    const list = this.#claims.get(key);
    if (list) list.push({ paper, introduction });
    else this.#claims.set(key, [{ paper, introduction }]);
  }

  addTeam(name: string): void {
    this.#teams.set(name, (this.#teams.get(name) ?? 0) + 1);
  }

  /**
   * Which claims hold, in the light of the other papers. A name that earlier papers have is not new, a word that is mostly
   * written in lower case is no name, and the short form of a concept, or of what earlier papers have in full, was not
   * introduced; nor are teams. Where papers give one name to different things, where it comes up all at once in the papers
   * of a shared task, or only long after it was introduced, none is said to have introduced it.
   *
   * @returns by folded name
   */
  decide(stream: TokenStream, { dates, keys }: PaperOrder, shortForms: ShortFormCounts): DecidedName[] {
    const groups = [...this.#claims]
      .sort(([a], [b]) => compare(a, b))
      .map(([, claims]) =>
        [...claims].sort(
          (a, b) =>
            compare(dates[a.paper] ?? lastDate, dates[b.paper] ?? lastDate) ||
            compare(keys[a.paper] as string, keys[b.paper] as string) ||
            compare(a.introduction.name, b.introduction.name),
        ),
      );
    const longFormsOf = (claims: readonly Claim[]) => [
      ...new Set(claims.flatMap(({ introduction }) => introduction.longForm ?? [])),
    ];
    const mentions = countMentions(
      stream,
      groups.map((claims) => ({
        spellings: [...new Set(claims.map(({ introduction }) => introduction.name))],
        longForms: longFormsOf(claims),
        claimants: new Set(claims.map(({ paper }) => paper)),
      })),
    );
    const wordsByYear = countWords(stream, dates);
    return groups.flatMap((claims, at) => {
      const found = mentions[at] as NameMentions;
      const [first] = claims as [Claim, ...Claim[]];
      const { name, isTitled } = first.introduction;
      const since = dates[first.paper] ?? lastDate;
      const datesOf = (papers: readonly number[]) => papers.map((paper) => dates[paper] ?? lastDate);
      const named = datesOf(found.papers);
      if (isMentionedBefore(since, named, mostEarlyMentions) || isOrdinary(name, stream)) return [];
      if ((this.#teams.get(name) ?? 0) >= Math.max(1, leastTeamShare * found.papers.length)) return [];
      const longForms = longFormsOf(claims);
      const isConcept =
        found.ordinary >= leastConceptPapers && found.ordinary >= leastConceptShare * found.longFormPapers.length;
      const inFull = datesOf(found.longFormPapers);
      const isOld = isMentionedBefore(since, inFull, mostEarlyMentions);
      if ((isConcept || isOld) && isAcronym(name)) return [];
      const isOne = distinctTexts(longForms).size <= 1;
      const isKnown =
        isOne &&
        !meansOtherThings(shortForms.meaningsOf(name), longForms) &&
        (isTitled || isFirstAlone(name, since, named, inFull)) &&
        !isLateComer(since, named, wordsByYear) &&
        !(isAcronym(name) && isGivenAgain(claims, named, dates, stream));
      const others = isOne && !isConcept && !isOld ? longForms : [];
      const aliases = [...claims.map(({ introduction }) => introduction.name), ...others];
      return {
        name,
        kind: kindOf(claims, found, name),
        aliases: [...new Set(aliases)].filter((alias) => alias !== name).sort(compare),
        introducedBy: isKnown ? first.paper : null,
      } satisfies DecidedName;
    });
  }
}

/** Places that name a kind beside a name, from which on they know better than the one paper. */
const leastKindPlaces = 3;
const leastKindShare = 0.75;

function kindOf(claims: readonly Claim[], { kinds }: NameMentions, name: string): NameKind {
  const all = kinds.SYSTEM + kinds.DATASET + kinds.BENCHMARK;
  const usual = mostOf(kinds);
  if (usual && all >= leastKindPlaces && kinds[usual] >= leastKindShare * all) return usual;
  const [said] = claims.flatMap(({ introduction }) => introduction.kind ?? []);
  return said ?? usual ?? kindOfSpelling(name) ?? 'SYSTEM';
}

/** Whether papers before a date have the name: any of two years before, or several since then. */
function isMentionedBefore(date: string, mentions: readonly string[], most: number): boolean {
  const year = Number(date.slice(0, 4));
  return (
    mentions.some((mentioned) => Number(mentioned.slice(0, 4)) < year - 1) ||
    mentions.filter((mentioned) => isBefore(mentioned, date)).length > most
  );
}

/** As far as both dates are known: '2020' is not before '2020-05'. */
function isBefore(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length) < b.slice(0, length);
}

/** Whether no paper mentions before its introduction what no title introduces, and hardly any at the same time. */
function isFirstAlone(name: string, date: string, named: readonly string[], inFull: readonly string[]): boolean {
  if (isMentionedBefore(date, named, 0) || isMentionedBefore(date, inFull, 0)) return false;
  const most = isAcronym(name) ? mostBeside.acronym : mostBeside.name;
  return Math.max(countBeside(date, named), countBeside(date, inFull)) <= most;
}

/** Mentions of the same month, where it is known. */
function countBeside(date: string, mentions: readonly string[]): number {
  const month = date.slice(0, 7);
  return month.length < 7 ? 0 : mentions.filter((mentioned) => mentioned.startsWith(month)).length;
}

/** Whether a name is hardly mentioned in the years that follow its introduction, for what was written then, and later it is. */
function isLateComer(date: string, mentions: readonly string[], wordsByYear: ReadonlyMap<number, number>): boolean {
  const until = Number(date.slice(0, 4)) + firstYears;
  const late = mentions.filter((mentioned) => mentioned !== lastDate && Number(mentioned.slice(0, 4)) >= until).length;
  if (late < leastLateMentions) return false;
  let [earlyWords, lateWords] = [0, 0];
  for (const [year, words] of wordsByYear) {
    if (year >= until) lateWords += words;
    else if (year >= until - firstYears) earlyWords += words;
  }
  const early = mentions.filter((mentioned) => Number(mentioned.slice(0, 4)) < until).length;
  return early < (leastEarlyRate * late * earlyWords) / lateWords;
}

/**
 * Whether a later title begins with the name and shares no word with the first one's, so that it is something else, and most
 * papers that mention the name come after that: 'BART: A modular toolkit for coreference resolution', 'BART: Denoising Pre-training'.
 */
function isGivenAgain(
  [first, ...others]: readonly Claim[],
  mentions: readonly string[],
  dates: PaperOrder['dates'],
  stream: TokenStream,
): boolean {
  const name = foldedText((first as Claim).introduction.name);
  const own = titleWords(stream, (first as Claim).paper).filter((word) => word !== name);
  return others.some(({ paper, introduction }) => {
    const since = dates[paper] ?? lastDate;
    const after = mentions.filter((mentioned) => !isBefore(mentioned, since)).length;
    const words = titleWords(stream, paper);
    const isOther = words[0] === name && !words.some((word) => own.includes(word));
    return introduction.isTitled && 2 * after > mentions.length && isOther;
  });
}

/** Folded words of a title that say something. */
function titleWords(stream: TokenStream, paper: number): string[] {
  const tokens = stream.tokens.view();
  const words: string[] = [];
  for (let at = stream.bounds.at(2 * paper); at < stream.bounds.at(2 * paper + 1); at++) {
    const token = tokens[at] as number;
    if ((token & (flags.STOP | flags.CONNECTOR)) === 0)
      words.push(foldWord(stream.spellings[token & flags.SPELLING] as string));
  }
  return words;
}

/** Words of the titles and abstracts of each year. */
function countWords({ bounds, tokens }: TokenStream, dates: PaperOrder['dates']): Map<number, number> {
  const words = new Map<number, number>();
  for (const [paper, date] of dates.entries()) {
    const year = Number(date?.slice(0, 4));
    const end = 2 * paper + 2 < bounds.length ? bounds.at(2 * paper + 2) : tokens.length;
    if (year > 0) words.set(year, (words.get(year) ?? 0) + end - bounds.at(2 * paper));
  }
  return words;
}

/**
 * Whether more papers say that a short form stands for something else than for what it was introduced as.
 *
 * @param meanings folded long forms, with their papers
 */
function meansOtherThings(meanings: ReadonlyMap<string, number>, longForms: readonly string[]): boolean {
  const [own] = longForms.map(foldedText);
  if (own === undefined) return false;
  let [same, other] = [0, 0];
  for (const [meaning, papers] of meanings) {
    if (isAlike(meaning, own)) same += papers;
    else other += papers;
  }
  return other >= 2 && other > same;
}

/** Half of the words of both. */
function isAlike(one: string, other: string): boolean {
  const [a, b] = [new Set(one.split(' ')), new Set(other.split(' '))];
  const shared = [...a].filter((word) => b.has(word)).length;
  return 2 * shared >= a.size + b.size - shared;
}

/** 'AMT', 'T2I'; not 'CoF' or 'EDAtt', which nobody would come upon. */
function isAcronym(name: string): boolean {
  return /^[\p{Lu}\d]{2,6}$/u.test(name);
}

function distinctTexts(texts: readonly string[]): Set<string> {
  return new Set(texts.map(foldedText));
}

function foldedText(text: string): string {
  return tokenize(text).words.map(foldWord).join(' ');
}

function isOrdinary(name: string, stream: TokenStream): boolean {
  if (/[\s-]/.test(name) || isDistinct(name)) return false;
  return stream.runningCount(name.toLowerCase()) > mostOrdinary * Math.max(1, stream.runningCount(name));
}

/** Unknown dates come last. */
const lastDate = '9999';

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
