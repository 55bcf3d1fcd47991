import { useId } from 'preact/hooks';
import { useRouter } from '../address/router.js';
import { useAnswer } from '../asking/use-answer.js';
import { Loaded } from '../parts/loaded.js';
import { SectionHead } from '../parts/section.js';
import { useSeen } from '../parts/use-seen.js';
import { type DrawnNetwork, networkDocuments } from './network-documents.js';
import { NetworkDrawing } from './network-drawing.js';
import { NetworkFiles } from './network-files.js';
import { NetworkNotes } from './network-notes.js';
import { NetworkPanel } from './network-panel.js';
import { ReachForm } from './reach-form.js';
import { selectionOf, selectionParams } from './selection.js';
import { type NetworkKind, reachOf, tieFilterOf, tieVariables } from './tie-filter.js';

interface NetworkSectionProps {
  kind: NetworkKind;
  /** The key of whom it is around. */
  of: string;
  name: string;
}

/** The network around somebody, drawn; with what makes it, what is chosen in it, and files of it. */
export function NetworkSection({ kind, of, name }: NetworkSectionProps) {
  const id = useId();
  const { params, setParams } = useRouter();
  const [section, isSeen] = useSeen<HTMLElement>();
  const filter = tieFilterOf(params);
  const variables = { ref: of, ...reachOf(params), ...tieVariables(filter) };
  const document = networkDocuments[kind];
  const asAuthor = useAnswer(networkDocuments.author, isSeen && kind === 'author' ? variables : undefined);
  const asOrganization = useAnswer(
    networkDocuments.organization,
    isSeen && kind === 'organization' ? variables : undefined,
  );
  const answer = kind === 'author' ? asAuthor : asOrganization;
  const network: DrawnNetwork | undefined =
    kind === 'author' ? asAuthor.data?.author?.network : asOrganization.data?.organization?.network;
  const selection = selectionOf(params);
  const onSelect = (next: typeof selection) => setParams(selectionParams(next), { replace: true });
  const title = kind === 'author' ? 'Coauthor network' : 'Network of organizations';
  return (
    <section ref={section} class="section network-section" aria-labelledby={id}>
      <SectionHead id={id} title={title} document={document} variables={variables} />
      <div class="control-row">
        <ReachForm />
        <NetworkFiles kind={kind} variables={variables} />
      </div>
      <Loaded<unknown> answer={answer}>
        {() =>
          network && (
            <>
              <div class="network-frame">
                <NetworkDrawing
                  network={network}
                  label={`${title} of ${name}`}
                  selection={selection}
                  onSelect={onSelect}
                />
                <NetworkPanel kind={kind} network={network} filter={filter} selection={selection} onSelect={onSelect} />
              </div>
              <NetworkNotes network={network} />
            </>
          )
        }
      </Loaded>
    </section>
  );
}
