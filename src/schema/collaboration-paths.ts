import { QueryError } from '../errors.js';
import { type PathTable, pathDefaults } from '../graph/paths.js';
import type { PaperFilter } from '../graph/ties.js';
import type { AuthorRow } from '../store/store.js';
import { checkBounds } from './bounds.js';
import { builder } from './builder.js';
import type { GraphContext } from './context.js';
import { listCost } from './cost.js';
import { authorRef } from './entity-refs.js';
import { paperMask } from './filter-mask.js';
import { keyRanks } from './key-ranks.js';
import { type Method, methodOf, methodRef } from './method.js';
import { limitAuthors } from './network/author-limit.js';
import { linkingPapersFields } from './paper-counts.js';
import { papersField, vertexIn } from './papers-field.js';
import { entityOfRef } from './ref.js';
import { loadPresent } from './related.js';
import { type PaperWhere, paperWhere } from './where/paper-where.js';

const maxPathCount = 50;
const longestPath = 20;

interface CollaborationPaths {
  from: AuthorRow;
  to: AuthorRow;
  table: PathTable;
  filter: PaperFilter;
  method: Method;
}

interface CollaborationPath {
  /** Database ids. */
  authors: number[];
  jointPapers: Uint32Array[];
  totalJointPapers: number;
}

interface PathHop {
  from: number;
  to: number;
  papers: Uint32Array;
}

const outcomeRef = builder.enumType('PathOutcome', {
  description: 'What a search for paths came to.',
  values: {
    FOUND: { description: 'The paths listed are all that were asked for, or all that there are.' },
    NO_PATH: { description: 'No chain of joint papers links the two, of any length.' },
    NO_PATH_WITHIN: { description: 'None of at most maxLength hops; longer ones were not looked for.' },
    BUDGET: { description: 'The search was given up because the graph around is too large: other paths may exist.' },
  },
});

const hopRef = builder.objectRef<PathHop>('PathHop').implement({
  description: 'One step of a path: two authors and what they wrote together.',
  fields: (t) => ({
    from: t.field({
      type: authorRef,
      description: 'The author nearer to the start.',
      resolve: ({ from }, _, { loaders }) => loadPresent(loaders.author, from, 'Author'),
    }),
    to: t.field({
      type: authorRef,
      description: 'The author nearer to the end.',
      resolve: ({ to }, _, { loaders }) => loadPresent(loaders.author, to, 'Author'),
    }),
    papersCount: t.int({
      description: 'How many papers the two wrote together.',
      resolve: ({ papers }) => papers.length,
    }),
    papers: papersField(t, {
      description: 'The joint papers: the evidence of the step.',
      papers: ({ papers }) => papers,
    }),
  }),
});

const pathRef = builder.objectRef<CollaborationPath>('CollaborationPath').implement({
  description: 'A chain of authors in which each wrote a paper with the next.',
  fields: (t) => ({
    length: t.int({ description: 'The number of hops.', resolve: ({ jointPapers }) => jointPapers.length }),
    authors: t.field({
      type: [authorRef],
      description: 'From the first author to the last; one more than there are hops.',
      extensions: listCost(5),
      resolve: ({ authors }, _, { loaders }) =>
        Promise.all(authors.map((id) => loadPresent(loaders.author, id, 'Author'))),
    }),
    hops: t.field({
      type: [hopRef],
      description: 'The steps in their order.',
      extensions: listCost(4),
      resolve: ({ authors, jointPapers }) =>
        jointPapers.map((papers, i) => ({ from: authors[i] as number, to: authors[i + 1] as number, papers })),
    }),
    totalJointPapers: t.exposeInt('totalJointPapers', { description: 'The joint papers of all hops together.' }),
  }),
});

const pathsRef = builder.objectRef<CollaborationPaths>('CollaborationPaths').implement({
  description: 'The shortest chains of joint papers between two authors.',
  fields: (t) => ({
    outcome: t.field({
      type: outcomeRef,
      description: 'What the search came to.',
      resolve: ({ table }) => table.outcome,
    }),
    length: t.int({
      nullable: true,
      description: 'Hops of the shortest path; null where none was found.',
      resolve: ({ table }) => table.paths[0]?.jointPapers.length ?? null,
    }),
    shortestCount: t.float({
      description: 'How many paths are as short as the shortest, whether listed or not.',
      resolve: ({ table }) => table.shortestCount,
    }),
    from: t.field({ type: authorRef, description: 'Where the paths begin.', resolve: ({ from }) => from }),
    to: t.field({ type: authorRef, description: 'Where the paths end.', resolve: ({ to }) => to }),
    paths: t.field({
      type: [pathRef],
      description:
        'The first k by length, then by joint papers in all, greatest first, then by the keys of the authors.',
      resolve: ({ table }, _, { snapshot }) =>
        table.paths.map(({ vertices, jointPapers, totalJointPapers }) => ({
          authors: Array.from(vertices, (vertex) => snapshot.ids.authors.at(vertex)),
          jointPapers,
          totalJointPapers,
        })),
    }),
    ...linkingPapersFields(t),
    method: t.field({ type: methodRef, description: 'How the paths were found.', resolve: ({ method }) => method }),
  }),
});

