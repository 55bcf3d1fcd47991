import { createHash } from 'node:crypto';
import { parsePartialDate } from '../../identity/partial-date.js';
import { authorFromParts } from '../author-from-parts.js';
import { collectIdentifiers } from '../collect-identifiers.js';
import { asArray, asCount, asObject, asObjects, asText, asTexts, type JsonObject } from '../json-object.js';
import { pageRange } from '../page-range.js';
import type {
  AuthorMention,
  AuthorRecord,
  IdentifierMention,
  PaperRecord,
  PaperType,
  ReferenceMention,
  VenueMention,
  VenueType,
} from '../paper-record.js';
import { setFields } from '../set-fields.js';
import { statedUpdate } from '../stated-update.js';

/** Names of external ids at Semantic Scholar, as our schemes. */
const schemes: Readonly<Record<string, string>> = {
  doi: 'doi',
  arxiv: 'arxiv',
  acl: 'acl',
  pubmed: 'pubmed',
  pubmedcentral: 'pmcid',
  dblp: 'dblp',
  mag: 'mag',
  corpusid: 's2corpus',
};

/** Publication types, those that decide first: a paper mostly has several. */
const paperTypes: readonly (readonly [name: string, type: PaperType])[] = [
  ['Dataset', 'DATASET'],
  ['Editorial', 'EDITORIAL'],
  ['BookSection', 'BOOK_CHAPTER'],
  ['Book', 'BOOK'],
  ['Conference', 'CONFERENCE_PAPER'],
  ['Review', 'REVIEW'],
  ['MetaAnalysis', 'REVIEW'],
  ['JournalArticle', 'ARTICLE'],
  ['CaseReport', 'ARTICLE'],
  ['ClinicalTrial', 'ARTICLE'],
  ['LettersAndComments', 'ARTICLE'],
];

const venueTypes: Readonly<Record<string, VenueType>> = { journal: 'JOURNAL', conference: 'CONFERENCE' };

/**
 * A paper object of the Graph API or a row of the 'papers' data set, whose names are in lower case.
 * @param raw whose names count without their case
 * @returns a record without title (an empty text) where only other fields were asked for
 */
export function s2Paper(raw: JsonObject): PaperRecord {
  const paper = lowerNames(raw);
  const types = asTexts(paper.publicationtypes);
  const venue = venueOf(paper);
  const external = Object.entries(asObject(paper.externalids) ?? {});
  const journal = asObject(paper.journal) ?? {};
  return setFields(
    {
      kind: 'paper',
      title: asText(paper.title)?.replace(/\s+/g, ' ') ?? '',
      authors: asObjects(paper.authors).flatMap(authorOf),
    },
    {
      recordKey: recordKey(paper),
      updated: statedUpdate(asText(paper.updated)),
      identifiers: collectIdentifiers([
        ['s2', asText(paper.paperid)],
        ['s2corpus', asText(paper.corpusid)],
        ...external.flatMap(([name, value]) => {
          const scheme = schemes[name.toLowerCase()];
          return scheme === undefined ? [] : [[scheme, asText(value)] as const];
        }),
      ]),
      abstract: asText(paper.abstract),
      date:
        parsePartialDate(asText(paper.publicationdate) ?? '')?.date ?? parsePartialDate(asText(paper.year) ?? '')?.date,
      type: venue?.type === 'REPOSITORY' ? 'PREPRINT' : paperTypes.find(([name]) => types.includes(name))?.[1],
      venue,
      volume: asText(journal.volume),
      pages: pageRange(asText(journal.pages)),
      url: asText(paper.url),
      categories: [
        ...new Set([
          ...asTexts(paper.fieldsofstudy),
          ...asObjects(paper.s2fieldsofstudy).flatMap((field) => asTexts(field.category)),
        ]),
      ].map((label) => ({ scheme: 's2-field', code: label, label })),
      references: asObjects(paper.references).flatMap(referenceOf),
      referencesStated: asCount(paper.referencecount),
      citedByStated: asCount(paper.citationcount),
    },
  );
}

/**
 * The paper that an address of the Graph API asks about the citations or references of: '.../paper/CorpusID:7/citations'.
 * @returns undefined where it asks for something else
 */
