import type { ExportNetwork } from './export-file.js';

/** One fact about every node, or every edge. */
export interface Column {
  name: string;
  type: 'string' | 'integer' | 'double';
  /** Undefined where there is none: an unknown year, a measure that isn't defined. */
  at: (i: number) => string | number | undefined;
}

/** What is known of the nodes beyond their place in the network; coordinates are left to the formats. */
export function nodeColumns({ keys, table, community, measures = [] }: ExportNetwork): Column[] {
  const { papersCount, degree, strength, distance } = table.nodes;
  return [
    { name: 'key', type: 'string', at: (i) => keys[i] },
    integers('papersCount', papersCount),
    integers('degree', degree),
    doubles('strength', strength),
    integers('distance', distance),
    ...(community === undefined ? [] : [integers('community', community)]),
    ...measures.map(({ name, values, isInteger }) => (isInteger ? integers : doubles)(name, values)),
  ];
}

/** What is known of the edges beyond their ends and their weight. */
export function edgeColumns({ table, normalizedWeight }: ExportNetwork): Column[] {
  const { papersCount, firstYear, lastYear } = table.edges;
  return [
    integers('papersCount', papersCount),
    years('firstYear', firstYear),
    years('lastYear', lastYear),
    ...(normalizedWeight === undefined ? [] : [doubles('normalizedWeight', normalizedWeight)]),
  ];
}

function integers(name: string, values: ArrayLike<number>): Column {
  return { name, type: 'integer', at: (i) => values[i] };
}

function doubles(name: string, values: ArrayLike<number>): Column {
  return { name, type: 'double', at: (i) => (Number.isNaN(values[i]) ? undefined : values[i]) };
}

function years(name: string, values: ArrayLike<number>): Column {
  return { name, type: 'integer', at: (i) => values[i] || undefined };
}
