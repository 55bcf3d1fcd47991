import { describe, expect, it } from 'vitest';
import type { PaperRecord } from '../../src/importers/paper-record.js';
import { papercopilot } from '../../src/importers/papercopilot.js';
import { collect, problemCodes, textSource } from './text-source.js';

/** A listing of one paper with these fields, as 'conf2024.json'. */
async function read(fields: Record<string, unknown>): Promise<{ paper: PaperRecord; flags: string[] }> {
  const row = { id: 'x1', title: 'T', author: 'Ann One;Bob Two;Cy Three', status: 'Poster', ...fields };
  const [item] = await collect(
    papercopilot.read(textSource(JSON.stringify([row], null, 4), 7, 'lists/conf/conf2024.json')),
  );
  if (item?.record?.kind !== 'paper') throw new Error('expected a paper');
  return { paper: item.record, flags: problemCodes([item], 'FLAGGED') };
}

describe('papercopilot', () => {
  it('gives each author what stands in its place of the lists', async () => {
    const { paper, flags } = await read({
      aff: 'U One;;U Two + Lab Two',
      authorids: '~Ann_One1;~Bob_Two2;~Cy_Three3',
      orcid: ';;https://orcid.org/0000-0002-1825-0097',
      dblp: '331/5829;;https://dblp.org/pid/148/9178.html',
    });
    expect(flags).toEqual([]);
    expect(paper.authors).toEqual([
      {
        name: 'Ann One',
        identifiers: [
          { scheme: 'openreview', value: '~Ann_One1' },
          { scheme: 'dblp-person', value: '331/5829' },
        ],
        affiliations: [{ name: 'U One' }],
      },
      { name: 'Bob Two', identifiers: [{ scheme: 'openreview', value: '~Bob_Two2' }] },
      {
        name: 'Cy Three',
        identifiers: [
          { scheme: 'openreview', value: '~Cy_Three3' },
          { scheme: 'orcid', value: '0000-0002-1825-0097' },
          { scheme: 'dblp-person', value: '148/9178' },
        ],
        affiliations: [{ name: 'U Two' }, { name: 'Lab Two' }],
      },
    ]);
  });

  it.each([
    ['fewer', 'U One;U Two'],
    ['more', 'U One;U Two;U One;U Two'],
  ])('gives %s affiliations than authors to the paper, with a flag', async (_, aff) => {
    const { paper, flags } = await read({ aff });
    expect(paper.authors).toEqual([{ name: 'Ann One' }, { name: 'Bob Two' }, { name: 'Cy Three' }]);
    expect(paper.organizations).toEqual([{ name: 'U One' }, { name: 'U Two' }]);
    expect(flags).toEqual(['LISTS_DIFFER']);
  });

  it('reads a doubled list once', async () => {
    const { paper, flags } = await read({ aff: 'A;B;C;A;B;C' });
    expect(paper.authors.map((author) => author.affiliations?.[0]?.name)).toEqual(['A', 'B', 'C']);
    expect(flags).toEqual([]);
  });

  it.each([
    [{ aff: '-1;"";' }, { organizations: undefined }],
    [{ aff: '' }, { organizations: undefined }],
    [{ gs_citation: -1 }, { citedByStated: undefined }],
    [{ gs_citation: [4.2, 3.4] }, { citedByStated: undefined }],
    [{ gs_citation: 7 }, { citedByStated: 7 }],
    [{ keywords: 'a;;b; a' }, { topics: [{ label: 'a' }, { label: 'b' }] }],
    [{}, { date: '2024', venue: { name: 'CONF', acronym: 'CONF', type: 'CONFERENCE' } }],
    [{ status: 'Workshop' }, { venue: { type: 'WORKSHOP' } }],
    [{ status: 'Reject' }, { type: 'OTHER', venue: undefined }],
    [
      { bibtex: '@inproceedings{a,\n title={T},\n year={2023},\n month={Mar},\n pages = {1--9}}' },
      { date: '2023-03', pages: '1-9' },
    ],
    [
      { title: '$\\alpha$-nets', author: 'Matej Ze\\vcević' },
      { title: 'α-nets', authors: [{ name: 'Matej Zečević' }] },
    ],
    [{ author: '' }, { authors: [] }],
    [{ author: 'Li Wei;Li Wei' }, { authors: [{ name: 'Li Wei' }, { name: 'Li Wei' }] }],
  ])('reads %j', async (fields, expected) => {
    const { paper } = await read(fields);
    for (const [name, value] of Object.entries(expected)) {
      if (value === undefined) expect(paper).not.toHaveProperty(name);
      else expect(paper).toMatchObject({ [name]: value });
    }
  });
});
