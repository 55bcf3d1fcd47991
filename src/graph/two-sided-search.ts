import type { Bipartite } from './bipartite.js';
import { LevelMarks, type SearchScratch, type VertexQueue } from './search-scratch.js';
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
  while (true) {
    const frontSize = queueOf(front).size - front.newest;
    const backSize = queueOf(back).size - back.newest;
    if (frontSize === 0 || backSize === 0) return 'NO_PATH';
    if (front.halfSteps + back.halfSteps >= 2 * options.maxLength) return 'NO_PATH_WITHIN';
    const side = frontSize <= backSize ? front : back;
    const met =
      side.halfSteps % 2 === 0
        ? stepToPapers(view, side, scratch.papers, options, meter)
        : stepToMembers(view, side, scratch.members, meter);
    if (met === 'BUDGET' || met.vertices.length > 0) return met;
  }
}

function queueOf({ halfSteps, members, papers }: Side): VertexQueue {
  return halfSteps % 2 === 0 ? members : papers;
}

function stepToPapers(
  view: Bipartite,
  side: Side,
  { marks, base }: LevelMarks,
  filter: PaperFilter,
  meter: Meter,
): Meeting | 'BUDGET' {
  const { starts, neighbors } = view.memberPapers;
  const { members, papers, bit } = side;
  const mark = base + bit + (side.halfSteps >> 1);
  const isPlain = filter.papers === undefined && filter.maxAuthorsPerPaper === undefined;
  const vertices: number[] = [];
  const { items, size } = members;
  const newest = papers.size;
  for (let i = side.newest; i < size; i++) {
    const member = items[i] as number;
    const start = starts[member] as number;
    const end = starts[member + 1] as number;
    for (let j = start; j < end; j++) {
      const p = neighbors[j] as number;
      if (!isPlain && !takesPart(view, p, filter)) continue;
      const found = marks[p] as number;
      if (found < base) {
        // Once the sides have met, nothing is followed any further.
        if (vertices.length > 0) continue;
        marks[p] = mark;
        papers.push(p);
      } else if (((found ^ mark) & LevelMarks.sideBit) !== 0 && (found & LevelMarks.closed) !== LevelMarks.closed) {
        marks[p] = base + LevelMarks.closed;
        vertices.push(p);
      }
    }
    meter.scanned += end - start;
    if (meter.scanned > meter.budget) return 'BUDGET';
  }
  side.newest = newest;
  side.halfSteps++;
  return { at: 'PAPERS', vertices };
}

function stepToMembers(view: Bipartite, side: Side, { marks, base }: LevelMarks, meter: Meter): Meeting | 'BUDGET' {
  const { starts, neighbors } = view.paperMembers;
  const { members, papers, bit } = side;
  const mark = base + bit + ((side.halfSteps + 1) >> 1);
  const vertices: number[] = [];
  const { items, size } = papers;
  const newest = members.size;
  for (let i = side.newest; i < size; i++) {
    const p = items[i] as number;
    const start = starts[p] as number;
    const end = starts[p + 1] as number;
    for (let j = start; j < end; j++) {
      const member = neighbors[j] as number;
      const found = marks[member] as number;
      if (found < base) {
        if (vertices.length > 0) continue;
        marks[member] = mark;
        members.push(member);
      } else if (((found ^ mark) & LevelMarks.sideBit) !== 0 && (found & LevelMarks.closed) !== LevelMarks.closed) {
        marks[member] = base + LevelMarks.closed;
        vertices.push(member);
      }
    }
    meter.scanned += end - start;
    if (meter.scanned > meter.budget) return 'BUDGET';
  }
  side.newest = newest;
  side.halfSteps++;
  return { at: 'MEMBERS', vertices };
}

/** Whether a paper passes the filter. */
export function takesPart({ paperMembers: { starts } }: Bipartite, p: number, filter: PaperFilter): boolean {
  const { papers: mask, maxAuthorsPerPaper: limit = 0xffffffff } = filter;
  return (mask === undefined || mask[p] === 1) && (starts[p + 1] as number) - (starts[p] as number) <= limit;
}
