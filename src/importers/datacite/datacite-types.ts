import { asText, type JsonObject } from '../json-object.js';
import type { PaperType } from '../paper-record.js';

/** DataCite's general types that decide by themselves. */
const generalTypes: Readonly<Record<string, PaperType>> = {
  JournalArticle: 'ARTICLE',
  DataPaper: 'ARTICLE',
  ConferencePaper: 'CONFERENCE_PAPER',
  ConferenceProceeding: 'PROCEEDINGS',
  Preprint: 'PREPRINT',
  Book: 'BOOK',
  BookChapter: 'BOOK_CHAPTER',
  Dissertation: 'THESIS',
  Report: 'REPORT',
  Dataset: 'DATASET',
  Software: 'SOFTWARE',
  PeerReview: 'REVIEW',
};

/** The types that DataCite derives for CSL: they tell what a 'Text' is. */
const citeprocTypes: Readonly<Record<string, PaperType>> = {
  'article-journal': 'ARTICLE',
  'paper-conference': 'CONFERENCE_PAPER',
  chapter: 'BOOK_CHAPTER',
  book: 'BOOK',
  thesis: 'THESIS',
  report: 'REPORT',
  dataset: 'DATASET',
};

/** What people write into the free type of a 'Text'. */
const freeTypes: readonly (readonly [pattern: RegExp, type: PaperType])[] = [
  [/pre-?print/i, 'PREPRINT'],
  [/conference (?:paper|contribution|article)|proceedings paper/i, 'CONFERENCE_PAPER'],
  [/thes[ei]s|dissertation/i, 'THESIS'],
  [/report|working paper/i, 'REPORT'],
  [/journal ?article|^article/i, 'ARTICLE'],
  [/chapter/i, 'BOOK_CHAPTER'],
];

/** The type of a record from its 'types', the general type before what is derived or free. */
export function dataciteType(types: JsonObject): PaperType {
  const general = generalTypes[asText(types.resourceTypeGeneral) ?? ''];
  if (general !== undefined) return general;
  const free = asText(types.resourceType) ?? '';
  const stated = freeTypes.find(([pattern]) => pattern.test(free))?.[1];
  const isText = types.resourceTypeGeneral === 'Text' || types.resourceTypeGeneral === undefined;
  if (stated !== undefined && isText) return stated;
  return (isText ? citeprocTypes[asText(types.citeproc) ?? ''] : undefined) ?? 'OTHER';
}
