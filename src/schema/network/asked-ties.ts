import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

/** What a network answers without its edges; what stands for nothing may be asked anything. */
interface TielessFields {
  [field: string]: TielessFields | null;
}

const tieless: TielessFields = {
  __typename: null,
  nodesCount: null,
  incompletePapers: null,
  omittedPapers: null,
  method: null,
  truncated: { __typename: null, reason: null, omittedNodes: null, cutEdges: null },
  nodes: {
    __typename: null,
    ...{ entity: null, name: null, key: null, distance: null, papersCount: null, degree: null },
  },
};

// Documents are kept from request to request, so each field of one is looked through once.
const known = new WeakMap<FieldNode, boolean>();

/** Whether the network being resolved is asked for anything that its edges must be known for. */
export function asksTies(info: GraphQLResolveInfo): boolean {
  return info.fieldNodes.some((field) => {
    const found =
      known.get(field) ?? (field.selectionSet !== undefined && needsTies(info, field.selectionSet, tieless));
    known.set(field, found);
    return found;
  });
}

function needsTies(info: GraphQLResolveInfo, { selections }: SelectionSetNode, fields: TielessFields): boolean {
  return selections.some((selection) => {
    if (selection.kind === Kind.INLINE_FRAGMENT) return needsTies(info, selection.selectionSet, fields);
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = info.fragments[selection.name.value];
      return fragment !== undefined && needsTies(info, fragment.selectionSet, fields);
    }
    const inner = fields[selection.name.value];
    if (inner === undefined) return true;
    return inner !== null && selection.selectionSet !== undefined && needsTies(info, selection.selectionSet, inner);
  });
}
