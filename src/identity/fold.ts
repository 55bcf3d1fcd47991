import { rejoinAccents } from './rejoin-accents.js';

/** Letters that Unicode doesn't decompose but people write without their stroke or as two letters. */
const plainLetters: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ȷ: 'j',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'ng',
  ĸ: 'k',
  ə: 'e',
  ɨ: 'i',
  ƶ: 'z',
  ς: 'σ',
};

/** The breve of й makes another letter, and voicing marks of kana do too: those stay. */
const latinAccents =
  /(?<!и)\u0306|(?!\u0306)[\u0300-\u036f]|[\u1ab0-\u1aff]|[\u1dc0-\u1dff]|[\u20d0-\u20ff]|[\ufe20-\ufe2f]/gu;
const otherAccents = /[\u0483-\u0489]|[\u0591-\u05c7]|[\u064b-\u065f]|\u0670|[\ufe00-\ufe0f]/gu;
const apostrophes = /['’‘‛ʼʻʹ′`´＇]/gu;

/** ASCII with white space; other control characters are left out by the long way. */
const isPlain = /^[\t\n\v\f\r\x20-\x7e]*$/;

function foldPlain(text: string): string {
  return text
    .toLowerCase()
    .replace(/['`]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/**
 * The form of a text in which spellings are compared: lower case, without diacritics, invisible and bidi characters
 * or apostrophes, punctuation and hyphens as single spaces, trimmed. Letters of other scripts are kept.
 * Folding twice changes nothing.
 */
export function fold(text: string): string {
  if (/^[a-z0-9]+(?: [a-z0-9]+)*$/.test(text)) return text;
  // Most texts are plain ASCII, of which none of the rest is true.
  if (isPlain.test(text)) return foldPlain(text);
  return rejoinAccents(text)
    .replace(/[\p{Cf}\p{Co}]|(?![\t\n\v\f\r])\p{Cc}/gu, '')
    .replace(apostrophes, '')
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(latinAccents, '')
    .replace(otherAccents, '')
    .replace(apostrophes, '')
    .replace(/[łøđðþßæœıȷħŧŋĸəɨƶς]/gu, (letter) => plainLetters[letter] ?? letter)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .normalize('NFC');
}
