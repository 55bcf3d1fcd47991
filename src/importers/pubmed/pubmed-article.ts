import { parsePartialDate } from '../../identity/partial-date.js';
import { collectIdentifiers } from '../collect-identifiers.js';
import { keywordTopics } from '../keyword-topics.js';
import { languageTag } from '../language-tag.js';
import { medlineType } from '../medline-types.js';
import { articleNumber, fullPageRange } from '../page-range.js';
import type { PaperRecord, ReferenceMention, RelationMention, VenueMention } from '../paper-record.js';
import { setFields } from '../set-fields.js';
import { statedUpdate } from '../stated-update.js';
import { childrenNamed, childText, firstChild, textOf, type XmlElement } from '../xml-element.js';
import { isByline, pubmedAuthors } from './pubmed-authors.js';

/** Kinds of article ids, as our schemes. */
const idSchemes: Readonly<Record<string, string>> = { doi: 'doi', pmc: 'pmcid', pubmed: 'pubmed', pii: 'pii' };

/**
 * A <PubmedArticle>.
 * @returns with an empty title where it has none
 */
export function pubmedArticle(element: XmlElement): PaperRecord {
  const citation = firstChild(element, 'MedlineCitation') ?? element;
  const article = firstChild(citation, 'Article') ?? citation;
  const journal = firstChild(article, 'Journal');
  const publicationTypes = childrenIn(article, 'PublicationTypeList', 'PublicationType').map(textOf);
  const pmid = childText(citation, 'PMID');
  const lists = childrenNamed(article, 'AuthorList').filter(isByline);
  const venue = venueOf(citation, journal);
  return setFields(
    { kind: 'paper', title: titleOf(article), authors: lists.flatMap((list) => pubmedAuthors(list)) },
    {
      recordKey: pmid,
      identifiers: collectIdentifiers([
        ['pubmed', pmid],
        ...childrenNamed(article, 'ELocationID').map(
          (id) => [id.attributes.EIdType === 'doi' ? 'doi' : 'pii', textOf(id)] as const,
        ),
        ...articleIds(firstChild(element, 'PubmedData', 'ArticleIdList')).map(
          ({ scheme, value }) => [scheme, value] as const,
        ),
      ]),
      abstract: abstractOf(firstChild(article, 'Abstract')),
      date: dateOf(article, journal),
      type: medlineType(publicationTypes) ?? (venue === undefined ? undefined : 'ARTICLE'),
      language: languageTag(childText(article, 'Language')),
      venue: /preprint/i.test(publicationTypes.join(' ')) && venue ? { ...venue, type: 'REPOSITORY' } : venue,
      volume: journal && childText(journal, 'JournalIssue', 'Volume'),
      issue: journal && childText(journal, 'JournalIssue', 'Issue'),
      pages: fullPageRange(pagesOf(article)),
      authorsComplete: lists.some((list) => list.attributes.CompleteYN === 'N') ? false : undefined,
      topics: keywordTopics([
        ...childrenNamed(citation, 'KeywordList').flatMap((list) => childrenNamed(list, 'Keyword').map(textOf)),
        ...childrenIn(citation, 'MeshHeadingList', 'MeshHeading').map(
          (heading) => childText(heading, 'DescriptorName') ?? '',
        ),
      ]),
      references: referencesOf(firstChild(element, 'PubmedData')),
      isRetracted: publicationTypes.includes('Retracted Publication') || undefined,
      relations: relationsOf(citation),
      updated: statedUpdate(pubmedDate(firstChild(citation, 'DateRevised'))),
    },
  );
}

/** NLM closes every title with a period of its own, and puts translated ones in brackets. */
function titleOf(article: XmlElement): string {
  const title = childText(article, 'ArticleTitle') ?? childText(article, 'VernacularTitle') ?? '';
  const plain = title.replace(/^\[(.*?)\.?\](?:\.)?$/, '$1');
  return /[^.]\.$/.test(plain) ? plain.slice(0, -1) : plain;
}

/** Parts of a structured abstract keep their labels. */
function abstractOf(abstract: XmlElement | undefined): string | undefined {
  if (abstract === undefined) return undefined;
  const parts = childrenNamed(abstract, 'AbstractText').map((part) => {
    const label = part.attributes.Label;
    return label && label !== 'UNLABELLED' ? `${label}: ${textOf(part)}` : textOf(part);
  });
  return parts.filter((part) => part !== '').join(' ') || undefined;
}

