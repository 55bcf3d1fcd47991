import { linksOf } from '../../graph/bipartite.js';
import { egoNetworkDefaults } from '../../graph/ego-network.js';
import {
  type AnyRows,
  areWalkRows,
  degreeOf,
  linksIn,
  neighborsOf,
  type Snapshot,
  sourcesIn,
  type WalkRows,
} from '../../graph/snapshot.js';
import { tieListsOf } from '../../graph/tie-lists.js';
import type { PaperFilter } from '../../graph/ties.js';
import type { WeightedGraph } from '../../graph/weighted-graph.js';
import type { AnalysisInput, AnalysisName } from './analyses.js';
import { memberView } from './member-unit.js';

type Estimates = { [Name in AnalysisName]: (input: AnalysisInput<Name>) => number };

/** Rounds of a measure that goes on until nothing changes. */
const usualRounds = 50;
/** Steps that one link of a paper costs where texts and maps are made for it. */
const slowStep = 40;
/** No estimate around a member counts further, so that it stays cheap: a thread is worth its while long before. */
const mostSteps = 500_000;
/** What a node of a network costs that is ranked and kept, and has its ties to the others counted, as measured. */
const nodeSteps = 100;
/** The same where its ties are gathered. */
const tiedNodeSteps = 200;
/** The same where papers of hundreds of authors tie each of them to each. */
const crowdedNodeSteps = 1_200;
const usualAuthorLimit = 100;
/** By how much a step out multiplies, as it meets those who have most. */
const tiesOfMember = 100;
/** What one more path costs than the shortest: Yen's algorithm searches from every author of the path before. */
const pathSteps = 25_000;
/** Papers that one paper descends from or leads to in one step. */
const kinOfPaper = 10;

/**
 * About how many steps an analysis takes, some ten nanoseconds each: read from the sizes of its input in much less time
 * than the analysis takes. It decides where the analysis runs, so only its order of magnitude matters.
 */
export function estimatedSteps<Name extends AnalysisName>(name: Name, input: AnalysisInput<Name>): number {
  return estimates[name](input);
}

