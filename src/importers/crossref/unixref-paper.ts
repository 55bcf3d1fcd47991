import { authorFromParts } from '../author-from-parts.js';
import { collectIdentifiers } from '../collect-identifiers.js';
import { languageTag } from '../language-tag.js';
import { markupToText } from '../markup-to-text.js';
import type { AuthorMention, PaperRecord, PaperType, ReferenceMention, VenueMention } from '../paper-record.js';
import { statedUpdate } from '../stated-update.js';
import { withoutUndefined } from '../without-undefined.js';
import { childrenNamed, childText, descendantsNamed, firstChild, textOf, type XmlElement } from '../xml-element.js';
import { isRetractedTitle, venueTypeOf } from './crossref-types.js';

/** Where the work stands inside `<crossref>`, the most specific first, and what it is. */
const works: readonly [path: readonly string[], type: PaperType][] = [
  [['journal', 'journal_article'], 'ARTICLE'],
  [['conference', 'conference_paper'], 'CONFERENCE_PAPER'],
  [['conference', 'proceedings_metadata'], 'PROCEEDINGS'],
  [['conference', 'proceedings_series_metadata'], 'PROCEEDINGS'],
  [['book', 'content_item'], 'BOOK_CHAPTER'],
  [['book', 'book_metadata'], 'BOOK'],
  [['book', 'book_series_metadata'], 'BOOK'],
  [['book', 'book_set_metadata'], 'BOOK'],
  [['dissertation'], 'THESIS'],
  [['report-paper', 'content_item'], 'REPORT'],
  [['report-paper', 'report-paper_metadata'], 'REPORT'],
  [['report-paper', 'report-paper_series_metadata'], 'REPORT'],
  [['standard', 'standard_metadata'], 'REPORT'],
  [['posted_content'], 'PREPRINT'],
  [['preprint'], 'PREPRINT'],
  [['database', 'dataset'], 'DATASET'],
  [['database', 'database_metadata'], 'DATASET'],
  [['sa_component', 'component_list', 'component'], 'OTHER'],
  [['peer_review'], 'OTHER'],
  [['journal', 'journal_issue'], 'OTHER'],
  [['journal', 'journal_metadata'], 'OTHER'],
];

const containers: readonly (readonly string[])[] = [
  ['journal', 'journal_metadata'],
  ['conference', 'proceedings_metadata'],
  ['conference', 'proceedings_series_metadata'],
  ['book', 'book_metadata'],
  ['book', 'book_series_metadata'],
  ['book', 'book_set_metadata'],
];

/** The work of a `<crossref>` element; undefined where it has no title. */
export function unixrefPaper(crossref: XmlElement): PaperRecord | undefined {
  for (const [path, type] of works) {
    const work = firstChild(crossref, ...path);
    if (work) return paper(crossref, work, type);
  }
  return undefined;
}

function paper(crossref: XmlElement, work: XmlElement, type: PaperType): PaperRecord | undefined {
  const title = titleOf(work);
  if (title === '') return undefined;
  const container = containers.map((path) => firstChild(crossref, ...path)).find((one) => one && one !== work);
  const issue = firstChild(crossref, 'journal', 'journal_issue');
  const doi = childText(work, 'doi_data', 'doi');
  const isBook = type === 'BOOK' || type === 'PROCEEDINGS';
  const references = childrenNamed(firstChild(work, 'citation_list') ?? work, 'citation').flatMap(
    (one) => reference(one) ?? [],
  );
  return withoutUndefined<PaperRecord>({
    kind: 'paper',
    recordKey: doi,
    identifiers: collectIdentifiers([
      ['doi', doi],
      ...(isBook ? childrenNamed(work, 'isbn').map((isbn) => ['isbn', textOf(isbn)] as const) : []),
    ]),
    title,
    abstract: markupToText(textOf(firstChild(work, 'abstract'))) || undefined,
    date: dateOf(work) ?? (issue && dateOf(issue)) ?? (container && dateOf(container)),
    type,
    language: languageTag(work.attributes.language ?? container?.attributes.language),
    venue: container && venueOf(container, type),
    volume:
      (issue && childText(issue, 'journal_volume', 'volume')) ??
      childText(work, 'volume') ??
      (container && childText(container, 'volume')),
    issue: issue && childText(issue, 'issue'),
    pages: pagesOf(work),
    publisher:
      childText(work, 'publisher', 'publisher_name') ??
      (container && childText(container, 'publisher', 'publisher_name')),
    url: childText(work, 'doi_data', 'resource'),
    authors: [...people(work), ...(type === 'BOOK_CHAPTER' ? editorsOfBook(work, container) : [])],
    references: references.length > 0 ? references : undefined,
    isRetracted: isRetractedTitle(title) ? true : undefined,
    // A number that each deposit must raise; it counts where it is written as a moment.
    updated: statedUpdate(childText(work, 'doi_data', 'timestamp')),
  });
}

