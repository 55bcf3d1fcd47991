import type { InputRef, ObjectRef } from '@pothos/core';
import type { VertexKind } from '../graph/snapshot.js';
import { countAll, isSortKey, type ListedModel, listPage, type SortField } from '../store/list-ids.js';
import type { builder } from './builder.js';
import { type Connection, lazyConnection } from './connection.js';
import type { GraphContext } from './context.js';
import { pagedCost } from './cost.js';
import { decodeCursor, encodeCursor } from './cursor.js';
import { maskOf } from './filter-mask.js';
import type { Order, OrderArgument } from './order.js';
import type { PageArguments } from './page-arguments.js';
import { pagingArguments } from './papers-field.js';
import { ownTurn } from './turns.js';
import type { WhereCompiler } from './where/compiler.js';
import { countOf, type Mask } from './where/mask.js';

type Types = typeof builder.$inferSchemaTypes;

interface ListOptions<Filter extends object> {
  model: Exclude<ListedModel, 'importRun'>;
  plural: VertexKind;
  type: ObjectRef<Types, Connection>;
  order: Order;
  where: InputRef<Filter>;
  /** Translates the filter. */
  meant(compiler: WhereCompiler, where: Filter): Promise<Mask>;
}

interface ListArguments<Filter> extends PageArguments {
  where?: Filter | null;
  orderBy?: OrderArgument[] | null;
}

/** A query for all entities of a kind: which they are says the graph in memory, their order the database. */
export function listField<Filter extends object>(
  t: PothosSchemaTypes.QueryFieldBuilder<Types, object>,
  options: ListOptions<Filter>,
) {
  const { type, plural, order, where } = options;
  return t.field({
    type,
    description: `All ${plural}, narrowed by a filter, in an order of choice.`,
    extensions: pagedCost(5),
    args: {
      where: t.arg({ type: where, description: `Only ${plural} that match.` }),
      orderBy: t.arg({
        type: [order.input],
        description: `What to sort by, the most important first. Default ${order.defaultText}.`,
      }),
      ...pagingArguments(t),
    },
    resolve: async (_, args, context) => {
      const { where: filter, orderBy, ...paging } = args as ListArguments<Filter>;
      const mask = await maskOf(context, plural, options.meant, filter);
      const ids = context.snapshot.ids[plural];
      return listConnection(context, paging, {
        model: options.model,
        orderBy: order.sortFields(orderBy),
        ...(mask && { among: Int32Array.from(ids.toArray().filter((_, vertex) => mask[vertex] === 1)) }),
        count: () => (mask ? countOf(mask) : ids.length),
      }) as never;
    },
  });
}

interface ListQuery {
  model: ListedModel;
  orderBy: SortField[];
  /** Ids of those that are listed, ascending; all unless given. */
  among?: Int32Array;
  /** How many there are; asked of the database unless given. */
  count?: () => Promise<number> | number;
}

/** A connection over rows of the database, by keyset. */
export function listConnection({ store, signal }: GraphContext, args: PageArguments, query: ListQuery): Connection {
  const { model, among, orderBy } = query;
  const name = [model, ...orderBy.map(({ field, direction }) => `${field} ${direction}`)].join();
  const decode = (cursor: string) => decodeCursor(name, cursor, (key) => isSortKey(model, orderBy, key));
  return lazyConnection(
    args,
    async ({ size, backward, after, before }) => {
      await ownTurn(signal);
      const page = await listPage(store, model, {
        orderBy,
        ...(signal && { signal }),
        ...(among && { among }),
        ...(backward ? { last: size } : { first: size }),
        ...(after !== undefined && { after: decode(after) }),
        ...(before !== undefined && { before: decode(before) }),
      });
      const { rows, hasNextPage, hasPreviousPage } = page;
      return {
        edges: rows.map(({ id, key }) => ({ id, cursor: encodeCursor(name, key) })),
        hasNextPage,
        hasPreviousPage,
      };
    },
    query.count ?? (() => countAll(store, model)),
  );
}
