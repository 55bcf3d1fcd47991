import { collectIdentifiers } from './collect-identifiers.js';
import type { Importer, SourceItem } from './importer.js';
import type { AuthorMention, AuthorRecord, PaperRecord, PaperType, RelationMention } from './paper-record.js';
import { setFields } from './set-fields.js';
import { statedUpdate } from './stated-update.js';
import { childrenNamed, childText, descendantsNamed, firstChild, type XmlElement } from './xml-element.js';
import { readXmlRecords } from './xml-records.js';

const paperTypes: Readonly<Record<string, PaperType>> = {
  'journal-article': 'ARTICLE',
  'magazine-article': 'ARTICLE',
  'conference-paper': 'CONFERENCE_PAPER',
  preprint: 'PREPRINT',
  'working-paper': 'PREPRINT',
  book: 'BOOK',
  'edited-book': 'BOOK',
  'book-chapter': 'BOOK_CHAPTER',
  'encyclopedia-entry': 'BOOK_CHAPTER',
  dissertation: 'THESIS',
  'dissertation-thesis': 'THESIS',
  report: 'REPORT',
  'data-set': 'DATASET',
  software: 'SOFTWARE',
  'book-review': 'REVIEW',
  review: 'REVIEW',
};

const idSchemes: Readonly<Record<string, string>> = {
  doi: 'doi',
  arxiv: 'arxiv',
  pmid: 'pubmed',
  pmc: 'pmcid',
  eid: 'scopus',
  wosuid: 'wos',
  handle: 'handle',
  isbn: 'isbn',
};

/** Types whose ISBN is their own. */
const bookTypes = new Set<PaperType>(['BOOK']);

/**
 * ORCID's public data: one person a file, with names that the person stated and the works that the person claimed.
 * A work names no other author than the person: its byline is marked incomplete.
 */
export const orcid: Importer = {
  format: 'orcid',
  label: 'ORCID records (XML)',
  detect: (head) => /<(?:\w+:)?(?:record|error)\b[^>]*(?:www\.orcid\.org\/ns|path="\/\d{4}-)/.test(head),
  async *read(source) {
    for await (const item of readXmlRecords(source, { records: ['record', 'error'] })) {
      const { element, place, problems } = item;
      if (element === undefined) yield { place, problems };
      else if (element.name === 'error') yield locked(element, place);
      else yield* toItems(element, place);
    }
  },
};

function* toItems(element: XmlElement, place: SourceItem['place']): Generator<SourceItem> {
  const id =
    childText(element, 'orcid-identifier', 'path') ??
    /\d{4}-\d{4}-\d{4}-\d{3}[\dX]/.exec(element.attributes.path ?? '')?.[0];
  const person = firstChild(element, 'person');
  const name = person && nameOf(person);
  if (id === undefined || person === undefined || name === undefined) {
    const reason = id === undefined ? 'the record has no ORCID iD' : `the record "${id}" states no public name`;
    yield {
      place,
      problems: [{ severity: 'QUARANTINED', code: id === undefined ? 'IDENTIFIER_MISSING' : 'NO_NAME', reason }],
    };
    return;
  }
  const author: AuthorRecord = {
    kind: 'author',
    recordKey: id,
    name: name.name,
    identifiers: [{ scheme: 'orcid', value: id }],
    verified: true,
  };
  const others = [...new Set(descendantsNamed(person, 'other-name').map((other) => childText(other, 'content')))];
  const names = [childText(person, 'name', 'credit-name'), ...others].filter(
    (other) => other !== undefined && other !== name.name,
  );
  const updated = statedUpdate(childText(person, 'last-modified-date'));
  if (updated !== undefined) author.updated = updated;
  if (names.length > 0) author.names = [...new Set(names)].filter((other) => other !== undefined);
  yield { place, record: author };
  const works = firstChild(element, 'activities-summary', 'works');
  for (const group of works ? childrenNamed(works, 'group') : []) {
    // Several sources state the same work: the first is the one that the person prefers.
    const [summary] = childrenNamed(group, 'work-summary');
    const paper = summary && workOf(summary, { ...name, identifiers: [{ scheme: 'orcid', value: id }] });
    if (paper !== undefined) yield { place: { ...place, line: summary?.line ?? place.line ?? 1 }, record: paper };
  }
}

/** What stands in the place of a record that is locked or was withdrawn. */
function locked(element: XmlElement, place: SourceItem['place']): SourceItem {
  const reason = `the file holds no record but the answer "${childText(element, 'developer-message') ?? ''}"`;
  return { place, problems: [{ severity: 'QUARANTINED', code: 'ANSWER_IS_ERROR', reason }] };
}

function nameOf(person: XmlElement): AuthorMention | undefined {
  const given = childText(person, 'name', 'given-names');
  const family = childText(person, 'name', 'family-name');
  const name = [given, family].filter(Boolean).join(' ') || childText(person, 'name', 'credit-name');
  if (name === undefined || name === '') return undefined;
  return { name, ...(given && { given }), ...(family && { family }) };
}

function workOf(summary: XmlElement, author: AuthorMention): PaperRecord | undefined {
  const title = childText(summary, 'title', 'title');
  if (title === undefined) return undefined;
  const subtitle = childText(summary, 'title', 'subtitle');
  const type = paperTypes[(childText(summary, 'type') ?? '').toLowerCase().replaceAll('_', '-')] ?? 'OTHER';
  const venue = childText(summary, 'journal-title');
  const date = firstChild(summary, 'publication-date');
  const isEditor = /^(?:edited-book|journal-issue)$/.test(childText(summary, 'type') ?? '');
  const ids = firstChild(summary, 'external-ids');
  const entries = ids ? childrenNamed(ids, 'external-id') : [];
  return setFields(
    {
      kind: 'paper',
      title: subtitle === undefined || title.includes(subtitle) ? title : `${title}: ${subtitle}`,
      authors: [isEditor ? { ...author, role: 'EDITOR' } : author],
      authorsComplete: false,
    },
    {
      recordKey: summary.attributes['put-code'],
      updated: statedUpdate(childText(summary, 'last-modified-date')),
      identifiers: collectIdentifiers(
        entries.flatMap((entry) => {
          const scheme = idSchemes[childText(entry, 'external-id-type') ?? ''];
          // 'part-of' ids name the book or the journal.
          if (scheme === undefined || childText(entry, 'external-id-relationship') !== 'self') return [];
          if (scheme === 'isbn' && !bookTypes.has(type)) return [];
          return [[scheme, childText(entry, 'external-id-value')] as const];
        }),
      ),
      relations: entries.flatMap((entry): RelationMention[] => {
        const value = childText(entry, 'external-id-value');
        const isVersion =
          childText(entry, 'external-id-relationship') === 'version-of' &&
          childText(entry, 'external-id-type') === 'doi';
        return isVersion && value !== undefined ? [{ kind: 'VERSION_OF', identifier: { scheme: 'doi', value } }] : [];
      }),
      date:
        date && [childText(date, 'year'), childText(date, 'month'), childText(date, 'day')].filter(Boolean).join('-'),
      type,
      venue: venue === undefined ? undefined : { name: venue, ...(type === 'ARTICLE' && { type: 'JOURNAL' as const }) },
      url: childText(summary, 'url'),
    },
  );
}
