import { edgeColumns, nodeColumns } from './columns.js';
import { delimited } from './delimited.js';
import type { ExportFile, ExportNetwork } from './export-file.js';

/** Two CSV files (RFC 4180), for R, Python and spreadsheets; `source` and `target` are keys of nodes. */
export function writeCsv(network: ExportNetwork): ExportFile[] {
  const { nodes, edges } = network.table;
  const { keys, labels, places } = network;
  const [key, ...others] = nodeColumns(network);
  const nodeRows = Array.from(nodes.vertex, (_, i) => [
    key?.at(i),
    labels[i],
    ...others.map(({ at }) => at(i)),
    ...(places === undefined ? [] : [places.x[i], places.y[i]]),
  ]);
  const nodeHeader = ['key', 'label', ...others.map(({ name }) => name), ...(places === undefined ? [] : ['x', 'y'])];
  const ofEdges = edgeColumns(network);
  const edgeRows = Array.from(edges.source, (source, i) => [
    keys[source],
    keys[edges.target[i] as number],
    edges.weight[i],
    ...ofEdges.map(({ at }) => at(i)),
  ]);
  const edgeHeader = ['source', 'target', 'weight', ...ofEdges.map(({ name }) => name)];
  const mediaType = 'text/csv';
  return [
    { name: 'nodes.csv', mediaType, text: delimited([nodeHeader, ...nodeRows], ',', '\r\n') },
    { name: 'edges.csv', mediaType, text: delimited([edgeHeader, ...edgeRows], ',', '\r\n') },
  ];
}
