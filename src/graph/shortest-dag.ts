import type { Bipartite } from './bipartite.js';
import { LevelMarks, type SearchScratch } from './search-scratch.js';
import type { Rows } from './snapshot.js';
import {
  enter,
  findMeeting,
  type Meeting,
  type Meter,
  openSide,
  type SearchFailure,
  type SearchOptions,
  type Side,
} from './two-sided-search.js';

/**
 * All shortest paths from any source to the target, as layers: every walk along `out` from a node of depth 0 is one
 * of them, and each of them is such a walk. Nodes are numbered by depth.
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
  const result = typeof found === 'string' ? found : buildDag(view, scratch, front, back, found, meter);
  view.workspace.giveSearch(scratch);
  return result;
}

/** Ties as they are found, by vertex: `from` stands in one layer, `to` in the next. */
interface Hops {
  from: number[];
  to: number[];
  joint: number[];
}

function buildDag(
  view: Bipartite,
  { members, papers }: SearchScratch,
  front: Side,
  back: Side,
  { at, vertices }: Meeting,
  meter: Meter,
): ShortestDag | 'BUDGET' {
  const hops: Hops = { from: [], to: [], joint: [] };
  // The last complete level of members on each side; the one beyond is known only as far as they met.
  const frontLevel = front.halfSteps >> 1;
  const backLevel = back.halfSteps >> 1;
  const follow = (layer: ArrayLike<number>, paperMark: number, side: Side, level: number) =>
    followTies(view, layer, papers, papers.base + paperMark, members, members.base + side.bit + level, meter, {
      near: side === front ? hops.to : hops.from,
      far: side === front ? hops.from : hops.to,
      joint: hops.joint,
    });
  let layer: ArrayLike<number> = vertices;
  const layers = [layer];
  if (at === 'PAPERS') {
    layer = membersOfLevel(view, vertices, members, members.base + front.bit + frontLevel);
    layers[0] = layer;
    layers.push(follow(layer, LevelMarks.closed, back, backLevel));
  }
  for (let level = frontLevel - 1; level >= 0; level--) {
    layer = follow(layer, front.bit + level, front, level);
    layers.unshift(layer);
  }
  layer = layers[layers.length - 1] as ArrayLike<number>;
  for (let level = backLevel - 1; level >= 0; level--) {
    layer = follow(layer, back.bit + level, back, level);
    layers.push(layer);
  }
  return meter.scanned > meter.budget ? 'BUDGET' : number(view, layers, hops);
}

function membersOfLevel(view: Bipartite, papers: number[], { marks }: LevelMarks, mark: number): Uint32Array {
  const { starts, neighbors } = view.paperMembers;
  const found = view.workspace.takeMembers();
  for (const p of papers)
    for (let i = starts.at(p); i < starts.at(p + 1); i++)
      if (marks[neighbors[i] as number] === mark) found.add(neighbors[i] as number);
  const members = found.toArray();
  view.workspace.giveMembers(found);
  return members;
}

/**
 * Adds a hop for each tie between the layer and the members of the level beside it, and returns those members.
 *
 * The papers of such a tie all carry one mark: none was reached earlier, or its members would stand on earlier
 * levels. So no other paper is looked into, and each byline is read once for the whole layer.
 */
