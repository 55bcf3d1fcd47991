import type { Column } from '../../graph/export/columns.js';

/** A directed graph of named nodes, ready to be written. */
export interface DirectedGraph {
  title: string;
  /** One line: how it was made, enough to run it again. */
  method: string;
  /** By node. */
  keys: readonly string[];
  labels: readonly string[];
  nodeColumns: readonly Column[];
  /** Places of nodes, by edge. */
  source: readonly number[];
  target: readonly number[];
  weight: readonly number[];
  edgeColumns: readonly Column[];
  /** Years in which a node lives, undefined where unknown; both ends are part. */
  years?: (node: number) => [number, number] | undefined;
}

export const directedFormats = ['GRAPHML', 'GEXF', 'CSV_NODES', 'CSV_EDGES'] as const;
export type DirectedFormat = (typeof directedFormats)[number];
