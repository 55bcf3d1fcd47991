import { pinyinSyllables } from './author-pinyin.js';
import { eastAsian } from './eastern-name.js';
import type { NameKeys } from './person-name.js';
import { RecentMap } from './recent-map.js';

/**
 * How the given names of two people of one family name stand to each other:
 * 'same' however they are hyphenated or spaced; 'extends' where one has further names or initials; 'variant' where
 * one is a known short form; 'initial' where the first name of one is only an initial; 'contradicts' where they can't
 * be one person's.
 */
export type GivenNamesRelation = 'same' | 'extends' | 'variant' | 'initial' | 'contradicts';

/** What the comparison needs of a name, made once. */
export interface GivenNames {
  /** Folded, without gaps. */
  family: string;
  /** Folded, hyphens are gaps; the syllables of a romanized Chinese name are one. */
  tokens: readonly string[];
  /** Without gaps: 'xiaoming'. */
  joined: string;
  /** Family and joined given names: equal for the spellings of one name with and without hyphens and spaces. */
  key: string;
  /** Whether the first is written out. */
  isFull: boolean;
  /** Of the first, where it is romanized Chinese: ['xiao', 'ming']; null elsewhere. */
  syllables: readonly string[] | null;
}

/** Most names of a batch come again. */
const lately = new RecentMap<string, { blockKey: string; given: GivenNames }>(8_000);

/** Reads a name's given names for comparison. */
export function givenNames(name: NameKeys): GivenNames {
  const known = lately.get(name.folded);
  if (known?.blockKey === name.blockKey) return known.given;
  const given = readGivenNames(name);
  lately.set(name.folded, { blockKey: name.blockKey, given });
  return given;
}

function readGivenNames(name: NameKeys): GivenNames {
  const { family, printed } = partName(name);
  const chinese = pinyinSyllables(family) === null ? null : chineseGiven(printed);
  const tokens = chinese ? [chinese.syllables.join(''), ...printed.slice(chinese.length)] : printed;
  const first = tokens[0] ?? '';
  const joined = tokens.join('');
  return {
    family,
    tokens,
    joined,
    key: `${family} ${joined}`,
    isFull: tokens.length === 0 || isWritten(first) || eastAsian.test(first),
    syllables: chinese?.syllables ?? null,
  };
}

/**
 * Parts a name by its two keys, `folded` and `blockKey`: they are what is stored of a name, and they say where the
 * source's own fields parted it, which the text alone may not.
 */
function partName({ folded, blockKey }: NameKeys): { family: string; printed: string[] } {
  const gap = blockKey.lastIndexOf(' ');
  if (gap === -1) return { family: blockKey, printed: [] };
  const family = blockKey.slice(0, gap);
  if (eastAsian.test(folded) && folded.startsWith(family)) return { family, printed: [folded.slice(family.length)] };
  const words = folded.split(' ');
  let given = words.length;
  let rest = family;
  while (given > 0 && rest !== '' && rest.endsWith(words[given - 1] ?? '')) {
    given--;
    rest = rest.slice(0, rest.length - (words[given] ?? '').length);
  }
  return { family, printed: words.slice(0, given) };
}

/**
 * The leading words that are one romanized Chinese given name of at most three syllables: 'Jian-Xiong' is a whole, and
 * isn't 'Jian' with a further name. A Western name after it stands by itself ('Ting-Hao Kenneth').
 */
function chineseGiven(printed: readonly string[]): { syllables: string[]; length: number } | null {
  const syllables: string[] = [];
  let length = 0;
  for (const word of printed) {
    const own = isWritten(word) ? pinyinSyllables(word) : null;
    if (own === null || syllables.length + own.length > 3) break;
    syllables.push(...own);
    length++;
  }
  return length === 0 ? null : { syllables, length };
}

/** The initials that a name can be cut to: 'xm' of Xiaoming, 'cd' of Christopher D. */
export function initialsOf(name: GivenNames): string {
  return partsOf(name)
    .map((part) => [...part][0] ?? '')
    .join('');
}

function partsOf(name: GivenNames): readonly string[] {
  return name.syllables === null ? name.tokens : [...name.syllables, ...name.tokens.slice(1)];
}

