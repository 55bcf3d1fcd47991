import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equivalentIdentifiers, identifierUrl, normalizeIdentifier, parseRef } from '../../src/identity/identifiers.js';

const same: [scheme: string, spellings: string[], value: string][] = [
  [
    'doi',
    [
      '10.18653/V1/P18-1001',
      'https://doi.org/10.18653/v1/P18-1001',
      'DOI: 10.18653/v1/p18-1001.',
      'http://dx.doi.org/10.18653%2Fv1%2Fp18-1001',
    ],
    '10.18653/v1/p18-1001',
  ],
  ['doi', ['10.1016/0022-2836(81)90087-5', '10.1016/0022-2836(81)90087-5)'], '10.1016/0022-2836(81)90087-5'],
  [
    'arxiv',
    [
      '2209.06794',
      'arXiv:2209.06794v3',
      'https://arxiv.org/abs/2209.06794v1',
      'https://arxiv.org/pdf/2209.06794.pdf',
      '2209.06794 [cs.CV]',
    ],
    '2209.06794',
  ],
  ['arxiv', ['math.GT/0309136v2', 'math/0309136', 'http://arxiv.org/abs/math/0309136'], 'math/0309136'],
  [
    'acl',
    ['P18-1001', 'p18-1001', 'https://aclanthology.org/P18-1001/', 'https://www.aclweb.org/anthology/P18-1001.pdf'],
    'P18-1001',
  ],
  ['acl', ['2020.acl-main.1', 'https://aclanthology.org/2020.acl-main.1.pdf'], '2020.acl-main.1'],
  [
    'orcid',
    ['0000-0002-1825-0097', 'https://orcid.org/0000-0002-1825-0097', '0000000218250097'],
    '0000-0002-1825-0097',
  ],
  ['orcid', ['0000-0002-1694-233x'], '0000-0002-1694-233X'],
  ['ror', ['https://ror.org/05a28rw58', '05A28RW58', 'ror.org/05a28rw58'], '05a28rw58'],
  [
    'openalex',
    ['https://openalex.org/W2741809807', 'w2741809807', 'https://api.openalex.org/works/W2741809807'],
    'W2741809807',
  ],
  ['s2corpus', ['CorpusID:1234', '1234'], '1234'],
  ['dblp', ['conf/nips/X17', 'DBLP:conf/nips/X17', 'https://dblp.org/rec/conf/nips/X17.html'], 'conf/nips/X17'],
  ['dblp-person', ['12/345', 'https://dblp.org/pid/12/345.html'], '12/345'],
  ['pubmed', ['PMID: 0123', 'https://pubmed.ncbi.nlm.nih.gov/123/'], '123'],
  ['pmcid', ['PMC123.1', '123', 'https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123/'], 'PMC123'],
  ['isbn', ['3-16-148410-X', '978-3-16-148410-0', 'ISBN 9783161484100'], '9783161484100'],
  ['issn', ['2049-3630', '20493630', 'ISSN 2049-3630'], '2049-3630'],
  ['wikidata', ['q42', 'https://www.wikidata.org/wiki/Q42'], 'Q42'],
  ['grid', ['grid.4444.0', 'https://www.grid.ac/institutes/grid.4444.0'], 'grid.4444.0'],
  ['fundref', ['100000001', 'https://doi.org/10.13039/100000001', '10.13039/100000001'], '100000001'],
  ['isni', ['0000 0001 2150 090X', 'https://isni.org/isni/000000012150090X'], '000000012150090X'],
  ['hal', ['hal-01234567v2', 'https://hal.science/hal-01234567'], 'hal-01234567'],
  ['handle', ['http://hdl.handle.net/2065/12142', 'hdl:2065/12142'], '2065/12142'],
  ['lattes', [' 123 '], '123'],
];

