import {
  type Curation,
  type CurationFilter,
  countCurations,
  listCurationIds,
} from '../store/curation/list-curations.js';
import { builder } from './builder.js';
import { type Connection, defineConnection, lazyConnection } from './connection.js';
import type { GraphContext } from './context.js';
import { pagedCost } from './cost.js';
import { decodeCursor, encodeCursor, isNumbers } from './cursor.js';
import { evidencePartRef, evidenceParts } from './evidence.js';
import type { PageArguments } from './page-arguments.js';
import { pagingArguments } from './papers-field.js';

type Types = typeof builder.$inferSchemaTypes;

const curationKind = builder.enumType('CurationKind', {
  description: 'What was decided about an identity.',
  values: {
    MERGE: { description: 'Several are one; the old ids and keys lead to who stays.' },
    SPLIT: { description: "Some papers are somebody else's, or some records are another paper." },
    RENAME: { description: 'It is shown under another name.' },
  },
});

const decidedBy = builder.enumType('DecidedBy', {
  description: 'Who decided.',
  values: {
    MACHINE: { description: 'Evidence did; a person may undo it.' },
    PERSON: { description: 'A person did; neither later files nor the machine change it.' },
  },
});

const curatedKind = builder.enumType('CuratedKind', {
  description: 'What kind of thing a decision is about.',
  values: {
    AUTHOR: { value: 'author' as const, description: 'Authors.' },
    ORGANIZATION: { value: 'organization' as const, description: 'Organizations.' },
    PAPER: { value: 'paper' as const, description: 'Papers.' },
    VENUE: { value: 'venue' as const, description: 'Venues.' },
  },
});

export const curationRef = builder.objectRef<Curation>('Curation').implement({
  description:
    'A decision about who or what is one: what was merged, split or renamed, why, and whether it still holds.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number, from 1: `papergraph undo NUMBER` takes it back.' }),
    kind: t.field({ type: curationKind, description: 'What was decided.', resolve: ({ kind }) => kind }),
    about: t.field({
      type: curatedKind,
      description: 'What kind of thing it is about.',
      resolve: ({ entityType }) => entityType,
    }),
    summary: t.exposeString('summary', {
      description: "What was changed, with the keys of that time: \"'a-byron' into 'ada-byron'\".",
    }),
    evidence: t.field({
      type: [evidencePartRef],
      description: 'What it rests on.',
      resolve: ({ evidence }) => evidenceParts(evidence),
    }),
    decidedBy: t.field({ type: decidedBy, description: 'Who decided.', resolve: (curation) => curation.decidedBy }),
    decidedAt: t.exposeString('createdAt', { description: "When: '2024-05-02T12:00:00.000Z'." }),
    undoneAt: t.exposeString('undoneAt', { nullable: true, description: 'When it was undone; null where it holds.' }),
  }),
});

const curationConnection = defineConnection({
  name: 'Curation',
  plural: 'decisions',
  node: curationRef,
  loader: ({ loaders }) => loaders.curation,
});

const order = 'curation';

function curations({ store }: GraphContext, filter: CurationFilter, args: PageArguments): Connection {
  const place = (cursor: string | undefined) =>
    cursor === undefined ? undefined : (decodeCursor(order, cursor, isNumbers(1))[0] as number);
  return lazyConnection(
    args,
    async ({ size, backward, after, before }) => {
      const range = { below: place(after), above: place(before), limit: size, isFromEarliest: backward };
      const found = await listCurationIds(store, filter, range);
      const isCut = found.length > size;
      const ids = isCut ? (backward ? found.slice(1) : found.slice(0, size)) : found;
      return {
        edges: ids.map((id) => ({ id, cursor: encodeCursor(order, [id]) })),
        hasNextPage: backward ? before !== undefined : isCut,
        hasPreviousPage: backward ? isCut : after !== undefined,
      };
    },
    () => countCurations(store, filter),
  );
}

/** The decisions about one entity. */
export function curationsField<Row extends { id: number }>(
  t: PothosSchemaTypes.ObjectFieldBuilder<Types, Row>,
  kind: 'author' | 'organization' | 'paper',
) {
  return t.field({
    type: curationConnection,
    description: `Every decision about this ${kind} and those that were merged into it, the latest first: why it is one.`,
    extensions: pagedCost(3),
    args: pagingArguments(t),
    resolve: (row, args, context) => curations(context, { about: { kind, id: row.id } }, args) as never,
  });
}

builder.queryField('curations', (t) =>
  t.field({
    type: curationConnection,
    description: 'Every decision about who or what is one, the latest first.',
    extensions: pagedCost(5),
    args: {
      kind: t.arg({ type: curationKind, description: 'Only those of this kind.' }),
      decidedBy: t.arg({ type: decidedBy, description: 'Only those of a person, or of the machine.' }),
      isStanding: t.arg.boolean({ description: 'True: only those that were not undone.' }),
      ...pagingArguments(t),
    },
    resolve: (_, { kind, decidedBy: by, isStanding, ...args }, context) =>
      curations(
        context,
        { ...(kind && { kind }), ...(by && { decidedBy: by }), ...(isStanding && { isStanding }) },
        args,
      ),
  }),
);
