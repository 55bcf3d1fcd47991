import { parsePartialDate } from '../../identity/partial-date.js';
import type { AuthorMention, IdentifierMention, PaperType, VenueMention } from '../paper-record.js';
import { childrenNamed, childText, type XmlElement } from '../xml-element.js';
import type { XmlTag } from '../xml-resume.js';
import { aclAuthors } from './acl-authors.js';
import { yearOfCollection } from './acl-id.js';

/** What the `<meta>` of a volume says about every paper in it. */
export interface AclVolume {
  collection: string;
  /** Empty in the layout of 2019, where papers stand directly in the collection. */
  id: string;
  title?: string;
  editors: AuthorMention[];
  date?: string;
  isJournal: boolean;
  venue?: VenueMention;
  volume?: string;
  issue?: string;
  publisher?: string;
  identifiers: IdentifierMention[];
}

const journalVenues = new Set(['cl', 'tacl']);

/** The volume that elements around a record name, with nothing known of it yet. */
export function emptyAclVolume(ancestors: readonly XmlTag[]): AclVolume {
  const outer = ancestors[0];
  const inner = ancestors.find((tag) => tag.name === 'volume');
  const isOldLayout = outer?.name === 'volume';
  const collection = outer?.attributes.id ?? '';
  const volume: AclVolume = {
    collection,
    id: isOldLayout ? '' : (inner?.attributes.id ?? ''),
    editors: [],
    isJournal: inner?.attributes.type === 'journal' || /^[JQ]\d\d$/.test(collection),
    identifiers: [],
  };
  if (isOldLayout) volume.date = yearOfCollection(collection);
  return volume;
}

/** Reads the `<meta>` of a volume. */
export function readAclVolume(meta: XmlElement, ancestors: readonly XmlTag[]): AclVolume {
  const volume = emptyAclVolume(ancestors);
  const venues = childrenNamed(meta, 'venue').map((venue) => String(venue.children[0] ?? '').trim());
  volume.title = childText(meta, 'booktitle');
  volume.editors = aclAuthors(meta, 'editor');
  volume.date = aclDate(meta);
  volume.isJournal ||=
    ancestors.every((tag) => tag.attributes.type === undefined) && journalVenues.has(venues[0] ?? '');
  volume.volume = childText(meta, 'journal-volume');
  volume.issue = childText(meta, 'journal-issue');
  volume.publisher = childText(meta, 'publisher');
  volume.venue = aclVenue(venues, volume, childText(meta, 'journal-title'));
  for (const scheme of ['doi', 'isbn']) {
    const value = childText(meta, scheme);
    if (value) volume.identifiers.push({ scheme, value });
  }
  return volume;
}

/** The date of an element with `<year>` and `<month>`; a month that is none leaves the year. */
export function aclDate(element: XmlElement): string | undefined {
  const year = childText(element, 'year');
  if (!year) return undefined;
  const month = childText(element, 'month');
  return (parsePartialDate(month ? `${month} ${year}` : year) ?? parsePartialDate(year))?.date;
}

/** The type of a paper in that volume. */
export function aclPaperType(volume: AclVolume): PaperType {
  return volume.isJournal ? 'ARTICLE' : 'CONFERENCE_PAPER';
}

/**
 * The first venue that says more than 'ws' (some workshop). Only its id stands here; its name comes with the venues' own
 * files, except for journals, which print it.
 */
function aclVenue(ids: readonly string[], volume: AclVolume, journal: string | undefined): VenueMention | undefined {
  const id = ids.find((candidate) => candidate !== 'ws' && candidate !== '') ?? ids[0];
  const journalName = volume.isJournal ? (journal ?? /^(.+?),? Volume \d/.exec(volume.title ?? '')?.[1]) : undefined;
  const name = journalName ?? id;
  if (!name) return undefined;
  const venue: VenueMention = { name };
  if (volume.isJournal) venue.type = 'JOURNAL';
  else if (id === 'ws') venue.type = 'WORKSHOP';
  if (id) venue.identifiers = [{ scheme: 'acl-venue', value: id }];
  return venue;
}
