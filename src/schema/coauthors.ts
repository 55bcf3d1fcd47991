import { type CoauthorTable, coauthors, jointPapers } from '../graph/coauthors.js';
import type { Counting, PaperFilter } from '../graph/ties.js';
import type { AuthorRow } from '../store/store.js';
import { builder } from './builder.js';
import { type Connection, defineConnection, type NodeEdge, sequenceConnection } from './connection.js';
import type { GraphContext } from './context.js';
import { pagedCost } from './cost.js';
import { authorRef } from './entity-refs.js';
import { counting, orderDirection } from './enums.js';
import { countingSource, type Method, methodOf, methodRef } from './method.js';
import type { PageArguments } from './page-arguments.js';
import { paperMask } from './paper-mask.js';
import { pagingArguments, papersField, vertexIn } from './papers-field.js';
import { ranking } from './ranking.js';
import { type PaperWhere, paperWhere } from './where/paper-where.js';

interface CoauthorEdge extends NodeEdge {
  /** Vertices of the two ends. */
  author: number;
  coauthor: number;
  filter: PaperFilter;
  papersCount: number;
  weight: number;
  firstYear: number | null;
  lastYear: number | null;
}

interface CoauthorConnection extends Connection<CoauthorEdge> {
  incompletePapers: number;
  omittedPapers: number;
  method: Method;
}

type CoauthorOrderField = 'PAPERS_COUNT' | 'WEIGHT' | 'FIRST_YEAR' | 'LAST_YEAR';

const coauthorOrderField = builder.enumType('CoauthorOrderField', {
  description: 'What to sort coauthors by.',
  values: {
    PAPERS_COUNT: { description: 'The number of joint papers.' },
    WEIGHT: { description: 'The weight under the counting asked for.' },
    FIRST_YEAR: { description: 'The year of the first joint paper.' },
    LAST_YEAR: { description: 'The year of the latest joint paper.' },
  },
});

const coauthorOrder = builder.inputType('CoauthorOrder', {
  description: 'How to sort coauthors. Ties go by age in this database; what has no value comes last.',
  fields: (t) => ({
    field: t.field({ type: coauthorOrderField, required: true, description: 'What to sort by.' }),
    direction: t.field({ type: orderDirection, defaultValue: 'DESC', description: 'Which way. Default DESC.' }),
  }),
});

const coauthorConnection = defineConnection<AuthorRow, CoauthorEdge, CoauthorConnection>({
  name: 'Coauthor',
  plural: 'coauthors',
  node: authorRef,
  loader: ({ loaders }) => loaders.author,
  edgeDescription: 'A tie between two authors, with the papers that make it.',
  edgeFields: (t) => ({
    papersCount: t.exposeInt('papersCount', { description: 'How many papers the two wrote together.' }),
    weight: t.exposeFloat('weight', {
      description: 'The strength of the tie: joint papers under FULL counting, shares of papers under FRACTIONAL.',
    }),
    firstYear: t.exposeInt('firstYear', {
      nullable: true,
      description: 'The year of the first joint paper; null where none is dated.',
    }),
    lastYear: t.exposeInt('lastYear', {
      nullable: true,
      description: 'The year of the latest joint paper; null where none is dated.',
    }),
    papers: papersField(t, {
      description: 'The joint papers: the evidence of the tie.',
      papers: ({ author, coauthor, filter }, { snapshot }) => jointPapers(snapshot, author, coauthor, filter),
    }),
  }),
  connectionFields: (t) => ({
    incompletePapers: t.exposeInt('incompletePapers', {
      description:
        "How many of the papers looked at have an author list that the source cut ('et al.'): coauthors may be missing.",
    }),
    omittedPapers: t.exposeInt('omittedPapers', {
      description: 'How many papers were left out because they have more than maxAuthorsPerPaper authors.',
    }),
    method: t.field({ type: methodRef, description: 'How the ties were counted.', resolve: ({ method }) => method }),
  }),
});

interface CoauthorArguments extends PageArguments {
  where?: PaperWhere | null;
  counting?: Counting | null;
  maxAuthorsPerPaper?: number | null;
  orderBy?: { field: CoauthorOrderField; direction?: 'ASC' | 'DESC' | null } | null;
}

