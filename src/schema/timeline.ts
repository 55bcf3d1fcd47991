import { builder } from './builder.js';
import type { GraphContext } from './context.js';
import { listCost } from './cost.js';
import { paperMask } from './filter-mask.js';
import { paperWhere } from './where/paper-where.js';

interface YearCount {
  year: number | null;
  papersCount: number;
}

const yearCountRef = builder.objectRef<YearCount>('YearCount').implement({
  description: 'The papers of one year.',
  fields: (t) => ({
    year: t.exposeInt('year', { nullable: true, description: 'The year; null for papers of unknown date.' }),
    papersCount: t.exposeInt('papersCount', { description: 'How many papers there are.' }),
  }),
});

/** A field that counts papers by year. */
export function timelineField<Parent>(
  t: PothosSchemaTypes.ObjectFieldBuilder<typeof builder.$inferSchemaTypes, Parent>,
  papers: (parent: Parent, context: GraphContext) => Uint32Array,
) {
  return t.field({
    type: [yearCountRef],
    description:
      'Papers by year, from the first year to the last; years without papers are zero, unknown years come last.',
    extensions: listCost(20),
    args: { where: t.arg({ type: paperWhere, description: 'Only papers that match.' }) },
    resolve: async (parent, { where }, context) => {
      const mask = await paperMask(context, where);
      return countYears(context, papers(parent as Parent, context), mask);
    },
  });
}

function countYears({ snapshot }: GraphContext, papers: Uint32Array, mask: Uint8Array | undefined): YearCount[] {
  const counts = new Map<number, number>();
  for (const paper of papers) {
    if (mask && mask[paper] !== 1) continue;
    const year = Math.floor(snapshot.paperDates.at(paper) / 10000);
    counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  const years = [...counts.keys()].filter((year) => year > 0).sort((a, b) => a - b);
  const timeline: YearCount[] = [];
  for (let year = years[0] ?? 1; year <= (years.at(-1) ?? 0); year++)
    timeline.push({ year, papersCount: counts.get(year) ?? 0 });
  const undated = counts.get(0);
  if (undated !== undefined) timeline.push({ year: null, papersCount: undated });
  return timeline;
}
