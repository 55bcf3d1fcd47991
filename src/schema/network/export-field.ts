import type { ExportNetwork } from '../../graph/export/export-file.js';
import type { ExportFormat } from '../../graph/export/export-network.js';
import type { NetworkTable } from '../../graph/network-table.js';
import { builder } from '../builder.js';
import type { GraphContext } from '../context.js';
import { type Method, methodOf, methodText } from '../method.js';
import {
  checkResolution,
  coordinatesOf,
  type MeasureArguments,
  type MeasureName,
  measures,
  measureValues,
} from './measures.js';
import type { Network } from './network.js';
import { labelOf } from './units.js';

/** A format of the API, which gives one text at a time: the format of the writers, and which of its files. */
const formats = {
  GEXF: ['GEXF', 0],
  GRAPHML: ['GRAPHML', 0],
  VOSVIEWER_JSON: ['VOSVIEWER_JSON', 0],
  VOSVIEWER_MAP: ['VOSVIEWER_TEXT', 0],
  VOSVIEWER_NETWORK: ['VOSVIEWER_TEXT', 1],
  PAJEK: ['PAJEK', 0],
  CYTOSCAPE_JSON: ['CYTOSCAPE_JSON', 0],
  CSV_NODES: ['CSV', 0],
  CSV_EDGES: ['CSV', 1],
} as const satisfies Record<string, readonly [ExportFormat, number]>;

export type NetworkFormat = keyof typeof formats;

export const networkFormat = builder.enumType('NetworkFormat', {
  description: 'A file format of networks. Text is UTF-8 in all of them.',
  values: {
    GEXF: { description: 'GEXF 1.3, for Gephi; the years of a tie are its spell.' },
    GRAPHML: { description: 'GraphML, for Gephi, igraph, networkx, yEd.' },
    VOSVIEWER_JSON: { description: "VOSviewer's JSON, for VOSviewer and VOSviewer Online." },
    VOSVIEWER_MAP: { description: "VOSviewer's map file: the nodes, separated by tabs." },
    VOSVIEWER_NETWORK: { description: "VOSviewer's network file: the edges, separated by tabs, for the map file." },
    PAJEK: { description: "Pajek's .net file." },
    CYTOSCAPE_JSON: { description: "Cytoscape's JSON, for Cytoscape and Cytoscape.js." },
    CSV_NODES: { description: 'The nodes as CSV with a header (RFC 4180).' },
    CSV_EDGES: { description: 'The edges as CSV with a header; the ends are keys of nodes.' },
  },
});

export const networkMeasure = builder.enumType('NetworkMeasure', {
  description: 'A measure of the nodes of a network, as the field of a node of the same name.',
  values: {
    PAGE_RANK: { description: 'As `pageRank`.' },
    BETWEENNESS: { description: 'As `betweenness`.' },
    CLOSENESS: { description: 'As `closeness`.' },
    EIGENVECTOR: { description: 'As `eigenvector`.' },
    CLUSTERING: { description: 'As `clustering`.' },
    CORENESS: { description: 'As `coreness`.' },
    CONSTRAINT: { description: 'As `constraint`.' },
    COMPONENT: { description: 'As `component`.' },
    COMMUNITY: { description: 'As `community`.' },
    COORDINATES: { description: 'As `x` and `y`.' },
  },
});

const integerMeasures: ReadonlySet<MeasureName> = new Set(['COMPONENT', 'CORENESS']);

/**
 * The network as the text of a file, with the measures asked for.
 *
 * @throws QueryError OUT_OF_BOUNDS for the resolution, whether communities are asked for or not
 */
export async function exportText(
  context: GraphContext,
  network: Network,
  format: NetworkFormat,
  wanted: readonly MeasureName[],
  args: MeasureArguments,
): Promise<string> {
  checkResolution(args.resolution);
  const [writer, file] = formats[format];
  const entities = await network.entities(context);
  const names = [...new Set(wanted)];
  const columns: NonNullable<ExportNetwork['measures']>[number][] = [];
  for (const name of names)
    if (name !== 'COORDINATES' && name !== 'COMMUNITY')
      columns.push({
        name: measures[name].fields[0] as string,
        values: await measureValues(context, network, name, args),
        ...(integerMeasures.has(name) && { isInteger: true }),
      });
  const method = network.method(context);
  const exported: ExportNetwork = {
    title: method.measure,
    method: [
      methodText(method),
      ...cutText(network),
      ...names.map((name) => methodText(methodOfMeasure(context, network, name, args))),
    ].join(' | '),
    keys: entities.map(({ key }) => key),
    labels: entities.map(labelOf),
    table: network.table as NetworkTable,
    ...(names.includes('COMMUNITY') && { community: await measureValues(context, network, 'COMMUNITY', args) }),
    ...(names.includes('COORDINATES') && { places: await coordinatesOf(context, network, args) }),
    ...(columns.length > 0 && { measures: columns }),
    normalizedWeight: network.normalizedWeights(),
  };
  const files = await context.runAnalysis('networkFiles', { network: exported, format: writer }, context);
  return files[file]?.text ?? '';
}

/** What was left out of the network, where anything was. */
function cutText({ truncated: { reason, omittedNodes, cutEdges } }: Network): string[] {
  if (reason === null) return [];
  const nodes = `${omittedNodes}${reason === 'BUDGET' ? ' or more' : ''} nodes`;
  return [`left out (${reason}): ${nodes}, and ${cutEdges} edges between those that stayed`];
}

/** How a measure of this network is worked out. */
function methodOfMeasure(context: GraphContext, network: Network, name: MeasureName, args: MeasureArguments): Method {
  const { measure, ...options } = measures[name].method(network, args);
  return methodOf(context, measure, options);
}
