import type { AuthorRow, OrganizationRow, PaperRow, TopicRow } from '../../store/store.js';
import type { MemberUnit } from '../analysis/member-unit.js';
import { type Awaitable, whenThere } from '../awaitable.js';
import { builder } from '../builder.js';
import type { GraphContext } from '../context.js';
import { authorRef, organizationRef, paperRef, topicRef } from '../entity-refs.js';
import type { KeptTexts } from '../kept-texts.js';
import { memberRanks } from '../key-ranks.js';
import { nameOf } from '../ref.js';
import { loadPresent } from '../related.js';
import { type Country, countriesOf, countryRef } from './countries.js';

export type UnitKind = 'AUTHORS' | 'ORGANIZATIONS' | 'COUNTRIES' | 'TOPICS' | 'COUPLED_PAPERS' | 'COCITED_PAPERS';

export type NetworkEntity = AuthorRow | OrganizationRow | Country | TopicRow | PaperRow;

/** What stands at the nodes of a network. */
export interface Unit {
  kind: UnitKind;
  member: MemberUnit;
  load(context: GraphContext, vertex: number): NetworkEntity | Promise<NetworkEntity>;
  /** Keys and names that are at hand, by vertex. */
  texts?(context: GraphContext): KeptTexts | undefined;
}

/** The rank of each vertex by key, as an option; countries are vertices in the order of their codes. */
export function rankOption(context: GraphContext, { member }: Unit): Awaitable<{ rank?: Uint32Array }> {
  return member.groups ? {} : whenThere(memberRanks(context, member.kind), (rank) => ({ rank }));
}

export const networkEntityRef = builder.unionType('NetworkEntity', {
  description: 'What can stand at a node of a network.',
  types: [authorRef, organizationRef, countryRef, topicRef, paperRef],
});

/** The unit of a kind in the snapshot of a request; only countries need the database, once a snapshot. */
export function unitOf(context: GraphContext, kind: UnitKind): Awaitable<Unit> {
  return kind === 'COUNTRIES' ? countriesUnit(context) : units[kind];
}

async function countriesUnit(context: GraphContext): Promise<Unit> {
  const { list, unit } = await countriesOf(context);
  return { kind: 'COUNTRIES', member: unit, load: (_, vertex) => list[vertex] as Country };
}

const idAt = ({ snapshot }: GraphContext, kind: keyof GraphContext['snapshot']['ids'], vertex: number) =>
  snapshot.ids[kind].at(vertex);

const loadPaper: Unit['load'] = (context, vertex) =>
  loadPresent(context.loaders.paper, idAt(context, 'papers', vertex), 'Paper');

const units: Record<Exclude<UnitKind, 'COUNTRIES'>, Unit> = {
  AUTHORS: {
    kind: 'AUTHORS',
    member: { kind: 'authors' },
    load: (context, vertex) => loadPresent(context.loaders.author, idAt(context, 'authors', vertex), 'Author'),
    texts: ({ loaders }) => loaders.author.texts,
  },
  ORGANIZATIONS: {
    kind: 'ORGANIZATIONS',
    member: { kind: 'organizations' },
    load: (context, vertex) =>
      loadPresent(context.loaders.organization, idAt(context, 'organizations', vertex), 'Organization'),
  },
  TOPICS: {
    kind: 'TOPICS',
    member: { kind: 'topics' },
    load: (context, vertex) => loadPresent(context.loaders.topic, idAt(context, 'topics', vertex), 'Topic'),
  },
  COUPLED_PAPERS: { kind: 'COUPLED_PAPERS', member: { kind: 'couplings' }, load: loadPaper },
  COCITED_PAPERS: { kind: 'COCITED_PAPERS', member: { kind: 'cocitations' }, load: loadPaper },
};

/** What people call it. */
export function labelOf(entity: NetworkEntity): string {
  return 'vertex' in entity ? entity.name : nameOf(entity);
}
