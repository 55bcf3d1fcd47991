import { QueryError } from '../errors.js';
import { type Bipartite, bipartiteOf } from './bipartite.js';
import { sharedPapers } from './coauthors.js';
import { type ShortestDag, shortestDag } from './shortest-dag.js';
import type { Snapshot } from './snapshot.js';
import type { PaperFilter } from './ties.js';
import { longestPath, type Meter, type SearchFailure } from './two-sided-search.js';
import { withDefaults } from './with-defaults.js';

export interface PathSettings extends PaperFilter {
  /** Paths wanted, longer ones included. */
  k: number;
  /** All shortest paths instead of the k first; at most `maxPaths` are listed, all are counted. */
  all: boolean;
  maxPaths: number;
  /** Most hops, at most 1000. */
  maxLength: number;
  /** Ends of edges that may be read. */
  budget: number;
  /** By vertex: the place of its key among all, for what nothing else tells apart; the vertex unless given. */
  rank?: ArrayLike<number>;
}

export type PathOptions = Partial<PathSettings>;

export const pathDefaults: Readonly<PathSettings> = Object.freeze({
  k: 1,
  all: false,
  maxPaths: 1000,
  maxLength: 20,
  budget: 50_000_000,
});

export interface CollaborationPath {
  /** From the first author to the last; one more than there are hops. */
  vertices: Uint32Array;
  /** Of each hop, newest first. */
  jointPapers: Uint32Array[];
  /** Sum of the joint papers over the hops. */
  totalJointPapers: number;
}

export interface PathTable {
  /**
   * NO_PATH: none of any length. NO_PATH_WITHIN: none of at most `maxLength`; longer ones were not looked for.
   * BUDGET: the search was given up; the paths listed are the first ones, and others may be missing.
   */
  outcome: 'FOUND' | SearchFailure;
  paths: CollaborationPath[];
  /** How many paths are as short as the shortest, whether listed or not; 0 where none was found. */
  shortestCount: number;
  /** Ends of edges read. */
  scanned: number;
}

/**
 * The first paths between two authors over joint papers, by (hops; then the sum of joint papers, greatest first; then
 * the ranks of the vertices, smallest first). No path visits an author twice.
 *
 * The shortest come from a bidirectional search; the longer ones from Yen (1971), "Finding the k shortest loopless
 * paths in a network", Management Science 17(11).
 *
 * @param from author vertex
 * @param to author vertex; where it is `from`, the one path has no hops
 * @throws QueryError OUT_OF_BOUNDS for a maxLength above 1000
 */
export function collaborationPaths(snapshot: Snapshot, from: number, to: number, options: PathOptions = {}): PathTable {
  return memberPaths(bipartiteOf(snapshot, 'authors'), from, to, options);
}

/** `collaborationPaths` over any kind of members. */
export function memberPaths(view: Bipartite, from: number, to: number, options: PathOptions = {}): PathTable {
  const settings = withDefaults<PathSettings>(pathDefaults, options);
  if (!(settings.maxLength <= longestPath))
    throw new QueryError(
      'OUT_OF_BOUNDS',
      `find paths: maxLength is ${settings.maxLength}, expected at most ${longestPath}`,
      {
        hint: `ask for at most ${longestPath} hops`,
        details: { maxLength: settings.maxLength },
      },
    );
  const meter: Meter = { scanned: 0, budget: settings.budget };
  const order = new RouteOrder(settings.rank);
  const dag = shortestDag(view, [from], to, settings, meter);
  if (typeof dag === 'string') return { outcome: dag, paths: [], shortestCount: 0, scanned: meter.scanned };
  const shortestCount = dag.ways[0] as number;
  const wanted = settings.all ? settings.maxPaths : settings.k;
  const routes = wanted === 1 ? [bestRoute(dag, order)] : firstRoutes(dag, wanted, order);
  // A path of no hops has no longer sibling.
  const isComplete =
    settings.all ||
    routes.length >= wanted ||
    from === to ||
    addLonger(view, routes, wanted, to, settings, order, meter);
  return {
    outcome: isComplete ? 'FOUND' : 'BUDGET',
    paths: routes.map((route) => toPath(view, route, settings)),
    shortestCount,
    scanned: meter.scanned,
  };
}

interface Route {
  vertices: number[];
  total: number;
}

/** Which of two routes comes first. */
class RouteOrder {
  readonly #rank: ArrayLike<number> | undefined;

  constructor(rank: ArrayLike<number> | undefined) {
    this.#rank = rank;
  }

  isBefore(a: number, b: number): boolean {
    return this.#rankOf(a) < this.#rankOf(b);
  }

  readonly compare = (a: Route, b: Route): number => a.vertices.length - b.vertices.length || this.compareOpen(a, b);

  /** Of routes that are not at their end yet: their lengths differ, and must not decide. */
  readonly compareOpen = (a: Route, b: Route): number => b.total - a.total || this.#compareVertices(a, b);

  #compareVertices({ vertices: a }: Route, { vertices: b }: Route): number {
    for (let i = 0; i < a.length && i < b.length; i++)
      if (a[i] !== b[i]) return this.#rankOf(a[i] as number) - this.#rankOf(b[i] as number);
    return a.length - b.length;
  }

  #rankOf(vertex: number): number {
    return this.#rank === undefined ? vertex : (this.#rank[vertex] as number);
  }
}

function bestRoute(dag: ShortestDag, order: RouteOrder): Route {
  return { vertices: followBest(dag, 0, order), total: dag.best[0] as number };
}

/**
 * The first routes through a DAG by (total descending, vertices), best first: a partial route is ranked by the best
 * total that it can still reach, which is known exactly, so nothing is opened that is not listed.
 */
