import { degreeOf, type Snapshot } from '../../graph/snapshot.js';
import { type Criticality, criticality } from './criticality.js';
import { buildDag, type Dag } from './dag.js';
import type { LineageDirection, LineageLinks } from './gather-papers.js';
import { type InferenceSettings, type InferredLink, sharedBy } from './inferred-parents.js';
import { type LineageEdges, lineageEdges, stepsFromSeeds } from './lineage-edges.js';
import { globalMainPath, keyRouteMainPath, localMainPath, longestPath, type MainPath } from './main-paths.js';
import { type Carrier, carriers } from './milestones.js';
import { type PathCounts, searchPathCounts, shareOfPaths } from './search-path-count.js';
import { impliedEdges } from './transitive-reduction.js';

export interface LineageInput {
  snapshot: Snapshot;
  /** Vertices, each once, by date (unknown ones last), then by key. */
  papers: Uint32Array;
  /** By place in `papers`, 1 for the papers of the topic, or for the paper itself. */
  isSeed: Uint8Array;
  links: LineageLinks;
  direction: LineageDirection;
  depth: number;
  maxNodes: number;
  maxEdges: number;
  /** Leaves out edges that a longer path of the answer makes superfluous. */
  isReduced: boolean;
  /** Edges that a key-route path begins from. */
  keyRoutes: number;
  inference: InferenceSettings;
  /** Order of authors that nothing else tells apart, by vertex. */
  authorRank?: ArrayLike<number>;
}

export const lineagePaths = ['LOCAL', 'GLOBAL', 'KEY_ROUTE', 'LONGEST'] as const;
export type LineagePathKind = (typeof lineagePaths)[number];

/** Places of nodes and edges of the answer. */
export type LineagePath = MainPath;

export interface LineageNode {
  paper: number;
  isSeed: boolean;
  /** Steps from the nearest seed. */
  steps: number;
  /** In the whole lineage, whatever was cut. */
  parents: number;
  children: number;
  height: number;
  depth: number;
  criticality: number;
  /** Of all paths from a source to a sink, how many run through: 0 to 1. */
  pathShare: number;
}

export interface LineageEdge {
  /** Places of nodes. */
  from: number;
  to: number;
  /** Search path count in the whole lineage, in decimals. */
  paths: string;
  pathShare: number;
  /** Where the edge is inferred. */
  evidence?: LineageEvidence;
}

/** Why a step is inferred. */
export interface LineageEvidence {
  score: number;
  recency: number;
  /** Vertices, ascending; topics the rarest first. */
  sharedAuthors: number[];
  sharedTopics: number[];
}

export interface PaperLineage {
  links: LineageLinks;
  /** By date, then by key. */
  nodes: LineageNode[];
  edges: LineageEdge[];
  paths: Record<LineagePathKind, LineagePath>;
  /** Of the whole lineage: its nodes, those with an edge, its edges, paths from source to sink, longest path. */
  papersCount: number;
  linkedPapers: number;
  edgesCount: number;
  totalPaths: string;
  longestPath: number;
  /** Vertices, cited and citing. */
  cutCitations: { cited: number; citing: number }[];
  reducedEdges: number;
  /** The papers through which most paths run, at most five; places of nodes. */
  mostConnecting: number[];
  carriers: Carrier[];
  /** `cutEdges` are those of the omitted edges that lie between papers that stayed. */
  truncated: {
    reason: 'MAX_NODES' | 'MAX_EDGES' | null;
    omittedNodes: number;
    omittedEdges: number;
    cutEdges: number;
  };
}

export const mostCarriers = 20;
const mostConnectingPapers = 5;
/** Levels of importance among the nodes of one step. */
const levels = 5;

/** A lineage before it is cut; places are those of `papers`. */
interface Whole {
  papers: Uint32Array;
  isSeed: boolean[];
  steps: number[];
  edges: LineageEdges;
  dag: Dag;
  counts: PathCounts;
  distances: Criticality;
  paths: Record<LineagePathKind, MainPath>;
}

/**
 * The papers of a topic, or around a paper, as a directed acyclic graph in time, with its main paths and how critical each
 * paper is. All measures are of the whole lineage. Cut to `maxNodes` by this rule: around one seed the nearer first; then
 * the first seed, the global main path and the longest path; then papers of criticality 0; then those through which more
 * paths run; then the older. Papers without an edge come last.
 */
