import { parsePartialDate } from '../../identity/partial-date.js';
import { authorFromInverted } from '../author-from-inverted.js';
import { authorFromParts } from '../author-from-parts.js';
import { collectIdentifiers } from '../collect-identifiers.js';
import type { Importer, Place, SourceItem } from '../importer.js';
import { asCount, asObject, asObjects, asText, asTexts, type JsonObject } from '../json-object.js';
import { keywordTopics } from '../keyword-topics.js';
import { languageTag } from '../language-tag.js';
import { markupToText } from '../markup-to-text.js';
import { pageRange } from '../page-range.js';
import type {
  AuthorMention,
  IdentifierMention,
  OrganizationMention,
  PaperRecord,
  RelationMention,
  VenueMention,
} from '../paper-record.js';
import { readJsonRecords } from '../read-json-array.js';
import { setFields } from '../set-fields.js';
import { statedUpdate } from '../stated-update.js';
import { dataciteType } from './datacite-types.js';

/** Kinds of related identifiers, as our schemes. */
const relatedSchemes: Readonly<Record<string, string>> = {
  doi: 'doi',
  arxiv: 'arxiv',
  pmid: 'pubmed',
  handle: 'handle',
  isbn: 'isbn',
};
const referenceRelations = new Set(['References', 'Cites', 'IsDerivedFrom', 'IsSupplementTo']);

