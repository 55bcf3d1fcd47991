import type { PaperSourceDetail } from '../store/load-details.js';
import { builder } from './builder.js';
import { importRunRef } from './import-run.js';

export const sourceRef = builder.objectRef<PaperSourceDetail>('Source').implement({
  description: 'A record of a file from which a paper was made.',
  fields: (t) => ({
    format: t.exposeString('format', { description: "The format of the file: 'jsonl', 'listing'." }),
    file: t.exposeString('file', { description: 'The file as it was named to the import.' }),
    line: t.exposeInt('line', {
      nullable: true,
      description: 'Where the record begins: its line or number in the file, from 1.',
    }),
    recordKey: t.exposeString('recordKey', {
      description: 'What the source calls the record; a hash of its content where it has no name.',
    }),
    importRun: t.field({
      type: importRunRef,
      nullable: true,
      description: 'The import that read it last.',
      resolve: ({ runId }, _, { loaders }) => loaders.importRun.load(runId),
    }),
    fields: t.exposeStringList('fields', { description: 'Which values of the paper come from this record.' }),
  }),
});