function dateOf(article: XmlElement, journal: XmlElement | undefined): string | undefined {
  const printed = journal && firstChild(journal, 'JournalIssue', 'PubDate');
  const date = pubmedDate(printed);
  const electronic = pubmedDate(childrenNamed(article, 'ArticleDate')[0]);
  if (date === undefined) return electronic;
  return electronic !== undefined && electronic.length > date.length && electronic.startsWith(date) ? electronic : date;
}

/** <Year>, <Month> ('2' or 'Feb'), <Day>; or <MedlineDate>: '2010 Sep-Oct'. */
export function pubmedDate(date: XmlElement | undefined): string | undefined {
  if (date === undefined) return undefined;
  const year = childText(date, 'Year');
  const month = childText(date, 'Month') ?? '';
  const day = childText(date, 'Day') ?? '';
  const written =
    year === undefined
      ? (childText(date, 'MedlineDate') ?? '')
      : /^\d+$/.test(month)
        ? [year, month, day].filter(Boolean).join('-')
        : `${year} ${month} ${day}`;
  return (parsePartialDate(written) ?? parsePartialDate(year ?? ''))?.date;
}

function venueOf(citation: XmlElement, journal: XmlElement | undefined): VenueMention | undefined {
  const short =
    (journal && childText(journal, 'ISOAbbreviation')) ?? childText(citation, 'MedlineJournalInfo', 'MedlineTA');
  const name = (journal && childText(journal, 'Title')) ?? short;
  if (name === undefined) return undefined;
  const venue: VenueMention = { name, type: 'JOURNAL' };
  if (short !== undefined && short !== name) venue.acronym = short;
  const identifiers = collectIdentifiers([
    ['issn', journal && childText(journal, 'ISSN')],
    ['issn', childText(citation, 'MedlineJournalInfo', 'ISSNLinking')],
    ['nlm', childText(citation, 'MedlineJournalInfo', 'NlmUniqueID')],
  ]);
  if (identifiers !== undefined) venue.identifiers = identifiers;
  return venue;
}

function pagesOf(article: XmlElement): string | undefined {
  const start = childText(article, 'Pagination', 'StartPage');
  const end = childText(article, 'Pagination', 'EndPage');
  const printed = childText(article, 'Pagination', 'MedlinePgn');
  const pii = childrenNamed(article, 'ELocationID').find((id) => id.attributes.EIdType === 'pii');
  return (
    printed ??
    (start !== undefined && end !== undefined ? `${start}-${end}` : (start ?? articleNumber(pii && textOf(pii))))
  );
}

function referencesOf(data: XmlElement | undefined): ReferenceMention[] {
  if (data === undefined) return [];
  return childrenNamed(data, 'ReferenceList').flatMap(referencesIn);
}

/** Lists of references may stand in lists. */
function referencesIn(list: XmlElement): ReferenceMention[] {
  const own = childrenNamed(list, 'Reference').flatMap((reference): ReferenceMention[] => {
    const ids = articleIds(firstChild(reference, 'ArticleIdList'));
    const identifier = ids.find((id) => id.scheme === 'doi') ?? ids[0];
    const text = childText(reference, 'Citation');
    if (identifier === undefined) return text === undefined ? [] : [{ text }];
    return [text === undefined ? { identifier } : { identifier, text }];
  });
  return [...own, ...childrenNamed(list, 'ReferenceList').flatMap(referencesIn)];
}

function relationsOf(citation: XmlElement): RelationMention[] {
  const kinds: Readonly<Record<string, RelationMention['kind']>> = {
    RetractionOf: 'RETRACTS',
    ErratumFor: 'CORRECTS',
    UpdateOf: 'VERSION_OF',
  };
  return childrenIn(citation, 'CommentsCorrectionsList', 'CommentsCorrections').flatMap((entry) => {
    const kind = kinds[entry.attributes.RefType ?? ''];
    const value = childText(entry, 'PMID');
    return kind === undefined || value === undefined ? [] : [{ kind, identifier: { scheme: 'pubmed', value } }];
  });
}

function articleIds(list: XmlElement | undefined): { scheme: string; value: string }[] {
  return (list ? childrenNamed(list, 'ArticleId') : []).flatMap((id) => {
    const scheme = idSchemes[id.attributes.IdType ?? ''];
    const value = textOf(id);
    return scheme === undefined || value === '' ? [] : [{ scheme, value }];
  });
}

function childrenIn(element: XmlElement, list: string, name: string): XmlElement[] {
  return childrenNamed(element, list).flatMap((one) => childrenNamed(one, name));
}
