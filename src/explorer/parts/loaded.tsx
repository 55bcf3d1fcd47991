import type { ComponentChildren } from 'preact';
import type { Answer } from '../asking/use-answer.js';
import { Problem } from './problem.js';

interface LoadedProps<Result> {
  answer: Answer<Result>;
  /** What is shown while a long answer is worked out. */
  waiting?: string | undefined;
  children: (data: Result) => ComponentChildren;
}

/** What an answer shows; bars while it loads the first time, its paleness while it loads again, or what went wrong. */
export function Loaded<Result>({ answer, waiting, children }: LoadedProps<Result>) {
  const { data, error, isLoading, retry } = answer;
  if (error) return <Problem error={error} retry={retry} />;
  if (data === undefined) return <Waiting words={waiting} />;
  return (
    <>
      {waiting && isLoading && (
        <p class="soft late" role="status">
          {waiting}
        </p>
      )}
      <div class={isLoading ? 'loaded again' : 'loaded'} aria-busy={isLoading}>
        {children(data)}
      </div>
    </>
  );
}

function Waiting({ words }: { words: string | undefined }) {
  return (
    <div class="waiting" role="status">
      {words ? <p class="soft">{words}</p> : <span class="hidden">Loading</span>}
      <i />
      <i />
      <i />
    </div>
  );
}
