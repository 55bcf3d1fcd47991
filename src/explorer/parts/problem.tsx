import { searchAddress } from '../address/place.js';
import type { AskError } from '../asking/ask-error.js';

/** Why something can't be shown, in the server's words: message, code and the way out. */
export function Problem({ error, retry }: { error: AskError; retry?: () => void }) {
  const mayPass = error.code === 'UNREACHABLE' || error.code === 'TIMEOUT' || error.code === 'BUSY';
  return (
    <div class="problem" role="alert">
      <p>
        <strong>{error.message}</strong> <code>{error.code}</code>
      </p>
      {error.hint && <p>{error.hint}</p>}
      {error.didYouMean.length > 0 && (
        <p>
          Did you mean{' '}
          {error.didYouMean.map((one, index) => (
            <>
              {index > 0 && ', '}
              <a href={searchAddress(one)}>{one}</a>
            </>
          ))}
          ?
        </p>
      )}
      {retry && mayPass && (
        <button type="button" class="button" onClick={retry}>
          Try again
        </button>
      )}
    </div>
  );
}