function firstRoutes(dag: ShortestDag, wanted: number, order: RouteOrder): Route[] {
  interface Partial extends Route {
    node: number;
    walked: number;
  }
  const open: Partial[] = [{ vertices: [dag.vertices[0] as number], node: 0, walked: 0, total: dag.best[0] as number }];
  const routes: Route[] = [];
  while (open.length > 0 && routes.length < wanted) {
    const route = open.pop() as Partial;
    const start = dag.out.starts[route.node] as number;
    const end = dag.out.starts[route.node + 1] as number;
    if (start === end) routes.push({ vertices: route.vertices, total: route.total });
    for (let i = start; i < end; i++) {
      const node = dag.out.neighbors[i] as number;
      const walked = route.walked + (dag.joint[i] as number);
      const next = { node, walked, total: walked + (dag.best[node] as number) };
      insert(open, { ...next, vertices: [...route.vertices, dag.vertices[node] as number] }, order.compareOpen, wanted);
    }
  }
  return routes;
}

/** Into a list whose first comes last; what lies beyond the number still wanted is forgotten. */
function insert<T extends Route>(list: T[], item: T, compare: (a: T, b: T) => number, keep: number): void {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(list[middle] as T, item) > 0) low = middle + 1;
    else high = middle;
  }
  list.splice(low, 0, item);
  if (list.length > keep) list.shift();
}

/**
 * Yen's algorithm, seeded with all shortest routes. A candidate leaves a known route at a spur vertex: the vertices
 * up to the spur are blocked, and the hops that known routes take from there are barred by starting the search from
 * the spur's other neighbors.
 *
 * @returns false where the budget ran out
 */
function addLonger(
  view: Bipartite,
  routes: Route[],
  wanted: number,
  to: number,
  settings: PathSettings,
  order: RouteOrder,
  meter: Meter,
): boolean {
  const candidates: Route[] = [];
  const met = new Set(routes.map(({ vertices }) => vertices.join()));
  let isComplete = true;
  for (let next = 0; isComplete && next < routes.length && routes.length < wanted; ) {
    for (; next < routes.length && isComplete; next++) {
      const { vertices } = routes[next] as Route;
      for (let spur = 0; spur < vertices.length - 1 && isComplete; spur++) {
        const candidate = deviate(view, routes, vertices.slice(0, spur + 1), to, settings, order, meter);
        if (candidate === 'BUDGET') isComplete = false;
        else if (candidate !== undefined && !met.has(candidate.vertices.join())) {
          met.add(candidate.vertices.join());
          insert(candidates, candidate, order.compare, wanted);
        }
      }
    }
    const first = isComplete ? candidates.pop() : undefined;
    if (first !== undefined) routes.push(first);
  }
  return isComplete;
}

/** The first route that begins with `root` and goes on as no known route does. */
function deviate(
  view: Bipartite,
  routes: Route[],
  root: number[],
  to: number,
  settings: PathSettings,
  order: RouteOrder,
  meter: Meter,
): Route | 'BUDGET' | undefined {
  const { workspace } = view;
  const spur = root[root.length - 1] as number;
  const maxLength = settings.maxLength - root.length;
  if (maxLength < 0) return undefined;
  const barred = new Set<number | undefined>();
  for (const { vertices } of routes) if (root.every((v, i) => vertices[i] === v)) barred.add(vertices[root.length]);
  const ties = workspace.takeTies();
  ties.collect(view, spur, 'FULL', settings, true);
  meter.scanned += ties.scanned;
  const sources = ties.others.toArray().filter((v) => !barred.has(v) && !root.includes(v));
  const dag = shortestDag(view, sources, to, { ...settings, maxLength, blocked: root }, meter);
  let best: Route | 'BUDGET' | undefined;
  if (dag === 'BUDGET') best = dag;
  else if (typeof dag !== 'string') {
    let chosen = 0;
    let total = -1;
    for (let node = 0; node < dag.roots; node++) {
      const hop = ties.papersCounts[ties.others.indexOf(dag.vertices[node] as number)] as number;
      const reached = hop + (dag.best[node] as number);
      const isFirst = order.isBefore(dag.vertices[node] as number, dag.vertices[chosen] as number);
      if (reached > total || (reached === total && isFirst)) chosen = node;
      total = Math.max(total, reached);
    }
    best = { vertices: [...root, ...followBest(dag, chosen, order)], total: walkedTotal(view, root, settings) + total };
  }
  workspace.giveTies(ties);
  return best;
}

/** The way of the most joint papers from a node to the target; of several, that of the smallest ranks. */
function followBest({ vertices, out, joint, best }: ShortestDag, root: number, order: RouteOrder): number[] {
  const walked = [vertices[root] as number];
  for (let node = root; out.starts[node] !== out.starts[node + 1]; ) {
    let next = -1;
    for (let i = out.starts[node] as number; i < (out.starts[node + 1] as number); i++) {
      const head = out.neighbors[i] as number;
      if ((joint[i] as number) + (best[head] as number) !== best[node]) continue;
      if (next === -1 || order.isBefore(vertices[head] as number, vertices[next] as number)) next = head;
    }
    node = next;
    walked.push(vertices[node] as number);
  }
  return walked;
}

function walkedTotal(view: Bipartite, vertices: number[], filter: PaperFilter): number {
  let total = 0;
  for (let i = 1; i < vertices.length; i++)
    total += sharedPapers(view, vertices[i - 1] as number, vertices[i] as number, filter).length;
  return total;
}

function toPath(view: Bipartite, { vertices, total }: Route, filter: PaperFilter): CollaborationPath {
  const jointPapers = vertices.slice(1).map((v, i) => sharedPapers(view, vertices[i] as number, v, filter));
  return { vertices: Uint32Array.from(vertices), jointPapers, totalJointPapers: total };
}
