import { useRouter } from '../address/router.js';
import { YearFields } from '../paper-set/year-fields.js';
import { NetworkSection } from './network-section.js';
import { authorNetwork, organizationNetwork, topicNetwork } from './network-source.js';
import { ReachForm } from './reach-form.js';
import { reachOf, tieFilterOf, tieVariables } from './tie-filter.js';

interface EgoNetworkProps {
  kind: 'author' | 'organization' | 'topic';
  /** The key of what it is around. */
  of: string;
  name: string;
}

const titles = {
  author: 'Coauthor network',
  organization: 'Network of organizations',
  topic: 'Network of topics',
};

/** The network around somebody or something, as far as the address says. */
export function EgoNetwork({ kind, of, name }: EgoNetworkProps) {
  const { params } = useRouter();
  const filter = tieFilterOf(params);
  const common = {
    title: titles[kind],
    label: `${titles[kind]} of ${name}`,
    fileName: of,
    kind,
    variables: { ref: of, ...reachOf(params), ...tieVariables(filter) },
    filter,
    form: kind === 'topic' ? <TopicTieForm /> : <ReachForm />,
  };
  switch (kind) {
    case 'author':
      return <NetworkSection {...common} source={authorNetwork} />;
    case 'organization':
      return <NetworkSection {...common} source={organizationNetwork} />;
    case 'topic':
      return <NetworkSection {...common} source={topicNetwork} />;
  }
}

/** People's pages have the years above the drawing, where they hold for the table of ties too. */
function TopicTieForm() {
  const { setParams } = useRouter();
  return (
    <div class="control-sets">
      <ReachForm />
      <fieldset class="controls">
        <legend class="hidden">Papers of which years make a tie</legend>
        <YearFields onChange={setParams} />
      </fieldset>
    </div>
  );
}
