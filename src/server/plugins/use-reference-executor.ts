import { type ExecutionArgs, execute } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** Executes by graphql-js itself: Yoga's own executor puts fields that come late behind the others, against the order asked for. */
export function useReferenceExecutor(): Plugin {
  return {
    onExecute({ setExecuteFn }) {
      setExecuteFn((args: ExecutionArgs) => execute(args));
    },
  };
}
