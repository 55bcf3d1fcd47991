import { QueryError } from '../errors.js';
import { checkCount, quoted } from './bounds.js';
import { builder } from './builder.js';
import type { GraphContext } from './context.js';
import { listCost } from './cost.js';
import type { EntityRow } from './entity-refs.js';
import { decodeGlobalId } from './global-id.js';
import { maxPageSize } from './page-arguments.js';

builder.queryFields((t) => ({
  node: t.field({
    type: builder.nodeInterfaceRef(),
    nullable: true,
    description:
      'The object that has this id; null where it is gone. Merged objects lead to what they were merged into.',
    args: { id: t.arg.id({ required: true, description: 'An id from an earlier answer.' }) },
    resolve: (_, { id }, context) => nodeOfId(context, String(id)),
  }),
  nodes: t.field({
    type: [builder.nodeInterfaceRef()],
    nullable: { list: false, items: true },
    description: 'The objects that have these ids, in their order; null for one that is gone.',
    extensions: listCost(20),
    args: { ids: t.arg.idList({ required: true, description: 'Ids from earlier answers; at most 100.' }) },
    resolve: (_, { ids }, context) => {
      checkCount('ids', ids, 0, maxPageSize);
      return ids.map((id) => nodeOfId(context, String(id)));
    },
  }),
}));

async function nodeOfId(context: GraphContext, id: string): Promise<EntityRow | null> {
  const named = decodeGlobalId(id);
  if (!named)
    throw new QueryError('INVALID_ID', `read id: ${quoted(id)} is not an id of this graph`, {
      hint: 'Ids come from the field id of an earlier answer; for DOIs, keys and names there is resolve(refs: ...).',
      details: { value: id },
    });
  const resolved = await context.refs.load({ ref: id, kinds: [named.kind] });
  if (resolved.status !== 'FOUND' && resolved.status !== 'MERGED') return null;
  return context.loaders[resolved.entity.kind].load(resolved.entity.id) as Promise<EntityRow | null>;
}
