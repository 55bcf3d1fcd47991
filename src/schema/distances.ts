import { QueryError } from '../errors.js';
import type { DistanceHistogram } from '../graph/distance-histogram.js';
import type { PaperFilter } from '../graph/ties.js';
import type { AuthorRow } from '../store/store.js';
import { builder } from './builder.js';
import { listCost } from './cost.js';
import { paperMask } from './filter-mask.js';
import { type Method, methodOf, methodRef } from './method.js';
import { limitAuthors } from './network/author-limit.js';
import { linkingPapersFields } from './paper-counts.js';
import { vertexIn } from './papers-field.js';
import { paperWhere } from './where/paper-where.js';

interface DistanceCount {
  distance: number;
  authorsCount: number;
}

interface Distances {
  histogram: DistanceHistogram;
  filter: PaperFilter;
  method: Method;
}

const distanceCountRef = builder.objectRef<DistanceCount>('DistanceCount').implement({
  description: 'The authors at one distance.',
  fields: (t) => ({
    distance: t.exposeInt('distance', { description: 'Hops of the shortest path; 0 is the author.' }),
    authorsCount: t.exposeInt('authorsCount', { description: 'How many authors are so far away.' }),
  }),
});

const distancesRef = builder.objectRef<Distances>('Distances').implement({
  description: 'How far everybody is from an author over joint papers, as Erdős numbers are.',
  fields: (t) => ({
    histogram: t.field({
      type: [distanceCountRef],
      description: 'Authors by distance, from 0 to the farthest.',
      extensions: listCost(10),
      resolve: ({ histogram }) =>
        Array.from(histogram.counts, (authorsCount, distance) => ({ distance, authorsCount })),
    }),
    reachable: t.int({
      description: 'How many authors any path leads to, the author not counted.',
      resolve: ({ histogram }) => histogram.reachable,
    }),
    unreachable: t.int({
      description: 'How many authors of the papers that took part no path leads to.',
      resolve: ({ histogram }) => histogram.unreachable,
    }),
    meanDistance: t.float({
      nullable: true,
      description: 'The mean of the distances of the reachable, in hops; null where nobody is.',
      resolve: ({ histogram }) => (histogram.reachable === 0 ? null : histogram.meanDistance),
    }),
    ...linkingPapersFields(t),
    method: t.field({ type: methodRef, description: 'How it was counted.', resolve: ({ method }) => method }),
  }),
});

/** `Author.distances`. */
export function distancesField(t: PothosSchemaTypes.ObjectFieldBuilder<typeof builder.$inferSchemaTypes, AuthorRow>) {
  return t.field({
    type: distancesRef,
    description: 'How far everybody is from this author over joint papers. It reads all that can be reached.',
    extensions: { cost: { own: 200 } },
    args: {
      where: t.arg({ type: paperWhere, description: 'Only papers that match make a link.' }),
      maxAuthorsPerPaper: t.arg.int({
        description: 'Papers with more authors make no link: 1 or more. No limit unless given.',
      }),
    },
    resolve: async (author, { where, maxAuthorsPerPaper }, context) => {
      const { snapshot } = context;
      const unit = { kind: 'authors' as const };
      const { filter } = limitAuthors(snapshot, unit, await paperMask(context, where), maxAuthorsPerPaper);
      const from = vertexIn(snapshot, 'authors', author);
      if (from < 0)
        throw new QueryError('CHANGED_MEANWHILE', `measure distances: '${author.key}' came after this answer began`, {
          hint: 'Send the query again: it will see the data as it is now.',
        });
      return {
        histogram: await context.runAnalysis('distances', { snapshot, unit, from, filter }, context),
        filter,
        method: methodOf(context, 'distances over joint papers', {
          variant: 'unweighted',
          parameters: { author: author.key, where, maxAuthorsPerPaper },
        }),
      };
    },
  });
}
