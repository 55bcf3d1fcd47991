import { builder } from './builder.js';
import { defineConnection } from './connection.js';
import { pagedCost } from './cost.js';
import { importRunRef } from './import-run.js';
import { listConnection } from './list-field.js';
import { pagingArguments } from './papers-field.js';

const importRunConnection = defineConnection({
  name: 'ImportRun',
  plural: 'import runs',
  node: importRunRef,
  loader: ({ loaders }) => loaders.importRun,
});

builder.queryFields((t) => ({
  importRuns: t.field({
    type: importRunConnection,
    description: 'Every run of the import, the latest first.',
    extensions: pagedCost(2),
    args: pagingArguments(t),
    resolve: (_, args, context) =>
      listConnection(context, args, {
        model: 'importRun',
        orderBy: [{ field: 'startedAt', direction: 'desc' }],
      }),
  }),
}));
