import type { ExecutionArgs } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { executeQuery } from '../execution/execute-query.js';

/** Executes as graphql-js does: Yoga's own executor puts fields that come late behind the others, against the order asked for. */
export function useQueryExecution(): Plugin {
  return {
    onExecute({ setExecuteFn }) {
      setExecuteFn((args: ExecutionArgs) => executeQuery(args));
    },
  };
}
