import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

// Documents are kept from request to request, so each field of one is looked through once.
const known = new WeakMap<FieldNode, boolean>();
const fieldsOfEntities: ReadonlySet<string> = new Set(['entity', 'name', 'key']);
const fieldsToNodes: ReadonlySet<string> = new Set(['source', 'target']);

/**
 * Whether the nodes or edges being resolved are asked for anything of their entities, so that they are better read
 * before the answer is walked than waited for at each node.
 */
export function asksEntities(info: GraphQLResolveInfo): boolean {
  return info.fieldNodes.some((field) => {
    const found = known.get(field);
    if (found !== undefined) return found;
    const asks = field.selectionSet !== undefined && hasEntityField(info, field.selectionSet);
    known.set(field, asks);
    return asks;
  });
}

function hasEntityField(info: GraphQLResolveInfo, { selections }: SelectionSetNode): boolean {
  return selections.some((selection) => {
    if (selection.kind === Kind.INLINE_FRAGMENT) return hasEntityField(info, selection.selectionSet);
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = info.fragments[selection.name.value];
      return fragment !== undefined && hasEntityField(info, fragment.selectionSet);
    }
    const name = selection.name.value;
    if (fieldsOfEntities.has(name)) return true;
    return (
      fieldsToNodes.has(name) && selection.selectionSet !== undefined && hasEntityField(info, selection.selectionSet)
    );
  });
}
