import type { PaperCounts } from '../graph/count-papers.js';
import type { PaperFilter } from '../graph/ties.js';
import type { Awaitable } from './awaitable.js';
import type { builder } from './builder.js';
import type { GraphContext } from './context.js';

const unit = { kind: 'authors' as const };

/** `incompletePapers` and `omittedPapers` of a search that may walk over any paper of a filter. */
export function linkingPapersFields<Parent extends { filter: PaperFilter }>(
  t: PothosSchemaTypes.ObjectFieldBuilder<typeof builder.$inferSchemaTypes, Parent>,
) {
  const count = ({ filter }: { filter: PaperFilter }, context: GraphContext) =>
    context.runAnalysis('allPaperCounts', { snapshot: context.snapshot, unit, filter }, context);
  return {
    incompletePapers: t.int({
      description:
        "How many of the papers that make links, near or far, have an author list that the source cut ('et al.'): there may " +
        'be more links than are known.',
      resolve: async (parent, _, context) => (await count(parent as Parent, context)).incomplete,
    }),
    omittedPapers: t.int({
      description: 'How many papers make no link because they have more than maxAuthorsPerPaper authors.',
      resolve: async (parent, _, context) => (await count(parent as Parent, context)).omitted,
    }),
  };
}

/** Of the papers of one author, those whose byline was cut and those that were left out. */
export function countPapersOfAuthor(
  context: GraphContext,
  author: number,
  filter: PaperFilter,
): Awaitable<PaperCounts> {
  const input = { snapshot: context.snapshot, unit, members: Uint32Array.of(author), filter };
  return context.runAnalysis('paperCounts', input, context);
}
