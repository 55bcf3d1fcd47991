import type { ObjectRef } from '@pothos/core';
import { QueryError } from '../errors.js';
import { checkCount, quoted } from './bounds.js';
import type { builder } from './builder.js';
import type { GraphContext } from './context.js';
import type { EntityRow } from './entity-refs.js';
import { type EntityKind, encodeGlobalId } from './global-id.js';
import { loadPresent } from './related.js';
import { type Entity, idAtHand } from './resolve-refs.js';
import { suggestionsFor } from './suggestions.js';

type Types = typeof builder.$inferSchemaTypes;

/** What finding by ref needs of a request. */
export type RefContext = Pick<GraphContext, 'store' | 'loaders' | 'refs'>;

interface RefFieldOptions<Row> {
  kind: EntityKind;
  type: ObjectRef<Types, Row>;
  description: string;
  refDescription: string;
}

/** A query for one entity by any of its names. */
export function refField<Row extends EntityRow>(
  t: PothosSchemaTypes.QueryFieldBuilder<Types, object>,
  { kind, type, description, refDescription }: RefFieldOptions<Row>,
) {
  return t.field({
    type,
    nullable: true,
    description: `${description} An unknown one is the error NOT_FOUND, with suggestions.`,
    extensions: { cost: { own: 2 } },
    args: { ref: t.arg.string({ required: true, description: refDescription }) },
    resolve: (_, { ref }, context) => (entityAtHand(context, kind, ref) ?? entityOfRef(context, kind, ref)) as never,
  });
}

/** What `entityOfRef` gives, where nothing has to be asked for it. */
function entityAtHand({ loaders }: RefContext, kind: EntityKind, ref: string): EntityRow | undefined {
  const id = idAtHand(loaders, kind, ref);
  return id === undefined ? undefined : loaders[kind].peek(id);
}

interface RowOfKind {
  paper: Extract<EntityRow, { titleKey: string }>;
  author: Extract<EntityRow, { sortName: string }>;
  organization: Extract<EntityRow, { parentId: number | null }>;
  category: Extract<EntityRow, { code: string }>;
  topic: Extract<EntityRow, { introducedById: number | null }>;
  venue: Extract<EntityRow, { acronym: string | null }>;
}

/**
 * The one entity that a ref names; a merged one leads to what it was merged into.
 *
 * @throws QueryError NOT_FOUND with suggestions, or AMBIGUOUS with the candidates: never a guess
 */
export async function entityOfRef<Kind extends EntityKind>(
  context: RefContext,
  kind: Kind,
  ref: string,
): Promise<RowOfKind[Kind]> {
  const id = await idOfRef(context, kind, ref);
  return (await loadPresent<EntityRow, number>(context.loaders[kind] as never, id, kind)) as RowOfKind[Kind];
}

/** Most refs in one list. */
const mostRefs = 1000;

/**
 * Database ids of some refs, each once.
 *
 * @throws QueryError as `entityOfRef` does, and OUT_OF_BOUNDS for more refs than `most`
 */
export async function idsOfRefs(
  context: RefContext,
  kind: EntityKind,
  refs: readonly string[],
  most = mostRefs,
): Promise<number[]> {
  checkCount('refs', refs, 0, most);
  return [...new Set(await Promise.all(refs.map((ref) => idOfRef(context, kind, ref))))];
}

async function idOfRef(context: RefContext, kind: EntityKind, ref: string): Promise<number> {
  const atHand = idAtHand(context.loaders, kind, ref);
  if (atHand !== undefined) return atHand;
  const resolved = await context.refs.load({ ref, kinds: [kind] });
  if ('entity' in resolved) return resolved.entity.id;
  if ('candidates' in resolved) throw await ambiguous(context, kind, ref, resolved.candidates);
  throw await notFound(context, kind, ref, resolved.otherKind);
}

async function ambiguous(
  context: RefContext,
  kind: EntityKind,
  ref: string,
  candidates: readonly Entity[],
): Promise<QueryError> {
  const rows = await Promise.all(
    candidates.map(({ id }) => context.loaders[kind].load(id) as Promise<EntityRow | null>),
  );
  const known = rows
    .filter((row) => row !== null)
    .map((row) => ({
      id: encodeGlobalId(kind, row.id),
      key: row.key,
      name: nameOf(row),
      papersCount: papersCountOf(row),
    }))
    .sort((a, b) => (b.papersCount ?? 0) - (a.papersCount ?? 0) || (a.key < b.key ? -1 : 1));
  return new QueryError('AMBIGUOUS', `find ${kind}: ${quoted(ref)} names ${candidates.length} of them, expected one`, {
    hint: `Use the key of the one that you mean: ${known
      .slice(0, 3)
      .map(({ key }) => `'${key}'`)
      .join(', ')}.`,
    details: { value: ref, candidates: known.slice(0, 20), candidatesCount: candidates.length },
  });
}

async function notFound(
  context: RefContext,
  kind: EntityKind,
  ref: string,
  otherKind: EntityKind | undefined,
): Promise<QueryError> {
  if (otherKind)
    return new QueryError(
      'NOT_FOUND',
      `find ${kind}: ${quoted(ref)} names a${/^[ao]/.test(otherKind) ? 'n' : ''} ${otherKind}`,
      {
        hint: `Use ${otherKind}(ref: ...) for it.`,
        details: { value: ref, entity: otherKind },
      },
    );
  const didYouMean = await suggestionsFor(context, kind, ref);
  const [best] = didYouMean;
  return new QueryError('NOT_FOUND', `find ${kind}: nothing is known as ${quoted(ref)}`, {
    hint: best ? `Did you mean '${best.name}' (${best.key})?` : 'Look for it with search(query: ...).',
    details: { value: ref, didYouMean },
  });
}

/** What people call it. */
export function nameOf(row: EntityRow): string {
  if ('title' in row) return row.title;
  return 'name' in row ? row.name : row.label;
}

/** Null for a paper. */
export function papersCountOf(row: EntityRow): number | null {
  return 'papersCount' in row ? row.papersCount : null;
}