const estimates: Estimates = {
  collaborationNetwork: wholeNetwork,
  collaborationEdges: wholeNetwork,
  egoNetwork: (input) => networkAround(input, tiedNodeSteps),
  egoNodes: (input) => networkAround(input, nodeSteps),
  egoEdges: edgesAround,
  paperCounts: ({ snapshot, unit, members }) =>
    unit.groups
      ? linksIn(linksOf(snapshot, unit.kind).paperMembers)
      : linksOfMembers(linksOf(snapshot, unit.kind).memberPapers, members),
  allPaperCounts: ({ snapshot }) => snapshot.ids.papers.length,
  distances: ({ snapshot, unit }) => linksIn(linksOf(snapshot, unit.kind).paperMembers) * 2,
  paths: ({ snapshot, options: { all, k = 1 } }) => (all ? 1 : k * Math.min(pathSteps, linksIn(snapshot.paperAuthors))),
  suggestions: ({ snapshot, author }) => stepsAround(snapshot.authorPapers, snapshot.paperAuthors, [author]) * 2,
  collaborationFigures: ({ snapshot, papers }) => papers.length * (slowStep + 2 * bylineOf(snapshot) ** 2),
  relatedPapers: ({ snapshot, paper }) =>
    slowStep *
    (linksBehind(snapshot.paperReferences, snapshot.paperCitedBy, paper) +
      linksBehind(snapshot.paperCitedBy, snapshot.paperReferences, paper) +
      linksBehind(snapshot.paperAuthors, snapshot.authorPapers, paper) +
      linksBehind(snapshot.paperTopics, snapshot.topicPapers, paper)),
  paperGroups: ({ snapshot, dimensions }) => snapshot.ids.papers.length * dimensions.length * slowStep,
  weightedGraph: ({ edges }) => edges.source.length * 20,
  pageRank: ({ graph }) => usualRounds * sizeOf(graph),
  eigenvector: ({ graph }) => usualRounds * sizeOf(graph),
  betweenness: ({ graph, options }) => sizeOf(graph) * (options?.sampleSize ?? graph.count) * 4,
  closeness: ({ graph }) => sizeOf(graph) * graph.count,
  clustering: ({ graph }) => sizeOf(graph) * meanDegree(graph),
  constraint: ({ graph }) => sizeOf(graph) * meanDegree(graph) * 4,
  coreness: ({ graph }) => sizeOf(graph),
  component: ({ graph }) => sizeOf(graph),
  communities: ({ graph, options }) => sizeOf(graph) * 20 * (options?.iterations ?? 10) * (options?.randomStarts ?? 1),
  networkFiles: ({ network }) => (network.keys.length + network.table.edges.source.length) * 200,
  // Every topic of every paper is counted once, and the ties of a paper's terms are squares.
  thematicEvolution: ({ snapshot: { ids, paperTopics } }) =>
    ids.papers.length + paperTopics.links * (slowStep + paperTopics.links / Math.max(1, ids.papers.length)),
  paperLineage: ({ snapshot, seeds, depth }) =>
    Math.min(snapshot.ids.papers.length, seeds.length * kinOfPaper ** depth) * (100 + bylineOf(snapshot)) * slowStep,
  topicTrend: ({ snapshot, papers }) => snapshot.ids.papers.length * 2 + papers.length,
  topicBursts: ({ snapshot, papers }) => snapshot.ids.papers.length * 2 + papers.length,
  diffusion: ({ papers }) => papers.length * slowStep,
  topicShift: ({ papers }) => papers.length * slowStep,
  categoryLineage: ({ snapshot, maxNodes }) =>
    snapshot.ids.papers.length * Math.min(maxNodes, snapshot.ids.categories.length),
  layout: ({ graph, options }) =>
    (graph.count ** 2 + sizeOf(graph)) * (options?.maxIterations ?? 1000) * (options?.randomStarts ?? 1),
};

function wholeNetwork({ snapshot, unit, options }: AnalysisInput<'collaborationEdges'>): number {
  const { count, paperMembers } = linksOf(snapshot, unit.kind);
  const links = linksIn(paperMembers);
  const byline = links / Math.max(1, snapshot.ids.papers.length);
  return (count + links * byline * shareOf(options.papers)) * slowStep;
}

function networkAround(input: AnalysisInput<'egoNetwork'>, usualNodeSteps: number): number {
  const { unit, options } = input;
  if (unit.groups) return edgesAround(input);
  const { depth, maxNodes, maxAuthorsPerPaper } = { ...egoNetworkDefaults, ...options };
  const walked = (endsAround(input) ?? linksAround(input)) * (depth > 2 ? tiesOfMember : 1);
  const isLimited = maxAuthorsPerPaper !== undefined && maxAuthorsPerPaper <= usualAuthorLimit;
  return walked + Math.min(walked, maxNodes) * (isLimited ? usualNodeSteps : crowdedNodeSteps);
}

/** Ends of edges around the seeds and all who are tied to them, known at once where lists of ties are kept. */
function endsAround({ snapshot, unit, seeds, options }: AnalysisInput<'egoEdges'>): number | undefined {
  const lists = tieListsOf(memberView(snapshot, unit), { ...egoNetworkDefaults, ...options });
  if (lists === undefined) return undefined;
  let ends = 0;
  for (const seed of seeds) {
    ends += lists.scannedFor(seed);
    if (ends > mostSteps) return ends;
    lists.open(seed);
    for (let entry = lists.start; entry < lists.end && ends <= mostSteps; entry++)
      ends += lists.scannedFor(lists.others[entry] as number);
  }
  return ends;
}

