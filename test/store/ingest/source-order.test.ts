import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergePaper } from '../../../src/store/ingest/merge-paper.js';
import { compareSources, type PaperSource } from '../../../src/store/ingest/source-order.js';

const source = (id: number, format: string, fields: Partial<PaperSource['record']> = {}): PaperSource => {
  return { id, format, hash: `hash ${id}`, record: { kind: 'paper', title: `Of ${format}`, authors: [], ...fields } };
};

describe('compareSources', () => {
  it('believes who edits before who registers, lists, gathers, and keeps', () => {
    const formats = ['bibtex', 'openalex', 'arxiv-json', 'dblp', 'crossref', 'acl'];
    const sources = formats.map((format, id) => source(id, format)).sort(compareSources);
    expect(sources.map(({ format }) => format)).toEqual([...formats].reverse());
  });

  it('believes who says more of two in one format', () => {
    const sources = [source(1, 'bibtex'), source(2, 'bibtex', { volume: '7' })].sort(compareSources);
    expect(sources.map(({ id }) => id)).toEqual([2, 1]);
  });

  it('gives one paper whatever the order in which its sources came', () => {
    const said = [
      source(1, 'bibtex', { volume: '7', date: '2020' }),
      source(2, 'bibtex', { volume: '8', pages: '1-2' }),
      source(3, 'crossref', { date: '2020-05', authors: [{ name: 'Ada Byron' }], authorsComplete: false }),
      source(4, 'somebody', { date: '2020-05-04', authors: [{ name: 'A. Byron' }, { name: 'Grace Hopper' }] }),
    ];
    const expected = {
      ...{ title: 'Of crossref', date: '2020-05-04', volume: '7', pages: '1-2', authorsComplete: true },
      fieldSources: { title: 3, date: 4, volume: 1, pages: 2, authors: 4 },
    };
    fc.assert(
      fc.property(fc.shuffledSubarray(said, { minLength: 4 }), (order) => {
        const merged = mergePaper([...order].sort(compareSources));
        expect(merged).toMatchObject(expected);
        expect(merged.authors.map(({ mention }) => mention.name)).toEqual(['A. Byron', 'Grace Hopper']);
      }),
    );
  });
});
