import { type Column, edgeColumns, nodeColumns } from './columns.js';
import type { ExportFile, ExportNetwork } from './export-file.js';

/** Pixels that a mean distance of one becomes: positions are pixels there. */
const pixels = 500;

/** Cytoscape's JSON, for Cytoscape and Cytoscape.js (https://js.cytoscape.org/#notation/elements-json). */
export function writeCytoscape(network: ExportNetwork): ExportFile[] {
  const { nodes, edges } = network.table;
  const { places } = network;
  const ofNodes = nodeColumns(network);
  const ofEdges = edgeColumns(network);
  const document = {
    data: { name: network.title, description: network.method },
    elements: {
      nodes: Array.from(nodes.vertex, (_, i) => ({
        data: { id: `n${i}`, name: network.labels[i], ...valuesOf(ofNodes, i) },
        ...(places === undefined
          ? {}
          : { position: { x: (places.x[i] as number) * pixels, y: (places.y[i] as number) * pixels } }),
      })),
      edges: Array.from(edges.source, (source, i) => ({
        data: {
          id: `e${i}`,
          source: `n${source}`,
          target: `n${edges.target[i]}`,
          weight: edges.weight[i],
          ...valuesOf(ofEdges, i),
        },
      })),
    },
  };
  return [{ name: 'network.cyjs', mediaType: 'application/json', text: `${JSON.stringify(document, null, 1)}\n` }];
}

function valuesOf(columns: Column[], i: number): Record<string, string | number | undefined> {
  return Object.fromEntries(columns.map(({ name, at }) => [name, at(i)]));
}
