import { type EntityKind, searchAddress } from '../address/place.js';
import type { AskError } from '../asking/ask-error.js';
import { CandidateList } from './candidate-list.js';
import { countText } from './count-text.js';
import { Problem } from './problem.js';

/** A page whose reference names nothing, several, or can't be answered. */
export function Unresolved({ kind, reference, error, retry }: Props) {
  if (error.code === 'AMBIGUOUS') return <Several kind={kind} reference={reference} error={error} />;
  if (error.code !== 'NOT_FOUND') {
    return (
      <>
        <h1>“{reference}” can’t be shown now</h1>
        <Problem error={error} retry={retry} />
      </>
    );
  }
  return (
    <>
      <h1>Nothing is known as “{reference}”</h1>
      <p>
        No {kind} here has this key, identifier or exact name. <a href={searchAddress(reference)}>Search for it</a>
      </p>
      <Problem error={error} kind={kind} />
    </>
  );
}

interface Props {
  kind: EntityKind;
  reference: string;
  error: AskError;
  retry: () => void;
}

function Several({ kind, reference, error }: Omit<Props, 'retry'>) {
  const { candidates, candidatesCount } = error;
  return (
    <>
      <h1>
        “{reference}” may be any of {candidatesCount.toLocaleString('en')}
      </h1>
      <p>Several share this name. Which one do you mean?</p>
      <CandidateList kind={kind} candidates={candidates} />
      {candidatesCount > candidates.length && (
        <p class="soft">
          {countText(candidatesCount - candidates.length, 'more', 'more')} of fewer papers are not listed:{' '}
          <a href={searchAddress(reference)}>search for all</a>
        </p>
      )}
    </>
  );
}
