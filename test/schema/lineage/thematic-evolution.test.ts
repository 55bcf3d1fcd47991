import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { describeOnBothDatabases } from '../../store/databases.js';
import { askSeeded } from '../shared-server.js';
import { fieldPapers } from './field-papers.js';

const periods = '[{ from: 2000, to: 2001 }, { from: 2002, to: 2003 }, { from: 2004, to: 2005 }]';

describeOnBothDatabases('thematicEvolution', (open) => {
  const ask = askSeeded(open, fieldPapers);

  test('answers with themes, links, evidence and events', async () => {
    const { data, errors, analyses } = await ask(`{ thematicEvolution(periods: ${periods}) {
      periods { from to papersCount termsCount themes { number label termsCount } }
      themes { label period papersCount quadrant terms(first: 1) { topic { label } papersCount pageRank labelScore } papers { totalCount } }
      links {
        source { number } target { number } gap inclusion stability weightedInclusion lineageStrength coverageForward coverageBackward
        terms { label } papersFrom { totalCount } papersTo { totalCount }
        authors { author { name } papersFrom papersTo } authorsCount
      }
      events { kind period from { label } to { label } }
      undatedPapers otherPapers truncated { omittedTerms omittedLinks }
      method { measure variant seed parameters { name value } source }
    } }`);
    expect(errors).toEqual([]);
    expect(analyses).toEqual(['thematicEvolution']);
    const { thematicEvolution: evolution } = data;
    expect(evolution?.periods).toMatchObject([
      { from: 2000, to: 2001, papersCount: 4, termsCount: 4, themes: [{ number: 0 }, { number: 1, label: 'fugues' }] },
      { from: 2002, to: 2003, papersCount: 2, termsCount: 3, themes: [{ number: 2, termsCount: 3 }] },
      { from: 2004, to: 2005, papersCount: 4, termsCount: 4 },
    ]);
    const themes = evolution?.themes as unknown[] | undefined;
    expect(themes?.[0]).toMatchObject({
      label: 'experts',
      period: 0,
      papersCount: 2,
      papers: { totalCount: 2 },
      terms: [{ topic: { label: 'experts' }, papersCount: 2 }],
    });
    const links = evolution?.links as { source: { number: number }; target: { number: number }; gap: number }[];
    expect(links.map(({ source, target, gap }) => [source.number, target.number, gap])).toEqual([
      [0, 2, 0],
      [1, 4, 1],
      [2, 3, 0],
    ]);
    const narrowed = await ask(`{ thematicEvolution(periods: ${periods}) {
      from: links(source: 2) { target { number } }
      to: links(target: 4) { source { number } }
      between: links(source: 1, target: 4) { gap }
      none: links(source: 0, target: 4) { gap }
      nobody: links(source: 99) { gap }
    } }`);
    expect(narrowed.errors).toEqual([]);
    expect(narrowed.data.thematicEvolution).toEqual({
      from: [{ target: { number: 3 } }],
      to: [{ source: { number: 1 } }],
      between: [{ gap: 1 }],
      none: [],
      nobody: [],
    });
    expect(links[1]).toMatchObject({
      inclusion: 1,
      stability: 1,
      coverageForward: 1,
      terms: [{ label: 'fugues' }, { label: 'music' }],
      papersFrom: { totalCount: 2 },
      authors: [{ author: { name: 'Dee Dee' }, papersFrom: 2, papersTo: 2 }],
      authorsCount: 1,
    });
    expect(evolution?.events).toEqual([
      { kind: 'CONTINUE', period: 1, from: [{ label: 'experts' }], to: [{ label: 'experts' }] },
      { kind: 'CONTINUE', period: 2, from: [{ label: 'experts' }], to: [{ label: 'experts' }] },
      { kind: 'REVIVE', period: 2, from: [{ label: 'fugues' }], to: [{ label: 'fugues' }] },
    ]);
    expect(evolution).toMatchObject({
      undatedPapers: 1,
      otherPapers: 0,
      truncated: { omittedTerms: 0, omittedLinks: 0 },
      method: { measure: 'thematic evolution', seed: 1 },
    });
  });

  test('is worked out once for equal arguments, and again for others', async () => {
    const query = (seed: number) => `{ thematicEvolution(seed: ${seed}, periodsCount: 2) { links { gap } } }`;
    expect((await ask(query(7))).analyses).toEqual(['thematicEvolution']);
    expect((await ask(query(7))).analyses).toEqual([]);
    expect((await ask(query(8))).analyses).toEqual(['thematicEvolution']);
  });

  test('takes as few statements as it has kinds of rows', async () => {
    const { statements } = await ask(
      `{ thematicEvolution(periods: ${periods}, seed: 3) { themes { label terms { topic { label } } } } }`,
    );
    // The topics of this snapshot were read by an earlier question, or are now; then their rows.
    expect(statements.length).toBeLessThanOrEqual(2);
  });

  test('counts only papers and topics that are asked for', async () => {
    const { data, errors } = await ask(`{ thematicEvolution(
      where: { topics: { some: { label: { equals: "fugues" } } } }, periodsCount: 2, kinds: [KEYWORD], sources: ["jsonl"]
    ) { periods { papersCount } themes { label } } none: thematicEvolution(kinds: [DATASET]) { themes { label } } }`);
    expect(errors).toEqual([]);
    expect(data.thematicEvolution).toEqual({
      periods: [{ papersCount: 2 }, { papersCount: 2 }],
      themes: [{ label: 'fugues' }, { label: 'fugues' }],
    });
    expect(data.none).toEqual({ themes: [] });
  });

  test('is written for other programs', async () => {
    const { data, errors } = await ask(`{ thematicEvolution(periods: ${periods}) {
      nodes: export(format: CSV_NODES) edges: export(format: CSV_EDGES)
      sankey: export(format: SANKEY_JSON) graphml: export(format: GRAPHML) gexf: export(format: GEXF)
    } }`);
    expect(errors).toEqual([]);
    const files = data.thematicEvolution as Record<string, string>;
    const nodes = parse(files.nodes ?? '', { columns: true }) as Record<string, string>[];
    expect(nodes[1]).toMatchObject({
      key: 'theme-1',
      label: 'fugues',
      from: '2000',
      to: '2001',
      terms: 'fugues; music',
    });
    const edges = parse(files.edges ?? '', { columns: true }) as Record<string, string>[];
    expect(edges[1]).toMatchObject({ source: 'theme-1', target: 'theme-4', weight: '1', gap: '1', inclusion: '1' });
    const sankey = JSON.parse(files.sankey ?? '') as { nodes: object[]; links: object[] };
    expect(sankey.nodes).toHaveLength(5);
    expect(sankey.links[1]).toMatchObject({ source: 1, target: 4, value: 1 });
    expect(files.graphml).toContain('edgedefault="directed"');
    expect(files.gexf).toContain('<spell start="2000" end="2001"/>');
  });

  test.each([
    ['maxTerms: 1', 'maxTerms is 1, expected 2 to 1000'],
    ['threshold: 2', 'threshold is 2, expected 0 to 1'],
    ['resolution: 0', 'resolution is 0'],
    ['periodsCount: 21', 'periodsCount is 21, expected 1 to 20'],
    ['periodsCount: 7', 'cut periods: 7 are asked for, and there are 6 years with papers'],
    ['periods: []', 'periods has 0 entries, expected 1 to 20'],
    ['periods: [{ from: 2002, to: 2001 }]', '2002 to 2001 ends before it begins'],
  ])('refuses %s', async (argument, message) => {
    const { errors } = await ask(`{ thematicEvolution(${argument}) { undatedPapers } }`);
    expect(errors[0]?.message).toContain(message);
    expect(errors[0]?.extensions.code).not.toBe('INTERNAL_ERROR');
  });
});
