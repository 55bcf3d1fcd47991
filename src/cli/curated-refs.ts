import { InvalidArgumentError } from 'commander';
import { QueryError } from '../errors.js';
import { findRefs } from '../schema/find-refs.js';
import type { CuratedKind } from '../store/curation/curation-log.js';
import type { Curation } from '../store/curation/list-curations.js';
import type { Store } from '../store/store.js';
import type { Terminal } from './terminal.js';

const kinds = ['author', 'organization', 'paper'] as const satisfies readonly CuratedKind[];

export const kindOptionHelp = 'author, organization or paper, where the names alone do not say which';

export function kindOption(text: string): CuratedKind {
  const kind = kinds.find((name) => name === text.toLowerCase());
  if (kind) return kind;
  throw new InvalidArgumentError(`expected ${kinds.join(', ')}.`);
}

/**
 * What refs of a command line name, all of one kind.
 *
 * @throws QueryError NOT_FOUND, AMBIGUOUS, KINDS_DIFFER
 */
export async function findCurated(
  store: Store,
  refs: readonly string[],
  kind: string | undefined,
): Promise<{ kind: CuratedKind; ids: number[]; keys: string[] }> {
  const found = await findRefs(store, kind === undefined ? kinds : [kind as CuratedKind], refs);
  const [first] = found;
  const other = found.findIndex((entity) => entity.kind !== first?.kind);
  if (!first || other !== -1)
    throw new QueryError(
      'KINDS_DIFFER',
      `find '${refs[other]}': it names a ${found[other]?.kind}, and '${refs[0]}' a ${first?.kind}`,
      { hint: 'Name things of one kind, or say which with --kind.' },
    );
  return { kind: first.kind as CuratedKind, ids: found.map(({ id }) => id), keys: found.map(({ key }) => key) };
}

/** What was decided, with the way back. */
export function tellDecisions({ out }: Terminal, decisions: ReadonlyMap<number, Curation>): void {
  for (const { id, kind, entityType, summary } of decisions.values())
    out(`${kind.toLowerCase()} ${entityType} ${summary} (papergraph undo ${id} takes it back)`);
}
