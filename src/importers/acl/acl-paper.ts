import { identifierInUrl } from '../collect-identifiers.js';
import { languageTag } from '../language-tag.js';
import { pageRange } from '../page-range.js';
import type { IdentifierMention, PaperRecord } from '../paper-record.js';
import { withoutUndefined } from '../without-undefined.js';
import { childText, firstChild, textOf, type XmlElement } from '../xml-element.js';
import { aclAuthors } from './acl-authors.js';
import { aclPaperId } from './acl-id.js';
import { type AclVolume, aclDate, aclPaperType } from './acl-volume.js';

/** A `<paper>` of the Anthology; undefined where it has no title. */
export function aclPaper(paper: XmlElement, volume: AclVolume): PaperRecord | undefined {
  const title = childText(paper, 'title');
  if (!title) return undefined;
  const number = paper.attributes.id ?? '';
  const isOldLayout = volume.id === '';
  const id = isOldLayout
    ? `${volume.collection}-${number.padStart(4, '0')}`
    : aclPaperId(volume.collection, volume.id, number);
  const isFrontMatter = isOldLayout && isFrontNumber(volume.collection, number);
  const record = basics(paper, volume, id, title);
  record.type = isFrontMatter ? 'PROCEEDINGS' : paper.attributes.type === 'backmatter' ? 'OTHER' : aclPaperType(volume);
  record.authors = [...aclAuthors(paper, 'author'), ...aclAuthors(paper, 'editor')];
  const journal = childText(paper, 'journal');
  if (journal) record.venue = { name: journal, type: 'JOURNAL' };
  else if (!record.venue && isOldLayout) record.venue = printedVenue(paper);
  record.issue = childText(paper, 'issue') ?? volume.issue;
  record.abstract = childText(paper, 'abstract');
  record.language = languageTag(childText(paper, 'language'));
  if (firstChild(paper, 'retracted') || firstChild(paper, 'removed')) record.isRetracted = true;
  return withoutUndefined(record);
}

/** The `<frontmatter>` of a volume: the proceedings as a whole, by their editors; undefined where the volume has no title. */
export function aclProceedings(frontMatter: XmlElement, volume: AclVolume): PaperRecord | undefined {
  if (!volume.title) return undefined;
  const record = basics(frontMatter, volume, aclPaperId(volume.collection, volume.id, '0'), volume.title);
  record.type = 'PROCEEDINGS';
  record.authors = volume.editors;
  record.issue = volume.issue;
  for (const identifier of volume.identifiers) {
    const isKnown = record.identifiers?.some((other) => other.scheme === identifier.scheme);
    if (!isKnown) record.identifiers?.push(identifier);
  }
  return withoutUndefined(record);
}

function basics(element: XmlElement, volume: AclVolume, id: string, title: string): PaperRecord {
  const address = childText(element, 'url');
  return {
    kind: 'paper',
    recordKey: id,
    identifiers: [{ scheme: 'acl', value: id }, ...doiOf(element)],
    title,
    date: aclDate(element) ?? volume.date,
    venue: volume.venue,
    volume: volume.volume,
    pages: pageRange(childText(element, 'pages')),
    publisher: childText(element, 'publisher') ?? volume.publisher,
    url: address && /^https?:/.test(address) ? address : undefined,
    authors: [],
  };
}

/** The `<doi>`, which a few volumes fill with the address of a handle. */
function doiOf(element: XmlElement): IdentifierMention[] {
  const value = childText(element, 'doi');
  if (!value) return [];
  const [scheme, id] = identifierInUrl(/^https?:/.test(value) ? value : undefined) ?? ['doi', value];
  return [{ scheme, value: id }];
}

/** Number 0 of a volume: '1000', but '0100' where volumes have two digits. */
function isFrontNumber(collection: string, number: string): boolean {
  return collection.startsWith('W') ? /00$/.test(number) : /000$/.test(number);
}

function printedVenue(paper: XmlElement): PaperRecord['venue'] {
  const name = textOf(firstChild(paper, 'booktitle'));
  return name ? { name } : undefined;
}
