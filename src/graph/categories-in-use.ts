import type { Snapshot } from './snapshot.js';

/** How many categories hold papers themselves; those that only hold other categories are left out. */
export function categoriesInUse({ categoryPapers: { starts } }: Snapshot): number {
  let count = 0;
  for (let v = 0; v + 1 < starts.length; v++) if ((starts[v + 1] as number) > (starts[v] as number)) count++;
  return count;
}
