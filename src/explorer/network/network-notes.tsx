import { countText } from '../parts/count-text.js';
import type { DrawnNetwork } from './network-documents.js';

/** Of a network that is around nothing other nodes stay than of one with a center. */
const kept = {
  center: 'it shows no more nodes than asked for, the nearest and most tied',
  none: 'it shows no more nodes than asked for, those of the strongest ties',
};

const reasons = {
  MAX_EDGES: 'only the strongest 3,000 ties are drawn',
  BUDGET: 'the search ran out of its budget',
};

/** What the drawing leaves out, and how sure it is. */
export function NetworkNotes({ network }: { network: DrawnNetwork }) {
  const { truncated, incompletePapers, omittedPapers, nodes, edges } = network;
  const hasCenter = nodes.some(({ distance }) => distance > 0);
  const reason =
    truncated.reason === 'MAX_NODES'
      ? kept[hasCenter ? 'center' : 'none']
      : truncated.reason && reasons[truncated.reason];
  const notes = [
    reason &&
      `Cut: ${reason}${truncated.omittedNodes > 0 ? `, ${countText(truncated.omittedNodes, 'node')} ${truncated.reason === 'BUDGET' ? 'or more ' : ''}left out` : ''}.`,
    incompletePapers > 0 &&
      `${countText(incompletePapers, 'paper')} with a byline that the source cut (“et al.”): people and ties may be missing.`,
    omittedPapers > 0 && `${countText(omittedPapers, 'paper')} of more authors left out.`,
  ].filter(Boolean);
  return (
    <p class="soft notes">
      {countText(nodes.length, 'node')}, {countText(edges.length, 'tie')}. {notes.join(' ')}
    </p>
  );
}
