import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import cytoscape from 'cytoscape';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { bipartiteOf } from '../../../src/graph/bipartite.js';
import { collaborationNetwork } from '../../../src/graph/collaboration-network.js';
import type { ExportNetwork } from '../../../src/graph/export/export-file.js';
import { type ExportFormat, exportFormats, exportNetwork } from '../../../src/graph/export/export-network.js';
import { makeSnapshot } from '../make-snapshot.js';

const labels = ['Lovász, László "Laci"', "O'Neil & <Söhne>\u0007", '李\t明', 'Alone'];
const keys = ['laszlo-lovasz', 'o-neil', 'ming-li', 'alone'];
const network: ExportNetwork = {
  title: 'Who wrote with whom',
  method: 'full counting; data version 1',
  keys,
  labels,
  table: collaborationNetwork(
    bipartiteOf(
      makeSnapshot([
        { authors: [0, 1], date: 20190000 },
        { authors: [0, 1], date: 20210000 },
        { authors: [0, 2] },
        { authors: [3] },
      ]),
      'authors',
    ),
    { counting: 'FRACTIONAL' },
  ),
  community: [0, 0, 0, 1],
  places: { x: Float64Array.of(-0.5, 0.5, 0, 1), y: Float64Array.of(0, 0.25, -0.25, 0) },
  measures: [
    { name: 'constraint', values: [0.5, 1, 1, Number.NaN] },
    { name: 'coreness', values: [1, 1, 1, 0], isInteger: true },
  ],
  normalizedWeight: [0.25, 0.5],
};
/** Without what only some ask for. */
const bare: ExportNetwork = {
  ...network,
  community: undefined,
  places: undefined,
  measures: undefined,
  normalizedWeight: undefined,
};
const textOf = (format: ExportFormat, of = network, file = 0) => exportNetwork(of, format)[file]?.text ?? '';

const xml = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseAttributeValue: true,
  isArray: (name, _path, _isLeaf, isAttribute) =>
    !isAttribute && /^(node|edge|attvalue|data|key|attribute|attributes)$/.test(name),
});

