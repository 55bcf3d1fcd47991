import { type Column, edgeColumns, nodeColumns } from './columns.js';
import type { ExportFile, ExportNetwork } from './export-file.js';
import { escapeXml } from './xml.js';

/**
 * GEXF 1.3, for Gephi (https://gexf.net/schema.html). An edge lives from the year of its first joint paper to that of
 * its last; one without years lives always.
 */
export function writeGexf(network: ExportNetwork): ExportFile[] {
  const { nodes, edges } = network.table;
  const ofNodes = nodeColumns(network);
  const ofEdges = edgeColumns(network);
  const { places } = network;
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">',
    `<meta><creator>papergraph</creator><title>${escapeXml(network.title)}</title>` +
      `<description>${escapeXml(network.method)}</description></meta>`,
    '<graph mode="dynamic" defaultedgetype="undirected" timeformat="integer" timerepresentation="interval">',
    ...declare('node', ofNodes),
    ...declare('edge', ofEdges),
    '<nodes>',
  ];
  for (let i = 0; i < nodes.vertex.length; i++) {
    const place = places === undefined ? '' : `<viz:position x="${places.x[i]}" y="${places.y[i]}" z="0"/>`;
    const label = escapeXml(network.labels[i] as string);
    lines.push(`<node id="${i}" label="${label}">${values(ofNodes, i)}${place}</node>`);
  }
  lines.push('</nodes>', '<edges>');
  for (let i = 0; i < edges.source.length; i++) {
    const spell =
      edges.firstYear[i] === 0
        ? ''
        : `<spells><spell start="${edges.firstYear[i]}" end="${edges.lastYear[i]}"/></spells>`;
    const ends = `source="${edges.source[i]}" target="${edges.target[i]}" weight="${edges.weight[i]}"`;
    lines.push(`<edge id="${i}" ${ends}>${values(ofEdges, i)}${spell}</edge>`);
  }
  lines.push('</edges>', '</graph>', '</gexf>', '');
  return [{ name: 'network.gexf', mediaType: 'application/gexf+xml', text: lines.join('\n') }];
}

function declare(of: 'node' | 'edge', columns: Column[]): string[] {
  return [
    `<attributes class="${of}" mode="static">`,
    ...columns.map(
      ({ name, type }) => `<attribute id="${escapeXml(name)}" title="${escapeXml(name)}" type="${type}"/>`,
    ),
    '</attributes>',
  ];
}

function values(columns: Column[], i: number): string {
  const known = columns.flatMap(({ name, at }) => {
    const value = at(i);
    return value === undefined ? [] : [`<attvalue for="${escapeXml(name)}" value="${escapeXml(value)}"/>`];
  });
  return `<attvalues>${known.join('')}</attvalues>`;
}
