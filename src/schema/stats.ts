import { categoriesInUse } from '../graph/categories-in-use.js';
import { incompleteAt } from '../graph/paper-facts.js';
import { builder } from './builder.js';
import type { GraphContext } from './context.js';

interface Stats {
  context: GraphContext;
}

const statsRef = builder.objectRef<Stats>('Stats').implement({
  description: 'What this server holds. Counts are of the data version given here.',
  fields: (t) => ({
    papers: t.int({
      description: 'How many papers there are.',
      resolve: ({ context }) => context.snapshot.ids.papers.length,
    }),
    authors: t.int({
      description: 'How many authors there are.',
      resolve: ({ context }) => context.snapshot.ids.authors.length,
    }),
    authorships: t.int({
      description: 'How many places in bylines there are, editors left out.',
      resolve: ({ context }) => context.snapshot.paperAuthors.neighbors.length,
    }),
    organizations: t.int({
      description: 'How many organizations there are.',
      resolve: ({ context }) => context.snapshot.ids.organizations.length,
    }),
    categories: t.int({
      description:
        'How many categories papers are in. Broader ones that only hold other categories are not among them; `categories { totalCount }` counts all.',
      resolve: ({ context }) => categoriesInUse(context.snapshot),
    }),
    topics: t.int({
      description: 'How many topics there are.',
      resolve: ({ context }) => context.snapshot.ids.topics.length,
    }),
    venues: t.int({
      description: 'How many venues there are.',
      resolve: ({ context }) => context.snapshot.ids.venues.length,
    }),
    citations: t.int({
      description: 'How many citations there are from a paper here to a paper here.',
      resolve: ({ context }) => context.snapshot.paperReferences.links,
    }),
    incompletePapers: t.int({
      description: "How many papers have an author list that the source cut ('et al.').",
      resolve: ({ context }) => incompletePapers(context),
    }),
    importProblems: t.int({
      description: 'How many records, or parts of one, could not be taken in as they stand.',
      resolve: ({ context }) => context.store.prisma.importProblem.count(),
    }),
    firstYear: t.int({
      nullable: true,
      description: 'The year of the oldest paper; null where no paper is dated.',
      resolve: ({ context }) => yearRange(context)?.first ?? null,
    }),
    lastYear: t.int({
      nullable: true,
      description: 'The year of the newest paper; null where no paper is dated.',
      resolve: ({ context }) => yearRange(context)?.last ?? null,
    }),
    dataVersion: t.int({
      description: 'It rises with every import and curation.',
      resolve: ({ context }) => context.snapshot.dataVersion,
    }),
    softwareVersion: t.string({ description: 'Of papergraph.', resolve: ({ context }) => context.softwareVersion }),
  }),
});

builder.queryField('stats', (t) =>
  t.field({ type: statsRef, description: 'What this server holds.', resolve: (_, __, context) => ({ context }) }),
);

function incompletePapers({ snapshot: { paperFacts } }: GraphContext): number {
  let count = 0;
  for (let paper = 0; paper < paperFacts.length; paper++) count += incompleteAt(paperFacts, paper);
  return count;
}

function yearRange({ snapshot }: GraphContext): { first: number; last: number } | undefined {
  const { values, highest } = snapshot.paperDates;
  const first = values.find((date) => date > 0);
  return first === undefined ? undefined : { first: Math.floor(first / 10000), last: Math.floor(highest / 10000) };
}
