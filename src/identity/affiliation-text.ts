import { fold } from './fold.js';

/**
 * Abbreviated words of affiliation strings and the words they stand for, both folded. Applied to what is printed and
 * to the names of organizations alike, so that the two meet in one spelling.
 */
const words: ReadonlyMap<string, string> = new Map(
  Object.entries({
    univ: 'university',
    univs: 'university',
    universities: 'university',
    universita: 'university',
    universitat: 'university',
    universitaet: 'university',
    universite: 'university',
    universiteit: 'university',
    universitet: 'university',
    universitetet: 'university',
    universidad: 'university',
    universidade: 'university',
    universitas: 'university',
    universitesi: 'university',
    uniwersytet: 'university',
    univerzita: 'university',
    univ0: 'university',
    inst: 'institute',
    institut: 'institute',
    instituto: 'institute',
    institutet: 'institute',
    istituto: 'institute',
    natl: 'national',
    nat: 'national',
    nacional: 'national',
    nazionale: 'national',
    technol: 'technology',
    tech: 'technology',
    sci: 'sciences',
    science: 'sciences',
    acad: 'academy',
    hosp: 'hospital',
    hosps: 'hospital',
    hospitals: 'hospital',
    ctr: 'center',
    centre: 'center',
    centro: 'center',
    med: 'medical',
    coll: 'college',
    res: 'research',
    lab: 'laboratory',
    labs: 'laboratory',
    laboratories: 'laboratory',
    int: 'international',
    intl: 'international',
    fdn: 'foundation',
    corp: 'corporation',
    engn: 'engineering',
    eng: 'engineering',
    agr: 'agricultural',
    min: 'ministry',
    minist: 'ministry',
    st: 'saint',
    ste: 'saint',
    mt: 'mount',
    calif: 'california',
    penn: 'pennsylvania',
    mass: 'massachusetts',
    fed: 'federal',
  }),
);

/** Words that carry no name: left out of both sides. */
const fillers = new Set(
  'the of at in and for de la le les des du del della di da do dos der die das den und et e y en zu an a'.split(' '),
);

/**
 * The words of an affiliation or an organization's name in the spelling that both are compared in: folded,
 * abbreviations spelled out, fillers dropped, footnote digits split from the word that they stand before.
 */
export function affiliationWords(text: string): string[] {
  return linkedWords(text).map(({ word }) => word);
}

export interface LinkedWord {
  word: string;
  /** The filler that stands right before it: 'of', 'at', ...; empty where none does. */
  link: string;
}

/** The words of `affiliationWords`, each with the filler before it. */
export function linkedWords(text: string): LinkedWord[] {
  const result: LinkedWord[] = [];
  const plain = text
    .replace(/&amp;/g, '&')
    .replace(/&/g, ' and ')
    .replace(/(^|[\s,;(])\d{1,2}(?=\p{L}{3})/gu, '$1')
    .replace(/\b[a-d]\)?\s+(?=(Department|Dept|School|Faculty|Institute|University)\b)/g, '');
  let link = '';
  for (const word of fold(plain).split(' ')) {
    if (word === '') continue;
    if (fillers.has(word)) {
      // 'of the' is 'of'.
      if (link === '') link = word;
      continue;
    }
    result.push({ word: words.get(word) ?? word, link });
    link = '';
  }
  return result;
}

/**
 * The parts of an affiliation string between commas, semicolons, bars, slashes, brackets and sentence ends: one part
 * usually names one organization, place or unit.
 */
export function affiliationSegments(text: string): string[] {
  return text
    .split(/[,;|/()\n\r\t•·]|\s[-–—]\s|\.\s+(?=\p{Lu}\p{Ll}{3})|\s{2,}/u)
    .map((segment) => segment.trim())
    .filter((segment) => segment !== '');
}
