import { parse } from 'csv-parse/sync';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import type { DirectedGraph } from '../../../src/topics/export/directed-graph.js';
import { exportGraph } from '../../../src/topics/export/export-graph.js';

const graph: DirectedGraph = {
  title: 'paper lineage',
  method: 'a & b; seed=1',
  keys: ['one', 'two', 'three'],
  labels: ['First <look>, "quoted"', 'Second', 'Third'],
  nodeColumns: [{ name: 'year', type: 'integer', at: (i) => [2001, undefined, 2003][i] }],
  source: [0, 1],
  target: [1, 2],
  weight: [0.5, 2],
  edgeColumns: [{ name: 'inferred', type: 'string', at: () => 'true' }],
  years: (i) => (i === 0 ? [2001, 2001] : undefined),
};
const xml = (text: string) =>
  new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', parseAttributeValue: false }).parse(text);

describe('exportGraph', () => {
  test('writes GraphML with directed edges and declared columns', () => {
    const text = exportGraph(graph, 'GRAPHML');
    expect(XMLValidator.validate(text)).toBe(true);
    const { graphml } = xml(text);
    expect(graphml.graph.edgedefault).toBe('directed');
    expect(graphml.key.map(({ id }: { id: string }) => id)).toEqual([
      'node.label',
      'node.key',
      'node.year',
      'edge.weight',
      'edge.inferred',
    ]);
    expect(graphml.graph.node[0].data[0]['#text']).toBe('First <look>, "quoted"');
    expect(graphml.graph.node[1].data).toHaveLength(2);
    expect(graphml.graph.edge[1]).toMatchObject({ source: 'n1', target: 'n2' });
  });

  test('writes GEXF in which a node lives in its years', () => {
    const text = exportGraph(graph, 'GEXF');
    expect(XMLValidator.validate(text)).toBe(true);
    const { gexf } = xml(text);
    expect(gexf.graph.defaultedgetype).toBe('directed');
    expect(gexf.meta.description).toBe('a & b; seed=1');
    expect(gexf.graph.nodes.node[0].spells.spell).toEqual({ start: '2001', end: '2001' });
    expect(gexf.graph.nodes.node[1].spells).toBeUndefined();
    expect(gexf.graph.edges.edge[0]).toMatchObject({ source: '0', target: '1', weight: '0.5' });
  });

  test('writes CSV that reads back', () => {
    expect(parse(exportGraph(graph, 'CSV_NODES'), { columns: true })).toEqual([
      { key: 'one', label: 'First <look>, "quoted"', year: '2001' },
      { key: 'two', label: 'Second', year: '' },
      { key: 'three', label: 'Third', year: '2003' },
    ]);
    expect(parse(exportGraph(graph, 'CSV_EDGES'), { columns: true })).toEqual([
      { source: 'one', target: 'two', weight: '0.5', inferred: 'true' },
      { source: 'two', target: 'three', weight: '2', inferred: 'true' },
    ]);
  });
});