export function askedPaper(address: string): IdentifierMention | undefined {
  const [, text = ''] = /\/graph\/v1\/paper\/(.+?)\/(?:citations|references)(?:[?#]|$)/.exec(address) ?? [];
  if (/^[0-9a-f]{40}$/.test(text)) return { scheme: 's2', value: text };
  if (/^10\.\d+\//.test(text)) return { scheme: 'doi', value: text };
  const [, prefix, value] = /^([a-z]+):(.+)$/i.exec(text) ?? [];
  if (prefix === undefined || value === undefined) return undefined;
  const scheme = schemes[{ pmid: 'pubmed', pmcid: 'pubmedcentral' }[prefix.toLowerCase()] ?? prefix.toLowerCase()];
  return scheme === undefined ? undefined : { scheme, value };
}

/**
 * A row of a data set is all there is of its paper. An answer of the API holds the fields that were asked for, and what
 * others asked for holds beside it: then the names of the fields are part of the key.
 */
function recordKey(paper: JsonObject): string | undefined {
  const key = asText(paper.paperid);
  if (key === undefined) return asText(paper.corpusid);
  const fields = Object.keys(paper).filter((name) => name !== 'matchscore');
  return `${key} ${createHash('sha256').update(fields.sort().join(' ')).digest('hex').slice(0, 8)}`;
}

/** A row of S2ORC's metadata, the release before the Graph API. */
export function s2orcPaper(row: JsonObject): PaperRecord {
  const name = asText(row.venue) ?? asText(row.journal);
  return setFields(
    {
      kind: 'paper',
      title: asText(row.title)?.replace(/\s+/g, ' ') ?? '',
      authors: asObjects(row.authors).flatMap(s2orcAuthor),
    },
    {
      recordKey: asText(row.paper_id),
      identifiers: collectIdentifiers([
        ['s2corpus', asText(row.paper_id)],
        ['doi', asText(row.doi)],
        ['arxiv', asText(row.arxiv_id)],
        ['acl', asText(row.acl_id)],
        ['pubmed', asText(row.pubmed_id)],
        ['pmcid', asText(row.pmc_id)],
        ['mag', asText(row.mag_id)],
      ]),
      abstract: asText(row.abstract),
      date: parsePartialDate(asText(row.year) ?? '')?.date,
      venue:
        name === undefined ? undefined : { name, ...(asText(row.journal) === name && { type: 'JOURNAL' as const }) },
      url: asText(row.s2_url),
      categories: asTexts(row.mag_field_of_study).map((label) => ({ scheme: 'mag-field', code: label, label })),
      references: asTexts(row.outbound_citations).map((value) => ({ identifier: { scheme: 's2corpus', value } })),
    },
  );
}

/**
 * An author object of the Graph API.
 * @returns undefined where it has no name
 */
export function s2Author(raw: JsonObject): AuthorRecord | undefined {
  const author = lowerNames(raw);
  const name = asText(author.name);
  if (name === undefined) return undefined;
  const external = lowerNames(asObject(author.externalids) ?? {});
  const record: AuthorRecord = { kind: 'author', name };
  const key = asText(author.authorid);
  if (key !== undefined) record.recordKey = key;
  const names = [...new Set([...asTexts(author.aliases), ...asTexts(external.dblp)])].filter((other) => other !== name);
  if (names.length > 0) record.names = names;
  const identifiers = collectIdentifiers([
    ['s2author', key],
    ['orcid', asTexts(external.orcid)[0]],
  ]);
  if (identifiers !== undefined) record.identifiers = identifiers;
  return record;
}

/** The API writes 'paperId', the data sets 'paperid'. */
export function lowerNames(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name.toLowerCase(), value]));
}

function authorOf(raw: JsonObject): AuthorMention[] {
  const author = lowerNames(raw);
  const name = asText(author.name);
  if (name === undefined) return [];
  const mention: AuthorMention = { name };
  const external = lowerNames(asObject(author.externalids) ?? {});
  const identifiers = collectIdentifiers([
    ['s2author', asText(author.authorid)],
    ['orcid', asTexts(external.orcid)[0]],
  ]);
  if (identifiers !== undefined) mention.identifiers = identifiers;
  const affiliations = asArray(author.affiliations)
    .map((affiliation) => asText(asObject(affiliation)?.name ?? affiliation))
    .filter((text) => text !== undefined);
  if (affiliations.length > 0) mention.affiliations = affiliations.map((text) => ({ name: text }));
  return [mention];
}

function s2orcAuthor(author: JsonObject): AuthorMention[] {
  const given = [asText(author.first), ...asTexts(author.middle)].filter(Boolean).join(' ');
  const mention = authorFromParts({ given, family: asText(author.last) ?? '', suffix: asText(author.suffix) ?? '' });
  return mention === undefined ? [] : [mention];
}

function referenceOf(raw: JsonObject): ReferenceMention[] {
  const cited = lowerNames(asObject(raw.citedPaper ?? raw) ?? {});
  const id = asText(cited.paperid);
  const text = asText(cited.title);
  if (id === undefined) return text === undefined ? [] : [{ text }];
  return [{ identifier: { scheme: 's2', value: id }, ...(text !== undefined && { text }) }];
}

function venueOf(paper: JsonObject): VenueMention | undefined {
  const stated = asObject(paper.publicationvenue) ?? {};
  const journal = asObject(paper.journal) ?? {};
  const name = asText(stated.name) ?? asText(paper.venue) ?? asText(journal.name);
  if (name === undefined) return undefined;
  const type = venueTypes[asText(stated.type)?.toLowerCase() ?? ''];
  const identifiers = collectIdentifiers([
    ['issn', asText(stated.issn)],
    ['s2venue', asText(stated.id)],
  ]);
  if (/^arxiv(?:\.org)?$/i.test(name)) return { name: 'arXiv', type: 'REPOSITORY' };
  return { name, ...(type && { type }), ...(identifiers && { identifiers }) };
}
