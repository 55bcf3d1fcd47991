import type { Bipartite } from './bipartite.js';
import { beginReach, endReach, type Reach, reserve, type WalkSettings } from './reach.js';
import { mostReadForLists, type TieLists, tieListsOf } from './tie-lists.js';
import { isSelected, selectsAll } from './tie-selection.js';
import type { VertexSet } from './vertex-set.js';

/**
 * Walks as `walkPapers` does, by lists of ties that are kept, and finds the same.
 *
 * @returns undefined, with `seen` empty, where the other may be cheaper or might run out of its budget
 */
export function walkLists(
  view: Bipartite,
  seen: VertexSet,
  seeds: Iterable<number>,
  settings: WalkSettings,
): Reach | undefined {
  const lists = tieListsOf(view, settings);
  if (lists === undefined) return undefined;
  const reach = beginReach(view, seen, seeds);
  let read = 0;
  for (let distance = 0; distance < settings.depth; distance++) {
    const end = seen.size;
    const start = reach.layerStarts[distance] as number;
    for (let i = start; i < end; i++) {
      const member = seen.keys[i] as number;
      reach.scanned += lists.scannedFor(member);
      read += lists.missingFor(member);
      if (reach.scanned > settings.budget || read > mostReadForLists) {
        endReach(view, seen, reach);
        seen.clear();
        return undefined;
      }
    }
    for (let i = start; i < end; i++) {
      lists.open(seen.keys[i] as number);
      reserve(reach, seen.size + lists.end - lists.start);
      addTies(lists, seen, end, reach.nearTies, settings);
    }
    if (seen.size === end) break;
    reach.layerStarts.push(seen.size);
  }
  return reach;
}

/** Adds those whom the opened list ties to the next layer, which begins at `next`. */
function addTies(lists: TieLists, seen: VertexSet, next: number, nearTies: Float64Array, settings: WalkSettings): void {
  const { others, papersCounts, weights, start, end } = lists;
  const strengths = settings.counting === 'FULL' ? papersCounts : weights;
  if (selectsAll(settings)) {
    seen.addWeighted(others, strengths, start, end, nearTies, next);
    return;
  }
  for (let entry = start; entry < end; entry++) {
    const weight = strengths[entry] as number;
    if (!isSelected(papersCounts[entry] as number, weight, settings)) continue;
    const place = seen.add(others[entry] as number);
    if (place >= next) nearTies[place] = (nearTies[place] as number) + weight;
  }
}
