import type { Bipartite } from './bipartite.js';
import { buildRows } from './build-rows.js';
import type { Rows } from './snapshot.js';
import type { PaperFilter } from './ties.js';
import type { VertexSet } from './vertex-set.js';

/** What a search may still read. Shared by the searches of one query. */
export interface Meter {
  /** Ends of edges read so far. */
  scanned: number;
  readonly budget: number;
}

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

export type SearchFailure = 'NO_PATH' | 'NO_PATH_WITHIN' | 'BUDGET';

/**
 * Bidirectional breadth-first search over papers and their members. A level is expanded in two half steps, members to
 * papers and papers to members, always on the side with the smaller frontier; so the two sides often meet at a paper,
 * and the bylines of the last level are never read.
 *
 * Invariant: while the sides haven't met they share nothing; so those that meet after a half step all lie in the
 * newest level of each side, and the sum of half steps is the distance.
 *
 * @param sources distinct vertices, not blocked
 * @param blocked vertices that no path may touch
 * @param maxLength most hops
 */
export function shortestDag(
  view: Bipartite,
  sources: ArrayLike<number>,
  target: number,
  options: PaperFilter & { maxLength: number; blocked?: VertexSet },
  meter: Meter,
): ShortestDag | SearchFailure {
  const front = openSide(view);
  const back = openSide(view);
  for (let i = 0; i < sources.length; i++) front.members.add(sources[i] as number);
  front.memberStarts.push(front.members.size);
  back.members.add(target);
  back.memberStarts.push(1);
  const found = search(view, front, back, target, options, meter);
  const result = typeof found === 'string' ? found : buildDag(view, front, back, found, options, meter);
  closeSide(view, front);
  closeSide(view, back);
  return result;
}

/** One end's search. Members and papers stand level by level; `starts` tell where each level begins. */
interface Side {
  members: VertexSet;
  memberStarts: number[];
  papers: VertexSet;
  paperStarts: number[];
  halfSteps: number;
}

interface Meeting {
  at: 'MEMBERS' | 'PAPERS';
  vertices: number[];
}

function openSide({ workspace }: Bipartite): Side {
  return {
    members: workspace.takeMembers(),
    memberStarts: [0],
    papers: workspace.takePapers(),
    paperStarts: [0],
    halfSteps: 0,
  };
}

function closeSide({ workspace }: Bipartite, side: Side): void {
  workspace.giveMembers(side.members);
  workspace.givePapers(side.papers);
}

function search(
  view: Bipartite,
  front: Side,
  back: Side,
  target: number,
  options: PaperFilter & { maxLength: number; blocked?: VertexSet },
  meter: Meter,
): Meeting | SearchFailure {
  if (front.members.has(target)) return { at: 'MEMBERS', vertices: [target] };
  while (true) {
    const frontSize = frontier(front);
    const backSize = frontier(back);
    if (frontSize === 0 || backSize === 0) return 'NO_PATH';
    if (front.halfSteps + back.halfSteps >= 2 * options.maxLength) return 'NO_PATH_WITHIN';
    const [side, other] = frontSize <= backSize ? [front, back] : [back, front];
    const met =
      side.halfSteps % 2 === 0
        ? stepToPapers(view, side, other, options, meter)
        : stepToMembers(view, side, other, options.blocked, meter);
    if (met === 'BUDGET') return met;
    if (met.vertices.length > 0) return met;
  }
}

function frontier({ halfSteps, members, memberStarts, papers, paperStarts }: Side): number {
  return halfSteps % 2 === 0
    ? members.size - (memberStarts[memberStarts.length - 2] as number)
    : papers.size - (paperStarts[paperStarts.length - 2] as number);
}

function stepToPapers(view: Bipartite, side: Side, other: Side, filter: PaperFilter, meter: Meter): Meeting | 'BUDGET' {
  const { starts, neighbors } = view.memberPapers;
  const { starts: paperStarts } = view.paperMembers;
  const { members, papers } = side;
  const otherPapers = other.papers;
  const mask = filter.papers;
  const limit = filter.maxAuthorsPerPaper ?? 0xffffffff;
  const vertices: number[] = [];
  const level = side.memberStarts[side.memberStarts.length - 2] as number;
  for (let i = level; i < members.size; i++) {
    const member = members.keys[i] as number;
    const end = starts[member + 1] as number;
    const start = starts[member] as number;
    for (let j = start; j < end; j++) {
      const p = neighbors[j] as number;
      if (mask !== undefined && mask[p] !== 1) continue;
      if ((paperStarts[p + 1] as number) - (paperStarts[p] as number) > limit) continue;
      const before = papers.size;
      if (papers.add(p) === before && otherPapers.has(p)) vertices.push(p);
    }
    meter.scanned += end - start;
    if (meter.scanned > meter.budget) return 'BUDGET';
  }
  side.paperStarts.push(papers.size);
  side.halfSteps++;
  return { at: 'PAPERS', vertices };
}

