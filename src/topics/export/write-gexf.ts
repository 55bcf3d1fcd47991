import type { Column } from '../../graph/export/columns.js';
import { escapeXml } from '../../graph/export/xml.js';
import type { DirectedGraph } from './directed-graph.js';

/** GEXF 1.3, for Gephi (https://gexf.net/schema.html); the years of a node are its spell. */
export function writeGexf(graph: DirectedGraph): string {
  const ofNodes: Column[] = [{ name: 'key', type: 'string', at: (i) => graph.keys[i] }, ...graph.nodeColumns];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" version="1.3">',
    `<meta><creator>papergraph</creator><title>${escapeXml(graph.title)}</title>` +
      `<description>${escapeXml(graph.method)}</description></meta>`,
    '<graph mode="dynamic" defaultedgetype="directed" timeformat="integer" timerepresentation="interval">',
    ...declare('node', ofNodes),
    ...declare('edge', graph.edgeColumns),
    '<nodes>',
    ...graph.labels.map(
      (label, i) => `<node id="${i}" label="${escapeXml(label)}">${values(ofNodes, i)}${spell(graph, i)}</node>`,
    ),
    '</nodes>',
    '<edges>',
    ...graph.source.map(
      (source, i) =>
        `<edge id="${i}" source="${source}" target="${graph.target[i]}" weight="${graph.weight[i]}">` +
        `${values(graph.edgeColumns, i)}</edge>`,
    ),
    '</edges>',
    '</graph>',
    '</gexf>',
    '',
  ].join('\n');
}

function spell({ years }: DirectedGraph, node: number): string {
  const known = years?.(node);
  return known === undefined ? '' : `<spells><spell start="${known[0]}" end="${known[1]}"/></spells>`;
}

function declare(of: 'node' | 'edge', columns: readonly Column[]): string[] {
  const attributes = columns.map(
    ({ name, type }) => `<attribute id="${escapeXml(name)}" title="${escapeXml(name)}" type="${type}"/>`,
  );
  return [`<attributes class="${of}" mode="static">`, ...attributes, '</attributes>'];
}

function values(columns: readonly Column[], i: number): string {
  const known = columns.flatMap(({ name, at }) => {
    const value = at(i);
    return value === undefined ? [] : [`<attvalue for="${escapeXml(name)}" value="${escapeXml(value)}"/>`];
  });
  return `<attvalues>${known.join('')}</attvalues>`;
}
