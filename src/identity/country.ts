import { fold } from './fold.js';

/** Spellings that the Unicode region names lack, folded. */
const furtherSpellings: Record<string, string> = {
  usa: 'US',
  'u s a': 'US',
  us: 'US',
  'united states america': 'US',
  'united states of america': 'US',
  uk: 'GB',
  'u k': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  'great britain': 'GB',
  'p r china': 'CN',
  'pr china': 'CN',
  'peoples republic of china': 'CN',
  'people s republic of china': 'CN',
  'mainland china': 'CN',
  'republic of korea': 'KR',
  'south korea': 'KR',
  korea: 'KR',
  'russian federation': 'RU',
  'islamic republic of iran': 'IR',
  'i r iran': 'IR',
  'czech republic': 'CZ',
  turkey: 'TR',
  turkiye: 'TR',
  'viet nam': 'VN',
  'the netherlands': 'NL',
  holland: 'NL',
  deutschland: 'DE',
  'federal republic of germany': 'DE',
  brasil: 'BR',
  espana: 'ES',
  italia: 'IT',
  osterreich: 'AT',
  schweiz: 'CH',
  suisse: 'CH',
  polska: 'PL',
  'hong kong': 'HK',
  macau: 'MO',
  macao: 'MO',
  'taiwan r o c': 'TW',
  'taiwan roc': 'TW',
  'kingdom of saudi arabia': 'SA',
  ksa: 'SA',
  uae: 'AE',
  'u a e': 'AE',
  burma: 'MM',
  'ivory coast': 'CI',
};

/** Two countries that affiliations name for one another: no contradiction. */
const overlapping: ReadonlyArray<readonly [string, string]> = [
  ['HK', 'CN'],
  ['MO', 'CN'],
  ['TW', 'CN'],
  ['PR', 'US'],
  ['RE', 'FR'],
  ['GP', 'FR'],
  ['MQ', 'FR'],
  ['GF', 'FR'],
  ['NC', 'FR'],
  ['PF', 'FR'],
  ['GL', 'DK'],
  ['FO', 'DK'],
  ['XK', 'RS'],
];

const codes = buildCodes();

/** ISO 3166-1 alpha-2 code of a country as an affiliation spells it, or null. */
export function countryCode(text: string): string | null {
  return codes.get(fold(text)) ?? null;
}

/** Whether two ISO codes can stand for the place of one organization. */
export function countriesAgree(a: string, b: string): boolean {
  return a === b || overlapping.some(([x, y]) => (a === x && b === y) || (a === y && b === x));
}

function buildCodes(): Map<string, string> {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const result = new Map<string, string>();
  for (let first = 65; first <= 90; first++) {
    for (let second = 65; second <= 90; second++) {
      const code = String.fromCharCode(first, second);
      const name = names.of(code);
      // Unicode also names withdrawn codes; the current ones map to themselves.
      if (name !== undefined && Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`) {
        result.set(fold(name), code);
      }
    }
  }
  for (const [spelling, code] of Object.entries(furtherSpellings)) result.set(spelling, code);
  return result;
}
