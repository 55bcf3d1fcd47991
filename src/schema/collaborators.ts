import type { ObjectRef } from '@pothos/core';
import { type CoauthorTable, collaborators, sharedPapers } from '../graph/coauthors.js';
import type { Counting, PaperFilter } from '../graph/ties.js';
import { type MemberUnit, memberView } from './analysis/member-unit.js';
import type { Awaitable } from './awaitable.js';
import { builder } from './builder.js';
import { type Connection, defineConnection, type NodeEdge, sequenceConnection } from './connection.js';
import type { GraphContext } from './context.js';
import { pagedCost } from './cost.js';
import { counting, orderDirection } from './enums.js';
import { paperMask } from './filter-mask.js';
import { countingSource, type Method, methodOf, methodRef } from './method.js';
import { countLeftOut, limitAuthors } from './network/author-limit.js';
import type { Unit } from './network/units.js';
import type { PageArguments } from './page-arguments.js';
import { pagingArguments, papersField } from './papers-field.js';
import { ranking } from './ranking.js';
import type { RowLoader } from './related.js';
import { type PaperWhere, paperWhere } from './where/paper-where.js';

type Types = typeof builder.$inferSchemaTypes;
type Id = number | string;

interface CollaboratorEdge extends NodeEdge<Id> {
  /** Vertices of the two ends. */
  center: number;
  other: number;
  unit: MemberUnit;
  filter: PaperFilter;
  papersCount: number;
  weight: number;
  firstYear: number | null;
  lastYear: number | null;
}

interface CollaboratorConnection extends Connection<CollaboratorEdge> {
  incompletePapers: number;
  omittedPapers: number;
  method: Method;
}

type OrderField = 'PAPERS_COUNT' | 'WEIGHT' | 'FIRST_YEAR' | 'LAST_YEAR';

interface CollaboratorArguments extends PageArguments {
  where?: PaperWhere | null;
  counting?: Counting | null;
  maxAuthorsPerPaper?: number | null;
  orderBy?: { field: OrderField; direction?: 'ASC' | 'DESC' | null } | null;
}

interface CollaboratorOptions<Row> {
  /** 'Coauthor' makes CoauthorConnection, CoauthorEdge, CoauthorOrder. */
  name: string;
  /** 'coauthors' */
  plural: string;
  /** 'authors': what the ends of a tie are. */
  ends: string;
  /** The name of the measure and of the parameter that says whose collaborators. */
  measure: string;
  parameter: string;
  node: ObjectRef<Types, Row>;
  loader(context: GraphContext): RowLoader<Id, Row>;
  unit(context: GraphContext): Awaitable<Unit>;
  /** Database id, or code, of a vertex. */
  idOf(context: GraphContext, unit: Unit, vertex: number): Id;
  /** The id as a number, for cursors. */
  numberOf(id: Id): number;
  /** What ties of the order go by: the place of the key, of a number. */
  places(context: GraphContext): Promise<(number: number) => number>;
}

interface FieldOptions<Row> {
  description: string;
  center(row: Row, context: GraphContext): { key: string; vertex: number };
}

/**
 * Defines a connection to all that share papers with something, with the strength and the years of each tie.
 *
 * @returns makes the field
 */
