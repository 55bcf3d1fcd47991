import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { describeOnBothDatabases } from '../../store/databases.js';
import { askSeeded } from '../shared-server.js';
import { smallGraph } from '../small-graph.js';

type Values = Record<string, number | null>;

describeOnBothDatabases('measures of a network', (open) => {
  const ask = askSeeded(open, smallGraph);
  const network = async (selection: string, rest = '') => {
    const answer = await ask(`{ collaborationNetwork${rest} { ${selection} } }`);
    expect(answer.errors).toEqual([]);
    return { ...answer, network: answer.data.collaborationNetwork as Record<string, unknown> };
  };

  test('are those worked out by hand', async () => {
    const { network: found } = await network(
      'nodes { betweenness closeness clustering coreness constraint component community pageRank eigenvector }',
    );
    const nodes = found.nodes as Values[];
    const column = (name: string) => nodes.map((node) => node[name] as number);
    // Ada, Bob, Cid, Dee, and three who are alone; Ada and Bob share three papers, every other tie is one.
    expect(column('betweenness')).toEqual([0, 0, 2, 0, 0, 0, 0]);
    expect(column('closeness')).toEqual([0.375, 0.375, 0.5, 0.3, 0, 0, 0].map((value) => expect.closeTo(value, 12)));
    expect(column('clustering')).toEqual([1, 1, 1 / 3, 0, 0, 0, 0]);
    expect(column('coreness')).toEqual([2, 2, 2, 1, 0, 0, 0]);
    expect(column('component')).toEqual([0, 0, 0, 0, 1, 2, 3]);
    expect(column('community')).toEqual([0, 0, 1, 1, 2, 3, 4]);
    expect(nodes[0]?.constraint).toBeCloseTo((0.75 + 0.25 / 3) ** 2 + (0.25 + 0.75 * 0.25) ** 2, 12);
    expect(column('constraint').slice(3)).toEqual([1, null, null, null]);
    expect(column('pageRank').reduce((sum, rank) => sum + rank, 0)).toBeCloseTo(1, 9);
    expect(column('eigenvector').reduce((sum, value) => sum + value ** 2, 0)).toBeCloseTo(1, 9);
    expect(nodes[0]?.pageRank).toBeCloseTo(nodes[1]?.pageRank as number, 9);
  });

  test('run only where they are asked for, and once for all questions', async () => {
    const where = '(where: { year: { lte: 2024 } })';
    const bare = await network('nodes { degree strength }', where);
    expect(bare.analyses).toEqual(['collaborationNetwork']);
    const once = await network('nodes { pageRank community x } edges { source { pageRank y } }', where);
    expect(once.analyses.sort()).toEqual(['communities', 'layout', 'pageRank', 'weightedGraph']);
    expect((await network('nodes { pageRank x y community }', where)).analyses).toEqual([]);
    const otherSeed = await network('nodes { community(seed: 2) x(seed: 7) }', where);
    expect(otherSeed.analyses.sort()).toEqual(['communities', 'layout']);
  });

  test('communities come with their quality, sizes and method', async () => {
    const { network: found } = await network(
      `communities { quality count list { number size nodes { key } } method { measure variant seed source parameters { name value } } }
       coarse: communities(quality: CPM, resolution: 0.1) { quality count }`,
    );
    expect(found.communities).toEqual({
      // Weights inside: (3 + 1) / 6; strengths 8 and 4 of 12.
      quality: expect.closeTo(4 / 6 - (8 / 12) ** 2 - (4 / 12) ** 2, 12),
      count: 5,
      list: [
        { number: 0, size: 2, nodes: [{ key: 'ada-lovelace' }, { key: 'bob-marley' }] },
        { number: 1, size: 2, nodes: [{ key: 'cid-campeador' }, { key: 'dee-dee' }] },
        { number: 2, size: 1, nodes: [{ key: 'eve-alone' }] },
        { number: 3, size: 1, nodes: [{ key: 'wei-wang-1' }] },
        { number: 4, size: 1, nodes: [{ key: 'wei-wang-2' }] },
      ],
      method: {
        measure: 'communities by the Leiden algorithm',
        variant: 'MODULARITY',
        seed: 1,
        source: expect.stringContaining('Traag'),
        parameters: [
          { name: 'quality', value: 'MODULARITY' },
          { name: 'resolution', value: '1' },
          { name: 'iterations', value: '10' },
          { name: 'randomStarts', value: '1' },
        ],
      },
    });
    // All four together: weight 6 less 0.1 · 4² / 2, and three alone at 0.1 / 2 each.
    expect(found.coarse).toEqual({ quality: expect.closeTo(6 - 0.8 - 0.15, 12), count: 4 });
  });

  test('methods name every measure of the query with its arguments, fragments included', async () => {
    const { data, errors } = await ask(
      `query ($seed: Int) {
        around: author(ref: "ada-lovelace") {
          ties: network {
            methods { measure variant seed parameters { name value } dataVersion softwareVersion }
            ...Nodes
            edges { target { ... on NetworkNode { x(seed: 4) } } }
          }
        }
      }
      fragment Nodes on Network { nodes { pageRank betweenness(sampleSize: 2, seed: $seed) } }`,
      { seed: 9 },
    );
    expect(errors).toEqual([]);
    expect((data.around?.ties as Record<string, unknown> | undefined)?.methods).toMatchObject([
      { measure: 'PageRank', seed: null, dataVersion: 1, softwareVersion: 'test' },
      {
        measure: 'betweenness',
        variant: 'sampled, unweighted',
        seed: 9,
        parameters: [{ name: 'sampleSize', value: '2' }],
      },
      { measure: 'layout', seed: 4, parameters: [{ name: 'randomStarts' }, { name: 'maxIterations', value: '1000' }] },
    ]);
  });

  test('methods tell of the measures of an export too, which CSV has no room for', async () => {
    const { network: found } = await network(
      `export(format: CSV_NODES, measures: [COMMUNITY, PAGE_RANK, COORDINATES], resolution: 2, seed: 3)
       nodes { pageRank community(resolution: 2, seed: 3) y }
       methods { measure seed parameters { name value } }`,
    );
    expect(found.methods).toMatchObject([
      { measure: 'communities by the Leiden algorithm', seed: 3, parameters: [{}, { value: '2' }, {}, {}] },
      { measure: 'PageRank', seed: null },
      { measure: 'layout', seed: 3 },
      { measure: 'layout', seed: 1 },
    ]);
  });

  test('a layout is the same for the same seed', async () => {
    const { network: found } = await network('nodes { x y again: x(seed: 1) other: x(seed: 2) }');
    const nodes = found.nodes as Values[];
    expect(nodes.map(({ again }) => again)).toEqual(nodes.map(({ x }) => x));
    expect(nodes.map(({ other }) => other)).not.toEqual(nodes.map(({ x }) => x));
    expect(nodes.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
  });

  test('an export has the names, the measures and how it was made, and takes one statement', async () => {
    const { network: found, statements } = await network(
      `gexf: export(format: GEXF, measures: [PAGE_RANK, COMMUNITY, COORDINATES])
       nodes: export(format: CSV_NODES, measures: [CONSTRAINT]) edges: export(format: CSV_EDGES)
       map: export(format: VOSVIEWER_MAP, measures: [COMMUNITY]) links: export(format: VOSVIEWER_NETWORK)
       vos: export(format: VOSVIEWER_JSON) pajek: export(format: PAJEK) cytoscape: export(format: CYTOSCAPE_JSON)
       graphml: export(format: GRAPHML)
       cpm: export(format: GRAPHML, measures: [COMMUNITY, COORDINATES, CORENESS], quality: CPM, resolution: 4, seed: 7)`,
      '(maxNodes: 3)',
    );
    const text = found as unknown as Record<string, string>;
    expect(XMLValidator.validate(text.gexf ?? '')).toBe(true);
    expect(XMLValidator.validate(text.graphml ?? '')).toBe(true);
    const { gexf } = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(text.gexf ?? '');
    expect(gexf.meta.description).toMatch(/^collaboration network \(FULL\); of=AUTHORS; .*PageRank.*Leiden.*seed=1/);
    expect(gexf.graph.nodes.node.map(({ label }: { label: string }) => label)).toEqual([
      'Ada Lovelace',
      'Bob Marley',
      'Cid Campeador',
    ]);
    expect(gexf.graph.edges.edge[0].spells.spell).toEqual({ start: '2019', end: '2020' });
    expect(text.nodes?.split('\r\n').slice(0, 2)).toEqual([
      'key,label,papersCount,degree,strength,distance,constraint',
      'ada-lovelace,Ada Lovelace,3,2,4,0,0.95703125',
    ]);
    expect(text.edges?.split('\r\n').slice(0, 2)).toEqual([
      'source,target,weight,papersCount,firstYear,lastYear,normalizedWeight',
      'ada-lovelace,bob-marley,3,3,2019,2020,1.875',
    ]);
    expect(text.map?.split('\n')[1]).toBe('1\tAda Lovelace\t1\t2\t4\t3');
    expect(text.links?.split('\n')[0]).toBe('1\t2\t3');
    expect(JSON.parse(text.vos ?? '').network.items).toHaveLength(3);
    expect(JSON.parse(text.cytoscape ?? '').elements.edges).toHaveLength(3);
    expect(text.pajek).toMatch(/^\*Vertices 3\r\n1 "Ada Lovelace"/);
    // Of resolution 4 everybody is a community, and what was cut is said.
    expect(text.cpm?.match(/"node\.community">\d/g)).toEqual(['0', '1', '2'].map((c) => `"node.community">${c}`));
    expect(text.cpm).toContain('left out (MAX_NODES): 4 nodes, and 0 edges between those that stayed | communities');
    expect(text.cpm).toMatch(/\(CPM\); quality=CPM; resolution=4; .*seed=7; .*layout .*seed=7/);
    expect(text.cpm).toContain('attr.name="coreness" attr.type="int"');
    expect(statements).toHaveLength(1);
  });

  test.each([
    ['nodes { community(resolution: 0) }', 'OUT_OF_BOUNDS'],
    ['nodes { betweenness(sampleSize: 0) }', 'OUT_OF_BOUNDS'],
    ['export(format: GEXF, measures: [COMMUNITY], resolution: 0)', 'OUT_OF_BOUNDS'],
  ])('%s is the error %s', async (selection, code) => {
    const { errors } = await ask(`{ collaborationNetwork(maxNodes: 1) { ${selection} } }`);
    expect(errors).toMatchObject([{ extensions: { code } }]);
  });
});
