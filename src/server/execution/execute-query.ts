import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  visit,
} from 'graphql';
import { coercedVariables } from '../coerced-variables.js';
import { QueryExecution } from './query-execution.js';
import { QueryPlan } from './selection-plan.js';

type Arguments = Pick<
  ExecutionArgs,
  'schema' | 'document' | 'rootValue' | 'contextValue' | 'variableValues' | 'operationName'
>;

/** What is known of one operation of a document that has been validated. */
interface KnownOperation {
  operation: OperationDefinitionNode;
  fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Variables in @skip and @include: their values decide what a plan holds. */
  deciding: readonly string[];
  /** By those values. */
  plans: Map<string, QueryPlan>;
}

/** As many as two deciding variables have values; with more variables what came first is planned anew. */
const plansKept = 4;

const bySchema = new WeakMap<GraphQLSchema, WeakMap<DocumentNode, Map<string, KnownOperation | null>>>();

/**
 * `execute` of graphql-js for documents that come again and again: what a query asks of which type is looked through
 * once, arguments are read once a list, and resolvers get their info as far as they look at it. Answers, errors and
 * the order of both are those of graphql-js, which executes whatever isn't a query and says what is wrong with a request.
 *
 * @returns data that are written already where the plan was followed: `answerBytes` has them, and JSON.stringify
 * @param args the document is valid in the schema; resolvers don't change the arguments that they are given
 */
export function executeQuery(args: Arguments): ExecutionResult | Promise<ExecutionResult> {
  const known = operationOf(args);
  if (!known) return execute(args);
  const { schema, rootValue, contextValue } = args;
  const { operation } = known;
  const { coerced } = coercedVariables(schema, operation, args.variableValues ?? {});
  if (!coerced) return execute(args);
  const plan = planOf(schema, known, coerced);
  if (!plan) return execute(args);
  return new QueryExecution({ plan, operation, rootValue, variables: coerced }, contextValue).run();
}

function operationOf({ schema, document, operationName }: Arguments): KnownOperation | null {
  const documents = bySchema.get(schema) ?? new WeakMap<DocumentNode, Map<string, KnownOperation | null>>();
  bySchema.set(schema, documents);
  const operations = documents.get(document) ?? new Map<string, KnownOperation | null>();
  documents.set(document, operations);
  const name = operationName ?? '';
  const known = operations.get(name);
  if (known !== undefined) return known;
  const operation = getOperationAST(document, operationName);
  // Whoever asks for an operation that isn't there can't fill the memory with names.
  if (!operation) return null;
  const found = lookThrough(document, operation);
  operations.set(name, found);
  return found;
}

/** Null for what is left to graphql-js. */
function lookThrough(document: DocumentNode, operation: OperationDefinitionNode): KnownOperation | null {
  if (operation.operation !== OperationTypeNode.QUERY) return null;
  const fragments: Record<string, FragmentDefinitionNode> = {};
  const deciding = new Set<string>();
  let isPlain = true;
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  visit(document, {
    // A response name or fragment that would reach an object's prototype.
    Name({ value }) {
      if (value === '__proto__') isPlain = false;
    },
    Directive({ arguments: given }) {
      for (const { value } of given ?? []) if (value.kind === Kind.VARIABLE) deciding.add(value.name.value);
    },
  });
  return isPlain ? { operation, fragments, deciding: [...deciding], plans: new Map() } : null;
}

/** Undefined where planning fails, so that graphql-js says why. */
function planOf(
  schema: GraphQLSchema,
  { operation, fragments, deciding, plans }: KnownOperation,
  variables: Record<string, unknown>,
): QueryPlan | undefined {
  const rootType = schema.getQueryType();
  if (!rootType) return undefined;
  const key = JSON.stringify(deciding.map((name) => variables[name] ?? null));
  const known = plans.get(key);
  if (known) return known;
  let plan: QueryPlan;
  try {
    plan = new QueryPlan(schema, fragments, rootType, operation.selectionSet, variables);
  } catch {
    return undefined;
  }
  const [oldest] = plans.keys();
  if (plans.size >= plansKept && oldest !== undefined) plans.delete(oldest);
  plans.set(key, plan);
  return plan;
}
