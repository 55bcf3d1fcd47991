import {
  type ArgumentNode,
  BREAK,
  type DocumentNode,
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
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  visit,
} from 'graphql';

/** What a field says of its cost in `extensions.cost`; see src/schema/cost.ts. */
interface FieldCost {
  own?: number;
  multiplier?: (args: Record<string, unknown>) => number;
}

interface Costing {
  schema: GraphQLSchema;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  variables: Record<string, unknown>;
  /** Costs of the fragments met so far: each is counted at every spread, but walked once. */
  known: Map<string, number>;
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
  const points = Math.ceil(directivesCost(operation) + selectionCost(operation.selectionSet, root, costing));
  return { points, followsVariables: costing.followsVariables };
}

function selectionCost(set: SelectionSetNode, parent: GraphQLCompositeType, costing: Costing): number {
  let cost = 0;
  for (const selection of set.selections) {
    cost += directivesCost(selection);
    if (selection.kind === Kind.FIELD) {
      const field = fieldOf(parent, selection.name.value);
      if (!field) continue;
      const { own = 1, multiplier } = (field.extensions.cost ?? {}) as FieldCost;
      cost += own;
      const type = getNamedType(field.type);
      if (!selection.selectionSet || !isCompositeType(type)) continue;
      if (multiplier && selection.arguments?.some(namesVariable)) costing.followsVariables = true;
      const times = multiplier ? multiplier(getArgumentValues(field, selection, costing.variables)) : 1;
      cost += times * selectionCost(selection.selectionSet, type, costing);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      const type = selection.typeCondition && costing.schema.getType(selection.typeCondition.name.value);
      cost += selectionCost(selection.selectionSet, isCompositeType(type) ? type : parent, costing);
    } else {
      cost += fragmentCost(selection.name.value, costing);
    }
  }
  return cost;
}

function fragmentCost(name: string, costing: Costing): number {
  const known = costing.known.get(name);
  if (known !== undefined) return known;
  const fragment = costing.fragments.get(name);
  const type = fragment && costing.schema.getType(fragment.typeCondition.name.value);
  const cost = isCompositeType(type) && fragment ? selectionCost(fragment.selectionSet, type, costing) : 0;
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
