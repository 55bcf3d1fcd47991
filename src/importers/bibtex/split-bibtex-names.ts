import { authorFromParts } from '../author-from-parts.js';
import type { AuthorMention } from '../paper-record.js';
import { latexToText } from './latex-to-text.js';

/** The people of an 'author' or 'editor' field. */
export interface BibtexNames {
  authors: AuthorMention[];
  /** False where the list ends in 'others' or 'et al.'. */
  isComplete: boolean;
}

const moreAuthors = /^(?:and\s+)?(?:others|et\.?\s+al\.?|\.\.\.|…)$/i;
const suffixes = /^(?:jr|sr|ii|iii|iv|2nd|3rd)\.?$/i;

/**
 * Reads a BibTeX name list: 'First von Last', 'von Last, First', 'von Last, Jr, First', names in braces (organizations)
 * and biblatex's 'given=..., family=...'. Lists that are written with semicolons or commas only are read as what they
 * mean.
 * @param field the value with LaTeX and braces still in
 * @param role of everybody in the list
 */
export function splitBibtexNames(field: string, role: 'AUTHOR' | 'EDITOR'): BibtexNames {
  const names: BibtexNames = { authors: [], isComplete: true };
  for (const piece of separate(field)) {
    const plain = latexToText(piece);
    if (moreAuthors.test(plain)) {
      names.isComplete = false;
      continue;
    }
    // 'Smith, J. et al.' in one breath.
    const cut = /^(.*\S)[\s,]+(?:et\.?\s+al\.?|and\s+others)$/i.exec(piece);
    if (cut !== null) names.isComplete = false;
    const author = readName(cut?.[1] ?? piece);
    if (author !== undefined) names.authors.push(role === 'EDITOR' ? { ...author, role } : author);
  }
  return names;
}

/** The names of a list, by 'and'; by ';' or ',' where the list knows no 'and' and means several people. */
function separate(field: string): string[] {
  const byAnd = splitTop(field.replace(/\s+/g, ' '), /\s(?:and|AND|And)(?=\s|$)/y);
  if (byAnd.length > 1) return byAnd.filter((name) => name.trim() !== '');
  const bySemicolon = splitTop(field, /;/y).filter((name) => name.trim() !== '');
  if (bySemicolon.length > 1) return bySemicolon;
  const byComma = splitTop(field, /,/y).map((part) => part.trim());
  // 'Chambers, J. M., Cleveland, W. S., ...': family names and initials by turns; one name has two commas at most.
  if (byComma.length > 3 && byComma.length % 2 === 0 && !suffixes.test(byComma[1] ?? '')) {
    return byComma.flatMap((family, at) => (at % 2 === 0 ? [`${family}, ${byComma[at + 1]}`] : []));
  }
  // 'Ada Lovelace, Charles Babbage, Luigi Menabrea': whole names.
  if (byComma.length > 2 && byComma.every((part) => /\S\s+\S/.test(part))) return byComma;
  return [field];
}

function readName(piece: string): AuthorMention | undefined {
  const name = piece.trim().replace(/^,+\s*$/, '');
  const literal = /^\{([\s\S]*)\}[.,]?$/.exec(name);
  if (literal !== null && isOneGroup(name)) {
    const text = latexToText(name);
    return text === '' ? undefined : { name: text };
  }
  if (/^(?:given|family|prefix|suffix)\s*=/.test(name)) return readLabelled(name);
  const parts = splitTop(name, /,/y).map((part) => part.trim());
  const [first = '', second = '', ...rest] = parts;
  if (parts.length === 1) return readNatural(first);
  if (parts.length > 2) {
    const [third = ''] = rest;
    // 'Last, Jr, First', and 'Last, First, Jr' as people write it.
    const [suffix, given] = suffixes.test(latexToText(third)) ? [third, second] : [second, rest.join(' ')];
    return fromParts(first, given, suffix);
  }
  return suffixes.test(latexToText(second))
    ? { ...readNatural(first), ...suffixOnly(first, second) }
    : fromParts(first, second);
}

/** 'Martin Luther King, Jr.': no family name before a comma but a whole name with its suffix. */
function suffixOnly(whole: string, suffix: string): AuthorMention {
  const natural = readNatural(whole);
  return (
    authorFromParts({
      given: natural?.given,
      family: natural?.family ?? latexToText(whole),
      suffix: latexToText(suffix),
    }) ?? { name: latexToText(whole) }
  );
}

/** 'First von Last': the family name begins at the first lower case word, else it is the last word. */
function readNatural(name: string): AuthorMention | undefined {
  const words = splitTop(name, /[\s~]+/y).filter((word) => word !== '');
  const plain = words.map(latexToText);
  if (words.length < 2) return plain[0] ? { name: plain[0] } : undefined;
  // What stands first is a given name, what stands last a family name, whatever their case.
  let start = words.findIndex((word, at) => at > 0 && at < words.length - 1 && isLowerCase(word, plain[at] ?? ''));
  if (start === -1) start = words.length - 1;
  if (start === words.length - 1 && suffixes.test(plain[start] ?? '') && words.length > 2) {
    return authorFromParts({
      given: plain.slice(0, start - 1).join(' '),
      family: plain[start - 1],
      suffix: plain[start],
    });
  }
  if (isLowerCase(words[0] ?? '', plain[0] ?? '') && start > 1) start = 0;
  return authorFromParts({ given: plain.slice(0, start).join(' '), family: plain.slice(start).join(' ') });
}

function readLabelled(name: string): AuthorMention | undefined {
  const part: Record<string, string> = {};
  for (const piece of splitTop(name, /,/y)) {
    const [, label = '', value = ''] = /^\s*([\w-]+)\s*=\s*([\s\S]*)$/.exec(piece) ?? [];
    if (label !== '') part[label] = value.replace(/^"([\s\S]*)"$/, '$1');
  }
  return fromParts([part.prefix ?? '', part.family ?? ''].join(' '), part.given ?? '', part.suffix ?? '');
}

function fromParts(family: string, given: string, suffix = ''): AuthorMention | undefined {
  return authorFromParts({ given: latexToText(given), family: latexToText(family), suffix: latexToText(suffix) });
}

/** By BibTeX's rule a word in braces has no case, so it ends a particle. */
function isLowerCase(word: string, plain: string): boolean {
  if (word.startsWith('{') && !word.startsWith('{\\')) return false;
  return /^\p{Ll}/u.test(plain);
}

/** Whether the brace that opens the text closes at its end. */
function isOneGroup(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return /^[.,]?$/.test(text.slice(at + 1)) && !text.startsWith('{\\');
  }
  return false;
}

/** Cuts at a separator outside of braces. */
function splitTop(text: string, separator: RegExp): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '{') depth++;
    else if (char === '}') depth--;
    else if (depth <= 0) {
      separator.lastIndex = at;
      const match = separator.exec(text);
      if (match !== null && match[0] !== '') {
        pieces.push(text.slice(from, at));
        from = at + match[0].length;
        at = from - 1;
      }
    }
  }
  pieces.push(text.slice(from));
  return pieces;
}
