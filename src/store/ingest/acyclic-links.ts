/** From a child to a parent. */
export interface HierarchyLink {
  child: number;
  parent: number;
}

/**
 * Takes the links that close no circle, in their order.
 *
 * @param known the links above all parents that are stated, as they are now; they have no circle
 * @returns what was taken and what would have closed a circle
 */
export function acyclicLinks<Link extends HierarchyLink>(
  known: readonly HierarchyLink[],
  stated: readonly Link[],
): { taken: Link[]; refused: Link[] } {
  const parents = new Map<number, Set<number>>();
  const add = ({ child, parent }: HierarchyLink) => {
    const list = parents.get(child);
    if (list) list.add(parent);
    else parents.set(child, new Set([parent]));
  };
  for (const link of known) add(link);
  const taken: Link[] = [];
  const refused: Link[] = [];
  for (const link of stated) {
    if (isAbove(link.child, link.parent, parents)) refused.push(link);
    else {
      add(link);
      taken.push(link);
    }
  }
  return { taken, refused };
}

/** Whether the way up from `start` meets `sought`. */
function isAbove(sought: number, start: number, parents: ReadonlyMap<number, ReadonlySet<number>>): boolean {
  const seen = new Set([start]);
  // A set is read on while it grows.
  for (const vertex of seen) {
    if (vertex === sought) return true;
    for (const parent of parents.get(vertex) ?? []) seen.add(parent);
  }
  return false;
}
