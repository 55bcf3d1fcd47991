import type { Bipartite } from './bipartite.js';
import { buildRows } from './build-rows.js';
import { LevelMarks, type SearchScratch } from './search-scratch.js';
import type { Rows } from './snapshot.js';
import type { PaperFilter } from './ties.js';
import {
  enter,
  findMeeting,
  type Meeting,
  type Meter,
  openSide,
  type SearchFailure,
  type SearchOptions,
  type Side,
  takesPart,
} from './two-sided-search.js';

/**
 * All shortest paths from any source to the target, as layers: every walk along `out` from a node of depth 0 is one
 * of them, and each of them is such a walk. Nodes are numbered by depth, then by vertex.
 */
export interface ShortestDag {
  /** Hops. */
  length: number;
  vertices: Uint32Array;
  /** Nodes of the next depth; parallel to `out.neighbors` the joint papers of the hop. */
  out: Rows;
  joint: Uint32Array;
  /** Nodes of depth 0 come first; this is their number. */
  roots: number;
  /** By node: the greatest sum of joint papers on a way to the target. */
  best: Float64Array;
  /** By node: the number of ways to the target (exact up to 2^53). */
  ways: Float64Array;
}

/**
 * The shortest paths by a search from both ends, of which the layers between are read once more for their hops.
 *
 * @param sources distinct vertices, not blocked
 * @param options blocked: vertices that no path may touch; maxLength: most hops, up to `longestPath`
 */
export function shortestDag(
  view: Bipartite,
  sources: ArrayLike<number>,
  target: number,
  options: SearchOptions,
  meter: Meter,
): ShortestDag | SearchFailure {
  const scratch = view.workspace.takeSearch();
  scratch.members.begin();
  scratch.papers.begin();
  const { marks, base } = scratch.members;
  for (const v of options.blocked ?? []) marks[v] = base + LevelMarks.closed;
  const [front, back] = scratch.queues.map(({ members, papers }, i) =>
    openSide(members, papers, i * LevelMarks.sideBit),
  ) as [Side, Side];
  enter(front, sources, scratch.members);
  const isThere = marks[target] === base;
  enter(back, [target], scratch.members);
  const found: Meeting | SearchFailure = isThere
    ? { at: 'MEMBERS', vertices: [target] }
    : findMeeting(view, scratch, front, back, options, meter);
  const result = typeof found === 'string' ? found : buildDag(view, scratch, front, back, found, options, meter);
  view.workspace.giveSearch(scratch);
  return result;
}

/** Hops of the layers as they are found, by vertex; numbered at the end. */
interface Hops {
  layers: Uint32Array[];
  from: number[];
  to: number[];
  joint: number[];
}

function buildDag(
  view: Bipartite,
  { members }: SearchScratch,
  front: Side,
  back: Side,
  { at, vertices }: Meeting,
  filter: PaperFilter,
  meter: Meter,
): ShortestDag | 'BUDGET' {
  const hops: Hops = { layers: [], from: [], to: [], joint: [] };
  // The last complete level of members on each side; the one beyond is known only as far as they met.
  const frontLevel = front.halfSteps >> 1;
  const backLevel = back.halfSteps >> 1;
  const markOf = (side: Side, level: number) => members.base + side.bit + level;
  let frontLayer: Uint32Array;
  let backLayer: Uint32Array;
  if (at === 'MEMBERS') {
    frontLayer = Uint32Array.from(vertices);
    backLayer = frontLayer;
    hops.layers.push(frontLayer);
  } else {
    frontLayer = membersOfLevel(view, vertices, members, markOf(front, frontLevel));
    backLayer = follow(view, frontLayer, members, markOf(back, backLevel), filter, meter, hops, false);
    hops.layers.push(frontLayer, backLayer);
  }
  for (let level = frontLevel - 1; level >= 0; level--) {
    frontLayer = follow(view, frontLayer, members, markOf(front, level), filter, meter, hops, true);
    hops.layers.unshift(frontLayer);
  }
  for (let level = backLevel - 1; level >= 0; level--) {
    backLayer = follow(view, backLayer, members, markOf(back, level), filter, meter, hops, false);
    hops.layers.push(backLayer);
  }
  return meter.scanned > meter.budget ? 'BUDGET' : number(view, hops);
}

