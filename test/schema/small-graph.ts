import type { SeedPaper } from './seed-graph.js';

/**
 * Ada and Bob wrote three papers together, Ada and Cid one (two of them with Bob), Cid and Dee one; Eve is alone.
 * Two people are called Wei Wang. One paper has no date, one only a year, one a cut byline.
 */
export const smallGraph: SeedPaper[] = [
  {
    key: 'doi:10.1000/one',
    title: 'Sparse Experts, a First Look',
    date: '2019-05-02',
    type: 'ARTICLE',
    abstract: 'We look at experts that are seldom asked.',
    authors: ['Ada Lovelace', 'Bob Marley'],
    affiliations: [['Analytical Society'], ['Tuff Gong']],
    categories: ['cs.LG', 'cs'],
    topics: ['experts', 'sparsity'],
    venue: 'Journal of Examples',
    references: ['doi:10.1000/elsewhere'],
  },
  {
    key: 'doi:10.1000/two',
    title: 'Dense Experts',
    date: '2020',
    type: 'PREPRINT',
    authors: ['Ada Lovelace', 'Bob Marley', 'Cid Campeador'],
    organizations: ['Tuff Gong', 'Valencia Lab'],
    categories: ['cs.CV'],
    topics: ['experts'],
    complete: false,
    references: ['doi:10.1000/one', 'doi:10.1000/gone'],
  },
  {
    key: 'doi:10.1000/three',
    title: 'Experts and Fugues',
    authors: ['Bob Marley', 'Ada Lovelace'],
    editors: ['Eve Editor'],
    categories: ['cs.LG'],
    references: ['doi:10.1000/two', 'doi:10.1000/one'],
  },
  {
    key: 'doi:10.1000/four',
    title: 'Fugues',
    date: '2021-03',
    authors: ['Cid Campeador', 'Dee Dee'],
    categories: ['cs.CV', 'cs.LG'],
    topics: ['music'],
    venue: 'Journal of Examples',
  },
  { key: 'five-2022', title: 'Alone', date: '2022-01-31', authors: ['Eve Alone'], categories: ['stat.ML'] },
  { key: 'six-2022', title: 'Preface', date: '2022-02-01', authors: ['Wei Wang 1'] },
  { key: 'seven-2022', title: 'Preface', date: '2022-02-01', authors: ['Wei Wang 2'] },
];
