import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getArgumentValues,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { canonicalJson } from '../filter-mask.js';
import { type MeasureArguments, type MeasureName, measures } from './measures.js';

/** A measure that a query asks for, with its arguments, defaults filled in. */
export interface AskedMeasure {
  name: MeasureName;
  args: MeasureArguments;
}

const nodesOf: Record<string, string> = {
  nodes: 'NetworkNode',
  edges: 'NetworkEdge',
  source: 'NetworkNode',
  target: 'NetworkNode',
  communities: 'NetworkCommunities',
  list: 'NetworkCommunity',
};

const measureOfField = new Map(
  (Object.keys(measures) as MeasureName[]).flatMap((name) =>
    measures[name].fields.map((field) => [field, name] as const),
  ),
);

/**
 * The measures that a query asks of the network whose field is being resolved, in the order in which it names them,
 * each set of arguments once.
 */
export function askedMeasures(info: GraphQLResolveInfo): AskedMeasure[] {
  const found = new Map<string, AskedMeasure>();
  collect(info, selectionsAround(info), 'Network', found);
  return [...found.values()];
}

/** The selection sets of the object that the field being resolved belongs to. */
function selectionsAround(info: GraphQLResolveInfo): SelectionSetNode[] {
  const keys: string[] = [];
  for (let path = info.path.prev; path; path = path.prev) if (typeof path.key === 'string') keys.unshift(path.key);
  let sets: SelectionSetNode[] = [info.operation.selectionSet];
  for (const key of keys) {
    const fields = sets.flatMap((set) => [...fieldsOf(info, set)]);
    sets = fields
      .filter((field) => (field.alias ?? field.name).value === key)
      .flatMap(({ selectionSet }) => selectionSet ?? []);
  }
  return sets;
}

function collect(
  info: GraphQLResolveInfo,
  sets: readonly SelectionSetNode[],
  typeName: string,
  found: Map<string, AskedMeasure>,
): void {
  const type = info.schema.getType(typeName) as GraphQLObjectType;
  for (const set of sets)
    for (const field of fieldsOf(info, set)) {
      const name = measureOfField.get(field.name.value);
      const definition = type.getFields()[field.name.value];
      if (name && definition && (typeName === 'NetworkNode' || typeName === 'Network')) {
        const args = getArgumentValues(definition, field, info.variableValues) as MeasureArguments;
        found.set(canonicalJson([name, args]), { name, args });
      }
      if (typeName === 'Network' && field.name.value === 'export' && definition)
        for (const asked of exportedMeasures(getArgumentValues(definition, field, info.variableValues)))
          found.set(canonicalJson([asked.name, asked.args]), asked);
      const next = nodesOf[field.name.value];
      if (next && field.selectionSet) collect(info, [field.selectionSet], next, found);
    }
}

/** Each with those of the arguments of `export` that it depends on. */
function exportedMeasures(args: MeasureArguments & { measures?: readonly MeasureName[] | null }): AskedMeasure[] {
  const { measures: names, quality, resolution, seed } = args;
  const own: Partial<Record<MeasureName, MeasureArguments>> = {
    COMMUNITY: { quality, resolution, seed },
    BETWEENNESS: { seed },
    COORDINATES: { seed },
  };
  return (names ?? []).map((name) => ({ name, args: own[name] ?? {} }));
}

/** The fields of a selection, those of fragments included. */
function* fieldsOf(info: GraphQLResolveInfo, set: SelectionSetNode): Generator<FieldNode> {
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) yield selection;
    else if (selection.kind === Kind.INLINE_FRAGMENT) yield* fieldsOf(info, selection.selectionSet);
    else {
      const fragment = info.fragments[selection.name.value];
      if (fragment) yield* fieldsOf(info, fragment.selectionSet);
    }
  }
}
