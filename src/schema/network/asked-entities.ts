import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

// Documents are kept from request to request, so each field of one is looked through once.
const known = new WeakMap<FieldNode, AskedOfEntities>();
const fieldsOfLabels: ReadonlySet<string> = new Set(['name', 'key']);
const fieldsToNodes: ReadonlySet<string> = new Set(['source', 'target']);

/** What is asked of entities: nothing, what labels say, or anything else. */
export type AskedOfEntities = 0 | 1 | 2;

/**
 * What the nodes or edges being resolved are asked of their entities, so that they are better read before the answer is
 * walked than waited for at each node.
 */
export function askedOfEntities(info: GraphQLResolveInfo): AskedOfEntities {
  return most(info.fieldNodes, (field) => {
    const found = known.get(field) ?? (field.selectionSet === undefined ? 0 : askedIn(info, field.selectionSet));
    known.set(field, found);
    return found;
  });
}

function askedIn(info: GraphQLResolveInfo, { selections }: SelectionSetNode): AskedOfEntities {
  return most(selections, (selection) => {
    if (selection.kind === Kind.INLINE_FRAGMENT) return askedIn(info, selection.selectionSet);
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = info.fragments[selection.name.value];
      return fragment === undefined ? 0 : askedIn(info, fragment.selectionSet);
    }
    const name = selection.name.value;
    if (name === 'entity') return 2;
    if (fieldsOfLabels.has(name)) return 1;
    return fieldsToNodes.has(name) && selection.selectionSet !== undefined ? askedIn(info, selection.selectionSet) : 0;
  });
}

function most<Item>(items: readonly Item[], asked: (item: Item) => AskedOfEntities): AskedOfEntities {
  return items.reduce<AskedOfEntities>((found, item) => Math.max(found, asked(item)) as AskedOfEntities, 0);
}