function titleOf(element: XmlElement): string {
  const title =
    childText(element, 'titles', 'title') ??
    childText(element, 'proceedings_title') ??
    childText(element, 'full_title');
  const subtitle = childText(element, 'titles', 'subtitle') ?? childText(element, 'proceedings_subtitle');
  return markupToText(title && subtitle ? `${title.replace(/\s*:$/, '')}: ${subtitle}` : (title ?? subtitle ?? ''));
}

/** The earliest of the dates for print and online, as Crossref counts 'issued'. */
function dateOf(element: XmlElement): string | undefined {
  const found = ['publication_date', 'posted_date', 'approval_date', 'creation_date', 'database_date'].flatMap((name) =>
    childrenNamed(element, name),
  );
  const dates = found.flatMap((date) => {
    const year = childText(date, 'year');
    if (!year || !/^\d{4}$/.test(year)) return [];
    const month = twoDigits(childText(date, 'month'), 12);
    const day = month && twoDigits(childText(date, 'day'), 31);
    return [[year, month, day].filter(Boolean).join('-')];
  });
  const earliest = dates.sort()[0];
  // A year alone and a day in it are one date, told twice.
  return earliest && dates.findLast((date) => date.startsWith(earliest));
}

/** Crossref numbers seasons and quarters beyond 12. */
function twoDigits(text: string | undefined, greatest: number): string | undefined {
  const number = Number(text);
  return Number.isInteger(number) && number >= 1 && number <= greatest ? String(number).padStart(2, '0') : undefined;
}

function venueOf(container: XmlElement, type: PaperType): VenueMention | undefined {
  const name = titleOf(container);
  if (name === '') return undefined;
  const ids = ['issn', 'isbn'].flatMap((scheme) =>
    childrenNamed(container, scheme).map((one) => [scheme, textOf(one)] as const),
  );
  return withoutUndefined<VenueMention>({ name, type: venueTypeOf(type), identifiers: collectIdentifiers(ids) });
}

function pagesOf(work: XmlElement): string | undefined {
  const first = childText(work, 'pages', 'first_page');
  const last = childText(work, 'pages', 'last_page');
  const number = descendantsNamed(work, 'item_number').find(
    (one) => one.attributes.item_number_type === 'article_number',
  );
  return first ? (last && last !== first ? `${first}-${last}` : first) : textOf(number) || undefined;
}

/** Authors and editors; other roles (chair, translator, reviewer) are none of the paper's authors. */
function people(work: XmlElement): AuthorMention[] {
  const list = firstChild(work, 'contributors');
  const found = (list?.children ?? []).flatMap((child) => {
    if (typeof child === 'string') return [];
    const role = child.attributes.contributor_role ?? 'author';
    const mention =
      child.name === 'person_name'
        ? person(child)
        : child.name === 'organization'
          ? { name: textOf(child) }
          : undefined;
    if (!mention || mention.name === '' || (role !== 'author' && role !== 'editor')) return [];
    return [role === 'editor' ? { ...mention, role: 'EDITOR' as const } : mention];
  });
  const single = found.length === 0 ? firstChild(work, 'person_name') : undefined;
  return single ? [person(single) ?? []].flat() : found;
}

/** A chapter is edited by those who edit its book, where it names nobody itself. */
function editorsOfBook(chapter: XmlElement, book: XmlElement | undefined): AuthorMention[] {
  const isEditor = ({ role }: AuthorMention) => role === 'EDITOR';
  return book && !people(chapter).some(isEditor) ? people(book).filter(isEditor) : [];
}

function person(element: XmlElement): AuthorMention | undefined {
  const author = authorFromParts({
    given: childText(element, 'given_name'),
    family: childText(element, 'surname'),
    suffix: childText(element, 'suffix'),
  });
  const institutions = descendantsNamed(element, 'institution_name').map(textOf);
  const printed = childrenNamed(element, 'affiliation').map(textOf);
  const affiliations = [...printed, ...institutions].filter((name) => name !== '').map((name) => ({ name }));
  const identifiers = collectIdentifiers([['orcid', childText(element, 'ORCID')]]);
  return (
    author &&
    withoutUndefined({ ...author, identifiers, affiliations: affiliations.length > 0 ? affiliations : undefined })
  );
}

function reference(citation: XmlElement): ReferenceMention | undefined {
  const doi = childText(citation, 'doi');
  const parts = ['author', 'article_title', 'volume_title', 'journal_title', 'volume', 'first_page', 'cYear'];
  const printed =
    childText(citation, 'unstructured_citation') ?? parts.flatMap((name) => childText(citation, name) ?? []).join(', ');
  const text = markupToText(printed) || undefined;
  return doi || text
    ? withoutUndefined<ReferenceMention>({ identifier: doi ? { scheme: 'doi', value: doi } : undefined, text })
    : undefined;
}
