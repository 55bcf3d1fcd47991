import { type BetweennessSettings, betweenness } from '../../graph/betweenness.js';
import { closeness } from '../../graph/closeness.js';
import { clustering } from '../../graph/clustering.js';
import {
  type CollaborationNetworkOptions,
  collaborationNetwork,
  countCollaborationEdges,
} from '../../graph/collaboration-network.js';
import { type CommunitySettings, communities } from '../../graph/communities.js';
import { components } from '../../graph/components.js';
import { constraint } from '../../graph/constraint.js';
import { countAllPapers, countPapers } from '../../graph/count-papers.js';
import { memberDistances } from '../../graph/distance-histogram.js';
import {
  countNetworkEdges,
  type EgoNetworkOptions,
  memberNetwork,
  memberNodes,
  type NetworkNodes,
} from '../../graph/ego-network.js';
import { eigenvectorCentrality } from '../../graph/eigenvector.js';
import type { ExportNetwork } from '../../graph/export/export-file.js';
import { type ExportFormat, exportNetwork } from '../../graph/export/export-network.js';
import { coreNumbers } from '../../graph/k-core.js';
import { type LayoutSettings, layout } from '../../graph/layout.js';
import { pageRank } from '../../graph/page-rank.js';
import { collaborationPaths, type PathOptions } from '../../graph/paths.js';
import type { Snapshot } from '../../graph/snapshot.js';
import { suggestCollaborators } from '../../graph/suggest.js';
import type { PaperFilter } from '../../graph/ties.js';
import { type NetworkTies, networkGraph, type WeightedGraph } from '../../graph/weighted-graph.js';
import type { PeriodCut } from '../../topics/evolution/periods.js';
import { type EvolutionOptions, thematicEvolution } from '../../topics/evolution/thematic-evolution.js';
import { traceLineage } from '../../topics/lineage/trace-lineage.js';
import { type Diffusion, diffusion } from '../../topics/trend/diffusion.js';
import { topicShift } from '../../topics/trend/topic-shift.js';
import { categoryLineage } from '../category-tree.js';
import { collaborationFigures } from './collaboration-figures.js';
import { type CutTable, cutEdges } from './cut-edges.js';
import { type MemberUnit, memberView } from './member-unit.js';
import { paperGroups } from './paper-groups.js';
import { relatedPapers } from './related-papers.js';
import { topicBursts, topicTrend } from './topic-trend.js';

interface OnGraph<Options = undefined> {
  graph: WeightedGraph;
  options?: Partial<Options>;
}

interface OnSnapshot {
  snapshot: Snapshot;
  unit: MemberUnit;
}

/**
 * Everything whose cost grows with a whole graph, as pure functions of plain data: what goes in and comes out are typed
 * arrays, numbers and strings, so that any of them can run in a worker thread. A worker that holds the snapshot of a
 * data version may put its own in place of `snapshot`.
 */
export const analyses = {
  collaborationNetwork: (input: OnSnapshot & { options: CollaborationNetworkOptions; maxEdges: number }): CutTable =>
    cutEdges(collaborationNetwork(memberView(input.snapshot, input.unit), input.options), input.maxEdges),
  egoNetwork: (
    input: OnSnapshot & { seeds: readonly number[]; options: EgoNetworkOptions; maxEdges: number },
  ): CutTable =>
    cutEdges(memberNetwork(memberView(input.snapshot, input.unit), input.seeds, input.options), input.maxEdges),
  /** The nodes alone where that is cheaper and no edge has to be cut, else the whole network. */
  egoNodes: (
    input: OnSnapshot & { seeds: readonly number[]; options: EgoNetworkOptions; maxEdges: number },
  ): NetworkNodes | CutTable => {
    const { seeds, options, maxEdges } = input;
    const found = memberNodes(memberView(input.snapshot, input.unit), seeds, options);
    return found && found.edgesCount <= maxEdges ? found : analyses.egoNetwork(input);
  },
  collaborationEdges: (input: OnSnapshot & { options: CollaborationNetworkOptions }) =>
    countCollaborationEdges(memberView(input.snapshot, input.unit), input.options),
  egoEdges: (input: OnSnapshot & { seeds: readonly number[]; options: EgoNetworkOptions }) =>
    countNetworkEdges(memberView(input.snapshot, input.unit), input.seeds, input.options),
  paperCounts: ({ snapshot, unit, members, filter }: OnSnapshot & { members: Uint32Array; filter: PaperFilter }) =>
    countPapers(memberView(snapshot, unit), members, filter),
  allPaperCounts: ({ snapshot, unit, filter }: OnSnapshot & { filter: PaperFilter }) =>
    countAllPapers(memberView(snapshot, unit), filter),
  distances: ({ snapshot, unit, from, filter }: OnSnapshot & { from: number; filter: PaperFilter }) =>
    memberDistances(memberView(snapshot, unit), from, filter),
  paths: ({ snapshot, from, to, options }: { snapshot: Snapshot; from: number; to: number; options: PathOptions }) =>
    collaborationPaths(snapshot, from, to, options),
  suggestions: (input: {
    snapshot: Snapshot;
    author: number;
    limit: number;
    filter: PaperFilter;
    rank: ArrayLike<number>;
  }) => suggestCollaborators(input.snapshot, input.author, { limit: input.limit, rank: input.rank, ...input.filter }),
  collaborationFigures,
  relatedPapers,
  paperGroups,
  weightedGraph: (ties: NetworkTies) => networkGraph(ties),
  pageRank: ({ graph }: OnGraph) => pageRank(graph),
  betweenness: ({ graph, options }: OnGraph<BetweennessSettings>) => betweenness(graph, options).values,
  closeness: ({ graph }: OnGraph) => closeness(graph),
  eigenvector: ({ graph }: OnGraph) => eigenvectorCentrality(graph),
  clustering: ({ graph }: OnGraph) => clustering(graph).local,
  coreness: ({ graph }: OnGraph) => coreNumbers(graph),
  constraint: ({ graph }: OnGraph) => constraint(graph),
  component: ({ graph }: OnGraph) => components(graph).component,
  communities: ({ graph, options }: OnGraph<CommunitySettings>) => communities(graph, options),
  thematicEvolution: ({ snapshot, options }: { snapshot: Snapshot; options: EvolutionOptions }) =>
    thematicEvolution(snapshot, options),
  paperLineage: traceLineage,
  topicTrend,
  topicBursts,
  diffusion: (input: {
    snapshot: Snapshot;
    papers: Uint32Array;
    among: 'CATEGORIES' | 'ORGANIZATIONS';
    rank?: Parameters<typeof diffusion>[3];
  }): Diffusion => {
    const { snapshot, papers, among, rank } = input;
    const members = among === 'CATEGORIES' ? snapshot.paperCategories : snapshot.paperOrganizations;
    return diffusion(snapshot, papers, members, rank);
  },
  topicShift: (input: {
    snapshot: Snapshot;
    papers: Uint32Array;
    cut: PeriodCut;
    choice: { allowed?: Uint8Array; rank?: ArrayLike<number> };
  }) => topicShift(input.snapshot, input.papers, input.cut, input.choice),
  categoryLineage,
  layout: ({ graph, options }: OnGraph<LayoutSettings>) => layout(graph, options),
  networkFiles: ({ network, format }: { network: ExportNetwork; format: ExportFormat }) =>
    exportNetwork(network, format),
};

export type AnalysisName = keyof typeof analyses;
export type AnalysisInput<Name extends AnalysisName> = Parameters<(typeof analyses)[Name]>[0];
export type AnalysisOutput<Name extends AnalysisName> = ReturnType<(typeof analyses)[Name]>;
