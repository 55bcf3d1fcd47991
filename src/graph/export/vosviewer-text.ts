import { delimited } from './delimited.js';
import type { ExportFile, ExportNetwork } from './export-file.js';

/** VOSviewer's map file and network file, separated by tabs (VOSviewer manual 1.6, 'Map and network files'). */
export function writeVosviewerText(network: ExportNetwork): ExportFile[] {
  const { nodes, edges } = network.table;
  const { places, community, measures = [] } = network;
  const header = [
    'id',
    'label',
    ...(places === undefined ? [] : ['x', 'y']),
    ...(community === undefined ? [] : ['cluster']),
    'weight<Links>',
    'weight<Total link strength>',
    'weight<Documents>',
    ...measures.map(({ name }) => `score<${name}>`),
  ];
  const items = Array.from(nodes.vertex, (_, i) => [
    i + 1,
    network.labels[i]?.replace(/[\t\r\n]+/g, ' '),
    ...(places === undefined ? [] : [places.x[i], places.y[i]]),
    // Clusters count from 1 there.
    ...(community === undefined ? [] : [(community[i] as number) + 1]),
    nodes.degree[i],
    nodes.strength[i],
    nodes.papersCount[i],
    ...measures.map(({ values }) => (Number.isNaN(values[i]) ? undefined : values[i])),
  ]);
  const links = Array.from(edges.source, (source, i) => [source + 1, (edges.target[i] as number) + 1, edges.weight[i]]);
  const mediaType = 'text/plain';
  return [
    { name: 'map.txt', mediaType, text: delimited([header, ...items], '\t', '\n') },
    { name: 'network.txt', mediaType, text: delimited(links, '\t', '\n') },
  ];
}
