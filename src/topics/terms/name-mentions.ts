import { kindBeside, type NameKind } from './name-kinds.js';
import { flags, type TokenStream } from './token-stream.js';
import { formsOf } from './topic-forms.js';
import { TopicMatcher } from './topic-matcher.js';
import { isCapitalized } from './word-shape.js';

/** What is looked for in all papers. */
export interface SoughtName {
  /** As printed, the first and other spellings. */
  spellings: readonly string[];
  longForms: readonly string[];
  /** Papers that claim to introduce it. */
  claimants: ReadonlySet<number>;
}

/** How all papers write of a name. */
export interface NameMentions {
  /** Papers that have it, ascending; the claimants are not among them. */
  papers: number[];
  /** Papers that have one of its long forms, likewise. */
  longFormPapers: number[];
  /** How many of those write it as ordinary words are written. */
  ordinary: number;
  /** What is called so beside the name, in how many places: 'the NAME corpus'. */
  kinds: Record<NameKind, number>;
}

/** Reads the papers of a stream once for all names and their long forms. */
export function countMentions(stream: TokenStream, names: readonly SoughtName[]): NameMentions[] {
  const mentions = names.map((): NameMentions => {
    return { papers: [], longFormPapers: [], ordinary: 0, kinds: { SYSTEM: 0, DATASET: 0, BENCHMARK: 0 } };
  });
  const nameForms = names.map(({ spellings: [label = '', ...aliases] }) => formsOf({ label, kind: 'SYSTEM', aliases }));
  const longForms = names.map(({ longForms: [label = '', ...aliases] }) => formsOf({ label, kind: 'TERM', aliases }));
  const lastOrdinary = new Int32Array(names.length).fill(-1);
  new TopicMatcher(stream, [...nameForms, ...longForms]).match((paper, isTitle, form, first, last) => {
    const at = form % names.length;
    const ofName = mentions[at] as NameMentions;
    const isClaimant = names[at]?.claimants.has(paper) === true;
    if (form < names.length) {
      const kind = kindBehindName(stream, last);
      if (kind) ofName.kinds[kind]++;
      if (!isClaimant && ofName.papers.at(-1) !== paper) ofName.papers.push(paper);
    } else if (!isClaimant) {
      if (ofName.longFormPapers.at(-1) !== paper) ofName.longFormPapers.push(paper);
      if (isTitle || lastOrdinary[at] === paper || !isLowerCase(stream, first, last)) return;
      lastOrdinary[at] = paper;
      ofName.ordinary++;
    }
  });
  return mentions;
}

/** What the word behind a name calls it, where nothing stands between. */
function kindBehindName({ tokens, spellings }: TokenStream, last: number): NameKind | null {
  const wordAt = (at: number) => {
    if (at >= tokens.length) return undefined;
    const token = tokens.at(at);
    return (token & flags.BREAK) === 0 ? spellings[token & flags.SPELLING]?.toLowerCase() : undefined;
  };
  const next = wordAt(last + 1);
  if (next === undefined) return null;
  return kindBeside(next, wordAt(last + 2));
}

/** Whether the longer words are written in lower case. */
function isLowerCase({ tokens, spellings }: TokenStream, first: number, last: number): boolean {
  for (let at = first; at <= last; at++) {
    const word = spellings[tokens.at(at) & flags.SPELLING] as string;
    if (word.length > 3 && isCapitalized(word)) return false;
  }
  return true;
}