describe('an exported network', () => {
  it.each(exportFormats)('as %s has files, with and without what is optional', (format) => {
    for (const of of [network, bare])
      for (const { name, mediaType, text } of exportNetwork(of, format)) {
        expect(name).toMatch(/^[a-z]+\.[a-z]+$/);
        expect(mediaType).toMatch(/^(application|text)\//);
        expect(text).not.toMatch(/undefined|NaN|null/);
      }
  });

  it('as GEXF has its names, values and places, and the years as spells', () => {
    const text = textOf('GEXF');
    expect(XMLValidator.validate(text)).toBe(true);
    const { gexf } = xml.parse(text);
    expect(gexf.version).toBe(1.3);
    expect(gexf.meta).toMatchObject({ title: network.title, description: network.method });
    const [first, second, , alone] = gexf.graph.nodes.node;
    expect(first).toMatchObject({ id: 0, label: labels[0], 'viz:position': { x: -0.5, y: 0 } });
    expect(second.label).toBe("O'Neil & <Söhne>");
    const valuesOf = (node: { attvalues: { attvalue: { for: string; value: unknown }[] } }) =>
      Object.fromEntries(node.attvalues.attvalue.map((entry) => [entry.for, entry.value]));
    expect(valuesOf(first)).toEqual({
      key: keys[0],
      papersCount: 3,
      degree: 2,
      strength: 3,
      distance: 0,
      community: 0,
      constraint: 0.5,
      coreness: 1,
    });
    expect(valuesOf(alone)).not.toHaveProperty('constraint');
    const declared = gexf.graph.attributes.map((of: { attribute: { id: string }[] }) =>
      of.attribute.map(({ id }) => id),
    );
    expect(declared[0]).toEqual(Object.keys(valuesOf(first)));
    const [long, always] = gexf.graph.edges.edge;
    expect(long).toMatchObject({ source: 0, target: 1, weight: 2, spells: { spell: { start: 2019, end: 2021 } } });
    expect(always).toMatchObject({ source: 0, target: 2, weight: 1 });
    expect(always).not.toHaveProperty('spells');
  });

  it('as GraphML declares every key that it uses', () => {
    const text = textOf('GRAPHML');
    expect(XMLValidator.validate(text)).toBe(true);
    const { graphml } = xml.parse(text);
    const declared = new Map(graphml.key.map((key: Record<string, string>) => [key.id, key['attr.name']]));
    const valuesOf = (element: { data: { key: string; '#text': unknown }[] }) =>
      Object.fromEntries(element.data.map((entry) => [declared.get(entry.key), entry['#text']]));
    expect(valuesOf(graphml.graph.node[0])).toEqual({
      label: labels[0],
      key: keys[0],
      papersCount: 3,
      degree: 2,
      strength: 3,
      distance: 0,
      community: 0,
      constraint: 0.5,
      coreness: 1,
      x: -0.5,
      y: 0,
    });
    expect(graphml.graph.edge[0]).toMatchObject({ source: 'n0', target: 'n1' });
    expect(valuesOf(graphml.graph.edge[0])).toEqual({
      weight: 2,
      papersCount: 2,
      firstYear: 2019,
      lastYear: 2021,
      normalizedWeight: 0.25,
    });
    expect(valuesOf(graphml.graph.edge[1])).toEqual({ weight: 1, papersCount: 1, normalizedWeight: 0.5 });
    const types = new Map(graphml.key.map((key: Record<string, string>) => [key.id, key['attr.type']]));
    expect([types.get('node.coreness'), types.get('node.constraint')]).toEqual(['int', 'double']);
  });

  it('as VOSviewer JSON has items and links', () => {
    const { info, network: map } = JSON.parse(textOf('VOSVIEWER_JSON'));
    expect(info).toEqual({ title: network.title, description: network.method });
    expect(map.items[0]).toEqual({
      id: 1,
      label: labels[0],
      key: keys[0],
      x: -0.5,
      y: 0,
      cluster: 1,
      weights: { Links: 2, 'Total link strength': 3, Documents: 3 },
      scores: { constraint: 0.5, coreness: 1 },
    });
    expect(map.items[3].scores).toEqual({ coreness: 0 });
    expect(map.links).toEqual([
      { source_id: 1, target_id: 2, strength: 2 },
      { source_id: 1, target_id: 3, strength: 1 },
    ]);
  });

  it('as VOSviewer text has a map with a header and a network without', () => {
    const options = { delimiter: '\t', columns: true } as const;
    const items: Record<string, string>[] = parse(textOf('VOSVIEWER_TEXT'), options);
    expect(items[0]).toEqual({
      id: '1',
      label: labels[0],
      x: '-0.5',
      y: '0',
      cluster: '1',
      'weight<Links>': '2',
      'weight<Total link strength>': '3',
      'weight<Documents>': '3',
      'score<constraint>': '0.5',
      'score<coreness>': '1',
    });
    expect(items[2]?.label).toBe('李 明');
    expect(items[3]?.['score<constraint>']).toBe('');
    const links = parse(textOf('VOSVIEWER_TEXT', network, 1), { delimiter: '\t' });
    expect(links).toEqual([
      ['1', '2', '2'],
      ['1', '3', '1'],
    ]);
  });

  it('as Pajek has numbered vertices with places in the unit square, then edges', () => {
    const lines = textOf('PAJEK').trimEnd().split('\r\n');
    expect(lines[0]).toBe('*Vertices 4');
    const vertices = lines.slice(1, 5).map((line) => /^(\d+) "([^"]*)" (\S+) (\S+) 0\.5$/.exec(line));
    expect(vertices.map((match) => match?.[1])).toEqual(['1', '2', '3', '4']);
    expect(vertices[0]?.[2]).toBe("Lovász, László 'Laci'");
    for (const match of vertices)
      for (const value of [match?.[3], match?.[4]]) {
        expect(Number(value)).toBeGreaterThanOrEqual(0);
        expect(Number(value)).toBeLessThanOrEqual(1);
      }
    expect(lines.slice(5)).toEqual(['*Edges', '1 2 2', '1 3 1']);
    expect(textOf('PAJEK', bare)).toContain('4 "Alone"\r\n');
  });

  it('as Cytoscape JSON loads into Cytoscape.js', () => {
    const { elements, data } = JSON.parse(textOf('CYTOSCAPE_JSON'));
    const loaded = cytoscape({ headless: true, elements, layout: { name: 'preset' } });
    expect(data.name).toBe(network.title);
    expect(loaded.nodes().length).toBe(4);
    expect(loaded.getElementById('n0').data()).toMatchObject({ name: labels[0], key: keys[0], strength: 3 });
    expect(loaded.getElementById('n1').position()).toEqual({ x: 250, y: 125 });
    expect(loaded.edges('[weight > 1]').data()).toMatchObject({
      source: 'n0',
      target: 'n1',
      firstYear: 2019,
      normalizedWeight: 0.25,
    });
  });

  it('as CSV has nodes and edges with one header each', () => {
    const nodes: Record<string, string>[] = parse(textOf('CSV'), { columns: true });
    expect(nodes.map(({ label }) => label)).toEqual(labels);
    expect(nodes[3]).toMatchObject({ key: 'alone', degree: '0', community: '1', constraint: '', x: '1' });
    const edges: Record<string, string>[] = parse(textOf('CSV', network, 1), { columns: true });
    expect(edges[0]).toEqual({
      source: keys[0],
      target: keys[1],
      weight: '2',
      papersCount: '2',
      firstYear: '2019',
      lastYear: '2021',
      normalizedWeight: '0.25',
    });
    expect(edges[1]).toMatchObject({ firstYear: '', lastYear: '' });
  });
});

