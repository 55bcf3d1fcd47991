import { collaborationsAddress, themesAddress } from '../address/place.js';
import { type PaperSet, paperSetParams } from './paper-set.js';

interface PaperSetLinksProps {
  set: PaperSet;
  /** The one of the two that shows the set already. */
  except?: 'collaborations' | 'themes';
}

/** What else can be seen of a set of papers. */
export function PaperSetLinks({ set, except }: PaperSetLinksProps) {
  const params = paperSetParams(set);
  return (
    <ul class="ways-in">
      {except !== 'collaborations' && (
        <li>
          <a href={collaborationsAddress(params)}>Who works with whom in these papers?</a>
        </li>
      )}
      {except !== 'themes' && (
        <li>
          <a href={themesAddress(params)}>How do their themes turn into one another?</a>
        </li>
      )}
    </ul>
  );
}
