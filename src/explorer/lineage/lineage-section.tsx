import { useId } from 'preact/hooks';
import type { Document } from '../asking/graphql.js';
import { useAnswer } from '../asking/use-answer.js';
import { countText } from '../parts/count-text.js';
import { Loaded } from '../parts/loaded.js';
import { SectionHead } from '../parts/section.js';
import { useSeen } from '../parts/use-seen.js';
import { LineageDrawing } from './lineage-drawing.js';
import type { DrawnLineage } from './lineage-fragment.js';

/** How many papers are drawn at most. */
export const lineageNodes = 40;

interface LineageSectionProps<Result, Variables> {
  /** Of what, for those who hear it. */
  name: string;
  document: Document<Result, Variables>;
  variables: Variables;
  select: (data: Result) => DrawnLineage | undefined;
}

/** What something comes from and what it turned into, drawn; asked for when it comes into view. */
export function LineageSection<Result, Variables extends object>(props: LineageSectionProps<Result, Variables>) {
  const { name, document, variables, select } = props;
  const id = useId();
  const [ref, isSeen] = useSeen<HTMLElement>();
  const answer = useAnswer(document, isSeen ? variables : undefined);
  const lineage = answer.data && select(answer.data);
  return (
    <section ref={ref} class="section" aria-labelledby={id}>
      <SectionHead id={id} title="Lineage" document={document} variables={variables} />
      <Loaded answer={answer}>{() => lineage && <Lineage lineage={lineage} name={name} />}</Loaded>
    </section>
  );
}

function Lineage({ lineage, name }: { lineage: DrawnLineage; name: string }) {
  const { links, papersCount, nodes, edges, truncated } = lineage;
  if (edges.length === 0) return <p class="soft">No step leads from or to it.</p>;
  const isInferred = links === 'INFERRED';
  return (
    <>
      <LineageDrawing lineage={lineage} label={`Lineage of ${name}`} />
      <p class="soft notes">
        <svg class="lineage key" width="36" height="10" aria-hidden="true">
          <path class={isInferred ? 'inferred' : ''} d="M2,5H34" />
        </svg>{' '}
        {isInferred
          ? 'inferred steps: no citations among these papers are known, they share authors and topics. '
          : 'citations, from the cited to the citing paper. '}
        <svg class="lineage key" width="36" height="10" aria-hidden="true">
          <path class={isInferred ? 'main inferred' : 'main'} d="M2,5H34" />
        </svg>{' '}
        main path. {countText(nodes.length, 'paper')} of {papersCount.toLocaleString('en')}
        {truncated.reason === 'BUDGET' && '; the lineage is larger than its budget'}
        {truncated.reason === 'MAX_NODES' && ': those that most paths run through'}.
      </p>
    </>
  );
}
