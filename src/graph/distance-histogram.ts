import { type Bipartite, bipartiteOf } from './bipartite.js';
import type { Snapshot } from './snapshot.js';
import type { PaperFilter } from './ties.js';
import { takesPart } from './two-sided-search.js';

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
      const rowEnd = starts.at(member + 1);
      for (let i = starts.at(member); i < rowEnd; i++) {
        const p = neighbors[i] as number;
        const before = papers.size;
        if (papers.add(p) !== before || !takesPart(view, p, filter)) continue;
        const paperEnd = paperStarts.at(p + 1);
        for (let j = paperStarts.at(p); j < paperEnd; j++) members.add(paperMembers[j] as number);
      }
    }
  }
  const reachable = members.size - 1;
  // The author counts even where none of his papers takes part.
  const present = countPresent(view, filter) + (isPresent(view, from, filter) ? 0 : 1);
  view.workspace.giveMembers(members);
  view.workspace.givePapers(papers);
  return {
    counts: Uint32Array.from(counts),
    reachable,
    unreachable: present - 1 - reachable,
    meanDistance: reachable === 0 ? 0 : hops / reachable,
  };
}

function isPresent(view: Bipartite, member: number, filter: PaperFilter): boolean {
  const { starts, neighbors } = view.memberPapers;
  for (let i = starts.at(member); i < starts.at(member + 1); i++)
    if (takesPart(view, neighbors[i] as number, filter)) return true;
  return false;
}

function countPresent(view: Bipartite, filter: PaperFilter): number {
  let present = 0;
  for (let member = 0; member < view.count; member++) if (isPresent(view, member, filter)) present++;
  return present;
}
