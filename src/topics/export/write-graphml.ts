import type { Column } from '../../graph/export/columns.js';
import { escapeXml } from '../../graph/export/xml.js';
import type { DirectedGraph } from './directed-graph.js';

const types = { string: 'string', integer: 'int', double: 'double' } as const;

/** GraphML, for Gephi, igraph, networkx, yEd (http://graphml.graphdrawing.org/specification.html). */
export function writeGraphml(graph: DirectedGraph): string {
  const ofNodes: Column[] = [
    { name: 'label', type: 'string', at: (i) => graph.labels[i] },
    { name: 'key', type: 'string', at: (i) => graph.keys[i] },
    ...graph.nodeColumns,
  ];
  const ofEdges: Column[] = [{ name: 'weight', type: 'double', at: (i) => graph.weight[i] }, ...graph.edgeColumns];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    `<desc>${escapeXml(`${graph.title}: ${graph.method}`)}</desc>`,
    ...declare('node', ofNodes),
    ...declare('edge', ofEdges),
    '<graph id="lineage" edgedefault="directed">',
    ...graph.keys.map((_, i) => `<node id="n${i}">${values('node', ofNodes, i)}</node>`),
    ...graph.source.map(
      (source, i) =>
        `<edge id="e${i}" source="n${source}" target="n${graph.target[i]}">${values('edge', ofEdges, i)}</edge>`,
    ),
    '</graph>',
    '</graphml>',
    '',
  ].join('\n');
}

// Ids are one name space over nodes and edges.
function declare(of: 'node' | 'edge', columns: readonly Column[]): string[] {
  return columns.map(({ name, type }) => {
    const escaped = escapeXml(name);
    return `<key id="${of}.${escaped}" for="${of}" attr.name="${escaped}" attr.type="${types[type]}"/>`;
  });
}

function values(of: 'node' | 'edge', columns: readonly Column[], i: number): string {
  return columns
    .flatMap(({ name, at }) => {
      const value = at(i);
      return value === undefined ? [] : [`<data key="${of}.${escapeXml(name)}">${escapeXml(value)}</data>`];
    })
    .join('');
}
