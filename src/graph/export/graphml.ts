import { type Column, edgeColumns, nodeColumns } from './columns.js';
import type { ExportFile, ExportNetwork } from './export-file.js';
import { escapeXml } from './xml.js';

const types = { string: 'string', integer: 'int', double: 'double' } as const;

/** GraphML, for Gephi, igraph, networkx, yEd (http://graphml.graphdrawing.org/specification.html). */
export function writeGraphml(network: ExportNetwork): ExportFile[] {
  const { nodes, edges } = network.table;
  const { labels, places } = network;
  const ofNodes: Column[] = [
    { name: 'label', type: 'string', at: (i) => labels[i] },
    ...nodeColumns(network),
    ...(places === undefined
      ? []
      : ([
          { name: 'x', type: 'double', at: (i) => places.x[i] },
          { name: 'y', type: 'double', at: (i) => places.y[i] },
        ] satisfies Column[])),
  ];
  const ofEdges: Column[] = [{ name: 'weight', type: 'double', at: (i) => edges.weight[i] }, ...edgeColumns(network)];
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    `<desc>${escapeXml(`${network.title}: ${network.method}`)}</desc>`,
    ...declare('node', ofNodes),
    ...declare('edge', ofEdges),
    '<graph id="network" edgedefault="undirected">',
  ];
  for (let i = 0; i < nodes.vertex.length; i++) lines.push(`<node id="n${i}">${values('node', ofNodes, i)}</node>`);
  for (let i = 0; i < edges.source.length; i++) {
    const ends = `source="n${edges.source[i]}" target="n${edges.target[i]}"`;
    lines.push(`<edge id="e${i}" ${ends}>${values('edge', ofEdges, i)}</edge>`);
  }
  lines.push('</graph>', '</graphml>', '');
  return [{ name: 'network.graphml', mediaType: 'application/graphml+xml', text: lines.join('\n') }];
}

// Ids are one name space over nodes and edges: papersCount stands in both.
function declare(of: 'node' | 'edge', columns: Column[]): string[] {
  return columns.map(({ name, type }) => {
    const escaped = escapeXml(name);
    return `<key id="${of}.${escaped}" for="${of}" attr.name="${escaped}" attr.type="${types[type]}"/>`;
  });
}

function values(of: 'node' | 'edge', columns: Column[], i: number): string {
  return columns
    .flatMap(({ name, at }) => {
      const value = at(i);
      return value === undefined ? [] : [`<data key="${of}.${escapeXml(name)}">${escapeXml(value)}</data>`];
    })
    .join('');
}