/** Nothing is cut before edges are counted, so each step out multiplies. */
function edgesAround(input: AnalysisInput<'egoEdges'>): number {
  const { snapshot, unit, options } = input;
  // Groups are as a rule few, and each stands on much of the whole.
  if (unit.groups) return linksIn(linksOf(snapshot, unit.kind).paperMembers) * slowStep;
  return linksAround(input) * tiesOfMember ** ((options.depth ?? egoNetworkDefaults.depth) - 1);
}

function linksAround({ snapshot, unit, seeds, options }: AnalysisInput<'egoEdges'>): number {
  const { paperMembers, memberPapers } = linksOf(snapshot, unit.kind);
  return stepsAround(memberPapers, paperMembers, seeds, options);
}

function sizeOf({ count, neighbors }: WeightedGraph): number {
  return count + neighbors.length;
}

function meanDegree({ count, neighbors }: WeightedGraph): number {
  return 1 + neighbors.length / Math.max(1, count);
}

function bylineOf({ ids, paperAuthors }: Snapshot): number {
  return paperAuthors.neighbors.length / Math.max(1, ids.papers.length);
}

/** Of the papers, 1 without a mask. */
function shareOf(mask: Uint8Array | undefined): number {
  if (mask === undefined) return 1;
  let kept = 0;
  for (let i = 0; i < mask.length; i++) kept += mask[i] as number;
  return kept / Math.max(1, mask.length);
}

/** Ends of links that are read to know who is tied to the seeds and to everybody tied to those, as often as met. */
function stepsAround(
  memberPapers: AnyRows,
  paperMembers: AnyRows,
  seeds: readonly number[],
  filter: PaperFilter = {},
): number {
  return areWalkRows(memberPapers) && areWalkRows(paperMembers)
    ? stepsAroundPlain(memberPapers, paperMembers, seeds, filter)
    : stepsAroundPacked(memberPapers, paperMembers, seeds);
}

/** With papers of the mean size behind each member: to look each up would take longer than it saves. */
function stepsAroundPacked(memberPapers: AnyRows, paperMembers: AnyRows, seeds: readonly number[]): number {
  const size = linksIn(paperMembers) / Math.max(1, sourcesIn(paperMembers));
  let steps = 0;
  for (const seed of seeds)
    for (const paper of neighborsOf(memberPapers, seed)) {
      steps++;
      for (const member of neighborsOf(paperMembers, paper)) steps += degreeOf(memberPapers, member) * size;
      if (steps > mostSteps) return steps;
    }
  return steps;
}

function stepsAroundPlain(
  memberPapers: WalkRows,
  paperMembers: WalkRows,
  seeds: readonly number[],
  { maxAuthorsPerPaper = Number.POSITIVE_INFINITY }: PaperFilter,
): number {
  const { starts, neighbors } = memberPapers;
  const sizeAt = (paper: number) => paperMembers.starts.at(paper + 1) - paperMembers.starts.at(paper);
  let steps = 0;
  for (const seed of seeds)
    for (let i = starts.at(seed); i < starts.at(seed + 1); i++) {
      const paper = neighbors[i] as number;
      steps++;
      if (sizeAt(paper) > maxAuthorsPerPaper) continue;
      const end = paperMembers.starts.at(paper + 1);
      for (let j = paperMembers.starts.at(paper); j < end; j++) {
        const member = paperMembers.neighbors[j] as number;
        const last = starts.at(member + 1);
        for (let k = starts.at(member); k < last; k++) {
          const size = sizeAt(neighbors[k] as number);
          steps += size > maxAuthorsPerPaper ? 1 : size;
        }
        // Enough to know that it is much.
        if (steps > mostSteps) return steps;
      }
    }
  return steps;
}

function linksOfMembers(rows: AnyRows, members: Uint32Array): number {
  let links = members.length;
  for (const member of members) links += degreeOf(rows, member);
  return links;
}

/** Papers that the members of one paper lead to, each as often as met. */
function linksBehind(members: AnyRows, papersOf: AnyRows, paper: number): number {
  let links = 0;
  for (const member of neighborsOf(members, paper)) links += degreeOf(papersOf, member);
  return links;
}