function membersOfLevel(view: Bipartite, papers: number[], { marks }: LevelMarks, mark: number): Uint32Array {
  const { starts, neighbors } = view.paperMembers;
  const found = view.workspace.takeMembers();
  for (const p of papers)
    for (let i = starts[p] as number; i < (starts[p + 1] as number); i++)
      if (marks[neighbors[i] as number] === mark) found.add(neighbors[i] as number);
  const members = found.toArray();
  view.workspace.giveMembers(found);
  return members;
}

/**
 * Adds a hop for each tie between the layer and the members with a mark, and returns those of them so reached.
 *
 * @param isBackward the hops lead to the layer, not from it
 */
function follow(
  view: Bipartite,
  layer: Uint32Array,
  { marks }: LevelMarks,
  mark: number,
  filter: PaperFilter,
  meter: Meter,
  hops: Hops,
  isBackward: boolean,
): Uint32Array {
  const { starts, neighbors } = view.memberPapers;
  const { starts: paperStarts, neighbors: paperMembers } = view.paperMembers;
  const reached = view.workspace.takeMembers();
  const near = view.workspace.takeMembers();
  const joint: number[] = [];
  for (const member of layer) {
    if (meter.scanned > meter.budget) break;
    near.clear();
    for (let i = starts[member] as number; i < (starts[member + 1] as number); i++) {
      const p = neighbors[i] as number;
      if (!takesPart(view, p, filter)) continue;
      const start = paperStarts[p] as number;
      const end = paperStarts[p + 1] as number;
      meter.scanned += end - start;
      for (let j = start; j < end; j++) {
        const other = paperMembers[j] as number;
        if (marks[other] !== mark) continue;
        const before = near.size;
        const slot = near.add(other);
        joint[slot] = slot === before ? 1 : (joint[slot] as number) + 1;
      }
    }
    for (let n = 0; n < near.size; n++) {
      const other = near.keys[n] as number;
      reached.add(other);
      hops.from.push(isBackward ? other : member);
      hops.to.push(isBackward ? member : other);
      hops.joint.push(joint[n] as number);
    }
  }
  const result = reached.toArray();
  view.workspace.giveMembers(reached);
  view.workspace.giveMembers(near);
  return result;
}

function number(view: Bipartite, { layers, from, to, joint }: Hops): ShortestDag {
  const nodes = view.workspace.takeMembers();
  for (const layer of layers) for (const v of layer.sort()) nodes.add(v);
  const hops = from.length;
  // By source, then by target, so that equal ways are met in the order of vertices.
  const order = Uint32Array.from({ length: hops }, (_, i) => i);
  const tails = Uint32Array.from(from, (v) => nodes.indexOf(v));
  const heads = Uint32Array.from(to, (v) => nodes.indexOf(v));
  order.sort((a, b) => (tails[a] as number) - (tails[b] as number) || (heads[a] as number) - (heads[b] as number));
  const vertices = nodes.toArray();
  view.workspace.giveMembers(nodes);
  const out = buildRows(
    vertices.length,
    order.map((i) => tails[i] as number),
    order.map((i) => heads[i] as number),
  );
  const dag: ShortestDag = {
    length: layers.length - 1,
    vertices,
    out,
    joint: order.map((i) => joint[i] as number),
    roots: (layers[0] as Uint32Array).length,
    best: new Float64Array(vertices.length),
    ways: new Float64Array(vertices.length),
  };
  dag.ways[vertices.length - 1] = 1;
  // Nodes are numbered by depth, so what a node leads to is done before it.
  for (let node = vertices.length - 2; node >= 0; node--) {
    for (let i = out.starts[node] as number; i < (out.starts[node + 1] as number); i++) {
      const next = out.neighbors[i] as number;
      const total = (dag.joint[i] as number) + (dag.best[next] as number);
      if (total > (dag.best[node] as number)) dag.best[node] = total;
      dag.ways[node] = (dag.ways[node] as number) + (dag.ways[next] as number);
    }
  }
  return dag;
}
