import type { ComponentChildren } from 'preact';
import type { Answer } from '../asking/use-answer.js';
import { Problem } from './problem.js';

/** What an answer shows; bars while it loads the first time, its paleness while it loads again, or what went wrong. */
export function Loaded<Result>(props: { answer: Answer<Result>; children: (data: Result) => ComponentChildren }) {
  const { data, error, isLoading, retry } = props.answer;
  if (error) return <Problem error={error} retry={retry} />;
  if (data === undefined) return <Waiting />;
  return (
    <div class={isLoading ? 'loaded again' : 'loaded'} aria-busy={isLoading}>
      {props.children(data)}
    </div>
  );
}

function Waiting() {
  return (
    <div class="waiting" role="status">
      <span class="hidden">Loading</span>
      <i />
      <i />
      <i />
    </div>
  );
}
