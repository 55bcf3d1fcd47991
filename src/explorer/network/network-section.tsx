import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { useRouter } from '../address/router.js';
import { useAnswer } from '../asking/use-answer.js';
import { Loaded } from '../parts/loaded.js';
import { SectionHead } from '../parts/section.js';
import { useSeen } from '../parts/use-seen.js';
import type { DrawnNetwork } from './network-documents.js';
import { NetworkDrawing } from './network-drawing.js';
import { NetworkFiles } from './network-files.js';
import { NetworkNotes } from './network-notes.js';
import { NetworkPanel } from './network-panel.js';
import type { NetworkSource } from './network-source.js';
import { selectionOf, selectionParams } from './selection.js';
import type { NetworkKind, TieFilter } from './tie-filter.js';

interface NetworkSectionProps<Result, FileResult, Variables> {
  title: string;
  /** Of the drawing, for those who hear it. */
  label: string;
  /** Of its files, without their endings. */
  fileName: string;
  /** What stands at its nodes. */
  kind: NetworkKind;
  source: NetworkSource<Result, FileResult, Variables>;
  variables: Variables;
  /** Which papers make its ties. */
  filter: TieFilter;
  /** The controls above the drawing. */
  form: ComponentChildren;
  /** What to say where it has no node. */
  none?: string;
  /** What it says while it is worked out. */
  waiting?: string;
  /** Below the drawing. */
  children?: (network: DrawnNetwork) => ComponentChildren;
}

/** A network, drawn; with what makes it, what is chosen in it, and files of it. */
export function NetworkSection<Result, FileResult, Variables extends object>(
  props: NetworkSectionProps<Result, FileResult, Variables>,
) {
  const { title, label, fileName, kind, source, variables, filter, form, none, waiting, children } = props;
  const id = useId();
  const { params, setParams } = useRouter();
  const [section, isSeen] = useSeen<HTMLElement>();
  const answer = useAnswer(source.document, isSeen ? variables : undefined);
  const network = answer.data && source.select(answer.data);
  const selection = selectionOf(params);
  const onSelect = (next: typeof selection) => setParams(selectionParams(next), { replace: true });
  return (
    <section ref={section} class="section network-section" aria-labelledby={id}>
      <SectionHead id={id} title={title} document={source.document} variables={variables} />
      <div class="control-row">
        {form}
        <NetworkFiles source={source} variables={variables} name={fileName} />
      </div>
      <Loaded answer={answer} waiting={waiting}>
        {() =>
          network &&
          (network.nodes.length === 0 ? (
            <p>{none}</p>
          ) : (
            <>
              <div class="network-frame">
                <NetworkDrawing network={network} label={label} selection={selection} onSelect={onSelect} />
                <NetworkPanel kind={kind} network={network} filter={filter} selection={selection} onSelect={onSelect} />
              </div>
              <NetworkNotes network={network} />
              {children?.(network)}
            </>
          ))
        }
      </Loaded>
    </section>
  );
}
