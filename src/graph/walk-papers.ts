import type { Bipartite } from './bipartite.js';
import { beginReach, type Reach, reserve, type WalkSettings } from './reach.js';
import { isSelected, selectsAll } from './tie-selection.js';
import { takesPart } from './two-sided-search.js';
import type { VertexSet } from './vertex-set.js';

/** Walks out from some members, layer by layer, by the bylines of their papers. `seen` gets all who are met. */
export function walkPapers(view: Bipartite, seen: VertexSet, seeds: Iterable<number>, settings: WalkSettings): Reach {
  const reach = beginReach(view, seen, seeds);
  const opened = view.workspace.takePapers();
  for (let distance = 0; distance < settings.depth && !reach.spent; distance++) {
    const start = reach.layerStarts[distance] as number;
    const end = seen.size;
    if (selectsAll(settings)) stepByPapers(view, seen, opened, start, end, reach, settings);
    else stepByTies(view, seen, start, end, reach, settings);
    if (seen.size > end) reach.layerStarts.push(seen.size);
  }
  view.workspace.givePapers(opened);
  return reach;
}

/**
 * The next layer where every tie counts: each paper of the layer is read once, and adds to each of its members as
 * often as it has members in the layer.
 *
 * @param opened papers of earlier layers, which lead to nobody new
 */
function stepByPapers(
  view: Bipartite,
  seen: VertexSet,
  opened: VertexSet,
  start: number,
  end: number,
  reach: Reach,
  settings: WalkSettings,
): void {
  const { starts, neighbors } = view.memberPapers;
  const { starts: paperStarts, neighbors: paperMembers } = view.paperMembers;
  const first = opened.size;
  /** By place among the papers of this layer: how many of its members the layer has. */
  const members: number[] = [];
  for (let i = start; i < end; i++) {
    if (reach.scanned > settings.budget) {
      reach.spent = true;
      break;
    }
    const member = seen.keys[i] as number;
    const rowEnd = starts.at(member + 1);
    reach.scanned += rowEnd - starts.at(member);
    for (let j = starts.at(member); j < rowEnd; j++) {
      const at = opened.add(neighbors[j] as number) - first;
      if (at >= 0) members[at] = (members[at] ?? 0) + 1;
    }
  }
  for (let at = first; at < opened.size; at++) {
    const paper = opened.keys[at] as number;
    if (!takesPart(view, paper, settings)) continue;
    const rowStart = paperStarts.at(paper);
    const rowEnd = paperStarts.at(paper + 1);
    const size = rowEnd - rowStart;
    if (size < 2) continue;
    const weight = (members[at - first] as number) * (settings.counting === 'FULL' ? 1 : 1 / (size - 1));
    reach.scanned += size;
    reserve(reach, seen.size + size);
    const { nearTies } = reach;
    for (let j = rowStart; j < rowEnd; j++) {
      const place = seen.add(paperMembers[j] as number);
      if (place >= end) nearTies[place] = (nearTies[place] as number) + weight;
    }
    if (reach.scanned > settings.budget && at + 1 < opened.size) {
      reach.spent = true;
      break;
    }
  }
}

/** The next layer where weak ties don't count: the ties of each member of the layer are summed first. */
function stepByTies(
  view: Bipartite,
  seen: VertexSet,
  start: number,
  end: number,
  reach: Reach,
  settings: WalkSettings,
): void {
  const ties = view.workspace.takeTies();
  for (let i = start; i < end && !reach.spent; i++) {
    ties.collect(view, seen.keys[i] as number, settings.counting, settings, true);
    const { others, papersCounts, weights } = ties;
    reserve(reach, seen.size + others.size);
    const { nearTies } = reach;
    for (let t = 0; t < others.size; t++) {
      const weight = weights[t] as number;
      if (!isSelected(papersCounts[t] as number, weight, settings)) continue;
      const place = seen.add(others.keys[t] as number);
      if (place >= end) nearTies[place] = (nearTies[place] as number) + weight;
    }
    reach.scanned += ties.scanned;
    reach.spent = reach.scanned > settings.budget;
  }
  view.workspace.giveTies(ties);
}
