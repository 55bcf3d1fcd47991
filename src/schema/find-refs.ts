import { QueryError } from '../errors.js';
import type { Store } from '../store/store.js';
import { type EntityKind, encodeGlobalId } from './global-id.js';
import { createLoaders } from './loaders.js';
import { entityOfRef } from './ref.js';
import { createRefLoader, type Entity } from './resolve-refs.js';

/** An entity that a ref names, with its key. */
export interface FoundEntity extends Entity {
  key: string;
}

/**
 * What refs name, outside of a request: for commands. Of several kinds the one that knows the ref is taken.
 *
 * @throws QueryError NOT_FOUND with suggestions, or AMBIGUOUS with the candidates
 */
export async function findRefs(
  store: Store,
  kinds: readonly [EntityKind, ...EntityKind[]],
  refs: readonly string[],
): Promise<FoundEntity[]> {
  const loaders = createLoaders(store);
  const context = { store, loaders, refs: createRefLoader(store, loaders) };
  return Promise.all(
    refs.map(async (ref) => {
      const resolved = await context.refs.load({ ref, kinds });
      if ('candidates' in resolved && new Set(resolved.candidates.map(({ kind }) => kind)).size > 1) {
        const named = [...new Set(resolved.candidates.map(({ kind }) => kind))];
        throw new QueryError('AMBIGUOUS', `find '${ref}': it names a ${named.join(' and a ')}`, {
          hint: `Say which with --kind ${named.join(' or ')}.`,
          details: { candidates: resolved.candidates.map(({ kind, id }) => encodeGlobalId(kind, id)) },
        });
      }
      const kind =
        'entity' in resolved
          ? resolved.entity.kind
          : 'candidates' in resolved
            ? (resolved.candidates[0]?.kind ?? kinds[0])
            : kinds[0];
      const row = await entityOfRef(context, kind, ref);
      return { kind, id: row.id, key: row.key };
    }),
  );
}