const samples = new URL('../../../../shared/data/networks/vosviewer-online/', import.meta.url);
const sample = (name: string) => readFileSync(new URL(name, samples), 'utf8').replace(/^\uFEFF/, '');

describe.skipIf(!existsSync(samples))(
  'beside the maps of VOSviewer Online (left out where ../shared/data is absent)',
  () => {
    it.each(['JOI_2007-2016_co-authorship_network.json', 'Crossref_journal_citation_network_10000.json'])(
      'the JSON has the shape of %s',
      (name) => {
        const theirs = JSON.parse(sample(name));
        const ours = JSON.parse(textOf('VOSVIEWER_JSON'));
        const typesOf = (object: object) => Object.entries(object).map(([key, value]) => `${key}: ${typeof value}`);
        expect(typesOf(ours)).toEqual(expect.arrayContaining(typesOf(theirs)));
        expect(typesOf(ours.info)).toEqual(typesOf(theirs.info));
        expect(typesOf(ours.network.links[0])).toEqual(typesOf(theirs.network.links[0]));
        expect(typesOf(ours.network.items[0])).toEqual(expect.arrayContaining(typesOf(theirs.network.items[0])));
      },
    );

    it('the map text begins with the columns of theirs', () => {
      const header = (text: string) => (text.split('\n')[0] as string).trim().split('\t');
      const theirs = header(sample('Crossref_journal_citation_map.txt'));
      expect(theirs.slice(0, 5)).toEqual(header(textOf('VOSVIEWER_TEXT')).slice(0, 5));
      expect(theirs.slice(5).every((name) => /^weight<.*>$/.test(name))).toBe(true);
      const row = (text: string) => (text.split('\n')[0] as string).split('\t').length;
      expect(row(textOf('VOSVIEWER_TEXT', network, 1))).toBe(row(sample('JOI_2007-2016_co-authorship_network.txt')));
    });
  },
);