export function paperLineage(input: LineageInput): PaperLineage {
  const { snapshot, links, maxNodes, maxEdges, isReduced } = input;
  const whole = wholeLineage(input);
  const { papers, dag, counts, distances, edges } = whole;
  const kept = keptNodes(whole, maxNodes);
  const placeOf = new Int32Array(papers.length).fill(-1);
  for (const [place, node] of kept.entries()) placeOf[node] = place;
  const inside = edgesInside(dag.from, dag.to, placeOf);
  const implied = isReduced ? impliedAmong(whole, inside, placeOf, kept.length) : undefined;
  const wanted = inside.filter((e) => implied?.has(e) !== true);
  const shown = strongestEdges(wanted, counts, dag, maxEdges);
  const edgePlace = new Map(shown.map((e, place) => [e, place]));
  const nodes = kept.map((node) => ({
    paper: papers[node] as number,
    isSeed: whole.isSeed[node] as boolean,
    steps: whole.steps[node] as number,
    parents: degreeOf(dag.reaching, node),
    children: degreeOf(dag.leaving, node),
    height: distances.height[node] as number,
    depth: distances.depth[node] as number,
    criticality: distances.criticality[node] as number,
    pathShare: isLinked(dag, node) ? shareOfPaths(counts.ofNode[node] as bigint, counts.total) : 0,
  }));
  const onPaths = (path: MainPath): LineagePath => ({
    edges: path.edges.flatMap((e) => edgePlace.get(e) ?? []),
    nodes: path.nodes.flatMap((node) => (placeOf[node] === -1 ? [] : [placeOf[node] as number])),
  });
  const omittedNodes = papers.length - kept.length;
  const cutEdges = wanted.length - shown.length;
  const omittedEdges = dag.from.length - inside.length + cutEdges;
  return {
    links,
    nodes,
    edges: shown.map((e) => edgeOf(input, whole, e, placeOf)),
    paths: Object.fromEntries(lineagePaths.map((kind) => [kind, onPaths(whole.paths[kind])])) as PaperLineage['paths'],
    papersCount: papers.length,
    linkedPapers: papers.reduce((linked, _, node) => linked + (isLinked(dag, node) ? 1 : 0), 0),
    edgesCount: dag.from.length,
    totalPaths: String(counts.total),
    longestPath: distances.length,
    cutCitations: edges.cut.map(({ from, to }) => ({ cited: papers[from] as number, citing: papers[to] as number })),
    reducedEdges: implied?.size ?? 0,
    mostConnecting: nodes
      .map((_, place) => place)
      .filter((place) => (nodes[place]?.pathShare ?? 0) > 0)
      .sort((a, b) => (nodes[b]?.pathShare ?? 0) - (nodes[a]?.pathShare ?? 0) || a - b)
      .slice(0, mostConnectingPapers),
    carriers: carriers(
      snapshot,
      papers.filter((_, node) => whole.isSeed[node]),
      mostCarriers,
      input.authorRank,
    ),
    truncated: {
      reason: omittedNodes > 0 ? 'MAX_NODES' : omittedEdges > 0 ? 'MAX_EDGES' : null,
      omittedNodes,
      omittedEdges,
      cutEdges,
    },
  };
}

/** The edges over all papers given, then the papers within `depth` steps of the seeds alone. */
function wholeLineage(input: LineageInput): Whole {
  const { snapshot, links, direction, depth, inference, keyRoutes } = input;
  const all = lineageEdges(snapshot, input.papers, links, inference);
  const steps = stepsFromSeeds(input.isSeed, all, direction, depth);
  const nodes = Array.from(steps.keys()).filter((node) => (steps[node] as number) >= 0);
  const edges = nodes.length === steps.length ? all : edgesAmong(all, nodes, steps.length);
  const dag = buildDag(nodes.length, edges.from, edges.to);
  const counts = searchPathCounts(dag);
  return {
    papers: Uint32Array.from(nodes, (node) => input.papers[node] as number),
    isSeed: nodes.map((node) => input.isSeed[node] === 1),
    steps: nodes.map((node) => steps[node] as number),
    edges,
    dag,
    counts,
    distances: criticality(dag),
    paths: {
      LOCAL: localMainPath(dag, counts.ofEdge),
      GLOBAL: globalMainPath(dag, counts.ofEdge),
      KEY_ROUTE: keyRouteMainPath(dag, counts.ofEdge, keyRoutes),
      LONGEST: longestPath(dag),
    },
  };
}

/** Places of the edges of which both ends have a place. */
function edgesInside(from: Uint32Array, to: Uint32Array, placeOf: Int32Array): number[] {
  const inside: number[] = [];
  for (let e = 0; e < from.length; e++)
    if (placeOf[from[e] as number] !== -1 && placeOf[to[e] as number] !== -1) inside.push(e);
  return inside;
}