/** Compares given names of one family name; symmetric. */
export function compareGivenNames(a: GivenNames, b: GivenNames): GivenNamesRelation {
  if (a.joined === b.joined) return 'same';
  if (a.tokens.length === 0 || b.tokens.length === 0) return 'contradicts';
  // Against initials a Chinese name is read by syllables: 'X. M.' is Xiaoming, and 'X. K.' isn't.
  if (!a.isFull && b.syllables !== null) return alignInitials(a.tokens, b);
  if (!b.isFull && a.syllables !== null) return alignInitials(b.tokens, a);
  return align(a.tokens, b.tokens);
}

function alignInitials(initials: readonly string[], name: GivenNames): GivenNamesRelation {
  const parts = partsOf(name);
  return initials.length > parts.length ? 'contradicts' : align(initials, parts);
}

function align(a: readonly string[], b: readonly string[]): GivenNamesRelation {
  const [first] = a;
  const [otherFirst] = b;
  if (first === undefined || otherFirst === undefined) return 'contradicts';
  const relation = compareOne(first, otherFirst);
  if (relation === 'contradicts') return relation;
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  let at = 1;
  for (const name of shorter.slice(1)) {
    // Further names may be left out, but who gives S. for the second name has no other second name: S-Y. is not Yang.
    while (at < longer.length && compareOne(name, longer[at] ?? '') === 'contradicts') {
      if (!isWritten(longer[at] ?? '')) return 'contradicts';
      at++;
    }
    if (at === longer.length) return 'contradicts';
    at++;
  }
  return relation === 'same' ? 'extends' : relation;
}

function compareOne(a: string, b: string): GivenNamesRelation {
  if (a === b) return isWritten(a) || eastAsian.test(a) ? 'same' : 'initial';
  if (!isWritten(a) || !isWritten(b)) return [...a][0] === [...b][0] ? 'initial' : 'contradicts';
  return isShortForm(a, b) || isShortForm(b, a) ? 'variant' : 'contradicts';
}

function isWritten(token: string): boolean {
  return token.length > 1;
}

/** Short forms with the first two letters of the long one, so that each is a candidate for the other. */
const shortForms: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    alex: 'alexander alexandre alexandra alejandro alexandros aleksandr',
    andy: 'andrew andreas',
    ben: 'benjamin',
    cathy: 'catherine',
    chris: 'christopher christian christoph christos christina',
    dan: 'daniel',
    danny: 'daniel',
    dave: 'david',
    don: 'donald',
    doug: 'douglas',
    ed: 'edward eduard edgar',
    fred: 'frederick frederic',
    gabe: 'gabriel',
    greg: 'gregory grigory',
    jake: 'jacob',
    joe: 'joseph',
    john: 'jonathan',
    jon: 'jonathan',
    josh: 'joshua',
    kate: 'katherine',
    kathy: 'kathleen katherine',
    ken: 'kenneth',
    larry: 'lawrence laurence',
    matt: 'matthew matthias',
    max: 'maximilian maxim',
    mike: 'michael',
    mitch: 'mitchell',
    nate: 'nathan nathaniel',
    nick: 'nicholas nicolas nikolaos',
    pat: 'patrick patricia',
    pete: 'peter',
    phil: 'philip philipp phillip',
    ray: 'raymond',
    rich: 'richard',
    rob: 'robert',
    ron: 'ronald',
    sam: 'samuel samantha',
    steve: 'steven stephen',
    sue: 'susan',
    tim: 'timothy',
    tom: 'thomas tomas',
    vince: 'vincent',
    will: 'william',
    zach: 'zachary',
    zack: 'zachary',
    stephen: 'steven',
    steven: 'stephen',
    philipp: 'philip phillip',
    philip: 'phillip',
    catherine: 'katherine',
    geoff: 'geoffrey',
    jeff: 'jeffrey',
    val: 'valerie valentin',
    vlad: 'vladimir vladislav',
    yoshi: 'yoshihiko yoshihiro',
  }).map(([short, long]) => [short, long.split(' ')]),
);

function isShortForm(short: string, long: string): boolean {
  return shortForms.get(short)?.includes(long) ?? false;
}
