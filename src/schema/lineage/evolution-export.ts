import type { Column } from '../../graph/export/columns.js';
import { themeIndices } from '../../topics/evolution/theme-indices.js';
import type { DirectedFormat, DirectedGraph, directedFormats } from '../../topics/export/directed-graph.js';
import { exportGraph } from '../../topics/export/export-graph.js';
import { builder } from '../builder.js';
import type { GraphContext } from '../context.js';
import { methodText } from '../method.js';
import { idsOf, loadPresent } from '../related.js';
import type { Evolution } from './evolution.js';
import { labelledTerm } from './labelled-term.js';

export type EvolutionFormat = DirectedFormat | 'SANKEY_JSON';

/** What the formats of directed graphs are for. */
export const directedFormatValues = {
  GRAPHML: { description: 'GraphML, for Gephi, igraph, networkx, yEd.' },
  GEXF: { description: 'GEXF 1.3, for Gephi; the years of a node are its spell.' },
  CSV_NODES: { description: 'The nodes as CSV with a header (RFC 4180).' },
  CSV_EDGES: { description: 'The edges as CSV with a header; the ends are keys of nodes.' },
} as const satisfies Record<(typeof directedFormats)[number], { description: string }>;

export const evolutionFormat = builder.enumType('ThematicEvolutionFormat', {
  description: 'A file format of a thematic evolution. Text is UTF-8 in all of them.',
  values: {
    ...directedFormatValues,
    SANKEY_JSON: { description: 'Nodes, and links with source, target and value, as d3-sankey and Plotly draw them.' },
  },
});

/** The themes as the text of a file: nodes are themes, the weight of an edge is the index that chose it. */
export async function exportEvolution(
  context: GraphContext,
  evolution: Evolution,
  format: EvolutionFormat,
): Promise<string> {
  const { result, method, index } = evolution;
  const labels = await Promise.all(result.themes.map((theme) => labelsOf(context, theme.terms)));
  const names = await Promise.all(result.themes.map(async (theme) => (await labelledTerm(context, theme)).label));
  const spanOf = (theme: number) => result.periods[result.themes[theme]?.period ?? 0];
  if (format === 'SANKEY_JSON') {
    const nodes = result.themes.map(({ period, papers, quadrant }, i) => ({
      id: i,
      name: names[i] ?? '',
      terms: labels[i],
      period,
      from: spanOf(i)?.from,
      to: spanOf(i)?.to,
      papers: papers.length,
      quadrant,
    }));
    const links = result.links.map((link) => ({
      source: link.from,
      target: link.to,
      value: link[index],
      gap: link.gap,
      ...Object.fromEntries(themeIndices.map((name) => [name, link[name]])),
    }));
    return `${JSON.stringify({ title: method.measure, method: methodText(method), nodes, links }, null, 1)}\n`;
  }
  const ofThemes = (name: string, type: Column['type'], at: Column['at']): Column => ({ name, type, at });
  const graph: DirectedGraph = {
    title: method.measure,
    method: methodText(method),
    keys: result.themes.map((_, i) => `theme-${i}`),
    labels: names,
    nodeColumns: [
      ofThemes('period', 'integer', (i) => result.themes[i]?.period),
      ofThemes('from', 'integer', (i) => spanOf(i)?.from),
      ofThemes('to', 'integer', (i) => spanOf(i)?.to),
      ofThemes('papersCount', 'integer', (i) => result.themes[i]?.papers.length),
      ofThemes('centrality', 'double', (i) => result.themes[i]?.centrality),
      ofThemes('density', 'double', (i) => result.themes[i]?.density),
      ofThemes('quadrant', 'string', (i) => result.themes[i]?.quadrant),
      ofThemes('terms', 'string', (i) => labels[i]?.join('; ')),
    ],
    source: result.links.map(({ from }) => from),
    target: result.links.map(({ to }) => to),
    weight: result.links.map((link) => link[index]),
    edgeColumns: [
      ofThemes('gap', 'integer', (i) => result.links[i]?.gap),
      ...themeIndices.map((name) => ofThemes(name, 'double', (i) => result.links[i]?.[name])),
      ofThemes('authorsCount', 'integer', (i) => result.links[i]?.authorsCount),
    ],
    years: (i) => {
      const span = spanOf(i);
      return span && [span.from, span.to];
    },
  };
  return exportGraph(graph, format);
}

async function labelsOf({ snapshot, loaders }: GraphContext, terms: Uint32Array): Promise<string[]> {
  const rows = await Promise.all(
    idsOf(snapshot.ids.topics, terms).map((id) => loadPresent(loaders.topic, id, 'Topic')),
  );
  return rows.map(({ label }) => label);
}
