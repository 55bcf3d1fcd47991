import { latexAccents } from '../bibtex/latex-symbols.js';

const letters: Readonly<Record<string, string>> = {
  ss: 'ß',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  aa: 'å',
  AA: 'Å',
  i: 'ı',
  j: 'ȷ',
  dh: 'ð',
  DH: 'Ð',
  th: 'þ',
  TH: 'Þ',
  dj: 'đ',
  DJ: 'Đ',
  ng: 'ŋ',
  NG: 'Ŋ',
};

const accent =
  /\\(?:(["'`^~=.])\s*|([uvHcdbkrt])(?:\s+|(?=\{)))(?:\{\s*(\\?[A-Za-z])\s*\}|(\\[ij](?![A-Za-z])|[A-Za-z]))/g;
const letter = /\\(ss|ae|AE|oe|OE|aa|AA|dh|DH|th|TH|dj|DJ|ng|NG|[oOlLij])(?![A-Za-z])(?:\{\}|\s+)?/g;

/**
 * Text with TeX's accents and letters as arXiv's metadata has them ("Schr\"oder", "{\O}yvind"), in Unicode. Mathematics
 * between dollar signs stays as it is; other braces go where they held a letter or name.
 */
export function texAccentsToText(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (!/[\\{}]/.test(plain)) return plain;
  return plain
    .split(/(\$\$?[^$]*\$\$?)/)
    .map((part) => (part.startsWith('$') ? part : decode(part)))
    .join('');
}

function decode(text: string): string {
  return text
    .replace(accent, (whole, sign?: string, name?: string, braced?: string, bare?: string) => {
      const mark = latexAccents.get(sign ?? name ?? '');
      const base = (braced ?? bare ?? '').replace('\\', '');
      return mark === undefined ? whole : `${base}${mark}`.normalize('NFC');
    })
    .replace(letter, (_, name: string) => letters[name] ?? name)
    .replace(/\{([^{}\\$]*)\}/g, '$1')
    .replace(/\\([&%#_])/g, '$1')
    .normalize('NFC');
}
