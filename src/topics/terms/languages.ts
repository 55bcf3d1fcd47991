import { deu, eng, fra, ita, nld, por, rus, spa, zho } from 'stopword';
import { fold } from '../../identity/fold.js';

/** What a language needs to tell phrases: words that stand between them, and words that join them. */
export interface Language {
  /** ISO 639-1. */
  code: string;
  /** Folded. */
  stopWords: ReadonlySet<string>;
  /** Stop words that a term may hold inside: 'mixture of experts', 'reconnaissance de la parole'. Folded. */
  connectors: ReadonlySet<string>;
}

/** Words without content that the library's English list lacks. */
const furtherEnglish =
  `us its itself themselves ourselves own whose whom why when whether while although though however therefore thus hence
  moreover furthermore nevertheless nonetheless meanwhile otherwise instead rather whereas whereby wherein thereby therein
  within without across among amongst along alongside around above below against behind beneath beside besides beyond
  despite during except inside near off onto outside over per since throughout toward towards underneath until unlike upon
  versus via vs et al etc eg ie e g i cf no nor not none nothing neither either each every everything everyone few fewer
  several various less least lot lots more most enough any anything anyone somewhat something someone so just even ever
  quite almost already always again often sometimes usually yet once twice here there now today recently currently first
  second third firstly secondly finally lastly next last then one two three four five six seven eight nine ten hundred
  thousand million billion cannot may might shall will would could should must need ought does did doing done having been
  being become becomes became becoming get gets getting got go goes going went gone seem seems seemed let lets like same
  such very too much many this that these those per due up down out away back further together apart else ago another
  both all some few n't nt don doesn didn isn aren wasn weren hasn haven can't don't`.split(/\s+/);

const lists: readonly [code: string, stopWords: readonly string[], connectors: readonly string[]][] = [
  ['en', [...eng, ...furtherEnglish], ['of']],
  [
    'fr',
    [...fra, 'd', 'l', 'qu', 'cet', 'cette', 'aux', 'entre', 'vers', 'afin'],
    ['de', 'du', 'des', 'd', 'la', 'l', 'a'],
  ],
  ['de', deu, []],
  ['es', [...spa, 'mediante', 'hacia'], ['de', 'del', 'la', 'los', 'las']],
  ['pt', por, ['de', 'do', 'da', 'dos', 'das']],
  ['it', [...ita, 'd', 'l'], ['di', 'del', 'della', 'dei', 'delle']],
  ['nl', nld, []],
  ['ru', rus, []],
  ['zh', zho, []],
];

export const languages: readonly Language[] = lists.map(([code, stopWords, connectors]) => ({
  code,
  stopWords: new Set([...stopWords, ...connectors].flatMap((word) => fold(word).split(' '))),
  connectors: new Set(connectors),
}));

/** Of a word: a bit for each language of which it is a stop word or connector, in the order of `languages`. */
export function stopBitsOf(folded: string, lower: string): { stops: number; connectors: number } {
  let stops = 0;
  let connectors = 0;
  languages.forEach((language, at) => {
    if (language.stopWords.has(folded) || language.stopWords.has(lower)) stops |= 1 << at;
    if (language.connectors.has(folded) || language.connectors.has(lower)) connectors |= 1 << at;
  });
  return { stops, connectors };
}

/**
 * Which language a text is in: the one with the most stop words among its words.
 *
 * @param stops of each word, as `stopBitsOf` gives them
 * @returns an index of `languages`; English where no other has two more, because a short title tells little
 */
export function languageOf(stops: readonly number[]): number {
  const counts = new Array<number>(languages.length).fill(0);
  for (const bits of stops)
    for (let rest = bits, at = 0; rest !== 0; rest >>>= 1, at++)
      if ((rest & 1) !== 0) counts[at] = (counts[at] as number) + 1;
  let best = 0;
  let most = (counts[0] as number) + 1;
  for (let at = 1; at < counts.length; at++) {
    if ((counts[at] as number) <= most) continue;
    best = at;
    most = counts[at] as number;
  }
  return best;
}
