import { checkCount } from './bounds.js';
import { builder } from './builder.js';
import type { GraphContext } from './context.js';
import { listCost } from './cost.js';
import type { EntityRow } from './entity-refs.js';
import { entityKinds } from './global-id.js';
import { maxPageSize } from './page-arguments.js';
import { nameOf, papersCountOf } from './ref.js';
import type { Entity, ResolvedRef } from './resolve-refs.js';

interface Resolution {
  ref: string;
  resolved: ResolvedRef;
}

const statusRef = builder.enumType('ResolutionStatus', {
  description: 'What came of looking up a ref.',
  values: {
    FOUND: { description: 'It names one object.' },
    MERGED: { description: 'It names an object that was merged into another, which is given.' },
    AMBIGUOUS: { description: 'It names several objects: see candidates.' },
    NOT_FOUND: { description: 'It names nothing here.' },
  },
});

const candidateRef = builder.objectRef<EntityRow>('ResolutionCandidate').implement({
  description: 'One of several objects that a ref may mean.',
  fields: (t) => ({
    node: t.field({ type: builder.nodeInterfaceRef(), description: 'The object.', resolve: (row) => row as never }),
    key: t.string({ description: 'Its key, which names it alone.', resolve: ({ key }) => key }),
    name: t.string({ description: 'Its name, title or label.', resolve: (row) => nameOf(row) }),
    papersCount: t.int({
      nullable: true,
      description: 'How many papers it has; null for a paper.',
      resolve: (row) => papersCountOf(row),
    }),
  }),
});

const resolutionRef = builder.objectRef<Resolution>('Resolution').implement({
  description: 'What a ref names.',
  fields: (t) => ({
    ref: t.exposeString('ref', { description: 'The ref as it was asked.' }),
    status: t.field({ type: statusRef, description: 'What came of it.', resolve: ({ resolved }) => resolved.status }),
    node: t.field({
      type: builder.nodeInterfaceRef(),
      nullable: true,
      description: 'The object; null unless the status is FOUND or MERGED.',
      resolve: ({ resolved }, _, context) => ('entity' in resolved ? (load(context, resolved.entity) as never) : null),
    }),
    candidates: t.field({
      type: [candidateRef],
      description:
        'What it may mean, those of the most papers first, at most 20; empty unless the status is AMBIGUOUS.',
      extensions: listCost(3),
      resolve: async ({ resolved }, _, context) => {
        if (resolved.status !== 'AMBIGUOUS') return [];
        const rows = await Promise.all(resolved.candidates.map((candidate) => load(context, candidate)));
        return rows
          .filter((row) => row !== null)
          .sort((a, b) => (papersCountOf(b) ?? 0) - (papersCountOf(a) ?? 0) || (a.key < b.key ? -1 : 1))
          .slice(0, 20);
      },
    }),
  }),
});

builder.queryField('resolve', (t) =>
  t.field({
    type: [resolutionRef],
    description:
      'What each of some refs names, in their order. Nothing here is an error: the status says what came of it.',
    extensions: listCost(10, 5),
    args: {
      refs: t.arg.stringList({
        required: true,
        description:
          'Keys, DOIs, arXiv ids, ORCID iDs, ROR ids, OpenAlex ids, URLs, ids, exact titles or names; at most 100.',
      }),
    },
    resolve: (_, { refs }, context) => {
      checkCount('refs', refs, 0, maxPageSize);
      return refs.map(async (ref) => ({ ref, resolved: await context.refs.load({ ref, kinds: entityKinds }) }));
    },
  }),
);

function load({ loaders }: GraphContext, { kind, id }: Entity): Promise<EntityRow | null> {
  return loaders[kind].load(id) as Promise<EntityRow | null>;
}