function stepToMembers(
  view: Bipartite,
  side: Side,
  other: Side,
  blocked: VertexSet | undefined,
  meter: Meter,
): Meeting | 'BUDGET' {
  const { starts, neighbors } = view.paperMembers;
  const { members, papers } = side;
  const otherMembers = other.members;
  const vertices: number[] = [];
  const level = side.paperStarts[side.paperStarts.length - 2] as number;
  for (let i = level; i < papers.size; i++) {
    const p = papers.keys[i] as number;
    const start = starts[p] as number;
    const end = starts[p + 1] as number;
    for (let j = start; j < end; j++) {
      const member = neighbors[j] as number;
      if (blocked?.has(member)) continue;
      const before = members.size;
      if (members.add(member) === before && otherMembers.has(member)) vertices.push(member);
    }
    meter.scanned += end - start;
    if (meter.scanned > meter.budget) return 'BUDGET';
  }
  side.memberStarts.push(members.size);
  side.halfSteps++;
  return { at: 'MEMBERS', vertices };
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
  front: Side,
  back: Side,
  { at, vertices }: Meeting,
  filter: PaperFilter,
  meter: Meter,
): ShortestDag | 'BUDGET' {
  const hops: Hops = { layers: [], from: [], to: [], joint: [] };
  let frontLayer: Uint32Array;
  let backLayer: Uint32Array;
  // The last complete level of members on each side.
  const frontLevel = front.halfSteps >> 1;
  const backLevel = back.halfSteps >> 1;
  if (at === 'MEMBERS') {
    frontLayer = Uint32Array.from(vertices);
    backLayer = frontLayer;
    hops.layers.push(frontLayer);
  } else {
    frontLayer = membersOfLevel(view, vertices, front, frontLevel);
    const near = follow(view, frontLayer, back, backLevel, filter, meter, (a, b, joint) => addHop(hops, a, b, joint));
    if (near === 'BUDGET') return near;
    backLayer = near;
    hops.layers.push(frontLayer, backLayer);
  }
  for (let level = frontLevel - 1; level >= 0; level--) {
    const next = follow(view, frontLayer, front, level, filter, meter, (a, b, joint) => addHop(hops, b, a, joint));
    if (next === 'BUDGET') return next;
    frontLayer = next;
    hops.layers.unshift(frontLayer);
  }
  for (let level = backLevel - 1; level >= 0; level--) {
    const next = follow(view, backLayer, back, level, filter, meter, (a, b, joint) => addHop(hops, a, b, joint));
    if (next === 'BUDGET') return next;
    backLayer = next;
    hops.layers.push(backLayer);
  }
  return number(view, hops);
}

function addHop(hops: Hops, from: number, to: number, joint: number): void {
  hops.from.push(from);
  hops.to.push(to);
  hops.joint.push(joint);
}

function membersOfLevel(view: Bipartite, papers: number[], side: Side, level: number): Uint32Array {
  const { starts, neighbors } = view.paperMembers;
  const low = side.memberStarts[level] as number;
  const high = side.memberStarts[level + 1] as number;
  const found = view.workspace.takeMembers();
  for (const p of papers) {
    for (let i = starts[p] as number; i < (starts[p + 1] as number); i++) {
      const at = side.members.indexOf(neighbors[i] as number);
      if (at >= low && at < high) found.add(neighbors[i] as number);
    }
  }
  const members = found.toArray();
  view.workspace.giveMembers(found);
  return members;
}

/** Calls `hop` for each tie between the layer and a level of a side, and returns the part of the level so reached. */
function follow(
  view: Bipartite,
  layer: Uint32Array,
  side: Side,
  level: number,
  filter: PaperFilter,
  meter: Meter,
  hop: (member: number, reached: number, joint: number) => void,
): Uint32Array | 'BUDGET' {
  const { starts, neighbors } = view.memberPapers;
  const { starts: paperStarts, neighbors: paperMembers } = view.paperMembers;
  const mask = filter.papers;
  const limit = filter.maxAuthorsPerPaper ?? 0xffffffff;
  const low = side.memberStarts[level] as number;
  const high = side.memberStarts[level + 1] as number;
  const { members } = side;
  const reached = view.workspace.takeMembers();
  const near = view.workspace.takeMembers();
  const joint: number[] = [];
  let spent = false;
  for (const member of layer) {
    near.clear();
    for (let i = starts[member] as number; i < (starts[member + 1] as number); i++) {
      const p = neighbors[i] as number;
      if (mask !== undefined && mask[p] !== 1) continue;
      const start = paperStarts[p] as number;
      const end = paperStarts[p + 1] as number;
      if (end - start > limit) continue;
      meter.scanned += end - start;
      for (let j = start; j < end; j++) {
        const other = paperMembers[j] as number;
        const at = members.indexOf(other);
        if (at < low || at >= high || other === member) continue;
        const before = near.size;
        const slot = near.add(other);
        joint[slot] = slot === before ? 1 : (joint[slot] as number) + 1;
      }
    }
    for (let n = 0; n < near.size; n++) {
      reached.add(near.keys[n] as number);
      hop(member, near.keys[n] as number, joint[n] as number);
    }
    if (meter.scanned > meter.budget) {
      spent = true;
      break;
    }
  }
  const result = reached.toArray();
  view.workspace.giveMembers(reached);
  view.workspace.giveMembers(near);
  return spent ? 'BUDGET' : result;
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
