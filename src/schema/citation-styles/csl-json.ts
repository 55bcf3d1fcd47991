import type { PersonName } from '../../identity/person-name.js';
import { type CitedPaper, dateParts, identifierOf, incompleteNote, isWhole, personNames } from './cited-paper.js';

const itemTypes: Record<string, string> = {
  ARTICLE: 'article-journal',
  REVIEW: 'review',
  EDITORIAL: 'article-journal',
  CONFERENCE_PAPER: 'paper-conference',
  PREPRINT: 'article',
  BOOK: 'book',
  BOOK_CHAPTER: 'chapter',
  PROCEEDINGS: 'book',
  THESIS: 'thesis',
  REPORT: 'report',
  DATASET: 'dataset',
  SOFTWARE: 'software',
};

/** A CSL-JSON list of this one item. */
export function cslJsonOf(cited: CitedPaper): string {
  const { paper, venue } = cited;
  const parts = dateParts(cited);
  const item = {
    id: paper.key,
    type: itemTypes[paper.type ?? ''] ?? 'document',
    title: paper.title,
    author: people(cited.authors),
    editor: people(cited.editors),
    issued: parts.length > 0 ? { 'date-parts': [parts] } : undefined,
    'container-title': venue?.name,
    volume: paper.volume ?? undefined,
    issue: paper.issue ?? undefined,
    page: paper.pages ?? undefined,
    publisher: paper.publisher ?? undefined,
    DOI: identifierOf(cited, 'doi'),
    ISBN: identifierOf(cited, 'isbn'),
    PMID: identifierOf(cited, 'pubmed'),
    URL: paper.url ?? undefined,
    language: paper.language ?? undefined,
    abstract: paper.abstract ?? undefined,
    note: paper.authorsComplete ? undefined : incompleteNote,
  };
  return `${JSON.stringify([item], null, 2)}\n`;
}

function people(names: readonly string[]) {
  return names.length > 0 ? personNames(names).map(cslName) : undefined;
}

function cslName(person: PersonName) {
  if (isWhole(person)) return { literal: person.display };
  return { family: person.family, given: person.given.join(' '), suffix: person.suffix ?? undefined };
}
