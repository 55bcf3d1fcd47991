import { collectIdentifiers } from '../collect-identifiers.js';
import { keywordTopics } from '../keyword-topics.js';
import { languageTag } from '../language-tag.js';
import { pageRange } from '../page-range.js';
import type { PaperRecord } from '../paper-record.js';
import { setFields } from '../set-fields.js';
import { statedUpdate } from '../stated-update.js';
import { childrenNamed, childText, firstChild, textOf, type XmlElement } from '../xml-element.js';
import { pubmedDate } from './pubmed-article.js';
import { isByline, pubmedAuthors } from './pubmed-authors.js';

/**
 * A <PubmedBookArticle>: a book, or a chapter where the document has a title of its own.
 * @returns with an empty title where it has none
 */
export function pubmedBook(element: XmlElement): PaperRecord {
  const document = firstChild(element, 'BookDocument') ?? element;
  const book = firstChild(document, 'Book');
  const bookTitle = book && childText(book, 'BookTitle');
  const chapter = childText(document, 'ArticleTitle')?.replace(/([^.])\.$/, '$1');
  const isChapter = chapter !== undefined && chapter !== bookTitle;
  const own = childrenNamed(document, 'AuthorList');
  const ofBook = book ? childrenNamed(book, 'AuthorList') : [];
  const bylines = [...own, ...(own.some(isByline) ? [] : ofBook)].filter(isByline);
  const editors = [...own, ...ofBook].filter((list) => !isByline(list));
  const pmid = childText(document, 'PMID');
  return setFields(
    {
      kind: 'paper',
      title: (isChapter ? chapter : bookTitle) ?? '',
      authors: [
        ...bylines.flatMap((list) => pubmedAuthors(list)),
        ...editors.flatMap((list) => pubmedAuthors(list, 'EDITOR')),
      ],
    },
    {
      recordKey: pmid,
      updated: statedUpdate(pubmedDate(firstChild(document, 'DateRevised'))),
      identifiers: collectIdentifiers([
        ['pubmed', pmid],
        ...childrenNamed(document, 'ELocationID').map(
          (id) => [id.attributes.EIdType === 'doi' ? 'doi' : 'pii', textOf(id)] as const,
        ),
        ...childrenNamed(document, 'ArticleIdList').flatMap((list) =>
          childrenNamed(list, 'ArticleId').map(
            (id) => [id.attributes.IdType === 'doi' ? 'doi' : (id.attributes.IdType ?? 'other'), textOf(id)] as const,
          ),
        ),
        ...(isChapter || !book ? [] : childrenNamed(book, 'Isbn').map((isbn) => ['isbn', textOf(isbn)] as const)),
      ]),
      abstract:
        (firstChild(document, 'Abstract') &&
          childrenNamed(firstChild(document, 'Abstract') ?? document, 'AbstractText')
            .map(textOf)
            .join(' ')) ||
        undefined,
      date: pubmedDate(book && firstChild(book, 'PubDate')),
      type: isChapter ? 'BOOK_CHAPTER' : 'BOOK',
      language: languageTag(childText(document, 'Language')),
      venue: isChapter && bookTitle !== undefined ? { name: bookTitle, type: 'BOOK' } : undefined,
      volume: book && childText(book, 'Volume'),
      pages: pageRange(childText(document, 'Pagination', 'MedlinePgn')),
      publisher: book && childText(book, 'Publisher', 'PublisherName'),
      topics: keywordTopics(
        childrenNamed(document, 'KeywordList').flatMap((list) => childrenNamed(list, 'Keyword').map(textOf)),
      ),
    },
  );
}
