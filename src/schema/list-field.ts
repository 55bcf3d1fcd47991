import type { InputRef, ObjectRef } from '@pothos/core';
import { countWhere, type ListedModel, listPage, type SortField, type Where } from '../store/list-ids.js';
import type { builder } from './builder.js';
import { type Connection, lazyConnection } from './connection.js';
import type { GraphContext } from './context.js';
import { pagedCost } from './cost.js';
import { decodeCursor, encodeCursor } from './cursor.js';
import type { Order, OrderArgument } from './order.js';
import type { PageArguments } from './page-arguments.js';
import { pagingArguments } from './papers-field.js';
import { WhereCompiler } from './where/compiler.js';
import type { Condition } from './where/conditions.js';

type Types = typeof builder.$inferSchemaTypes;

interface ListOptions<Filter> {
  model: ListedModel;
  plural: string;
  type: ObjectRef<Types, Connection>;
  order: Order;
  where: InputRef<Filter>;
  condition(compiler: WhereCompiler, where: Filter): Promise<Condition>;
  /** How many there are without a filter. */
  countAll(context: GraphContext): number;
  /** Where the graph in memory knows how many match a filter: how many; else undefined. */
  countInMemory?(context: GraphContext, where: Filter): Promise<number> | undefined;
}

interface ListArguments<Filter> extends PageArguments {
  where?: Filter | null;
  orderBy?: OrderArgument[] | null;
}

/** A query for all entities of a kind, answered from the database. */
export function listField<Filter>(t: PothosSchemaTypes.QueryFieldBuilder<Types, object>, options: ListOptions<Filter>) {
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
      const isAll = filter === null || filter === undefined || Object.keys(filter).length === 0;
      const condition = isAll ? {} : await options.condition(new WhereCompiler(context), filter);
      const count = () =>
        isAll
          ? options.countAll(context)
          : (options.countInMemory?.(context, filter) ?? countWhere(context.store, options.model, condition));
      return listConnection(context, paging, {
        model: options.model,
        where: condition,
        orderBy: order.sortFields(orderBy),
        count,
      }) as never;
    },
  });
}

interface ListQuery {
  model: ListedModel;
  where: Where;
  orderBy: SortField[];
  /** How many match; asked of the database unless given. */
  count?: () => Promise<number> | number;
}

/** A connection over rows of the database, by keyset. */
export function listConnection({ store }: GraphContext, args: PageArguments, query: ListQuery): Connection {
  const { model, where, orderBy } = query;
  const name = [model, ...orderBy.map(({ field, direction }) => `${field} ${direction}`)].join();
  const decode = (cursor: string) => decodeCursor(name, cursor, orderBy.length + 1);
  return lazyConnection(
    args,
    async ({ size, backward, after, before }) => {
      const page = await listPage(store, model, {
        where,
        orderBy,
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
    query.count ?? (() => countWhere(store, model, where)),
  );
}
