import {
  type ASTVisitor,
  type FragmentDefinitionNode,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { limitError } from '../limit-error.js';

/** Refuses a document with an operation whose fields nest deeper than `maxDepth`. */
export function useDepthLimit({ maxDepth }: { maxDepth: number }): Plugin {
  // One function for all requests: the cache of validated documents goes by the rules' identity.
  function DepthLimit(context: ValidationContext): ASTVisitor {
    const known = new Map<string, number>();
    return {
      OperationDefinition(operation) {
        const depth = depthOf(operation.selectionSet, context, known);
        if (depth <= maxDepth) return;
        const name = operation.name ? `query "${operation.name.value}"` : 'the query';
        const error = limitError(`${name} nests ${depth} fields, expected at most ${maxDepth}`, {
          code: 'DEPTH_LIMIT_EXCEEDED',
          value: depth,
          limit: maxDepth,
          hint: 'ask in two queries: take the ids from the first and give them to nodes(ids)',
          status: 400,
          isInvalidDocument: true,
          nodes: operation,
        });
        context.reportError(error);
      },
    };
  }
  return {
    onValidate({ addValidationRule }) {
      addValidationRule(DepthLimit);
    },
  };
}

function depthOf(set: SelectionSetNode, context: ValidationContext, known: Map<string, number>): number {
  let deepest = 0;
  for (const selection of set.selections) {
    let depth = 0;
    if (selection.kind === Kind.FIELD) {
      depth = 1 + (selection.selectionSet ? depthOf(selection.selectionSet, context, known) : 0);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      depth = depthOf(selection.selectionSet, context, known);
    } else {
      const fragment = context.getFragment(selection.name.value);
      if (fragment) depth = fragmentDepth(fragment, context, known);
    }
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function fragmentDepth(
  fragment: FragmentDefinitionNode,
  context: ValidationContext,
  known: Map<string, number>,
): number {
  const name = fragment.name.value;
  const depth = known.get(name);
  if (depth !== undefined) return depth;
  // A fragment that spreads itself finds 0 here; another rule reports it.
  known.set(name, 0);
  const found = depthOf(fragment.selectionSet, context, known);
  known.set(name, found);
  return found;
}
