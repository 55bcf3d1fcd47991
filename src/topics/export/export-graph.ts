import { delimited } from '../../graph/export/delimited.js';
import type { DirectedFormat, DirectedGraph } from './directed-graph.js';
import { writeGexf } from './write-gexf.js';
import { writeGraphml } from './write-graphml.js';

/** A directed graph as the text of a file that other programs read. */
export function exportGraph(graph: DirectedGraph, format: DirectedFormat): string {
  switch (format) {
    case 'GRAPHML':
      return writeGraphml(graph);
    case 'GEXF':
      return writeGexf(graph);
    case 'CSV_NODES':
      return csv(
        ['key', 'label', ...graph.nodeColumns.map(({ name }) => name)],
        graph.keys.map((key, i) => [key, graph.labels[i], ...graph.nodeColumns.map(({ at }) => at(i))]),
      );
    case 'CSV_EDGES':
      return csv(
        ['source', 'target', 'weight', ...graph.edgeColumns.map(({ name }) => name)],
        graph.source.map((source, i) => [
          graph.keys[source],
          graph.keys[graph.target[i] as number],
          graph.weight[i],
          ...graph.edgeColumns.map(({ at }) => at(i)),
        ]),
      );
  }
}

/** With a header, after RFC 4180; the ends of edges are keys of nodes. */
function csv(header: string[], rows: (string | number | undefined)[][]): string {
  return delimited([header, ...rows], ',', '\r\n');
}
