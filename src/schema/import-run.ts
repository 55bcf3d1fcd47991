import type { ImportProblemRow, ImportRunRow } from '../store/store.js';
import { builder } from './builder.js';
import { importStatus } from './enums.js';

interface Coverage {
  field: string;
  recordsCount: number;
}

const coverageRef = builder.objectRef<Coverage>('FieldCoverage').implement({
  description: 'How many records had a field.',
  fields: (t) => ({
    field: t.exposeString('field', { description: "The field of the record: 'abstract', 'date'." }),
    recordsCount: t.exposeInt('recordsCount', { description: 'How many of the records read had it.' }),
  }),
});

export const importRunRef = builder.objectRef<ImportRunRow>('ImportRun').implement({
  description: 'One run of the import over one file.',
  fields: (t) => ({
    number: t.int({ description: 'Counted from 1 in the order in which runs began.', resolve: ({ id }) => id }),
    file: t.exposeString('file', { description: 'The file as it was named to the import.' }),
    format: t.exposeString('format', { description: "The format in which it was read: 'jsonl', 'listing'." }),
    status: t.field({
      type: importStatus,
      description: 'How far it came.',
      resolve: ({ status }) => status as 'DONE',
    }),
    startedAt: t.string({
      description: 'When it began, in ISO 8601 and UTC.',
      resolve: ({ startedAt }) => isoTime(startedAt),
    }),
    finishedAt: t.string({
      nullable: true,
      description: 'When it ended, in ISO 8601 and UTC; null while it is under way.',
      resolve: ({ finishedAt }) => (finishedAt === null ? null : isoTime(finishedAt)),
    }),
    softwareVersion: t.exposeString('softwareVersion', { description: 'The version of papergraph that read it.' }),
    recordsRead: t.exposeInt('recordsRead', { description: 'How many records the file gave.' }),
    recordsAdded: t.exposeInt('recordsAdded', { description: 'How many made something new.' }),
    recordsMerged: t.exposeInt('recordsMerged', { description: 'How many added to something that was known.' }),
    recordsUnchanged: t.exposeInt('recordsUnchanged', { description: 'How many said nothing new.' }),
    recordsQuarantined: t.exposeInt('recordsQuarantined', {
      description: 'How many were left out because they could not be read.',
    }),
    coverage: t.field({
      type: [coverageRef],
      description: 'Which fields the records had, the most frequent first.',
      resolve: ({ coverage }) =>
        Object.entries(JSON.parse(coverage) as Record<string, number>)
          .map(([field, recordsCount]) => ({ field, recordsCount }))
          .sort((a, b) => b.recordsCount - a.recordsCount || (a.field < b.field ? -1 : 1)),
    }),
    dataVersion: t.exposeInt('dataVersion', {
      nullable: true,
      description: 'The version of the data after it; null where nothing came in.',
    }),
    error: t.exposeString('error', {
      nullable: true,
      description: 'Why it failed, in one line; null where it did not.',
    }),
  }),
});

export const problemSeverity = builder.enumType('ImportProblemSeverity', {
  description: 'What became of a record with a problem.',
  values: {
    QUARANTINED: { description: 'It was left out.' },
    FLAGGED: { description: 'It was taken in, but a person should look.' },
  },
});

export const importProblemRef = builder.objectRef<ImportProblemRow>('ImportProblem').implement({
  description: 'A record, or a part of one, that could not be taken in as it stands.',
  fields: (t) => ({
    file: t.exposeString('file', { description: 'The file as it was named to the import.' }),
    line: t.exposeInt('line', {
      nullable: true,
      description: 'The line in the file, from 1; null where the format has no lines.',
    }),
    record: t.exposeInt('record', { nullable: true, description: 'The number of the record in the file, from 1.' }),
    severity: t.field({
      type: problemSeverity,
      description: 'What became of the record.',
      resolve: ({ severity }) => severity as 'FLAGGED',
    }),
    code: t.exposeString('code', { description: "The kind of problem, for programs: 'BYLINE_UNDECIDED'." }),
    reason: t.exposeString('reason', { description: 'What failed, in one clause.' }),
    excerpt: t.exposeString('excerpt', { nullable: true, description: 'The text in question, cut short.' }),
    importRun: t.field({
      type: importRunRef,
      nullable: true,
      description: 'The run that met it last.',
      resolve: ({ runId }, _, { loaders }) => loaders.importRun.load(runId),
    }),
  }),
});

/** Times are DateTime columns, which drivers read as Date or as text. */
function isoTime(time: Date | string): string {
  return new Date(time).toISOString();
}
