import type { IdColumn } from '../graph/id-column.js';
import { type Connection, type NodeEdge, sequenceConnection } from './connection.js';
import type { PageArguments } from './page-arguments.js';
import { ranking } from './ranking.js';

/** An edge that says how many papers stand behind it. */
export interface CountedEdge extends NodeEdge {
  papersCount: number;
}

/** The most frequent first, then by id. */
export function countedConnection<Edge extends CountedEdge>(
  args: PageArguments,
  edges: readonly Omit<Edge, 'cursor'>[],
): Connection<Edge> {
  const at = (row: number) => edges[row] as Omit<Edge, 'cursor'>;
  const order = ranking({
    order: 'PAPERS_COUNT',
    length: edges.length,
    direction: 'DESC',
    value: (row) => at(row).papersCount,
    id: (row) => at(row).id,
  });
  return sequenceConnection(args, order, (index, cursor) => ({ ...at(order.row(index)), cursor }) as Edge);
}

/** How often each vertex was met, as edges; `ids` are the database ids of the vertices. */
export function countEdges(counts: ReadonlyMap<number, number>, ids: IdColumn): Omit<CountedEdge, 'cursor'>[] {
  return Array.from(counts, ([vertex, papersCount]) => ({ id: ids.at(vertex), papersCount }));
}