/** `Author.coauthors`. */
export function coauthorsField(t: PothosSchemaTypes.ObjectFieldBuilder<typeof builder.$inferSchemaTypes, AuthorRow>) {
  return t.field({
    type: coauthorConnection,
    description: 'Everybody who wrote a paper with this author, with the strength of the tie and its papers.',
    extensions: pagedCost(5),
    args: {
      where: t.arg({ type: paperWhere, description: 'Only joint papers that match.' }),
      counting: t.arg({ type: counting, defaultValue: 'FULL', description: 'How a joint paper counts. Default FULL.' }),
      maxAuthorsPerPaper: t.arg.int({
        description: 'Papers with more authors are left out, and omittedPapers counts them. No limit unless given.',
      }),
      orderBy: t.arg({ type: coauthorOrder, description: 'The order. Default PAPERS_COUNT DESC.' }),
      ...pagingArguments(t),
    },
    resolve: (author, args, context) => readCoauthors(context, author, args),
  });
}

async function readCoauthors(
  context: GraphContext,
  author: AuthorRow,
  args: CoauthorArguments,
): Promise<CoauthorConnection> {
  const { snapshot } = context;
  const filter: PaperFilter = paperFilter(await paperMask(context, args.where), args.maxAuthorsPerPaper);
  const countingUsed = args.counting ?? 'FULL';
  const vertex = vertexIn(snapshot, 'authors', author);
  const table = vertex < 0 ? nobody : coauthors(snapshot, vertex, { ...filter, counting: countingUsed });
  const { field, direction } = { field: 'PAPERS_COUNT' as const, ...args.orderBy };
  const ids = snapshot.ids.authors;
  const idOf = (row: number) => ids[table.authors[row] as number] as number;
  const order = ranking({
    order: `${field}_${countingUsed}`,
    length: table.authors.length,
    direction: direction ?? 'DESC',
    value: columnOf(table, field),
    id: idOf,
  });
  const connection = sequenceConnection<CoauthorEdge>(args, order, (index, cursor) => {
    const row = order.row(index);
    return {
      cursor,
      id: idOf(row),
      author: vertex,
      coauthor: table.authors[row] as number,
      filter,
      papersCount: table.papersCount[row] as number,
      weight: table.weight[row] as number,
      firstYear: table.firstYear[row] || null,
      lastYear: table.lastYear[row] || null,
    };
  });
  return {
    ...connection,
    incompletePapers: table.incompletePapers,
    omittedPapers: table.omittedPapers,
    method: methodOf(context, 'coauthorship', {
      variant: countingUsed,
      parameters: {
        author: author.key,
        where: args.where,
        counting: countingUsed,
        maxAuthorsPerPaper: args.maxAuthorsPerPaper,
      },
      ...(countingUsed === 'FRACTIONAL' && { source: countingSource }),
    }),
  };
}

/** Which papers take part in a traversal, from its arguments. */
export function paperFilter(
  papers: Uint8Array | undefined,
  maxAuthorsPerPaper: number | null | undefined,
): PaperFilter {
  return {
    ...(papers && { papers }),
    ...(typeof maxAuthorsPerPaper === 'number' && { maxAuthorsPerPaper }),
  };
}

function columnOf(table: CoauthorTable, field: CoauthorOrderField): (row: number) => number | null {
  switch (field) {
    case 'PAPERS_COUNT':
      return (row) => table.papersCount[row] as number;
    case 'WEIGHT':
      return (row) => table.weight[row] as number;
    case 'FIRST_YEAR':
      return (row) => table.firstYear[row] || null;
    case 'LAST_YEAR':
      return (row) => table.lastYear[row] || null;
  }
}

const nobody: CoauthorTable = {
  authors: new Uint32Array(0),
  papersCount: new Uint32Array(0),
  weight: new Float64Array(0),
  firstYear: new Int16Array(0),
  lastYear: new Int16Array(0),
  incompletePapers: 0,
  omittedPapers: 0,
  papersWithCompany: 0,
};
