import { foldWord } from './fold-word.js';
import type { Introduction } from './found-names.js';
import type { NameKind } from './name-kinds.js';
import type { TokenStream } from './token-stream.js';
import { tokenize } from './tokens.js';
import { formsOf } from './topic-forms.js';
import { TopicMatcher } from './topic-matcher.js';
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
  /** Index of a paper; null where several papers give the name to different things. */
  introducedBy: number | null;
}

/** Earlier papers, of the same year or the one before, that may mention what is introduced only now: preprints come first. */
const mostEarlyMentions = 3;
/** Share of lower-case occurrences beyond which a word is an ordinary one. */
const mostOrdinary = 0.1;

interface Claim {
  paper: number;
  introduction: Introduction;
}

/** What all papers say they introduce. */
export class NameClaims {
  /** By folded name, so that 'ResEmo' and 'RESEMO' are one. */
  readonly #claims = new Map<string, Claim[]>();

  add(introduction: Introduction, paper: number): void {
    const key = tokenize(introduction.name).words.map(foldWord).join(' ');
    const list = this.#claims.get(key);
    if (list) list.push({ paper, introduction });
    else this.#claims.set(key, [{ paper, introduction }]);
  }

  /**
   * Which claims hold, in the light of the other papers: a name that papers of earlier years have is not new, a word
   * that is mostly written in lower case is no name, and where papers give one name to different things, none is said
   * to have introduced it.
   *
   * @returns by folded name
   */
  decide(stream: TokenStream, { dates, keys }: PaperOrder): DecidedName[] {
    const groups = [...this.#claims].sort(([a], [b]) => compare(a, b)).map(([, claims]) => claims);
    const mentions = countMentions(stream, groups, dates);
    return groups.flatMap((group, at) => {
      const claims = [...group].sort(
        (a, b) =>
          compare(dates[a.paper] ?? lastDate, dates[b.paper] ?? lastDate) ||
          compare(keys[a.paper] as string, keys[b.paper] as string) ||
          compare(a.introduction.name, b.introduction.name),
      );
      const [first] = claims as [Claim, ...Claim[]];
      const { name } = first.introduction;
      if (isMentionedBefore(dates[first.paper] ?? lastDate, mentions[at] as Map<string, number>)) return [];
      if (isOrdinary(name, stream)) return [];
      const kinds = claims.map(({ introduction }) => introduction.kind);
      const longForms = claims.flatMap(({ introduction }) => introduction.longForm ?? []);
      const isOne = distinctTexts(longForms).size <= 1;
      const aliases = [...claims.map(({ introduction }) => introduction.name), ...(isOne ? longForms : [])];
      return {
        name,
        kind: kinds.includes('BENCHMARK') ? 'BENCHMARK' : kinds.includes('DATASET') ? 'DATASET' : 'SYSTEM',
        aliases: [...new Set(aliases)].filter((alias) => alias !== name).sort(compare),
        introducedBy: isOne ? first.paper : null,
      } satisfies DecidedName;
    });
  }
}

/** Of each group of claims: how many papers of which dates have the name. */
function countMentions(
  stream: TokenStream,
  groups: readonly (readonly Claim[])[],
  dates: PaperOrder['dates'],
): Map<string, number>[] {
  const counts = groups.map(() => new Map<string, number>());
  const last = new Int32Array(groups.length).fill(-1);
  const forms = groups.map((claims) => {
    const [name = '', ...others] = new Set(claims.map(({ introduction }) => introduction.name));
    return formsOf({ label: name, kind: 'SYSTEM', aliases: others });
  });
  new TopicMatcher(stream, forms).match((paper, _, group) => {
    if (last[group] === paper) return;
    last[group] = paper;
    const date = dates[paper] ?? lastDate;
    const ofGroup = counts[group] as Map<string, number>;
    ofGroup.set(date, (ofGroup.get(date) ?? 0) + 1);
  });
  return counts;
}

/** Whether papers before a date have the name: any of two years before, or several since then. */
function isMentionedBefore(date: string, mentions: ReadonlyMap<string, number>): boolean {
  const year = Number(date.slice(0, 4));
  let early = 0;
  for (const [mentioned, count] of mentions) {
    if (Number(mentioned.slice(0, 4)) < year - 1) return true;
    if (isBefore(mentioned, date)) early += count;
  }
  return early > mostEarlyMentions;
}

/** As far as both dates are known: '2020' is not before '2020-05'. */
function isBefore(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length) < b.slice(0, length);
}

function distinctTexts(texts: readonly string[]): Set<string> {
  return new Set(texts.map((text) => tokenize(text).words.map(foldWord).join(' ')));
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
