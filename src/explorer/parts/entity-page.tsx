import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { addressOf, type EntityKind } from '../address/place.js';
import { useRouter } from '../address/router.js';
import { useTitle } from '../address/use-title.js';
import type { Document } from '../asking/graphql.js';
import { useAnswer } from '../asking/use-answer.js';
import { Loaded } from './loaded.js';
import { AskLink } from './section.js';
import { Unresolved } from './unresolved.js';

interface EntityPageProps<Result, Entity> {
  kind: EntityKind;
  reference: string;
  document: Document<Result, { ref: string }>;
  select: (data: Result) => Entity | null;
  titleOf: (entity: Entity) => string;
  /** Beside the kind, above the title. */
  eyebrow?: (entity: Entity) => ComponentChildren;
  children: (entity: Entity) => ComponentChildren;
}

/** The page of one thing: found by any reference, shown under the address of its key. */
export function EntityPage<Result, Entity extends { key: string }>(props: EntityPageProps<Result, Entity>) {
  const { kind, reference, document, select, titleOf, eyebrow, children } = props;
  const { go, place } = useRouter();
  const variables = { ref: reference };
  const answer = useAnswer(document, variables);
  const entity = (answer.data && select(answer.data)) ?? undefined;
  useTitle(entity ? titleOf(entity) : reference);

  const key = entity?.key;
  useEffect(() => {
    const isHere = place.view === kind && place.ref === reference;
    if (key !== undefined && key !== reference && isHere) go(addressOf(kind, key) + location.search, { replace: true });
  }, [key, reference]);

  if (answer.error) {
    return <Unresolved kind={kind} reference={reference} error={answer.error} retry={answer.retry} />;
  }
  return (
    <Loaded answer={answer}>
      {() =>
        entity && (
          <>
            <div class="page-head">
              <div class="eyebrow">
                <span>
                  {kind}
                  {eyebrow?.(entity)}
                </span>
                <AskLink document={document} variables={variables} about={titleOf(entity)} />
              </div>
              <h1>{titleOf(entity)}</h1>
            </div>
            {children(entity)}
          </>
        )
      }
    </Loaded>
  );
}
