import { changedParams, type ParamChanges } from '../address/params.js';
import { collaborationsAddress } from '../address/place.js';
import { useRouter } from '../address/router.js';
import { useTitle } from '../address/use-title.js';
import { NetworkSection } from '../network/network-section.js';
import { networkSource } from '../network/network-source.js';
import { reachBounds, tieVariables } from '../network/tie-filter.js';
import { TieFields } from '../network/tie-filter-form.js';
import { PaperSetForm, UnclearPapers, useUnclearSet } from '../paper-set/paper-set-form.js';
import { PaperSetLinks } from '../paper-set/paper-set-links.js';
import { NumberField } from '../parts/number-field.js';
import { collaborationDocument, collaborationFileDocument } from './collaboration-documents.js';
import { collaborationDefaults, collaborationRequestOf, type UnitName, unitNames } from './collaboration-request.js';
import { MostTied, StrongestTies } from './strongest.js';

const source = networkSource({
  document: collaborationDocument,
  select: ({ collaborationNetwork }) => collaborationNetwork,
  fileDocument: collaborationFileDocument,
  selectFile: ({ collaborationNetwork }) => collaborationNetwork.export,
});

const units = {
  authors: { of: 'AUTHORS', kind: 'author', none: 'No paper under this filter has an author.' },
  organizations: {
    of: 'ORGANIZATIONS',
    kind: 'organization',
    none: 'No paper under this filter names an organization that is known here.',
  },
  countries: {
    of: 'COUNTRIES',
    kind: 'country',
    none: 'No paper under this filter names an organization whose country is known here.',
  },
} as const satisfies Record<UnitName, object>;

/** Who works with whom in any set of papers: authors, organizations or countries. */
export function CollaborationsView() {
  const { params, setParams } = useRouter();
  const { unit, filter, maxNodes, minPapers } = collaborationRequestOf(params);
  const { of, kind, none } = units[unit];
  const unclear = useUnclearSet();
  useTitle(`Collaborations of ${unit}`);
  // Another network has other nodes and ties to choose.
  const change = (changes: ParamChanges) => setParams({ ...changes, node: undefined, tie: undefined });
  const set = (name: keyof typeof collaborationDefaults) => (value: number | undefined) =>
    change({ [name]: value === collaborationDefaults[name] ? undefined : value });
  return (
    <>
      <div class="page-head">
        <h1>Who works with whom</h1>
        <p class="lead">
          The network of all authors, organizations or countries of a set of papers, those with the strongest ties
          first.
        </p>
      </div>
      <nav class="tabs" aria-label="Who is tied">
        {unitNames.map((name) => (
          <a
            key={name}
            href={collaborationsAddress(
              changedParams(params, {
                of: name === unitNames[0] ? undefined : name,
                node: undefined,
                tie: undefined,
              }),
            )}
            aria-current={unit === name ? 'page' : undefined}
          >
            {name[0]?.toUpperCase()}
            {name.slice(1)}
          </a>
        ))}
      </nav>
      <PaperSetForm onChange={change} />
      <PaperSetLinks set={filter} except="collaborations" />
      {unclear ? (
        <UnclearPapers unclear={unclear} onChange={change} />
      ) : (
        <NetworkSection
          title={`Network of ${unit}`}
          label={`Network of ${unit}`}
          fileName={`collaborations-of-${unit}`}
          kind={kind}
          source={source}
          variables={{ of, maxNodes, minPapers, ...tieVariables(filter) }}
          filter={filter}
          none={none}
          waiting="Working it out over all these papers …"
          form={
            <fieldset class="controls">
              <legend class="hidden">Which ties</legend>
              <TieFields onChange={change} />
              <NumberField
                label="Joint papers at least"
                value={minPapers}
                {...reachBounds.minPapers}
                onChange={set('minPapers')}
              />
              <NumberField label="Most nodes" value={maxNodes} {...reachBounds.maxNodes} onChange={set('maxNodes')} />
            </fieldset>
          }
        >
          {(network) => (
            <div class="columns">
              <StrongestTies kind={kind} network={network} />
              <MostTied kind={kind} network={network} unit={unit} />
            </div>
          )}
        </NetworkSection>
      )}
    </>
  );
}