builder.queryField('collaborationPaths', (t) =>
  t.field({
    type: pathsRef,
    description: 'How two authors are linked by joint papers: the shortest paths, with the papers of every hop.',
    extensions: { cost: { own: 20, multiplier: (args: PathCount) => numberOfPaths(args) } },
    args: {
      from: t.arg.string({ required: true, description: 'An author by key, ORCID iD, id or exact name.' }),
      to: t.arg.string({ required: true, description: 'Another author, likewise.' }),
      k: t.arg.int({
        description: `How many paths: 1 to ${maxPathCount}. Default 1: one shortest path; ${maxPathCount} with allShortest.`,
      }),
      allShortest: t.arg.boolean({
        defaultValue: false,
        description:
          'All paths that are as short as the shortest, and none longer: at most k of them, and shortestCount says how ' +
          'many there are. Default false: longer ones follow where k is greater.',
      }),
      maxLength: t.arg.int({ description: `Most hops: 1 to ${longestPath}. Default ${pathDefaults.maxLength}.` }),
      maxAuthorsPerPaper: t.arg.int({
        description: 'Papers with more authors make no link: 1 or more. No limit unless given.',
      }),
      where: t.arg({ type: paperWhere, description: 'Only papers that match make a link.' }),
    },
    resolve: (_, args, context) => readPaths(context, args),
  }),
);

function numberOfPaths({ k, allShortest }: PathCount): number {
  return k ?? (allShortest ? maxPathCount : pathDefaults.k);
}

interface PathCount {
  k?: number | null;
  allShortest?: boolean | null;
}

interface PathArguments extends PathCount {
  from: string;
  to: string;
  maxLength?: number | null;
  maxAuthorsPerPaper?: number | null;
  where?: PaperWhere | null;
}

async function readPaths(context: GraphContext, args: PathArguments): Promise<CollaborationPaths> {
  const { snapshot } = context;
  checkBounds('k', args.k, 1, maxPathCount);
  checkBounds('maxLength', args.maxLength, 1, longestPath);
  const [from, to] = await Promise.all([
    entityOfRef(context, 'author', args.from),
    entityOfRef(context, 'author', args.to),
  ]);
  const k = numberOfPaths(args);
  const allShortest = args.allShortest ?? false;
  const maxLength = args.maxLength ?? pathDefaults.maxLength;
  const mask = await paperMask(context, args.where);
  const { filter } = limitAuthors(snapshot, { kind: 'authors' }, mask, args.maxAuthorsPerPaper);
  const start = vertexIn(snapshot, 'authors', from);
  const end = vertexIn(snapshot, 'authors', to);
  if (start < 0 || end < 0)
    throw new QueryError(
      'CHANGED_MEANWHILE',
      `find paths: '${(start < 0 ? from : to).key}' came after this answer began`,
      {
        hint: 'Send the query again: it will see the data as it is now.',
      },
    );
  const rank = await keyRanks(context, 'authors');
  const options = { ...filter, k, all: allShortest, maxPaths: k, maxLength, rank };
  return {
    from,
    to,
    table: await context.runAnalysis('paths', { snapshot, from: start, to: end, options }, context),
    filter,
    method: methodOf(context, 'shortest collaboration paths', {
      parameters: {
        from: from.key,
        to: to.key,
        k,
        allShortest,
        maxLength,
        maxAuthorsPerPaper: args.maxAuthorsPerPaper,
        where: args.where,
      },
      variant: allShortest ? 'all shortest' : k > 1 ? 'k shortest' : 'one shortest',
      ...(k > 1 &&
        !allShortest && {
          source: 'Yen (1971), Finding the k shortest loopless paths in a network, Management Science 17(11)',
        }),
    }),
  };
}
