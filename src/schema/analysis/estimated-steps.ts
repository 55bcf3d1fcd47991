import { bipartiteOf } from '../../graph/bipartite.js';
import type { Rows, Snapshot } from '../../graph/snapshot.js';
import type { WeightedGraph } from '../../graph/weighted-graph.js';
import type { AnalysisInput, AnalysisName } from './analyses.js';

type Estimates = { [Name in AnalysisName]: (input: AnalysisInput<Name>) => number };

/** Rounds of a measure that goes on until nothing changes. */
const usualRounds = 50;
/** Steps that one link of a paper costs where texts and maps are made for it. */
const slowStep = 20;

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
  egoNetwork: networkAround,
  egoEdges: networkAround,
  distances: ({ snapshot, unit }) => bipartiteOf(snapshot, unit.kind).paperMembers.neighbors.length * 2,
  suggestions: ({ snapshot, author }) => stepsAround(snapshot.authorPapers, snapshot.paperAuthors, [author])[1] * 5,
  collaborationFigures: ({ snapshot, papers }) => papers.length * (slowStep + 2 * bylineOf(snapshot) ** 2),
  relatedPapers: ({ snapshot, paper }) =>
    slowStep *
    (linksBehind(snapshot.paperReferences, snapshot.paperCitedBy, paper) +
      linksBehind(snapshot.paperCitedBy, snapshot.paperReferences, paper) +
      linksBehind(snapshot.paperAuthors, snapshot.authorPapers, paper) +
      linksBehind(snapshot.paperTopics, snapshot.topicPapers, paper)),
  paperGroups: ({ snapshot, dimensions }) => snapshot.ids.papers.length * dimensions.length * slowStep,
  pageRank: ({ graph }) => usualRounds * sizeOf(graph),
  eigenvector: ({ graph }) => usualRounds * sizeOf(graph),
  betweenness: ({ graph, options }) => sizeOf(graph) * (options?.sampleSize ?? graph.count) * 4,
  closeness: ({ graph }) => sizeOf(graph) * graph.count,
  clustering: ({ graph }) => sizeOf(graph) * degreeOf(graph),
  constraint: ({ graph }) => sizeOf(graph) * degreeOf(graph) * 4,
  coreness: ({ graph }) => sizeOf(graph),
  component: ({ graph }) => sizeOf(graph),
  communities: ({ graph, options }) => sizeOf(graph) * 20 * (options?.iterations ?? 10) * (options?.randomStarts ?? 1),
  layout: ({ graph, options }) =>
    (graph.count ** 2 + sizeOf(graph)) * (options?.maxIterations ?? 1000) * (options?.randomStarts ?? 1),
};

function wholeNetwork({ snapshot, unit, options }: AnalysisInput<'collaborationEdges'>): number {
  const { count, paperMembers } = bipartiteOf(snapshot, unit.kind);
  const byline = paperMembers.neighbors.length / Math.max(1, snapshot.ids.papers.length);
  return count + paperMembers.neighbors.length * byline * shareOf(options.papers);
}

function networkAround({ snapshot, unit, seeds, options }: AnalysisInput<'egoEdges'>): number {
  const { paperMembers, memberPapers } = bipartiteOf(snapshot, unit.kind);
  // Groups are as a rule few, and each stands on much of the whole.
  if (unit.groups) return paperMembers.neighbors.length * bylineOf(snapshot);
  const [first, second] = stepsAround(memberPapers, paperMembers, seeds);
  // Each step out multiplies as the first did.
  return second * Math.max(1, second / Math.max(1, first)) ** ((options.depth ?? 1) - 1);
}

function sizeOf({ count, neighbors }: WeightedGraph): number {
  return count + neighbors.length;
}

function degreeOf({ count, neighbors }: WeightedGraph): number {
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

/** Ends of links that are read to know who is tied to the seeds, and who is tied to those; each paper as often as met. */
function stepsAround(
  memberPapers: Rows,
  paperMembers: Rows,
  seeds: readonly number[],
): [first: number, second: number] {
  let first = 0;
  let second = 0;
  for (const seed of seeds)
    for (let i = memberPapers.starts[seed] as number; i < (memberPapers.starts[seed + 1] as number); i++) {
      const paper = memberPapers.neighbors[i] as number;
      const end = paperMembers.starts[paper + 1] as number;
      for (let j = paperMembers.starts[paper] as number; j < end; j++) {
        const member = paperMembers.neighbors[j] as number;
        first++;
        second += (memberPapers.starts[member + 1] as number) - (memberPapers.starts[member] as number);
      }
    }
  return [first, second];
}

/** Papers that the members of one paper lead to, each as often as met. */
function linksBehind(members: Rows, papersOf: Rows, paper: number): number {
  let links = 0;
  for (let i = members.starts[paper] as number; i < (members.starts[paper + 1] as number); i++) {
    const member = members.neighbors[i] as number;
    links += (papersOf.starts[member + 1] as number) - (papersOf.starts[member] as number);
  }
  return links;
}
