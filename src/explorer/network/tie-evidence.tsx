import { useAnswer } from '../asking/use-answer.js';
import { countText, decimalText, yearsText } from '../parts/count-text.js';
import { Loaded } from '../parts/loaded.js';
import { PaperLine } from '../parts/paper-line.js';
import { AskLink } from '../parts/section.js';
import { evidenceDocument } from './evidence-document.js';
import type { DrawnNetwork } from './network-documents.js';
import type { Selection } from './selection.js';
import { evidenceWhere, type NetworkKind, type TieFilter } from './tie-filter.js';

interface TieEvidenceProps {
  kind: NetworkKind;
  network: DrawnNetwork;
  filter: TieFilter;
  tie: readonly [string, string];
  onSelect: (selection: Selection) => void;
}

const shown = 20;

/** A tie, and the papers that it stands for. */
export function TieEvidence({ kind, network, filter, tie, onSelect }: TieEvidenceProps) {
  const variables = { where: evidenceWhere(kind, tie, filter), first: shown };
  const answer = useAnswer(evidenceDocument, variables);
  const nameOf = (key: string) => network.nodes.find((node) => node.key === key)?.name ?? key;
  const edge = network.edges.find(({ source, target }) => tie.includes(source.key) && tie.includes(target.key));
  return (
    <>
      <h3>
        {tie.map((key, index) => (
          <>
            {index > 0 && <span class="soft"> and </span>}
            <button type="button" class="plain" onClick={() => onSelect({ node: key })}>
              {nameOf(key)}
            </button>
          </>
        ))}
      </h3>
      {edge && (
        <p class="soft">
          {countText(edge.papersCount, 'joint paper')}
          {edge.weight !== edge.papersCount && ` · weight ${decimalText(edge.weight)}`} ·{' '}
          {yearsText(edge.firstYear, edge.lastYear)}
        </p>
      )}
      <Loaded answer={answer}>
        {({ papers }) => (
          <>
            <ul class="lines evidence">
              {papers.nodes.map((paper) => (
                <li key={paper.key}>
                  <PaperLine paper={paper} />
                </li>
              ))}
            </ul>
            {papers.totalCount > papers.nodes.length && (
              <p class="soft">{countText(papers.totalCount - papers.nodes.length, 'older paper')} not shown.</p>
            )}
          </>
        )}
      </Loaded>
      <AskLink document={evidenceDocument} variables={variables} about="the papers of this tie" />
    </>
  );
}
