import type { Column } from '../../graph/export/columns.js';
import type { DirectedFormat, directedFormats } from '../../topics/export/directed-graph.js';
import { exportGraph } from '../../topics/export/export-graph.js';
import { builder } from '../builder.js';
import type { GraphContext } from '../context.js';
import { methodText } from '../method.js';
import { idsOf, loadPresent } from '../related.js';
import { directedFormatValues } from './evolution-export.js';
import type { LineageAnswer } from './lineage-answer.js';

export const lineageFormat = builder.enumType('LineageFormat', {
  description: 'A file format of a lineage. Text is UTF-8 in all of them.',
  values: directedFormatValues satisfies Record<(typeof directedFormats)[number], unknown>,
});

/** The lineage as the text of a file: nodes are papers, the weight of an edge is its share of all paths. */
export async function exportLineage(
  context: GraphContext,
  { result, method }: LineageAnswer,
  format: DirectedFormat,
): Promise<string> {
  const { snapshot, loaders } = context;
  const { nodes, edges } = result;
  const papers = await Promise.all(
    idsOf(
      snapshot.ids.papers,
      nodes.map(({ paper }) => paper),
    ).map((id) => loadPresent(loaders.paper, id, 'Paper')),
  );
  const text = await evidenceTexts(context, result);
  const column = (name: string, type: Column['type'], at: Column['at']): Column => ({ name, type, at });
  return exportGraph(
    {
      title: method.measure,
      method: methodText(method),
      keys: papers.map(({ key }) => key),
      labels: papers.map(({ title }) => title),
      nodeColumns: [
        column('date', 'string', (i) => papers[i]?.date ?? undefined),
        column('year', 'integer', (i) => papers[i]?.year ?? undefined),
        column('isSeed', 'string', (i) => String(nodes[i]?.isSeed)),
        column('steps', 'integer', (i) => nodes[i]?.steps),
        column('height', 'integer', (i) => nodes[i]?.height),
        column('depth', 'integer', (i) => nodes[i]?.depth),
        column('criticality', 'integer', (i) => nodes[i]?.criticality),
        column('pathShare', 'double', (i) => nodes[i]?.pathShare),
      ],
      source: edges.map(({ from }) => from),
      target: edges.map(({ to }) => to),
      weight: edges.map(({ pathShare }) => pathShare),
      edgeColumns: [
        column('inferred', 'string', (i) => String(edges[i]?.evidence !== undefined)),
        column('paths', 'string', (i) => edges[i]?.paths),
        column('score', 'double', (i) => edges[i]?.evidence?.score),
        column('sharedAuthors', 'string', (i) => text(edges[i]?.evidence?.sharedAuthors, 'authors')),
        column('sharedTopics', 'string', (i) => text(edges[i]?.evidence?.sharedTopics, 'topics')),
      ],
      years: (i) => {
        const year = papers[i]?.year;
        return typeof year === 'number' ? [year, year] : undefined;
      },
    },
    format,
  );
}

/** Names of shared authors and labels of shared topics, each loaded once. */
async function evidenceTexts({ snapshot, loaders }: GraphContext, { edges }: LineageAnswer['result']) {
  const names = new Map<string, string>();
  for (const { evidence } of edges) {
    for (const author of evidence?.sharedAuthors ?? []) names.set(`authors ${author}`, '');
    for (const topic of evidence?.sharedTopics ?? []) names.set(`topics ${topic}`, '');
  }
  await Promise.all(
    Array.from(names.keys(), async (place) => {
      const [kind, vertex] = place.split(' ') as ['authors' | 'topics', string];
      const id = snapshot.ids[kind].at(Number(vertex));
      const name =
        kind === 'authors'
          ? (await loadPresent(loaders.author, id, 'Author')).name
          : (await loadPresent(loaders.topic, id, 'Topic')).label;
      names.set(place, name);
    }),
  );
  return (vertices: readonly number[] | undefined, kind: 'authors' | 'topics') =>
    vertices?.map((vertex) => names.get(`${kind} ${vertex}`)).join('; ');
}
