import { countText } from '../parts/count-text.js';
import { cutText } from './cut-text.js';
import type { DrawnNetwork } from './network-documents.js';

/** What the drawing leaves out, and how sure it is. */
export function NetworkNotes({ network }: { network: DrawnNetwork }) {
  const { incompletePapers, omittedPapers, nodes, edges } = network;
  const notes = [
    cutText(network),
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
