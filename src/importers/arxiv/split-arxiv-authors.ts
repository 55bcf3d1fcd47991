import { authorFromParts } from '../author-from-parts.js';
import { asTexts } from '../json-object.js';
import type { AuthorMention } from '../paper-record.js';
import { texAccentsToText } from './tex-accents.js';

const collaboration = /\b(?:collaborations?|consortium|group|team)\b/i;

/**
 * The authors of a byline as arXiv prints it: names between commas and 'and', affiliations in brackets after the name
 * they belong to, 'for the X Collaboration' at the end. A bracket that only counts ('(1)', '(1 and 2)') refers to a list
 * of the form '((1) First Institute, (2) Second)' at the end of the byline.
 */
export function splitArxivAuthors(byline: string): AuthorMention[] {
  const text = texAccentsToText(byline);
  const { rest, institutes } = takeInstitutes(text);
  const authors: AuthorMention[] = [];
  for (const piece of splitOutside(rest)) {
    const affiliations = [...piece.matchAll(/\(((?:[^()]|\([^()]*\))*)\)/g)].map((found) => found[1]?.trim() ?? '');
    const name = piece
      .replace(/\((?:[^()]|\([^()]*\))*\)/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    const printed = affiliations.flatMap((affiliation) => {
      const numbers = /^[\d\s,;and]+$/.test(affiliation) ? affiliation.match(/\d+/g) : null;
      return numbers ? numbers.flatMap((number) => institutes.get(number) ?? []) : affiliation;
    });
    const previous = authors[authors.length - 1];
    if (isNoName(name)) {
      // '(CERN)' after a comma belongs to the name before it.
      if (previous && name === '') addAffiliations(previous, printed);
      continue;
    }
    const author: AuthorMention = { name: withoutPreposition(name) };
    addAffiliations(author, printed);
    authors.push(author);
  }
  return authors;
}

/** The authors of the snapshot's `authors_parsed`: family, given, suffix, then affiliations. */
export function parsedArxivAuthors(rows: unknown[]): AuthorMention[] {
  return rows.flatMap((row) => {
    if (!Array.isArray(row)) return [];
    const [family = '', given = '', suffix = ''] = row.slice(0, 3).map((part) => texAccentsToText(String(part ?? '')));
    const author =
      given === '' && collaboration.test(family)
        ? { name: withoutPreposition(family) }
        : authorFromParts({ family, given, suffix });
    if (!author || isNoName(author.name)) return [];
    addAffiliations(author, asTexts(row.slice(3)).map(texAccentsToText));
    return [author];
  });
}

function addAffiliations(author: AuthorMention, names: readonly string[]): void {
  const added = names.filter((name) => name !== '').map((name) => ({ name }));
  if (added.length > 0) author.affiliations = [...(author.affiliations ?? []), ...added];
}

function isNoName(name: string): boolean {
  return name === '' || /^(?:et\.? al\.?|jr\.?|sr\.?|the)$/i.test(name) || !/\p{L}/u.test(name);
}

function withoutPreposition(name: string): string {
  return collaboration.test(name) ? name.replace(/^(?:(?:for|on behalf of)\s+)?(?:the\s+)?(?=.)/i, '') : name;
}

/** Takes the list of numbered institutes off the end of a byline. */
function takeInstitutes(text: string): { rest: string; institutes: Map<string, string> } {
  const institutes = new Map<string, string>();
  const start = text.search(/\(\s*\(\d+\)/);
  if (start < 0) return { rest: text, institutes };
  for (const [, number = '', name = ''] of text
    .slice(start)
    .matchAll(/\((\d+)\)\s*((?:[^()]|\((?!\d+\))[^()]*\))*)/g)) {
    institutes.set(number, name.replace(/[\s,;]+$/, ''));
  }
  return { rest: text.slice(0, start), institutes };
}

/** Cuts at commas, semicolons and 'and' that no bracket encloses; a suffix stays with its name. */
function splitOutside(text: string): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let from = 0;
  const cut = /[(),;&:]|\s(?:and|for the(?=\s[^,]*\b(?:collaborations?|consortium|group|team)\b)|on behalf of)(?=\s)/gi;
  for (let found = cut.exec(text); found; found = cut.exec(text)) {
    if (found[0] === '(') depth++;
    else if (found[0] === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) {
      if (found[0] === ',' && /^\s*(?:jr|sr|ii|iii|iv)\b\.?/i.test(text.slice(cut.lastIndex))) continue;
      pieces.push(text.slice(from, found.index));
      from = cut.lastIndex;
    }
  }
  pieces.push(text.slice(from));
  return pieces.map((piece) => piece.trim()).filter((piece) => piece !== '');
}
