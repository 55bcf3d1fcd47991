import { parsePartialDate } from '../../identity/partial-date.js';
import { collectIdentifiers } from '../collect-identifiers.js';
import { arxivCategory } from '../listing/arxiv-taxonomy.js';
import type { AuthorMention, CategoryMention, PaperRecord, ReferenceMention } from '../paper-record.js';
import { statedUpdate } from '../stated-update.js';
import { withoutUndefined } from '../without-undefined.js';
import { texAccentsToText } from './tex-accents.js';

/** What the layouts of arXiv's metadata have in common. */
export interface ArxivFields {
  /** With or without version. */
  id: string | undefined;
  title: string | undefined;
  abstract?: string | undefined;
  authors: AuthorMention[];
  /** Of the first version, in any spelling. */
  submitted?: string | undefined;
  /** Codes, the primary one first. */
  categories: readonly string[];
  /** Of the published version. */
  doi?: string | undefined;
  topics?: PaperRecord['topics'];
  references?: ReferenceMention[];
  isWithdrawn?: boolean | undefined;
  /** When the record was last changed, in any spelling that `statedUpdate` knows. */
  updated?: string | undefined;
}

/**
 * A preprint. The DOI that authors add later names the published version, so it is a relation and not the preprint's own.
 * @returns undefined where there is no title
 */
export function arxivPaper(fields: ArxivFields): PaperRecord | undefined {
  const title = texAccentsToText(fields.title ?? '');
  if (title === '') return undefined;
  const id = fields.id?.replace(/^(?:https?:\/\/(?:[a-z]+\.)?arxiv\.org\/abs\/|oai:arXiv\.org:|arXiv:)/i, '').trim();
  const dois = (fields.doi ?? '')
    .split(/[\s,;]+(?=10\.)/)
    .map((doi) => doi.trim())
    .filter((doi) => doi !== '');
  const ownDois = dois.filter((doi) => /10\.48550\/arxiv\./i.test(doi));
  const relations = dois
    .filter((doi) => !ownDois.includes(doi))
    .map((value) => ({ kind: 'PREPRINT_OF' as const, identifier: { scheme: 'doi', value } }));
  const categories = categoriesOf(fields.categories, id);
  return withoutUndefined<PaperRecord>({
    kind: 'paper',
    recordKey: id?.replace(/v\d+$/, ''),
    identifiers: collectIdentifiers([['arxiv', id], ...ownDois.map((doi) => ['doi', doi] as const)]),
    title,
    abstract: texAccentsToText(fields.abstract ?? '') || undefined,
    date: fields.submitted ? parsePartialDate(fields.submitted)?.date : undefined,
    type: 'PREPRINT',
    authors: fields.authors,
    categories: categories.length > 0 ? categories : undefined,
    topics: fields.topics,
    references: fields.references && fields.references.length > 0 ? fields.references : undefined,
    isRetracted: fields.isWithdrawn === true ? true : undefined,
    relations: relations.length > 0 ? relations : undefined,
    updated: statedUpdate(fields.updated),
  });
}

/** Papers from before there were cross lists have none: then the archive in an old id is the category. */
function categoriesOf(codes: readonly string[], id: string | undefined): CategoryMention[] {
  const archive = /^([a-z-]+(?:\.[A-Z]{2})?)\/\d{7}/.exec(id ?? '')?.[1];
  const stated = codes.length > 0 ? codes : archive ? [archive] : [];
  return [...new Set(stated)].map((code) => {
    const label = arxivCategory(code)?.label;
    return { scheme: 'arxiv', code, ...(label ? { label } : {}) };
  });
}
