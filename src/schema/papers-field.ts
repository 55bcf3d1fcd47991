import type { ArgBuilder } from '@pothos/core';
import type { Snapshot } from '../graph/snapshot.js';
import type { builder } from './builder.js';
import { type Connection, sequenceConnection } from './connection.js';
import { paperConnection } from './connections.js';
import type { GraphContext } from './context.js';
import { pagedCost } from './cost.js';
import { paperLinkOrder } from './enums.js';
import { paperMask } from './filter-mask.js';
import type { PageArguments } from './page-arguments.js';
import { type PaperLinkOrder, paperSequence } from './paper-sequence.js';
import { type PaperWhere, paperWhere } from './where/paper-where.js';

type Types = typeof builder.$inferSchemaTypes;
type ArgumentBuilder = ArgBuilder<Types>;
type FieldBuilder<Parent> = PothosSchemaTypes.ObjectFieldBuilder<Types, Parent>;

/** The four paging arguments, described. */
export function pagingArguments(t: { arg: ArgumentBuilder }) {
  return {
    first: t.arg.int({ description: 'How many from the front: 1 to 100. Default 20.' }),
    after: t.arg.string({ description: 'Only what follows this cursor.' }),
    last: t.arg.int({ description: 'How many from the back, 1 to 100, instead of first.' }),
    before: t.arg.string({ description: 'Only what comes before this cursor. Alone it reads the 20 before it.' }),
  };
}

interface PapersFieldOptions<Parent> {
  description: string;
  /** Paper vertices, newest first, unknown dates last, papers of one date by vertex. */
  papers(parent: Parent, context: GraphContext): Uint32Array;
}

/** A field for the papers of something, answered from the snapshot. */
export function papersField<Parent>(t: FieldBuilder<Parent>, options: PapersFieldOptions<Parent>) {
  return t.field({
    type: paperConnection,
    description: options.description,
    extensions: pagedCost(),
    args: papersArguments(t),
    resolve: (parent, args, context) =>
      papersConnection(context, options.papers(parent as Parent, context), args as PapersArguments) as never,
  });
}

export interface PapersArguments extends PageArguments {
  where?: PaperWhere | null;
  orderBy?: PaperLinkOrder | null;
}

export function papersArguments(t: { arg: ArgumentBuilder }) {
  return {
    where: t.arg({ type: paperWhere, description: 'Only papers that match.' }),
    orderBy: t.arg({
      type: paperLinkOrder,
      defaultValue: 'NEWEST_FIRST',
      description: 'The order. Default NEWEST_FIRST.',
    }),
    ...pagingArguments(t),
  };
}

/** A connection of papers that the snapshot lists newest first. */
export async function papersConnection(
  context: GraphContext,
  newestFirst: Uint32Array,
  args: PapersArguments,
): Promise<Connection> {
  const { snapshot } = context;
  const mask = await paperMask(context, args.where);
  const sequence = paperSequence(snapshot, newestFirst, args.orderBy ?? 'NEWEST_FIRST', mask);
  const ids = snapshot.ids.papers;
  return sequenceConnection(args, sequence, (index, cursor) => ({
    cursor,
    id: ids.at(sequence.vertex(index)),
  }));
}

/** Vertex of a row in the snapshot of the request; -1 where the row came after it. */
export function vertexIn(snapshot: Snapshot, kind: keyof Snapshot['ids'], row: { id: number }): number {
  return snapshot.ids[kind].vertexOf(row.id);
}
