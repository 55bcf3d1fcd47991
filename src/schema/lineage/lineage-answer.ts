import type { LineageEdge, LineageNode } from '../../topics/lineage/paper-lineage.js';
import type { TracedLineage } from '../../topics/lineage/trace-lineage.js';
import type { Method } from '../method.js';

/** A lineage as the API hands it on. */
export interface LineageAnswer {
  result: TracedLineage;
  method: Method;
}

/** A place in the nodes or in the edges of a lineage. */
export interface LineagePlace {
  answer: LineageAnswer;
  at: number;
}

export function placesAt(answer: LineageAnswer, places: Iterable<number>): LineagePlace[] {
  return Array.from(places, (at) => ({ answer, at }));
}

export function nodeAt({ answer, at }: LineagePlace): LineageNode {
  return answer.result.nodes[at] as LineageNode;
}

export function edgeAt({ answer, at }: LineagePlace): LineageEdge {
  return answer.result.edges[at] as LineageEdge;
}
