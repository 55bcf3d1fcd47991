import type { ExportFile, ExportNetwork } from './export-file.js';

/** VOSviewer's JSON, for VOSviewer and VOSviewer Online (https://app.vosviewer.com/docs/file-types/json-file-type). */
export function writeVosviewerJson(network: ExportNetwork): ExportFile[] {
  const { nodes, edges } = network.table;
  const { places, community, measures = [] } = network;
  const items = Array.from(nodes.vertex, (_, i) => ({
    id: i + 1,
    label: network.labels[i],
    key: network.keys[i],
    ...(places === undefined ? {} : { x: places.x[i], y: places.y[i] }),
    // Clusters count from 1 there.
    ...(community === undefined ? {} : { cluster: (community[i] as number) + 1 }),
    weights: { Links: nodes.degree[i], 'Total link strength': nodes.strength[i], Documents: nodes.papersCount[i] },
    ...(measures.length === 0 ? {} : { scores: scoresOf(measures, i) }),
  }));
  const links = Array.from(edges.source, (source, i) => ({
    source_id: source + 1,
    target_id: (edges.target[i] as number) + 1,
    strength: edges.weight[i],
  }));
  const document = { info: { title: network.title, description: network.method }, network: { items, links } };
  return [{ name: 'network.json', mediaType: 'application/json', text: `${JSON.stringify(document, null, 1)}\n` }];
}

function scoresOf(measures: NonNullable<ExportNetwork['measures']>, i: number): Record<string, number> {
  const known = measures.filter(({ values }) => !Number.isNaN(values[i]));
  return Object.fromEntries(known.map(({ name, values }) => [name, values[i] as number]));
}
