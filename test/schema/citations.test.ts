import { expect, test } from 'vitest';
import type { PaperRecord } from '../../src/importers/paper-record.js';
import { describeOnBothDatabases } from '../store/databases.js';
import { takeIn } from '../store/take-in.js';
import { testServer } from './run-query.js';
import { askSeeded } from './shared-server.js';
import { smallGraph } from './small-graph.js';

// Paper two cites one; paper three, which has no date, cites two and one.
describeOnBothDatabases('citations', (open) => {
  const ask = askSeeded(open, smallGraph);

  test('bibliographic coupling ties the citing papers by what they share', async () => {
    const { data, errors } = await ask(`{
      citationNetwork(kind: BIBLIOGRAPHIC_COUPLING) {
        nodes { name papersCount strength entity { ... on Paper { key } } }
        edges { source { key } target { key } papersCount weight firstYear papers { nodes { key } } }
        method { measure source }
      }
    }`);
    expect(errors).toEqual([]);
    expect(data.citationNetwork).toEqual({
      nodes: [
        { name: 'Experts and Fugues', papersCount: 2, strength: 1, entity: { key: 'doi:10.1000/three' } },
        { name: 'Dense Experts', papersCount: 1, strength: 1, entity: { key: 'doi:10.1000/two' } },
      ],
      edges: [
        {
          source: { key: 'doi:10.1000/three' },
          target: { key: 'doi:10.1000/two' },
          papersCount: 1,
          weight: 1,
          firstYear: 2019,
          papers: { nodes: [{ key: 'doi:10.1000/one' }] },
        },
      ],
      method: { measure: 'bibliographic coupling', source: expect.stringContaining('Kessler') },
    });
  });

  test('co-citation ties the cited papers by who cites both; a filter is about the citing papers', async () => {
    const { data, errors } = await ask(`{
      citationNetwork(kind: CO_CITATION) {
        nodes { key papersCount pageRank } edges { weight firstYear papers { nodes { key } } }
      }
      cited: citationNetwork(kind: CO_CITATION, where: { refs: ["doi:10.1000/two"] }) { nodes { key } edges { weight } }
      coupled: citationNetwork(kind: BIBLIOGRAPHIC_COUPLING, where: { refs: ["doi:10.1000/two", "five-2022"] }) {
        nodes { key } edges { weight }
      }
    }`);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      citationNetwork: {
        nodes: [
          { key: 'doi:10.1000/one', papersCount: 2, pageRank: expect.closeTo(0.5, 9) },
          { key: 'doi:10.1000/two', papersCount: 1, pageRank: expect.closeTo(0.5, 9) },
        ],
        edges: [{ weight: 1, firstYear: null, papers: { nodes: [{ key: 'doi:10.1000/three' }] } }],
      },
      cited: { nodes: [{ key: 'doi:10.1000/one' }], edges: [] },
      coupled: { nodes: [{ key: 'doi:10.1000/two' }], edges: [] },
    });
  });

  test('indices of an author, with a window, and without self-citations', async () => {
    const { data, errors, statements } = await ask(`{
      author(ref: "ada-lovelace") {
        metrics {
          papersCount citations selfCitations hIndex gIndex mIndex i10Index firstYear lastYear careerYears
          method { measure source }
        }
        narrow: metrics(where: { year: { lte: 2019 } }) { papersCount citations gIndex }
        citing: metrics(citing: { year: { equals: 2020 } }) { citations }
        others: metrics(selfCitations: false) { citations selfCitations hIndex }
      }
      cid: author(ref: "cid-campeador") { metrics { citations selfCitations hIndex } }
    }`);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      author: {
        // Citations of her papers: 2, 1 and 0. The latest paper here is of 2022.
        metrics: {
          papersCount: 3,
          citations: 3,
          selfCitations: 3,
          hIndex: 1,
          gIndex: 1,
          mIndex: 0.25,
          i10Index: 0,
          firstYear: 2019,
          lastYear: 2020,
          careerYears: 4,
          method: { measure: 'citation indices', source: expect.stringContaining('Egghe') },
        },
        narrow: { papersCount: 1, citations: 2, gIndex: 1 },
        citing: { citations: 1 },
        others: { citations: 0, selfCitations: 3, hIndex: 0 },
      },
      cid: { metrics: { citations: 1, selfCitations: 0, hIndex: 1 } },
    });
    // The refs in one, the authors in one; filters of years are read in memory.
    expect(statements).toHaveLength(2);
  });

  test('related papers of one score come by key, whichever came into the database first', async () => {
    const paper = (letter: string): PaperRecord => ({
      kind: 'paper',
      title: `On the letter ${letter} among many`,
      identifiers: [{ scheme: 'doi', value: `10.1000/${letter}` }],
      authors: [{ name: 'Ada Lovelace' }],
    });
    for (const letters of ['abcd', 'dcba']) {
      const other = await testServer(open, async (store) => void (await takeIn(store, [...letters].map(paper))));
      const { data, errors } = await other.ask('{ paper(ref: "10.1000/b") { related { list { paper { key } } } } }');
      expect(errors).toEqual([]);
      const keys = ['a', 'c', 'd'].map((letter) => ({ paper: { key: `doi:10.1000/${letter}` } }));
      expect(data.paper).toEqual({ related: { list: keys } });
    }
  });

  test('related papers with the parts of the score', async () => {
    const { data, errors, statements } = await ask(`{
      paper(ref: "doi:10.1000/one") {
        related {
          isCut
          list { paper { key } score citation coupling cocitation authors topics }
          method { measure variant }
        }
        dated: related(first: 1, where: { year: { isNull: true } }) { list { paper { key } } }
      }
    }`);
    expect(errors).toEqual([]);
    expect(data.paper).toEqual({
      related: {
        isCut: false,
        list: [
          {
            paper: { key: 'doi:10.1000/two' },
            score: expect.closeTo(1 + 2 / Math.SQRT2 + 2 / Math.sqrt(6), 12),
            citation: 1,
            coupling: 0,
            cocitation: expect.closeTo(1 / Math.SQRT2, 12),
            authors: expect.closeTo(2 / Math.sqrt(6), 12),
            topics: expect.closeTo(1 / Math.SQRT2, 12),
          },
          {
            paper: { key: 'doi:10.1000/three' },
            score: expect.closeTo(2, 12),
            citation: 1,
            coupling: 0,
            cocitation: 0,
            authors: expect.closeTo(1, 12),
            topics: 0,
          },
        ],
        method: { measure: 'related papers', variant: 'sum of Salton cosines' },
      },
      dated: { list: [{ paper: { key: 'doi:10.1000/three' } }] },
    });
    expect(statements).toHaveLength(3);
  });
});
