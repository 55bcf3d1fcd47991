import pluralize from 'pluralize';
import { fold } from '../../identity/fold.js';

/** Where the plural rules of the library know no better. */
const irregular = new Map([
  ['corpora', 'corpus'],
  ['data', 'data'],
  ['criteria', 'criterion'],
  ['phenomena', 'phenomenon'],
]);

/**
 * The form in which a word of a term is compared: lower case, without diacritics, in the singular, spelled with 'z' and
 * one 'l' where British and American English differ ('Modellings' and 'modeling' are one). Never shown to anybody.
 */
export function foldWord(word: string): string {
  // Plurals of acronyms: 'MoEs', 'LLMs'.
  const acronym = /^(.*\p{Lu}.*[\p{Lu}\d])s$/u.exec(word)?.[1];
  const folded = fold(acronym ?? word).replaceAll(' ', '');
  if (acronym !== undefined || folded.length < 4 || !/^[a-z]+$/.test(folded)) return folded;
  const single =
    irregular.get(folded) ??
    (/(?:s|ren|men|mice|ae|ices)$/.test(folded) && !/(?:ss|us|is|ous)$/.test(folded)
      ? pluralize.singular(folded)
      : folded);
  return single
    .replace(/isation$/, 'ization')
    .replace(/isational$/, 'izational')
    .replace(/(model|label|signal)l(ing|ed|er)$/, '$1$2');
}