export function defineCollaborators<Row>(options: CollaboratorOptions<Row>) {
  const { name, plural, ends, node } = options;
  const order = defineOrder(name, plural);
  const connection = defineConnection<Row, CollaboratorEdge, CollaboratorConnection>({
    name,
    plural,
    node,
    loader: options.loader,
    edgeDescription: `A tie between two ${ends}, with the papers that make it.`,
    edgeFields: (t) => ({
      papersCount: t.exposeInt('papersCount', { description: 'How many papers the two share.' }),
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
        papers: ({ center, other, unit, filter }, { snapshot }) =>
          sharedPapers(memberView(snapshot, unit), center, other, filter),
      }),
    }),
    connectionFields: (t) => ({
      incompletePapers: t.exposeInt('incompletePapers', {
        description: `How many of the papers looked at have an author list that the source cut ('et al.'): ${plural} may be missing.`,
      }),
      omittedPapers: t.exposeInt('omittedPapers', {
        description: 'How many papers were left out because they have more than maxAuthorsPerPaper authors.',
      }),
      method: t.field({ type: methodRef, description: 'How the ties were counted.', resolve: ({ method }) => method }),
    }),
  });
  return (t: PothosSchemaTypes.ObjectFieldBuilder<Types, Row>, { description, center }: FieldOptions<Row>) =>
    t.field({
      type: connection,
      description,
      extensions: pagedCost(5),
      args: {
        where: t.arg({ type: paperWhere, description: 'Only joint papers that match.' }),
        counting: t.arg({
          type: counting,
          defaultValue: 'FULL',
          description: 'How a joint paper counts. Default FULL.',
        }),
        maxAuthorsPerPaper: t.arg.int({
          description:
            'Papers with more authors are left out, and omittedPapers counts them: 1 or more. No limit unless given.',
        }),
        orderBy: t.arg({ type: order, description: 'The order. Default PAPERS_COUNT DESC.' }),
        ...pagingArguments(t),
      },
      resolve: (row, args, context) =>
        readCollaborators(context, options, center(row as Row, context), args as CollaboratorArguments) as never,
    });
}

function defineOrder(name: string, plural: string) {
  const field = builder.enumType(`${name}OrderField`, {
    description: `What to sort ${plural} by.`,
    values: {
      PAPERS_COUNT: { description: 'The number of joint papers.' },
      WEIGHT: { description: 'The weight under the counting asked for.' },
      FIRST_YEAR: { description: 'The year of the first joint paper.' },
      LAST_YEAR: { description: 'The year of the latest joint paper.' },
    },
  });
  return builder.inputType(`${name}Order`, {
    description: `How to sort ${plural}. Ties go by key; what has no value comes last.`,
    fields: (t) => ({
      field: t.field({ type: field, required: true, description: 'What to sort by.' }),
      direction: t.field({ type: orderDirection, defaultValue: 'DESC', description: 'Which way. Default DESC.' }),
    }),
  });
}

async function readCollaborators<Row>(
  context: GraphContext,
  { measure, parameter, unit: readUnit, idOf, numberOf, places }: CollaboratorOptions<Row>,
  { key, vertex }: { key: string; vertex: number },
  args: CollaboratorArguments,
): Promise<CollaboratorConnection> {
  const { snapshot } = context;
  const unit = await readUnit(context);
  const mask = await paperMask(context, args.where);
  const { filter, leftOut } = limitAuthors(snapshot, unit.member, mask, args.maxAuthorsPerPaper);
  const countingUsed = args.counting ?? 'FULL';
  const view = memberView(snapshot, unit.member);
  const table = vertex < 0 ? nobody : collaborators(view, vertex, { ...filter, counting: countingUsed });
  const { field, direction } = { field: 'PAPERS_COUNT' as const, ...args.orderBy };
  const idAt = (row: number) => idOf(context, unit, table.authors[row] as number);
  const order = ranking({
    order: `${field}_${countingUsed}`,
    length: table.authors.length,
    direction: direction ?? 'DESC',
    value: columnOf(table, field),
    id: (row) => numberOf(idAt(row)),
    placeOf: await places(context),
  });
  const connection = sequenceConnection<CollaboratorEdge>(args, order, (index, cursor) => {
    const row = order.row(index);
    return {
      cursor,
      id: idAt(row),
      center: vertex,
      other: table.authors[row] as number,
      unit: unit.member,
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
    omittedPapers:
      leftOut && vertex >= 0 ? countLeftOut(snapshot, unit.member, [vertex], leftOut) : table.omittedPapers,
    method: methodOf(context, measure, {
      variant: countingUsed,
      parameters: {
        [parameter]: key,
        where: args.where,
        counting: countingUsed,
        maxAuthorsPerPaper: args.maxAuthorsPerPaper,
      },
      ...(countingUsed === 'FRACTIONAL' && { source: countingSource }),
    }),
  };
}

function columnOf(table: CoauthorTable, field: OrderField): (row: number) => number | null {
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

/** Of an entity that came after the snapshot. */
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
