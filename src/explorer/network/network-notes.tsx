import { countText } from '../parts/count-text.js';
import type { DrawnNetwork } from './network-documents.js';

const reasons = {
  MAX_NODES: 'it shows no more nodes than asked for',
  MAX_EDGES: 'only the strongest 3,000 ties are drawn',
  BUDGET: 'the search ran out of its budget',
};

/** What the drawing leaves out, and how sure it is. */
export function NetworkNotes({ network }: { network: DrawnNetwork }) {
  const { truncated, incompletePapers, omittedPapers, nodes, edges } = network;
  const notes = [
    truncated.reason &&
      `Cut: ${reasons[truncated.reason]}${truncated.omittedNodes > 0 ? `, ${countText(truncated.omittedNodes, 'node')} ${truncated.reason === 'BUDGET' ? 'or more ' : ''}left out` : ''}.`,
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
