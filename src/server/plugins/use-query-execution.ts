import type { ExecutionArgs, ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { executeQuery } from '../execution/execute-query.js';
import { answerBytes } from '../execution/written.js';

/**
 * Executes as graphql-js does: Yoga's own executor puts fields that come late behind the others, against the order asked
 * for. The answer brings its own way to be written.
 */
export function useQueryExecution(): Plugin {
  return {
    onExecute({ setExecuteFn }) {
      setExecuteFn((args: ExecutionArgs) => {
        const result = executeQuery(args);
        return result instanceof Promise ? result.then(withText) : withText(result);
      });
    },
  };
}

function withText(result: ExecutionResult): ExecutionResult {
  return { ...result, stringify: answerBytes } as ExecutionResult;
}
