import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { crossref } from '../../src/importers/crossref/crossref.js';
import { countAll, filesIn, hasSharedData, papersOf, readFile, recordsOf, sharedData } from './read-file.js';
import { collect, problemCodes, textSource } from './text-source.js';

const work = (fields: object) => ({ DOI: '10.1/x', type: 'journal-article', title: ['T'], ...fields });
async function read(value: unknown) {
  return collect(crossref.read(textSource(JSON.stringify(value))));
}

describe('Crossref', () => {
  test.each([
    [
      'JATS and entities in a title',
      { title: ['A <i>b</i> <mml:math><mml:mi>x</mml:mi></mml:math> &amp;amp; c'] },
      { title: 'A b x & c' },
    ],
    ['a subtitle', { title: ['A'], subtitle: ['B'] }, { title: 'A: B' }],
    ['no date', { issued: { 'date-parts': [[null]] } }, { title: 'T' }],
    ['a month', { issued: { 'date-parts': [[2002, 9]] } }, { date: '2002-09' }],
    ['an impossible day', { issued: { 'date-parts': [[2002, 9, 31]] } }, { date: '2002' }],
    [
      'an abstract with its heading',
      { abstract: '<jats:title>Abstract</jats:title><jats:p>One.</jats:p><jats:p>Two.</jats:p>' },
      { abstract: 'One. Two.' },
    ],
    [
      'organizations and editors among people',
      {
        author: [
          { name: 'The Group' },
          {
            given: 'A',
            family: 'B',
            suffix: 'Jr.',
            ORCID: 'http://orcid.org/0000-0002-1825-0097',
            affiliation: [{ name: 'Lab' }],
          },
          {},
        ],
        editor: [{ family: 'E' }],
      },
      {
        authors: [
          { name: 'The Group' },
          {
            name: 'A B Jr.',
            identifiers: [{ scheme: 'orcid', value: 'http://orcid.org/0000-0002-1825-0097' }],
            affiliations: [{ name: 'Lab' }],
          },
          { name: 'E', role: 'EDITOR' },
        ],
      },
    ],
    [
      'the book, not its series, of a chapter',
      { type: 'book-chapter', 'container-title': ['LNCS', 'Book'], ISBN: ['9783031745348'] },
      { venue: { name: 'Book', type: 'BOOK' } },
    ],
    [
      'references',
      {
        reference: [{ key: '1', DOI: '10.1/y' }, { unstructured: 'X. <i>Y</i>.' }, { key: '3' }],
        'reference-count': 3,
      },
      { references: [{ identifier: { scheme: 'doi', value: '10.1/y' } }, { text: 'X. Y.' }], referencesStated: 3 },
    ],
    [
      'a notice of retraction',
      { 'update-to': [{ type: 'retraction', DOI: '10.1/y' }] },
      { relations: [{ kind: 'RETRACTS', identifier: { scheme: 'doi', value: '10.1/y' } }] },
    ],
    ['a retracted paper', { title: ['RETRACTED ARTICLE: T'] }, { isRetracted: true }],
    [
      'a preprint',
      {
        type: 'posted-content',
        institution: [{ name: 'bioRxiv' }],
        relation: { 'is-preprint-of': [{ 'id-type': 'doi', id: '10.1/z' }] },
      },
      {
        type: 'PREPRINT',
        venue: { name: 'bioRxiv', type: 'REPOSITORY' },
        relations: [{ kind: 'PREPRINT_OF', identifier: { scheme: 'doi', value: '10.1/z' } }],
      },
    ],
    ["MongoDB's numbers", { 'is-referenced-by-count': { $numberLong: '7' } }, { citedByStated: 7 }],
  ])('%s', async (_, fields, expected) => {
    expect(papersOf(await read(work(fields)))[0]).toMatchObject(expected);
  });

  test('`[[null]]` is no date', async () => {
    expect(papersOf(await read(work({ issued: { 'date-parts': [[null]] } })))[0]?.date).toBeUndefined();
  });

  test.each([
    [
      'an answer with a list',
      { status: 'ok', 'message-type': 'work-list', message: { items: [work({}), work({})] } },
      2,
    ],
    ['an answer with one', { status: 'ok', 'message-type': 'work', message: work({}) }, 1],
    [
      'a recorded answer',
      { uri: 'https://api.crossref.org/works', response: { status: 'ok', message: { items: [work({})] } } },
      1,
    ],
    ['a data file', { items: [work({}), work({}), work({})] }, 3],
  ])('%s', async (_, value, count) => expect(papersOf(await read(value))).toHaveLength(count));

  test('errors of the API, other objects, works without title', async () => {
    expect(
      problemCodes(
        await read({ status: 'failed', 'message-type': 'validation-failure', message: [{ message: 'no' }] }),
      ),
    ).toEqual(['API_ERROR']);
    expect(
      problemCodes(await read({ message: { items: [{ id: '1', name: 'A thing' }, work({ title: [] })] } })),
    ).toEqual(['RECORD_UNKNOWN', 'NO_TITLE']);
  });

  test.each([
    [{ id: 1, 'primary-name': 'A press', prefixes: ['10.1'] }, 'the object is a member, expected'],
    [{ member: 'https://id.crossref.org/member/78', name: 'A press', prefix: '10.1016' }, 'is a prefix of DOIs'],
    [{ URL: 'http://creativecommons.org/licenses/by/4.0', 'work-count': 31 }, 'is a license'],
    [{ id: 'journal-article', label: 'Journal Article' }, 'is a type of works'],
    [
      { DOI: '10.1371/journal.pone.0045184.g006', type: 'component' },
      "the component '10.1371/journal.pone.0045184.g006'",
    ],
    [
      { DOI: '10.1002/humu.2018.39.issue-6', type: 'journal-issue' },
      "the journal issue '10.1002/humu.2018.39.issue-6'",
    ],
  ])('%j is named as what it is, and left out', async (object, reason) => {
    const [item] = await read({ status: 'ok', message: { items: [object] } });
    expect(item?.record).toBeUndefined();
    expect(item?.problems).toMatchObject([{ severity: 'QUARANTINED', reason: expect.stringContaining(reason) }]);
  });

  test('a funder is an organization', async () => {
    const funder = {
      id: '100000001',
      location: 'United States',
      name: 'National Science Foundation',
      'alt-names': ['U.S. National Science Foundation', 'NSF'],
      uri: 'https://doi.org/10.13039/100000001',
    };
    expect(recordsOf(await read({ message: { items: [funder] } }))).toEqual([
      {
        kind: 'organization',
        recordKey: '100000001',
        name: 'National Science Foundation',
        names: [
          { name: 'U.S. National Science Foundation', kind: 'ALIAS' },
          { name: 'NSF', kind: 'ACRONYM' },
        ],
        identifiers: [{ scheme: 'fundref', value: '100000001' }],
        country: 'US',
      },
    ]);
  });
});

describe.skipIf(!hasSharedData)('real files in ../shared/data/crossref', () => {
  test('540 works in 636 records of the API, the data files and the dumps', async () => {
    const dois = new Set<string>();
    let papers = 0;
    for (const path of filesIn(`${sharedData}crossref`, /\.jsonl?(?:\.gz)?$/).filter(
      (name) => !name.endsWith('_out.json'),
    )) {
      const { format, items } = await readFile(path);
      expect(format).toBe('crossref');
      papers += papersOf(items).length;
      for (const record of recordsOf(items))
        for (const { scheme, value } of 'identifiers' in record ? (record.identifiers ?? []) : [])
          if (scheme === 'doi') dois.add(value.toLowerCase());
    }
    expect({ papers, dois: dois.size }).toEqual({ papers: 636, dois: 540 });
  });

  test('2,180 records of unixref and unixsd', async () => {
    const counts = await countAll(
      filesIn(`${sharedData}crossref`, /unix.*\.xml$/).filter((path) =>
        /<(?:\w+:)?crossref[\s>]/.test(readFileSync(path, 'utf8')),
      ),
    );
    expect(counts).toEqual({ 'crossref-xml paper': 24 + 2155, 'QUARANTINED NO_TITLE': 1 });
  });
});
