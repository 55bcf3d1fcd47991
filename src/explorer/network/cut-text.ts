import { countText } from '../parts/count-text.js';
import type { DrawnNetwork } from './network-documents.js';

/** Of a network that is around nothing other nodes stay than of one with a center. */
const kept = {
  center: 'it shows no more nodes than asked for, the nearest and most tied',
  none: 'it shows no more nodes than asked for, those of the strongest ties',
};

/** Which nodes and which ties between those that stayed were left out; undefined where none was. */
export function cutText({
  truncated: { reason, omittedNodes, cutEdges },
  nodes,
  edges,
}: Pick<DrawnNetwork, 'truncated' | 'edges'> & { nodes: readonly { distance: number }[] }): string | undefined {
  const hasCenter = nodes.some(({ distance }) => distance > 0);
  const cuts = [
    reason === 'MAX_NODES' && `${kept[hasCenter ? 'center' : 'none']}, ${countText(omittedNodes, 'node')} left out`,
    reason === 'BUDGET' &&
      `the search ran out of its budget${omittedNodes > 0 ? `, ${countText(omittedNodes, 'node')} or more left out` : ''}`,
    cutEdges > 0 &&
      `only the strongest ${countText(edges.length, 'tie')} of these nodes are drawn, ${countText(cutEdges, 'tie')} left out`,
  ].filter(Boolean);
  return cuts.length > 0 ? `Cut: ${cuts.join('; ')}.` : undefined;
}
