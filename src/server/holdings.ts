import { categoriesInUse } from '../graph/categories-in-use.js';
import type { Snapshot } from '../graph/snapshot.js';

export interface Holding {
  label: string;
  count: number;
}

/** What a database holds, for people: the entities, then the links between them, those that are there. */
export function holdingsOf(snapshot: Snapshot): Holding[] {
  const { ids } = snapshot;
  const holdings = [
    { label: 'papers', count: ids.papers.length },
    { label: 'authors', count: ids.authors.length },
    { label: 'organizations', count: ids.organizations.length },
    { label: 'categories', count: categoriesInUse(snapshot) },
    { label: 'topics', count: ids.topics.length },
    { label: 'venues', count: ids.venues.length },
    { label: 'authorships', count: snapshot.paperAuthors.neighbors.length },
    { label: 'citations', count: snapshot.paperReferences.links },
  ];
  return holdings.filter(({ label, count }) => count > 0 || label === 'papers' || label === 'authors');
}
