import { neighborsOf } from '../graph/snapshot.js';
import type { AuthorRow } from '../store/store.js';
import { type CitationIndices, citationIndices } from './analysis/citation-indices.js';
import { builder } from './builder.js';
import type { GraphContext } from './context.js';
import { paperMask } from './filter-mask.js';
import { type Method, methodOf, methodRef } from './method.js';
import { vertexIn } from './papers-field.js';
import { type PaperWhere, paperWhere } from './where/paper-where.js';

interface AuthorMetrics {
  papersCount: number;
  indices: CitationIndices;
  selfCitations: number;
  firstYear: number | null;
  lastYear: number | null;
  careerYears: number | null;
  method: Method;
}

interface MetricArguments {
  where?: PaperWhere | null;
  citing?: PaperWhere | null;
  selfCitations?: boolean | null;
}

const metricsRef = builder.objectRef<AuthorMetrics>('AuthorMetrics').implement({
  description:
    'Indices of an author by citations between papers here. A corpus that holds few of the citing papers gives low values: ' +
    'they compare authors within it, and not with values from elsewhere.',
  fields: (t) => ({
    papersCount: t.exposeInt('papersCount', { description: 'How many papers were counted.' }),
    citations: t.int({
      description: 'How often papers here cite them; a citing paper counts once for each paper that it cites.',
      resolve: ({ indices }) => indices.citations,
    }),
    selfCitations: t.exposeInt('selfCitations', {
      description: 'How many of the citations, whether counted or left out, come from papers of the author.',
    }),
    hIndex: t.int({
      description: 'The most h papers with at least h citations each (Hirsch 2005).',
      resolve: ({ indices }) => indices.h,
    }),
    gIndex: t.int({
      description:
        'The most g papers that together have at least g² citations, no more than there are papers (Egghe 2006).',
      resolve: ({ indices }) => indices.g,
    }),
    mIndex: t.float({
      nullable: true,
      description: 'The h index a year: hIndex / careerYears (Hirsch 2005); null where no paper is dated.',
      resolve: ({ indices, careerYears }) => (careerYears === null ? null : indices.h / careerYears),
    }),
    i10Index: t.int({
      description: 'How many papers have at least ten citations.',
      resolve: ({ indices }) => indices.i10,
    }),
    firstYear: t.exposeInt('firstYear', {
      nullable: true,
      description: 'The year of the first of the papers; null where none is dated.',
    }),
    lastYear: t.exposeInt('lastYear', {
      nullable: true,
      description: 'The year of the latest of the papers; null where none is dated.',
    }),
    careerYears: t.exposeInt('careerYears', {
      nullable: true,
      description:
        'Years from the first of the papers to the latest paper of the whole database, both counted; null where none is dated.',
    }),
    method: t.field({ type: methodRef, description: 'What was counted.', resolve: ({ method }) => method }),
  }),
});

/** `Author.metrics`. */
export function metricsField(t: PothosSchemaTypes.ObjectFieldBuilder<typeof builder.$inferSchemaTypes, AuthorRow>) {
  return t.field({
    type: metricsRef,
    description: 'Indices of the author by citations between papers here: h, g, m, i10.',
    extensions: { cost: { own: 5 } },
    args: {
      where: t.arg({ type: paperWhere, description: 'Only papers of the author that match are counted.' }),
      citing: t.arg({
        type: paperWhere,
        description: 'Only citations from papers that match are counted: a window of years, a category.',
      }),
      selfCitations: t.arg.boolean({
        defaultValue: true,
        description: 'Whether citations from papers of the author count. Default true.',
      }),
    },
    resolve: (author, args, context) => readMetrics(context, author, args),
  });
}

async function readMetrics(context: GraphContext, author: AuthorRow, args: MetricArguments): Promise<AuthorMetrics> {
  const { snapshot } = context;
  const [mask, citing] = await Promise.all([paperMask(context, args.where), paperMask(context, args.citing)]);
  const withSelf = args.selfCitations ?? true;
  const all = neighborsOf(snapshot.authorPapers, vertexIn(snapshot, 'authors', author));
  const own = new Set(all);
  const papers = mask ? all.filter((paper) => mask[paper] === 1) : all;
  let selfCitations = 0;
  const citations: number[] = [];
  for (const paper of papers) {
    let count = 0;
    for (const other of neighborsOf(snapshot.paperCitedBy, paper)) {
      if (citing && citing[other] !== 1) continue;
      if (own.has(other)) selfCitations++;
      if (withSelf || !own.has(other)) count++;
    }
    citations.push(count);
  }
  const years = Array.from(papers, (paper) => yearOf(snapshot.paperDates.at(paper))).filter((year) => year > 0);
  const firstYear = years.length === 0 ? null : Math.min(...years);
  return {
    papersCount: papers.length,
    indices: citationIndices(citations),
    selfCitations,
    firstYear,
    lastYear: years.length === 0 ? null : Math.max(...years),
    careerYears: firstYear === null ? null : yearOf(snapshot.paperDates.highest) - firstYear + 1,
    method: methodOf(context, 'citation indices', {
      variant: 'citations between papers here',
      parameters: { author: author.key, where: args.where, citing: args.citing, selfCitations: withSelf },
      source: 'Hirsch (2005), PNAS 102(46); Egghe (2006), Scientometrics 69(1)',
    }),
  };
}

function yearOf(date: number | undefined): number {
  return Math.floor((date ?? 0) / 10000);
}
