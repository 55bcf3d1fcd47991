import { type Bipartite, bipartiteOf } from './bipartite.js';
import type { Snapshot } from './snapshot.js';
import type { PaperFilter } from './ties.js';

export interface DistanceHistogram {
  /** How many authors are 0, 1, 2, ... hops away; the first is the author. */
  counts: Uint32Array;
  /** Authors that any path leads to, the author not counted. */
  reachable: number;
  /** Authors with a paper that took part, that no path leads to. */
  unreachable: number;
  /** Over the reachable; 0 where there are none. */
  meanDistance: number;
}

/**
 * How far everybody is from an author over joint papers, as Erdős numbers are. The cost is that of reading the
 * component of the author once.
 *
 * @param from author vertex
 */
export function distanceHistogram(snapshot: Snapshot, from: number, filter: PaperFilter = {}): DistanceHistogram {
  return memberDistances(bipartiteOf(snapshot, 'authors'), from, filter);
}

/** `distanceHistogram` over any kind of members. */
export function memberDistances(view: Bipartite, from: number, filter: PaperFilter = {}): DistanceHistogram {
  const { starts, neighbors } = view.memberPapers;
  const { starts: paperStarts, neighbors: paperMembers } = view.paperMembers;
  const { papers: mask, maxAuthorsPerPaper: limit = 0xffffffff } = filter;
  const members = view.workspace.takeMembers();
  const papers = view.workspace.takePapers();
  members.add(from);
  const counts: number[] = [];
  let hops = 0;
  for (let level = 0; level < members.size; ) {
    const end = members.size;
    counts.push(end - level);
    hops += (end - level) * (counts.length - 1);
    for (; level < end; level++) {
      const member = members.keys[level] as number;
      for (let i = starts[member] as number; i < (starts[member + 1] as number); i++) {
        const p = neighbors[i] as number;
        if ((mask !== undefined && mask[p] !== 1) || papers.has(p)) continue;
        papers.add(p);
        const paperEnd = paperStarts[p + 1] as number;
        const paperStart = paperStarts[p] as number;
        if (paperEnd - paperStart > limit) continue;
        for (let j = paperStart; j < paperEnd; j++) members.add(paperMembers[j] as number);
      }
    }
  }
  const reachable = members.size - 1;
  const isAlone = !takesPart(view, from, filter);
  const present = countPresent(view, filter) + (isAlone ? 1 : 0);
  view.workspace.giveMembers(members);
  view.workspace.givePapers(papers);
  return {
    counts: Uint32Array.from(counts),
    reachable,
    unreachable: present - 1 - reachable,
    meanDistance: reachable === 0 ? 0 : hops / reachable,
  };
}

function takesPart({ memberPapers, paperMembers }: Bipartite, member: number, filter: PaperFilter): boolean {
  const { starts, neighbors } = memberPapers;
  for (let i = starts[member] as number; i < (starts[member + 1] as number); i++) {
    const p = neighbors[i] as number;
    const size = (paperMembers.starts[p + 1] as number) - (paperMembers.starts[p] as number);
    if ((filter.papers === undefined || filter.papers[p] === 1) && size <= (filter.maxAuthorsPerPaper ?? 0xffffffff))
      return true;
  }
  return false;
}

function countPresent(view: Bipartite, filter: PaperFilter): number {
  let present = 0;
  for (let member = 0; member < view.count; member++) if (takesPart(view, member, filter)) present++;
  return present;
}
