import {
  type ArgumentNode,
  BREAK,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  isCompositeType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  visit,
} from 'graphql';

/** What a field says of its cost in `extensions.cost`; see src/schema/cost.ts. */
interface FieldCost {
  own?: number | ((args: Record<string, unknown>) => number);
  multiplier?: (args: Record<string, unknown>) => number;
  isOnce?: true;
}

/** Of a selection: what counts as often as it is answered, and what counts once for the next field with a multiplier. */
interface SelectionCost {
  each: number;
  once: number;
}

interface Costing {
  schema: GraphQLSchema;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  variables: Record<string, unknown>;
  /** Costs of the fragments met so far: each is counted at every spread, but walked once. */
  known: Map<string, SelectionCost>;
  followsVariables: boolean;
}

/** What an operation costs. */
export interface QueryCost {
  points: number;
  /** Whether other values of its variables may make it another. */
  followsVariables: boolean;
}

/**
 * Points of an operation before it runs: each field has a cost of its own plus that of its selection times the
 * objects that the selection is answered for. Every alias counts, and so does every directive.
 * @param variables coerced values.
 */
export function queryCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): QueryCost {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const root = schema.getRootType(operation.operation);
  if (!root) return { points: 0, followsVariables: false };
  const costing: Costing = { schema, fragments, variables, known: new Map(), followsVariables: false };
  const { each, once } = selectionCost(operation.selectionSet, root, costing);
  const points = Math.ceil(directivesCost(operation) + each + once);
  return { points, followsVariables: costing.followsVariables };
}

function selectionCost(set: SelectionSetNode, parent: GraphQLCompositeType, costing: Costing): SelectionCost {
  const cost: SelectionCost = { each: 0, once: 0 };
  for (const selection of set.selections) {
    cost.each += directivesCost(selection);
    const found = costOfSelected(selection, parent, costing);
    cost.each += found.each;
    cost.once += found.once;
  }
  return cost;
}

function costOfSelected(selection: SelectionNode, parent: GraphQLCompositeType, costing: Costing): SelectionCost {
  if (selection.kind === Kind.FRAGMENT_SPREAD) return fragmentCost(selection.name.value, costing);
  if (selection.kind === Kind.FIELD) return fieldCost(selection, parent, costing);
  const type = selection.typeCondition && costing.schema.getType(selection.typeCondition.name.value);
  return selectionCost(selection.selectionSet, isCompositeType(type) ? type : parent, costing);
}

function fieldCost(selection: FieldNode, parent: GraphQLCompositeType, costing: Costing): SelectionCost {
  const field = fieldOf(parent, selection.name.value);
  if (!field) return none;
  const { own = 1, multiplier, isOnce } = (field.extensions.cost ?? {}) as FieldCost;
  const type = getNamedType(field.type);
  const isNested = selection.selectionSet !== undefined && isCompositeType(type);
  const readsArguments = typeof own === 'function' || (multiplier !== undefined && isNested);
  if (readsArguments && selection.arguments?.some(namesVariable)) costing.followsVariables = true;
  const args = readsArguments ? getArgumentValues(field, selection, costing.variables) : {};
  const inside = isNested ? selectionCost(selection.selectionSet, type, costing) : none;
  const points = (typeof own === 'function' ? own(args) : own) + (multiplier?.(args) ?? 1) * inside.each;
  if (isOnce) return { each: 0, once: points + inside.once };
  return multiplier ? { each: points + inside.once, once: 0 } : { each: points, once: inside.once };
}

const none: SelectionCost = { each: 0, once: 0 };

function fragmentCost(name: string, costing: Costing): SelectionCost {
  const known = costing.known.get(name);
  if (known !== undefined) return known;
  const fragment = costing.fragments.get(name);
  const type = fragment && costing.schema.getType(fragment.typeCondition.name.value);
  const cost = isCompositeType(type) && fragment ? selectionCost(fragment.selectionSet, type, costing) : none;
  costing.known.set(name, cost);
  return cost;
}

function fieldOf(parent: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> | undefined {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return 'getFields' in parent ? parent.getFields()[name] : undefined;
}

function namesVariable({ value }: ArgumentNode): boolean {
  let found = false;
  visit(value, {
    Variable() {
      found = true;
      return BREAK;
    },
  });
  return found;
}

function directivesCost(node: { directives?: readonly unknown[] | undefined }): number {
  return node.directives?.length ?? 0;
}