/** The edges among some nodes, which are numbered by their place in the list. */
function edgesAmong(all: LineageEdges, nodes: readonly number[], count: number): LineageEdges {
  const placeOf = new Int32Array(count).fill(-1);
  for (const [place, node] of nodes.entries()) placeOf[node] = place;
  const numbers = edgesInside(all.from, all.to, placeOf);
  const { inferred } = all;
  return {
    from: Uint32Array.from(numbers, (e) => placeOf[all.from[e] as number] as number),
    to: Uint32Array.from(numbers, (e) => placeOf[all.to[e] as number] as number),
    ...(inferred && { inferred: numbers.map((e) => inferred[e] as InferredLink) }),
    cut: all.cut
      .map(({ from, to }) => ({ from: placeOf[from] as number, to: placeOf[to] as number }))
      .filter(({ from, to }) => from !== -1 && to !== -1),
  };
}

/** Ascending. */
function keptNodes({ papers, isSeed, steps, dag, counts, distances, paths }: Whole, maxNodes: number): number[] {
  if (papers.length <= maxNodes) return Array.from(papers.keys());
  const isSingle = isSeed.filter(Boolean).length === 1;
  const first = new Uint8Array(papers.length);
  for (const node of [isSeed.indexOf(true), ...paths.GLOBAL.nodes, ...paths.LONGEST.nodes]) first[node] = 1;
  const level = (node: number) => {
    if (isSingle && isSeed[node]) return 0;
    if (first[node] === 1) return 1;
    return isLinked(dag, node) ? (distances.criticality[node] === 0 ? 2 : 3) : 4;
  };
  const ranks: number[][] = [];
  for (let node = 0; node < papers.length; node++) {
    const rank = level(node) + (isSingle ? (steps[node] as number) * levels : 0);
    ranks[rank] ??= [];
    ranks[rank].push(node);
  }
  const byPaths = (a: number, b: number) => {
    const [more, fewer] = [counts.ofNode[b] as bigint, counts.ofNode[a] as bigint];
    return more === fewer ? a - b : more > fewer ? 1 : -1;
  };
  const kept: number[] = [];
  // Nobody is compared where all stay, or none.
  for (const nodes of ranks) {
    if (nodes === undefined) continue;
    const room = maxNodes - kept.length;
    if (room === 0) break;
    kept.push(...(nodes.length <= room ? nodes : nodes.sort(byPaths).slice(0, room)));
  }
  return kept.sort((a, b) => a - b);
}

function impliedAmong({ dag }: Whole, inside: number[], placeOf: Int32Array, count: number): Set<number> {
  const ends = (column: Uint32Array) => Uint32Array.from(inside, (e) => placeOf[column[e] as number] as number);
  const flags = impliedEdges(buildDag(count, ends(dag.from), ends(dag.to)));
  return new Set(inside.filter((_, at) => flags[at] === 1));
}

/** By beginning, then by end. */
function strongestEdges(edges: number[], { ofEdge }: PathCounts, { from, to }: Dag, most: number): number[] {
  const byEnds = (a: number, b: number) =>
    (from[a] as number) - (from[b] as number) || (to[a] as number) - (to[b] as number);
  if (edges.length <= most) return edges.sort(byEnds);
  const byPaths = (a: number, b: number) => {
    const [more, fewer] = [ofEdge[b] as bigint, ofEdge[a] as bigint];
    return more === fewer ? 0 : more > fewer ? 1 : -1;
  };
  return edges
    .sort((a, b) => byPaths(a, b) || byEnds(a, b))
    .slice(0, most)
    .sort(byEnds);
}

function edgeOf(input: LineageInput, whole: Whole, e: number, placeOf: Int32Array): LineageEdge {
  const { dag, counts, edges, papers } = whole;
  const [from, to] = [dag.from[e] as number, dag.to[e] as number];
  const inferred = edges.inferred?.[e];
  const evidence = () => {
    const ends = [papers[from] as number, papers[to] as number] as const;
    const { authors, topics } = sharedBy(input.snapshot, ...ends, input.inference.allowed);
    return { sharedAuthors: authors, sharedTopics: topics };
  };
  return {
    from: placeOf[from] as number,
    to: placeOf[to] as number,
    paths: String(counts.ofEdge[e]),
    pathShare: shareOfPaths(counts.ofEdge[e] as bigint, counts.total),
    ...(inferred && { evidence: { score: inferred.score, recency: inferred.recency, ...evidence() } }),
  };
}

function isLinked(dag: Dag, node: number): boolean {
  return degreeOf(dag.leaving, node) + degreeOf(dag.reaching, node) > 0;
}