describe('normalizeIdentifier', () => {
  it.each(same)('%s %j is one id', (scheme, spellings, value) => {
    for (const spelling of spellings)
      expect(normalizeIdentifier({ scheme, value: spelling }), spelling).toEqual({ scheme, value });
    expect(normalizeIdentifier({ scheme: ` ${scheme.toUpperCase()}`, value })).toEqual({ scheme, value });
  });

  it.each([
    ['doi', '10.1162/'],
    ['doi', 'http://hdl.handle.net/2065/12142'],
    ['arxiv', '2213.06794'],
    ['arxiv', 'nonsense/0309136'],
    ['acl', 'P18'],
    ['orcid', '0000-0002-1825-0098'],
    ['ror', '05a28rw59'],
    ['isbn', '978-3-16-148410-1'],
    ['issn', '2049-3631'],
    ['isni', '0000000121500900'],
    ['pubmed', '0'],
    ['url', 'javascript:alert(1)'],
    ['anything', '  '],
  ])('%s %j is malformed', (scheme, value) => {
    expect(normalizeIdentifier({ scheme, value })).toBeNull();
  });
});

describe('parseRef', () => {
  it('takes no key of words for an identifier, by a short look as by a long one', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdefgrosx'), minLength: 1, maxLength: 12 });
    const slug = fc.tuple(
      word,
      fc.array(word, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('', '-2', '-17', '-999'),
    );
    fc.assert(
      fc.property(slug, ([first, others, number]) => {
        const key = `${first}-${others.join('-')}${number}`;
        // With a space before it the text is read in full.
        expect([parseRef(key), parseRef(` ${key}`)]).toEqual([null, null]);
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  it.each([
    ['https://doi.org/10.1000/AbC', 'doi:10.1000/abc'],
    ['10.1000/abc', 'doi:10.1000/abc'],
    ['info:doi/10.1000/abc', 'doi:10.1000/abc'],
    ['https://arxiv.org/abs/2209.06794', 'arxiv:2209.06794'],
    ['cs/0112017', 'arxiv:cs/0112017'],
    ['0000-0002-1825-0097', 'orcid:0000-0002-1825-0097'],
    ['ror.org/05a28rw58', 'ror:05a28rw58'],
    ['05a28rw58', 'ror:05a28rw58'],
    ['A5023888391', 'openalex:A5023888391'],
    ['2020.acl-main.1', 'acl:2020.acl-main.1'],
    ['urn:isbn:9783161484100', 'isbn:9783161484100'],
    ['PMID: 123', 'pubmed:123'],
    ['lattes:123', 'lattes:123'],
    ['https://example.org/a', 'url:https://example.org/a'],
    [
      'https://www.semanticscholar.org/paper/A-Title/649def34f8be52c8b66281af98ae884c09aef38b',
      's2:649def34f8be52c8b66281af98ae884c09aef38b',
    ],
  ])('%j is %s', (text, expected) => {
    const found = parseRef(text);
    expect(`${found?.scheme}:${found?.value}`).toBe(expected);
  });

  it.each(['PaLI: A Jointly-Scaled Model', 'Wei Wang', 'wei-wang-7', 'T5', 'arxiv:cs.CV', '2019-2020', '2019', ''])(
    '%j is none',
    (text) => {
      expect(parseRef(text)).toBeNull();
    },
  );

  it('reads back every address that it gives', () => {
    for (const [scheme, , value] of same) {
      const url = identifierUrl({ scheme, value });
      if (url !== null) expect(parseRef(url), url).toEqual({ scheme, value });
    }
  });
});

describe('equivalentIdentifiers', () => {
  it.each([
    ['doi', '10.48550/arxiv.2209.06794', 'arxiv:2209.06794'],
    ['doi', '10.13039/100000001', 'fundref:100000001'],
    ['doi', '10.18653/v1/p18-1001', 'acl:P18-1001'],
    ['doi', '10.3115/v1/p15-1001', 'acl:P15-1001'],
    ['dblp', 'journals/corr/abs-2209-06794', 'arxiv:2209.06794'],
    ['url', 'https://arxiv.org/abs/2209.06794', 'arxiv:2209.06794'],
  ])('%s %s states %s', (scheme, value, other) => {
    expect(equivalentIdentifiers({ scheme, value }).map((id) => `${id.scheme}:${id.value}`)).toEqual([
      `${scheme}:${value}`,
      other,
    ]);
  });

  it('invents nothing', () => {
    expect(equivalentIdentifiers({ scheme: 'arxiv', value: '2209.06794' })).toEqual([
      { scheme: 'arxiv', value: '2209.06794' },
    ]);
  });
});
