import type { IdentifierMention, PaperRecord } from '../../../src/importers/paper-record.js';

export interface View {
  format: string;
  record: PaperRecord;
}

/**
 * What several sources say of a real paper of the ACL Anthology, each as it would: with its own ids, spelling and gaps.
 *
 * @param at a number of its own, for ids that the Anthology doesn't know
 */
export function viewsOf(paper: PaperRecord, at: number): View[] {
  const id = (scheme: string, value: string): IdentifierMention => ({ scheme, value });
  const own = (paper.identifiers ?? []).filter(({ scheme }) => scheme === 'acl' || scheme === 'doi');
  const doi = own.filter(({ scheme }) => scheme === 'doi');
  const arxiv = id('arxiv', `2307.${String(10_000 + at)}`);
  const { title, date = '2023' } = paper;
  const year = date.slice(0, 4);
  const authors = paper.authors.map(({ name }) => ({ name }));
  const initials = paper.authors.map(({ name }) => {
    const [given = '', ...rest] = name.split(' ');
    return { name: [`${given[0]}.`, ...rest].join(' ') };
  });
  const view = (format: string, recordKey: string, fields: Partial<PaperRecord>): View => {
    return { format, record: { kind: 'paper', recordKey: `${recordKey}${at}`, title, authors, date: year, ...fields } };
  };
  const ofOpenAlex = { identifiers: [id('openalex', `W${10_000 + at}`), ...doi], authors: initials };
  return [
    { format: 'acl', record: paper },
    view('crossref', 'c', { identifiers: doi, title: title.toUpperCase(), type: 'CONFERENCE_PAPER' }),
    view('arxiv-json', 'a', { identifiers: [arxiv], type: 'PREPRINT', date: `${year}-06`, abstract: `Of ${title}.` }),
    view('dblp', 'd', { identifiers: [id('dblp', `conf/acl/X${at}`), ...doi], type: 'CONFERENCE_PAPER' }),
    view('semantic-scholar', 's', { identifiers: [id('s2', String(at).padStart(40, 'a')), arxiv, ...own] }),
    view('openalex', 'w', { ...ofOpenAlex, updated: '2024-05-02' }),
    // What OpenAlex said of it before.
    view('openalex', 'w', { ...ofOpenAlex, updated: '2024-05-01', volume: '9', pages: '7' }),
    view('openalex', 'v', { identifiers: [id('openalex', `W${20_000 + at}`), arxiv], type: 'PREPRINT' }),
    view('opencitations', 'o', {
      ...{ title: '', authors: [], identifiers: [id('omid', `br/0${at}`), ...doi] },
      references: [{ identifier: id('doi', '10.1000/cited') }],
    }),
    view('bibtex', 'b', { title: `{${title}}`, authors: initials }),
  ];
}
