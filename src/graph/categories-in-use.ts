import { degreeOf, type Snapshot } from './snapshot.js';

/** How many categories hold papers themselves; those that only hold other categories are left out. */
export function categoriesInUse({ categoryPapers }: Pick<Snapshot, 'categoryPapers'>): number {
  let count = 0;
  for (let v = 0; v < categoryPapers.count; v++) if (degreeOf(categoryPapers, v) > 0) count++;
  return count;
}
