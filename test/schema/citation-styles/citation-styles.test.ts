import { describe, expect, test } from 'vitest';
import { bibtexOf } from '../../../src/schema/citation-styles/bibtex.js';
import type { CitedPaper } from '../../../src/schema/citation-styles/cited-paper.js';
import { cslJsonOf } from '../../../src/schema/citation-styles/csl-json.js';
import { risOf } from '../../../src/schema/citation-styles/ris.js';

function cited(paper: Partial<CitedPaper['paper']>, rest: Partial<CitedPaper> = {}): CitedPaper {
  return {
    paper: {
      id: 1,
      key: 'doi:10.1000/x_y',
      title: 'PaLI: A Jointly-Scaled Model',
      titleFolded: '',
      titleKey: '',
      abstract: null,
      date: '2022-09-14',
      year: 2022,
      type: 'ARTICLE',
      language: null,
      venueId: null,
      volume: null,
      issue: null,
      pages: null,
      publisher: null,
      url: null,
      authorsComplete: true,
      isRetracted: false,
      citedByStated: null,
      referencesStated: null,
      authorsCount: 2,
      fieldSources: '{}',
      ...paper,
    },
    identifiers: [{ scheme: 'doi', value: '10.1000/x_y' }],
    venue: {
      id: 1,
      key: 'v',
      name: 'Optics & Photonics',
      nameFolded: '',
      acronym: null,
      type: 'JOURNAL',
      ranks: '{}',
      papersCount: 1,
    },
    authors: ['Xi Chen', 'Ludwig van Beethoven'],
    editors: [],
    ...rest,
  };
}

describe('BibTeX', () => {
  test('an article', () => {
    expect(bibtexOf(cited({ volume: '7', issue: '2', pages: '12-19' }))).toBe(`@article{chen2022pali,
  title = {{PaLI:} A {Jointly-Scaled} Model},
  author = {Chen, Xi and van Beethoven, Ludwig},
  journal = {Optics \\& Photonics},
  year = {2022},
  month = sep,
  volume = {7},
  number = {2},
  pages = {12--19},
  doi = {10.1000/x_y}
}
`);
  });

  test('a cut author list ends in others', () => {
    expect(bibtexOf(cited({ authorsComplete: false }))).toContain('Ludwig and others}');
  });

  test('what LaTeX would read as commands is escaped', () => {
    const entry = bibtexOf(
      cited({ title: '50% of $x_1$ {a} \\b ~c ^d #e', volume: 'A & B' }, { authors: ['The X & Y Team'] }),
    );
    expect(entry).toContain(
      'title = {50\\% of \\$x\\_1\\$ \\{a\\} \\textbackslash{}b \\textasciitilde{}c \\textasciicircum{}d \\#e}',
    );
    expect(entry).toContain('volume = {A \\& B}');
    expect(entry).toContain('author = {{The X \\& Y Team}}');
  });

  test('a year alone gives no month, and no date gives neither', () => {
    expect(bibtexOf(cited({ date: '2022' }))).not.toContain('month');
    expect(bibtexOf(cited({ date: null, year: null }))).not.toContain('year');
  });
});

describe('RIS', () => {
  test('an article with line ends of CR LF', () => {
    expect(risOf(cited({ pages: '12-19', abstract: 'One\nline.' })).split('\r\n')).toEqual([
      'TY  - JOUR',
      'ID  - doi:10.1000/x_y',
      'TI  - PaLI: A Jointly-Scaled Model',
      'AU  - Chen, Xi',
      'AU  - van Beethoven, Ludwig',
      'T2  - Optics & Photonics',
      'PY  - 2022',
      'DA  - 2022/09/14/',
      'SP  - 12',
      'EP  - 19',
      'DO  - 10.1000/x_y',
      'AB  - One line.',
      'ER  - ',
      '',
    ]);
  });

  test('a year alone keeps its slashes', () => {
    expect(risOf(cited({ date: '2022' }))).toContain('DA  - 2022///');
  });
});

test('CSL-JSON holds the date parts that are known and collective names whole', () => {
  const [item] = JSON.parse(cslJsonOf(cited({ date: '2022-09' }, { authors: ['Xi Chen', 'ATLAS Collaboration'] })));
  expect(item).toEqual({
    id: 'doi:10.1000/x_y',
    type: 'article-journal',
    title: 'PaLI: A Jointly-Scaled Model',
    author: [{ family: 'Chen', given: 'Xi' }, { literal: 'ATLAS Collaboration' }],
    issued: { 'date-parts': [[2022, 9]] },
    'container-title': 'Optics & Photonics',
    DOI: '10.1000/x_y',
  });
});
