import { pathAddress } from '../address/place.js';
import { countText, decimalText, yearsText } from '../parts/count-text.js';
import { coloredCommunities, communityClass } from './community-colors.js';
import type { DrawnNetwork } from './network-documents.js';
import { NodeName } from './node-name.js';
import type { Selection } from './selection.js';
import { TieEvidence } from './tie-evidence.js';
import type { NetworkKind, TieFilter } from './tie-filter.js';

interface NetworkPanelProps {
  kind: NetworkKind;
  network: DrawnNetwork;
  filter: TieFilter;
  selection: Selection;
  onSelect: (selection: Selection) => void;
}

/** Beside the drawing: what is chosen, or the communities while nothing is. */
export function NetworkPanel(props: NetworkPanelProps) {
  const { kind, network, filter, selection, onSelect } = props;
  if (selection && 'tie' in selection) {
    return (
      <aside class="panel" aria-live="polite" aria-label="The tie chosen">
        <TieEvidence kind={kind} network={network} filter={filter} tie={selection.tie} onSelect={onSelect} />
        <CloseButton onSelect={onSelect} />
      </aside>
    );
  }
  const node = selection && network.nodes.find(({ key }) => key === selection.node);
  return (
    <aside class="panel" aria-live="polite" aria-label={node ? 'The node chosen' : 'Communities'}>
      {node ? (
        <>
          <ChosenNode kind={kind} network={network} node={node} onSelect={onSelect} />
          <CloseButton onSelect={onSelect} />
        </>
      ) : (
        <Communities nodes={network.nodes} onSelect={onSelect} />
      )}
    </aside>
  );
}

function CloseButton({ onSelect }: Pick<NetworkPanelProps, 'onSelect'>) {
  return (
    <button type="button" class="close" onClick={() => onSelect(undefined)} aria-label="Choose nothing">
      ×
    </button>
  );
}

type Node = DrawnNetwork['nodes'][number];

function ChosenNode({
  kind,
  network,
  node,
  onSelect,
}: Omit<NetworkPanelProps, 'filter' | 'selection'> & { node: Node }) {
  const names = new Map(network.nodes.map(({ key, name }) => [key, name]));
  const center = network.nodes.find(({ distance }) => distance === 0);
  const ties = network.edges
    .filter(({ source, target }) => source.key === node.key || target.key === node.key)
    .map((edge) => ({ ...edge, other: edge.source.key === node.key ? edge.target.key : edge.source.key }))
    .sort((a, b) => b.weight - a.weight);
  return (
    <>
      <h3>
        <NodeName kind={kind} node={node} />
      </h3>
      <p class="soft">
        {countText(node.papersCount, 'paper')} · {countText(node.degree, 'tie')} here
        {node.distance > 1 && ` · ${node.distance} steps away`}
      </p>
      {kind === 'author' && node.distance > 1 && center && (
        <p>
          <a href={pathAddress({ from: center.key, to: node.key })}>How they are linked</a>
        </p>
      )}
      <ul class="ties-list">
        {ties.map(({ other, source, target, papersCount, weight, firstYear, lastYear }) => (
          <li key={other}>
            <button type="button" onClick={() => onSelect({ tie: [source.key, target.key] })}>
              {names.get(other)}{' '}
              <span class="soft">
                {countText(papersCount, 'paper')}
                {weight !== papersCount && ` · weight ${decimalText(weight)}`} {yearsText(firstYear, lastYear)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function Communities({ nodes, onSelect }: { nodes: readonly Node[]; onSelect: NetworkPanelProps['onSelect'] }) {
  const members = new Map<number, Node[]>();
  for (const node of nodes) members.set(node.community, [...(members.get(node.community) ?? []), node]);
  const communities = [...members].sort(([a], [b]) => a - b);
  return (
    <>
      <h3>{countText(communities.length, 'community', 'communities')}</h3>
      <p class="soft">Click a node to see who it is, a line to see the papers behind it.</p>
      <ul class="communities">
        {communities.slice(0, coloredCommunities).map(([community, list]) => (
          <li key={community}>
            <svg class="dot" width="12" height="12" aria-hidden="true">
              <circle class={communityClass(community)} cx="6" cy="6" r="5" />
            </svg>
            <span class="soft">{list.length}</span>{' '}
            {[...list]
              .sort((a, b) => b.papersCount - a.papersCount)
              .slice(0, 3)
              .map(({ key, name }, index) => (
                <>
                  {index > 0 && ' '}
                  <button type="button" class="plain" onClick={() => onSelect({ node: key })}>
                    {name}
                    {index < Math.min(list.length, 3) - 1 && ','}
                  </button>
                </>
              ))}
          </li>
        ))}
      </ul>
      {communities.length > coloredCommunities && <p class="soft">Smaller ones share one gray.</p>}
    </>
  );
}