/** DataCite JSON: answers of its REST API (one or a list), the public data file (JSON Lines) and exports without wrapper. */
export const datacite: Importer = {
  format: 'datacite',
  label: 'DataCite JSON (REST API, data file, JSON Lines)',
  detect: (head) =>
    /^\s*[[{]/.test(head) &&
    /"creators"\s*:/.test(head) &&
    /"titles"\s*:/.test(head) &&
    /"(?:doi|attributes|publicationYear|resourceTypeGeneral|schemaVersion)"\s*:/.test(head),
  async *read(source) {
    for await (const item of readJsonRecords(source, { arrays: ['data'] })) {
      if (item.problems !== undefined) yield item;
      else yield toItem(asObject(item.value) ?? {}, item.place);
    }
  },
};

function toItem(whole: JsonObject, place: Place): SourceItem {
  // One answer for one DOI keeps its record under 'data', every record its fields under 'attributes'.
  const resource = asObject(whole.data) ?? whole;
  const row = asObject(resource.attributes) ?? resource;
  const doi = asText(row.doi) ?? asText(resource.id);
  const title = titleOf(row);
  if (title === undefined) {
    const reason = `the record ${doi === undefined ? '' : `"${doi}" `}has no title`;
    return {
      place,
      problems: [{ severity: 'QUARANTINED', code: 'NO_TITLE', reason, excerpt: JSON.stringify(row).slice(0, 300) }],
    };
  }
  return { place, record: toPaper(row, title, doi) };
}

function toPaper(row: JsonObject, title: string, doi: string | undefined): PaperRecord {
  const container = containerOf(row);
  const type = dataciteType(asObject(row.types) ?? {});
  const first = asText(container.firstPage);
  const last = asText(container.lastPage);
  const related = asObjects(row.relatedIdentifiers);
  return setFields(
    { kind: 'paper', title, authors: [...asObjects(row.creators).flatMap(toAuthor), ...editorsOf(row)] },
    {
      recordKey: doi,
      updated: statedUpdate(asText(row.updated)),
      identifiers: collectIdentifiers([['doi', doi], ...otherIds(row, doi)]),
      abstract:
        markupToText(
          asText(asObjects(row.descriptions).find((part) => part.descriptionType === 'Abstract')?.description) ?? '',
        ) || undefined,
      date: dateOf(row),
      type,
      language: languageTag(asText(row.language)),
      venue: venueOf(container),
      volume: asText(container.volume),
      issue: asText(container.issue),
      pages:
        pageRange(first !== undefined && last !== undefined && first !== last ? `${first}-${last}` : (first ?? last)) ??
        pagesInSizes(row),
      publisher: asText(row.publisher) ?? asText(asObject(row.publisher)?.name),
      url: asText(row.url),
      topics: keywordTopics(asObjects(row.subjects).flatMap((subject) => asText(subject.subject) ?? [])),
      references: related.flatMap((other) => {
        const identifier = referenceRelations.has(asText(other.relationType) ?? '')
          ? relatedIdentifier(other)
          : undefined;
        return identifier === undefined ? [] : [{ identifier }];
      }),
      relations: related.flatMap(relationOf),
      citedByStated: asCount(row.citationCount),
      referencesStated: asCount(row.referenceCount),
    },
  );
}

/** Further ids of the same thing; the DOI itself mostly stands among them, as an address. */
function otherIds(row: JsonObject, doi: string | undefined): [string, string | undefined][] {
  return asObjects(row.alternateIdentifiers ?? row.identifiers).flatMap((other): [string, string | undefined][] => {
    const scheme = relatedSchemes[(asText(other.alternateIdentifierType ?? other.identifierType) ?? '').toLowerCase()];
    const value = asText(other.alternateIdentifier ?? other.identifier)?.replace(/^https?:\/\/(?:dx\.)?doi\.org\//, '');
    return scheme === undefined || value?.toLowerCase() === doi?.toLowerCase() ? [] : [[scheme, value]];
  });
}

/** The main title, with its subtitle. */
function titleOf(row: JsonObject): string | undefined {
  const titles = asObjects(row.titles);
  const main =
    titles.find((title) => !asText(title.titleType) && asText(title.title)) ??
    titles.find((title) => asText(title.title));
  const title = markupToText(asText(main?.title) ?? '') || undefined;
  const subtitle =
    markupToText(asText(titles.find((other) => other.titleType === 'Subtitle')?.title) ?? '') || undefined;
  if (title === undefined || subtitle === undefined || main?.titleType === 'Subtitle' || title.includes(subtitle))
    return title;
  return /[:.?!]$/.test(title) ? `${title} ${subtitle}` : `${title}: ${subtitle}`;
}

function toAuthor(creator: JsonObject): AuthorMention[] {
  const name = asText(creator.name)?.replace(/\s+/g, ' ');
  const given = asText(creator.givenName);
  const family = asText(creator.familyName);
  const isOrganization = creator.nameType === 'Organizational';
  const mention =
    given !== undefined || family !== undefined
      ? authorFromParts({ given: given ?? '', family: family ?? '' })
      : name === undefined || isOrganization || creator.nameType !== 'Personal'
        ? name === undefined || /^[:(]?(?:unav|unkn|unknown|anonymous|none)[)]?$/i.test(name)
          ? undefined
          : { name }
        : authorFromInverted(name);
  if (mention === undefined) return [];
  const identifiers = asObjects(creator.nameIdentifiers).flatMap((entry): IdentifierMention[] => {
    const scheme = (asText(entry.nameIdentifierScheme) ?? '').toLowerCase();
    const value = asText(entry.nameIdentifier);
    return value === undefined || !['orcid', 'isni', 'gnd', 'ror'].includes(scheme) ? [] : [{ scheme, value }];
  });
  if (identifiers.length > 0) mention.identifiers = identifiers;
  const affiliations = affiliationsOf(creator.affiliation);
  if (affiliations.length > 0) mention.affiliations = affiliations;
  return [mention];
}

/** A text, an object, or a list of either; ids as 'https://ror.org/...'. */
function affiliationsOf(value: unknown): OrganizationMention[] {
  return (Array.isArray(value) ? value : [value]).flatMap((entry: unknown) => {
    const object = asObject(entry);
    const name = asText(object?.name ?? entry);
    if (name === undefined) return [];
    const id = asText(object?.affiliationIdentifier);
    const scheme = asText(object?.affiliationIdentifierScheme)?.toLowerCase();
    return [id !== undefined && scheme !== undefined ? { name, identifiers: [{ scheme, value: id }] } : { name }];
  });
}

function editorsOf(row: JsonObject): AuthorMention[] {
  return asObjects(row.contributors)
    .filter((contributor) => contributor.contributorType === 'Editor')
    .flatMap((contributor) => toAuthor(contributor).map((author) => ({ ...author, role: 'EDITOR' as const })));
}

/** The day of issue, else the year of publication. Thai records may count by the Buddhist era: those are left out. */
function dateOf(row: JsonObject): string | undefined {
  const dates = asObjects(row.dates);
  const year = parsePartialDate(asText(row.publicationYear) ?? '')?.date;
  for (const dateType of ['Issued', 'Available', 'Created']) {
    const stated = asText(dates.find((date) => date.dateType === dateType)?.date)?.split('/')[0] ?? '';
    const date = parsePartialDate(stated)?.date;
    if (date !== undefined && (year === undefined || date.startsWith(year))) return date;
  }
  return year;
}

/**
 * What the thing appeared in: 'container', which DataCite derives, or the related item that says so, in its words.
 * Texts that some journals put where the pages belong ('Bd. 1 Nr. 1 (2018)') are left out.
 */
function containerOf(row: JsonObject): JsonObject {
  const container = asObject(row.container) ?? {};
  const host = asObjects(row.relatedItems).find((item) => item.relationType === 'IsPublishedIn');
  const isPage = (value: unknown): boolean => /^[A-Za-z]?\d+[A-Za-z]?$/.test(asText(value) ?? '');
  const pages = Object.fromEntries(
    ['firstPage', 'lastPage'].map((name) => [name, isPage(container[name]) ? container[name] : undefined]),
  );
  if (asText(container.title) !== undefined || host === undefined) return { ...container, ...pages };
  const titles = asObject(host.titles) ?? asObjects(host.titles)[0];
  const id = asObject(host.relatedItemIdentifier);
  return {
    title: titles?.title,
    type: host.relatedItemType,
    volume: host.volume,
    issue: host.issue,
    firstPage: host.firstPage,
    lastPage: host.lastPage,
    identifier: id?.relatedItemIdentifier,
    identifierType: id?.relatedItemIdentifierType,
  };
}

/** Some journals state the pages as a size: '42-79 Seiten'. */
function pagesInSizes(row: JsonObject): string | undefined {
  const range = asTexts(row.sizes).map(
    (size) => /^(\d+\s*[-–]\s*\d+)(?:\s+(?:p\.|pp\.|pages|Seiten))$/i.exec(size)?.[1],
  );
  return pageRange(range.find((found) => found !== undefined));
}

function venueOf(container: JsonObject): VenueMention | undefined {
  const name = asText(container.title);
  if (name === undefined) return undefined;
  const type = asText(container.type)?.toLowerCase();
  const venue: VenueMention = { name };
  if (type === 'journal' || type === 'series') venue.type = 'JOURNAL';
  else if (type === 'datarepository') venue.type = 'REPOSITORY';
  else if (type === 'book') venue.type = 'BOOK';
  const issn = asText(container.identifier);
  if (issn !== undefined && container.identifierType === 'ISSN') venue.identifiers = [{ scheme: 'issn', value: issn }];
  return venue;
}

function relationOf(related: JsonObject): RelationMention[] {
  const identifier = relatedIdentifier(related);
  if (identifier === undefined) return [];
  switch (related.relationType) {
    case 'IsVersionOf':
    case 'IsNewVersionOf':
    case 'IsPreviousVersionOf':
    case 'HasVersion':
    case 'IsIdenticalTo':
      return [{ kind: 'VERSION_OF', identifier }];
    case 'IsPreprintOf':
      return [{ kind: 'PREPRINT_OF', identifier }];
    default:
      return [];
  }
}

function relatedIdentifier(related: JsonObject): IdentifierMention | undefined {
  const scheme = relatedSchemes[(asText(related.relatedIdentifierType) ?? '').toLowerCase()];
  const value = asText(related.relatedIdentifier);
  return scheme === undefined || value === undefined ? undefined : { scheme, value };
}
