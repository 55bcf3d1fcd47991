import type { Bipartite } from './bipartite.js';
import { LevelMarks, type SearchScratch, type VertexQueue } from './search-scratch.js';
import type { WalkRows } from './snapshot.js';
import type { PaperFilter } from './ties.js';

/** What a search may still read. Shared by the searches of one query. */
export interface Meter {
  /** Ends of edges read so far. */
  scanned: number;
  readonly budget: number;
}

export type SearchFailure = 'NO_PATH' | 'NO_PATH_WITHIN' | 'BUDGET';

/** The longest paths that can be asked for: a level must fit into a mark. */
export const longestPath = 1000;

export interface SearchOptions extends PaperFilter {
  maxLength: number;
  blocked?: readonly number[];
}

/** One end's search. Members and papers stand in their queues level by level. */
export interface Side {
  /** 0 or the side bit. */
  bit: number;
  members: VertexQueue;
  papers: VertexQueue;
  /** Where the newest level begins in its queue. */
  newest: number;
  /** Even where the newest level is of members, odd where of papers. */
  halfSteps: number;
}

export interface Meeting {
  at: 'MEMBERS' | 'PAPERS';
  vertices: number[];
}

export function openSide(members: VertexQueue, papers: VertexQueue, bit: number): Side {
  members.size = 0;
  papers.size = 0;
  return { bit, members, papers, newest: 0, halfSteps: 0 };
}

export function enter({ members, bit }: Side, vertices: ArrayLike<number>, { marks, base }: LevelMarks): void {
  for (let i = 0; i < vertices.length; i++) {
    marks[vertices[i] as number] = base + bit;
    members.push(vertices[i] as number);
  }
}

/**
 * Lets two sides that have entered their vertices find one another. A level is expanded in two half steps, members to
 * papers and papers to members, always on the side with the smaller frontier; so the two often meet at a paper, and
 * the bylines of the last level are never read.
 *
 * Invariant: while the sides haven't met they share nothing; so those that meet after a half step all lie in the
 * newest level of each side, and the sum of half steps is the distance.
 */
export function findMeeting(
  view: Bipartite,
  scratch: SearchScratch,
  front: Side,
  back: Side,
  options: SearchOptions,
  meter: Meter,
): Meeting | SearchFailure {
  const filter = options.papers === undefined && options.maxAuthorsPerPaper === undefined ? undefined : options;
  while (true) {
    const frontSize = queueOf(front).size - front.newest;
    const backSize = queueOf(back).size - back.newest;
    if (frontSize === 0 || backSize === 0) return 'NO_PATH';
    if (front.halfSteps + back.halfSteps >= 2 * options.maxLength) return 'NO_PATH_WITHIN';
    const side = frontSize <= backSize ? front : back;
    const { members, papers, newest } = side;
    const isAtMembers = side.halfSteps % 2 === 0;
    const { marks, base } = isAtMembers ? scratch.papers : scratch.members;
    const from = isAtMembers ? members : papers;
    const to = isAtMembers ? papers : members;
    side.newest = to.size;
    side.halfSteps++;
    const mark = base + side.bit + (side.halfSteps >> 1);
    const vertices: number[] = [];
    const step: HalfStep = { from: from.items, start: newest, end: from.size, to, marks, mark, base, vertices };
    const rows = isAtMembers ? view.memberPapers : view.paperMembers;
    const isWithin = isAtMembers && filter ? filteredStep(view, filter, step, meter) : plainStep(rows, step, meter);
    if (!isWithin) return 'BUDGET';
    if (vertices.length > 0) return { at: isAtMembers ? 'PAPERS' : 'MEMBERS', vertices };
  }
}

function queueOf({ halfSteps, members, papers }: Side): VertexQueue {
  return halfSteps % 2 === 0 ? members : papers;
}

/** From the vertices of one level to those on the other side of their rows. */
interface HalfStep {
  from: Uint32Array;
  /** The level in `from`. */
  start: number;
  end: number;
  to: VertexQueue;
  /** Of the vertices that are reached. */
  marks: Uint32Array;
  mark: number;
  base: number;
  /** Those that the other side has reached too. */
  vertices: number[];
}

const { sideBit, closed } = LevelMarks;

/**
 * The loop in which a search spends its time: it touches nothing but typed arrays and local variables.
 *
 * @returns false where the budget ran out
 */
function plainStep({ starts, neighbors }: WalkRows, step: HalfStep, meter: Meter): boolean {
  const { from, to, marks, mark, base, vertices } = step;
  const allowed = meter.budget - meter.scanned;
  let scanned = 0;
  let { size } = to;
  for (let i = step.start; i < step.end && scanned <= allowed; i++) {
    const v = from[i] as number;
    const start = starts.at(v);
    const end = starts.at(v + 1);
    const items = to.reserve(size + end - start);
    for (let j = start; j < end; j++) {
      const u = neighbors[j] as number;
      const found = marks[u] as number;
      if (found < base) {
        marks[u] = mark;
        items[size++] = u;
      } else if (((found ^ mark) & sideBit) !== 0 && (found & closed) !== closed) {
        marks[u] = base + closed;
        vertices.push(u);
      }
    }
    scanned += end - start;
  }
  to.size = size;
  meter.scanned += scanned;
  return scanned <= allowed;
}

/** `plainStep` from members to those of their papers that take part. */
function filteredStep(view: Bipartite, filter: PaperFilter, step: HalfStep, meter: Meter): boolean {
  const { starts, neighbors } = view.memberPapers;
  const { from, to, marks, mark, base, vertices } = step;
  for (let i = step.start; i < step.end && meter.scanned <= meter.budget; i++) {
    const v = from[i] as number;
    const start = starts.at(v);
    const end = starts.at(v + 1);
    for (let j = start; j < end; j++) {
      const p = neighbors[j] as number;
      const found = marks[p] as number;
      if (found < base) {
        if (!takesPart(view, p, filter)) continue;
        marks[p] = mark;
        to.push(p);
      } else if (((found ^ mark) & sideBit) !== 0 && (found & closed) !== closed) {
        marks[p] = base + closed;
        vertices.push(p);
      }
    }
    meter.scanned += end - start;
  }
  return meter.scanned <= meter.budget;
}

/** Whether a paper passes the filter. */
export function takesPart({ paperMembers: { starts } }: Bipartite, p: number, filter: PaperFilter): boolean {
  const { papers: mask, maxAuthorsPerPaper: limit = 0xffffffff } = filter;
  return (mask === undefined || mask[p] === 1) && starts.at(p + 1) - starts.at(p) <= limit;
}
