import type { PaperRow } from '../store/store.js';
import type { RelatedPaper } from './analysis/related-papers.js';
import { builder } from './builder.js';
import { boundedCost } from './cost.js';
import { paperRef } from './entity-refs.js';
import { paperMask } from './filter-mask.js';
import { keyRanks } from './key-ranks.js';
import { type Method, methodOf, methodRef } from './method.js';
import { checkPageSize } from './page-arguments.js';
import { vertexIn } from './papers-field.js';
import { loadPresent } from './related.js';
import { paperWhere } from './where/paper-where.js';

const usualCount = 10;

interface RelatedPapers {
  list: RelatedPaper[];
  isCut: boolean;
  method: Method;
}

const relatedPaperRef = builder.objectRef<RelatedPaper>('RelatedPaper').implement({
  description: 'A paper that is near to another, with the parts of its score.',
  fields: (t) => ({
    paper: t.field({
      type: paperRef,
      description: 'The related paper.',
      resolve: ({ paper }, _, { snapshot, loaders }) =>
        loadPresent(loaders.paper, snapshot.ids.papers.at(paper), 'Paper'),
    }),
    score: t.exposeFloat('score', { description: 'The sum of the five parts: above 0, up to 5; higher is nearer.' }),
    citation: t.exposeFloat('citation', { description: '1 where one of the two cites the other, else 0.' }),
    coupling: t.exposeFloat('coupling', {
      description: 'Shared references over the geometric mean of the references of both: 0 to 1.',
    }),
    cocitation: t.exposeFloat('cocitation', {
      description: 'Papers that cite both over the geometric mean of the citing papers of each: 0 to 1.',
    }),
    authors: t.exposeFloat('authors', {
      description: 'Shared authors over the geometric mean of the authors of both: 0 to 1.',
    }),
    topics: t.exposeFloat('topics', {
      description: 'Shared topics over the geometric mean of the topics of both: 0 to 1.',
    }),
  }),
});

const relatedPapersRef = builder.objectRef<RelatedPapers>('RelatedPapers').implement({
  description: 'The papers nearest to a paper.',
  fields: (t) => ({
    list: t.field({
      type: [relatedPaperRef],
      description: 'The nearest first; of one score, by key.',
      resolve: ({ list }) => list,
    }),
    isCut: t.exposeBoolean('isCut', {
      description:
        'Whether the most frequent topics or authors were not looked at, because over 500,000 links would be read.',
    }),
    method: t.field({ type: methodRef, description: 'How they were found.', resolve: ({ method }) => method }),
  }),
});

/** `Paper.related`. */
export function relatedField(t: PothosSchemaTypes.ObjectFieldBuilder<typeof builder.$inferSchemaTypes, PaperRow>) {
  return t.field({
    type: relatedPapersRef,
    description: 'The papers nearest to it, by citations, shared references, authors and topics.',
    extensions: boundedCost('first', usualCount, 10),
    args: {
      first: t.arg.int({ defaultValue: usualCount, description: `How many: 1 to 100. Default ${usualCount}.` }),
      where: t.arg({ type: paperWhere, description: 'Only papers that match are returned.' }),
    },
    resolve: async (paper, { first, where }, context) => {
      checkPageSize('first', first);
      const { snapshot } = context;
      const limit = first ?? usualCount;
      const mask = await paperMask(context, where);
      const vertex = vertexIn(snapshot, 'papers', paper);
      const rank = await keyRanks(context, 'papers');
      const input = { snapshot, paper: vertex, limit, rank, ...(mask && { mask }) };
      const found =
        vertex < 0 ? { list: [], isCut: false } : await context.runAnalysis('relatedPapers', input, context);
      return {
        ...found,
        method: methodOf(context, 'related papers', {
          variant: 'sum of Salton cosines',
          parameters: { paper: paper.key, first: limit, where },
        }),
      };
    },
  });
}
