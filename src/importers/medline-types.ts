import type { PaperType } from './paper-record.js';

/** NLM's publication types, those that decide first. */
const rows: readonly (readonly [publicationType: string, type: PaperType])[] = [
  ['Preprint', 'PREPRINT'],
  ['Dataset', 'DATASET'],
  ['Academic Dissertation', 'THESIS'],
  ['Dissertations, Academic', 'THESIS'],
  ['Congress', 'PROCEEDINGS'],
  ['Congresses', 'PROCEEDINGS'],
  ['Conference Proceedings', 'PROCEEDINGS'],
  ['Editorial', 'EDITORIAL'],
  ['Review', 'REVIEW'],
  ['Systematic Review', 'REVIEW'],
  ['Meta-Analysis', 'REVIEW'],
  ['Book', 'BOOK'],
  ['Books', 'BOOK'],
  ['Book Chapter', 'BOOK_CHAPTER'],
  ['Journal Article', 'ARTICLE'],
  ['Journal Articles', 'ARTICLE'],
  ['Case Reports', 'ARTICLE'],
  ['Clinical Trial', 'ARTICLE'],
  ['Comparative Study', 'ARTICLE'],
  ['Letter', 'ARTICLE'],
  ['Comment', 'ARTICLE'],
  // ERIC's words, which it adds to what the above say.
  ['Dissertations/Theses - Doctoral Dissertations', 'THESIS'],
  ['Dissertations/Theses - Masters Theses', 'THESIS'],
  ['Dissertations/Theses', 'THESIS'],
  ['Speeches/Meeting Papers', 'CONFERENCE_PAPER'],
  ['Technical Report', 'REPORT'],
  ['Reports - Research', 'REPORT'],
  ['Reports - Evaluative', 'REPORT'],
  ['Reports - Descriptive', 'REPORT'],
];

/**
 * The type of a paper by the publication types that MEDLINE gives it, of which there are mostly several.
 * @returns undefined where none of them decides
 */
export function medlineType(publicationTypes: readonly string[]): PaperType | undefined {
  const given = new Set(publicationTypes);
  return rows.find(([name]) => given.has(name))?.[1];
}
