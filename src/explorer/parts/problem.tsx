import { addressOf, type EntityKind, searchAddress } from '../address/place.js';
import type { AskError } from '../asking/ask-error.js';

interface ProblemProps {
  error: AskError;
  retry?: () => void;
  /** Of what a reference was to name: what it is like is linked to its page. */
  kind?: EntityKind;
  /** Somebody chose what was meant, instead of a link. */
  onPick?: (key: string) => void;
}

/** Why something can't be shown, in the server's words: message, code and the way out. */
export function Problem({ error, retry, kind, onPick }: ProblemProps) {
  const mayPass = error.code === 'UNREACHABLE' || error.code === 'TIMEOUT' || error.code === 'BUSY';
  return (
    <div class="problem" role="alert">
      <p>
        <strong>{error.message}</strong> <code>{error.code}</code>
      </p>
      {error.didYouMean.length > 0 ? (
        <p>
          Did you mean{' '}
          {error.didYouMean.map(({ key, name }, index) => (
            <>
              {index > 0 && ', '}
              {onPick ? (
                <button type="button" class="plain" onClick={() => onPick(key)}>
                  {name}
                </button>
              ) : (
                <a href={kind ? addressOf(kind, key) : searchAddress(name)}>{name}</a>
              )}
            </>
          ))}
          ?
        </p>
      ) : (
        error.hint && <p>{error.hint}</p>
      )}
      {retry && mayPass && (
        <button type="button" class="button" onClick={retry}>
          Try again
        </button>
      )}
    </div>
  );
}
