import SchemaBuilder from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
import type { GraphContext } from './context.js';

/** What the entity modules build on. Fields are non-null unless they say so. */
export const builder = new SchemaBuilder<{
  Context: GraphContext;
  DefaultFieldNullability: false;
  Scalars: { ID: { Input: string; Output: string | number } };
}>({
  plugins: [RelayPlugin],
  defaultFieldNullability: false,
  relay: {
    idFieldOptions: {
      description: 'Opaque and the same in every answer; `node(id)` finds the object again. For people there is `key`.',
    },
    nodeTypeOptions: { description: 'Anything with an id of its own that `node(id)` can find again.' },
    pageInfoTypeOptions: { description: 'Where a page lies in its connection, after the Relay specification.' },
    hasNextPageFieldOptions: { description: 'Whether anything follows this page. Exact.' },
    hasPreviousPageFieldOptions: { description: 'Whether anything comes before this page. Exact.' },
    startCursorFieldOptions: { description: 'Cursor of the first edge of this page; null where the page is empty.' },
    endCursorFieldOptions: { description: 'Cursor of the last edge of this page; null where the page is empty.' },
    nodeQueryOptions: false,
    nodesQueryOptions: false,
  },
});
