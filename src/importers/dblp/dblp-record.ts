import { parsePartialDate } from '../../identity/partial-date.js';
import { collectIdentifiers, identifierInUrl } from '../collect-identifiers.js';
import { pageRange } from '../page-range.js';
import type { AuthorMention, AuthorRecord, PaperRecord, PaperType, VenueMention } from '../paper-record.js';
import { statedUpdate } from '../stated-update.js';
import { withoutUndefined } from '../without-undefined.js';
import { childrenNamed, childText, textOf, type XmlElement } from '../xml-element.js';

const types: Readonly<Record<string, PaperType>> = {
  article: 'ARTICLE',
  inproceedings: 'CONFERENCE_PAPER',
  proceedings: 'PROCEEDINGS',
  book: 'BOOK',
  incollection: 'BOOK_CHAPTER',
  phdthesis: 'THESIS',
  mastersthesis: 'THESIS',
  data: 'DATASET',
  www: 'OTHER',
};

/** A `<www key="homepages/...">` or `<person>`: the person, by every name that dblp's editors found to be the same one's. */
export function dblpPerson(element: XmlElement): AuthorRecord | undefined {
  const [name, ...others] = childrenNamed(element, 'author')
    .map(textOf)
    .filter((one) => one !== '');
  if (name === undefined) return undefined;
  const key = element.attributes.key?.replace(/^homepages\//, '');
  const names = others.filter((other) => other !== name);
  const urls = childrenNamed(element, 'url').map(textOf);
  return withoutUndefined<AuthorRecord>({
    kind: 'author',
    recordKey: element.attributes.key,
    updated: statedUpdate(element.attributes.mdate),
    name,
    names: names.length > 0 ? names : undefined,
    identifiers: collectIdentifiers([
      ['dblp-person', key],
      ...urls.map((url) => ['orcid', /^https?:\/\/orcid\.org\/(.+)$/.exec(url)?.[1]] as const),
      ...urls.map(
        (url) => ['wikidata', /^https?:\/\/www\.wikidata\.org\/(?:entity|wiki)\/(.+)$/.exec(url)?.[1]] as const,
      ),
    ]),
    verified: names.length > 0 ? true : undefined,
  });
}

/** A publication; undefined where it has no title. */
export function dblpPaper(element: XmlElement): PaperRecord | undefined {
  const title = withoutFinalStop(childText(element, 'title') ?? '');
  if (title === '') return undefined;
  const key = element.attributes.key;
  const addresses = childrenNamed(element, 'ee')
    .map(textOf)
    .filter((address) => address !== '');
  const references = childrenNamed(element, 'cite')
    .map(textOf)
    .filter((cited) => cited !== '' && cited !== '...')
    .map((value) => ({ identifier: { scheme: 'dblp', value } }));
  const schools = childrenNamed(element, 'school').map((school) => ({ name: textOf(school) }));
  const year = childText(element, 'year');
  const month = childText(element, 'month');
  return withoutUndefined<PaperRecord>({
    kind: 'paper',
    recordKey: key,
    updated: statedUpdate(element.attributes.mdate),
    identifiers: collectIdentifiers([
      ['dblp', key],
      ...addresses.flatMap((address) => {
        const found = identifierInUrl(address);
        return found ? [found] : [];
      }),
      ['arxiv', /^abs\/(\S+)$/.exec(childText(element, 'volume') ?? '')?.[1]],
      ...childrenNamed(element, 'isbn').map((isbn) => ['isbn', textOf(isbn)] as const),
    ]),
    title,
    date: year
      ? ((month ? parsePartialDate(`${month} ${year}`) : null)?.date ?? parsePartialDate(year)?.date)
      : undefined,
    type: typeOf(element),
    venue: venueOf(element, key),
    volume: childText(element, 'volume'),
    issue: childText(element, 'number'),
    pages: pageRange(childText(element, 'pages')),
    publisher: childText(element, 'publisher'),
    url:
      addresses[0] ??
      childrenNamed(element, 'url')
        .map(textOf)
        .find((url) => /^https?:/.test(url)),
    authors: [...people(element, 'author'), ...people(element, 'editor')],
    organizations: schools.length > 0 ? schools : undefined,
    references: references.length > 0 ? references : undefined,
    isRetracted: element.attributes.publtype === 'withdrawn' ? true : undefined,
  });
}

/** dblp ends every title with a full stop. */
function withoutFinalStop(title: string): string {
  return title.endsWith('.') && !title.endsWith('..') ? title.slice(0, -1) : title;
}

function typeOf(element: XmlElement): PaperType | undefined {
  const kind = element.attributes.publtype ?? '';
  if (/\bsoftware\b/.test(kind)) return 'SOFTWARE';
  if (/\bdata\b/.test(kind)) return 'DATASET';
  if (/\bsurvey\b/.test(kind)) return 'REVIEW';
  if (element.name === 'article' && element.attributes.key?.startsWith('journals/corr/')) return 'PREPRINT';
  if (element.name === 'article' && element.attributes.key?.startsWith('tr/')) return 'REPORT';
  return types[element.name];
}

function venueOf(element: XmlElement, key: string | undefined): VenueMention | undefined {
  const journal = childText(element, 'journal');
  const name = journal ?? childText(element, 'booktitle') ?? childText(element, 'series');
  if (!name) return undefined;
  const stream = /^(?:conf|journals)\/[^/]+/.exec(key ?? '')?.[0];
  const type =
    journal && stream === 'journals/corr'
      ? 'REPOSITORY'
      : journal
        ? 'JOURNAL'
        : element.name === 'inproceedings' || element.name === 'proceedings'
          ? 'CONFERENCE'
          : 'BOOK';
  return withoutUndefined<VenueMention>({ name, type, identifiers: collectIdentifiers([['dblp-venue', stream]]) });
}

/** Names keep their homonym number ('Wei Wang 0001'): it is what tells them apart. */
function people(element: XmlElement, role: 'author' | 'editor'): AuthorMention[] {
  return childrenNamed(element, role).flatMap((person) => {
    const name = textOf(person);
    if (name === '') return [];
    const identifiers = collectIdentifiers([
      ['dblp-person', person.attributes.pid],
      ['orcid', person.attributes.orcid],
    ]);
    return [withoutUndefined<AuthorMention>({ name, identifiers, role: role === 'editor' ? 'EDITOR' : undefined })];
  });
}
