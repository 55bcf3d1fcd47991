import {
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  OperationTypeNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { answerBytes } from '../execution/written.js';
import { KeptBytes } from '../kept-bytes.js';

export interface KeptAnswersOptions {
  /**
   * What an answer depends on beside its document and variables: the same object as long as answers stay the same.
   * Answers are forgotten with it.
   */
  momentOf(context: unknown): object | undefined;
  /** Types whose fields change without a new moment: an answer that tells of them is not kept. */
  volatileTypes: readonly string[];
  /** Bytes of the answers of one moment, 32 million unless stated. */
  limit?: number;
}

/** Remembers whole answers as they are sent, so that what is asked again of the same data is neither worked out nor written again. */
export function useKeptAnswers({ momentOf, volatileTypes, limit = 32_000_000 }: KeptAnswersOptions): Plugin {
  const byMoment = new WeakMap<object, KeptBytes>();
  const documents = new WeakMap<DocumentNode, { number: number; isStable: boolean }>();
  const volatile = new Set(volatileTypes);
  let numbered = 0;

  function describe(schema: GraphQLSchema, document: DocumentNode) {
    const known = documents.get(document) ?? { number: numbered++, isStable: isStable(schema, document, volatile) };
    documents.set(document, known);
    return known;
  }

  return {
    onExecute({ args, setResultAndStopExecution }) {
      const { schema, document, operationName, variableValues, contextValue } = args;
      const moment = momentOf(contextValue);
      const { number, isStable } = describe(schema, document);
      if (!moment || !isStable) return undefined;
      if (getOperationAST(document, operationName)?.operation !== OperationTypeNode.QUERY) return undefined;
      const kept = byMoment.get(moment) ?? new KeptBytes(limit);
      byMoment.set(moment, kept);
      const key = JSON.stringify([number, operationName ?? '', variableValues ?? {}]);
      const bytes = kept.get(key);
      if (bytes !== undefined) {
        setResultAndStopExecution({ data: {}, stringify: () => bytes } as ExecutionResult);
        return undefined;
      }
      return {
        onExecuteDone({ result, setResult }) {
          if (Symbol.asyncIterator in result || result.errors?.length || !result.data) return;
          const written = answerBytes(result);
          kept.set(key, written);
          setResult({ ...result, stringify: () => written } as ExecutionResult);
        },
      };
    },
  };
}

function isStable(schema: GraphQLSchema, document: DocumentNode, volatile: ReadonlySet<string>): boolean {
  const types = new TypeInfo(schema);
  let found = true;
  visit(
    document,
    visitWithTypeInfo(types, {
      Field() {
        const parent = types.getParentType()?.name;
        const type = getNamedType(types.getType())?.name;
        if ((parent && volatile.has(parent)) || (type && volatile.has(type))) found = false;
      },
    }),
  );
  return found;
}