function followTies(
  view: Bipartite,
  layer: ArrayLike<number>,
  { marks: paperMarks }: LevelMarks,
  paperMark: number,
  { marks }: LevelMarks,
  mark: number,
  meter: Meter,
  hops: { near: number[]; far: number[]; joint: number[] },
): Uint32Array {
  const { starts, neighbors } = view.memberPapers;
  const { starts: paperStarts, neighbors: paperMembers } = view.paperMembers;
  const reached = view.workspace.takeMembers();
  const opened = view.workspace.takePapers();
  /** By number in `opened`: where in `far` its members of the level begin; one more than there are papers. */
  const farStarts = [0];
  const far: number[] = [];
  for (let m = 0; m < layer.length && meter.scanned <= meter.budget; m++) {
    const member = layer[m] as number;
    const first = hops.far.length;
    let papers = 0;
    const start = starts.at(member);
    const end = starts.at(member + 1);
    for (let i = start; i < end; i++) {
      const p = neighbors[i] as number;
      if (paperMarks[p] !== paperMark) continue;
      const before = opened.size;
      const at = opened.add(p);
      if (at === before) {
        const paperEnd = paperStarts.at(p + 1);
        for (let j = paperStarts.at(p); j < paperEnd; j++)
          if (marks[paperMembers[j] as number] === mark) far.push(paperMembers[j] as number);
        farStarts.push(far.length);
        meter.scanned += paperEnd - paperStarts.at(p);
      }
      papers++;
      for (let f = farStarts[at] as number; f < (farStarts[at + 1] as number); f++) {
        hops.near.push(member);
        hops.far.push(far[f] as number);
        hops.joint.push(1);
      }
    }
    meter.scanned += end - start + hops.far.length - first;
    if (papers > 1) mergeRepeats(view, hops, first);
    for (let h = first; h < hops.far.length; h++) reached.add(hops.far[h] as number);
  }
  const result = reached.toArray();
  view.workspace.giveMembers(reached);
  view.workspace.givePapers(opened);
  return result;
}

/** Hops of one member that lead to the same other become one, with their papers summed. */
function mergeRepeats(
  view: Bipartite,
  { near, far, joint }: { near: number[]; far: number[]; joint: number[] },
  first: number,
): void {
  const others = view.workspace.takeMembers();
  for (let h = first; h < far.length; h++) {
    const before = others.size;
    const at = first + others.add(far[h] as number);
    if (at === first + before) {
      far[at] = far[h] as number;
      joint[at] = 1;
    } else joint[at] = (joint[at] as number) + 1;
  }
  const size = first + others.size;
  near.length = size;
  far.length = size;
  joint.length = size;
  view.workspace.giveMembers(others);
}

function number(view: Bipartite, layers: ArrayLike<number>[], { from, to, joint }: Hops): ShortestDag {
  const nodes = view.workspace.takeMembers();
  for (const layer of layers) for (let i = 0; i < layer.length; i++) nodes.add(layer[i] as number);
  const count = nodes.size;
  const starts = new Uint32Array(count + 1);
  for (const v of from) {
    const next = nodes.indexOf(v) + 1;
    starts[next] = (starts[next] as number) + 1;
  }
  for (let node = 0; node < count; node++) starts[node + 1] = (starts[node + 1] as number) + (starts[node] as number);
  const filled = starts.slice(0, count);
  const neighbors = new Uint32Array(from.length);
  const jointByHop = new Uint32Array(from.length);
  for (let h = 0; h < from.length; h++) {
    const node = nodes.indexOf(from[h] as number);
    const at = filled[node] as number;
    neighbors[at] = nodes.indexOf(to[h] as number);
    jointByHop[at] = joint[h] as number;
    filled[node] = at + 1;
  }
  const vertices = nodes.toArray();
  view.workspace.giveMembers(nodes);
  const best = new Float64Array(count);
  const ways = new Float64Array(count);
  ways[count - 1] = 1;
  // Nodes are numbered by depth, so what a node leads to is done before it.
  for (let node = count - 2; node >= 0; node--) {
    for (let i = starts[node] as number; i < (starts[node + 1] as number); i++) {
      const next = neighbors[i] as number;
      const total = (jointByHop[i] as number) + (best[next] as number);
      if (total > (best[node] as number)) best[node] = total;
      ways[node] = (ways[node] as number) + (ways[next] as number);
    }
  }
  return {
    length: layers.length - 1,
    vertices,
    out: { starts, neighbors },
    joint: jointByHop,
    roots: (layers[0] as ArrayLike<number>).length,
    best,
    ways,
  };
}
