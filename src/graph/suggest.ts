import { type Bipartite, bipartiteOf } from './bipartite.js';
import { type AnyRows, neighborsOf, type Snapshot } from './snapshot.js';
import type { PaperFilter } from './ties.js';
import { withDefaults } from './with-defaults.js';

export interface SuggestionSettings extends PaperFilter {
  /** Most suggestions. */
  limit: number;
  /** By vertex: the place of its key among all, for what nothing else tells apart; the vertex unless given. */
  rank?: ArrayLike<number>;
}

export const suggestionDefaults: Readonly<SuggestionSettings> = Object.freeze({ limit: 10 });

export interface Suggestion {
  author: number;
  /** adamicAdar · (1 + topicOverlap). */
  score: number;
  /** Σ 1 / ln(coauthors of z) over the common coauthors z: Adamic, Adar (2003), Social Networks 25(3). */
  adamicAdar: number;
  /** Σ 1 / (coauthors of z): Zhou, Lü, Zhang (2009), European Physical Journal B 71. */
  resourceAllocation: number;
  /** Shared topics / all topics of the two, over the papers that take part; 0 where neither has any. */
  topicOverlap: number;
  /** The coauthors of both, by rank. */
  commonNeighbors: Uint32Array;
}

/**
 * Authors who share coauthors with an author, but no paper: by score, greatest first, then by rank. Scores that
 * differ by less than 1e-9 are equal.
 *
 * @param author vertex
 */
export function suggestCollaborators(
  snapshot: Snapshot,
  author: number,
  options: Partial<SuggestionSettings> = {},
): Suggestion[] {
  const settings = withDefaults<SuggestionSettings>(suggestionDefaults, options);
  const view = bipartiteOf(snapshot, 'authors');
  const candidates = meetCandidates(view, author, settings);
  // The overlap at most doubles a score, so a candidate whose double cannot pass the last one kept is not looked at.
  candidates.sort((a, b) => b.adamicAdar - a.adamicAdar || a.author - b.author);
  const { rank } = settings;
  const compareRanks = (a: number, b: number) =>
    rank === undefined ? a - b : (rank[a] as number) - (rank[b] as number);
  const overlapWith = topicOverlaps(snapshot, view, author, settings);
  const kept: Suggestion[] = [];
  for (const candidate of candidates) {
    const last = kept[settings.limit - 1];
    if (last !== undefined && 2 * candidate.adamicAdar < last.score - 1e-9) break;
    const topicOverlap = overlapWith(candidate.author);
    const score = candidate.adamicAdar * (1 + topicOverlap);
    kept.push({
      ...candidate,
      score,
      topicOverlap,
      commonNeighbors: candidate.commonNeighbors.slice().sort(compareRanks),
    });
    kept.sort((a, b) => Math.round(b.score * 1e9) - Math.round(a.score * 1e9) || compareRanks(a.author, b.author));
    if (kept.length > settings.limit) kept.pop();
  }
  return kept;
}

type Candidate = Pick<Suggestion, 'author' | 'adamicAdar' | 'resourceAllocation'> & { commonNeighbors: Uint32Array };

function meetCandidates(view: Bipartite, author: number, filter: PaperFilter): Candidate[] {
  const { workspace } = view;
  const own = workspace.takeTies();
  const ties = workspace.takeTies();
  const found = workspace.takeMembers();
  own.collect(view, author, 'FULL', filter, true);
  const adamicAdar: number[] = [];
  const resourceAllocation: number[] = [];
  const common: number[][] = [];
  // By vertex, so that sums don't depend on the order of papers.
  for (const neighbor of own.others.toArray().sort()) {
    ties.collect(view, neighbor, 'FULL', filter, true);
    const degree = ties.others.size;
    for (let t = 0; t < degree; t++) {
      const other = ties.others.keys[t] as number;
      if (other === author || own.others.has(other)) continue;
      const at = found.add(other);
      adamicAdar[at] = (adamicAdar[at] ?? 0) + 1 / Math.log(degree);
      resourceAllocation[at] = (resourceAllocation[at] ?? 0) + 1 / degree;
      common[at] ??= [];
      common[at].push(neighbor);
    }
  }
  const candidates = Array.from(found.toArray(), (candidate, at) => ({
    author: candidate,
    adamicAdar: adamicAdar[at] as number,
    resourceAllocation: resourceAllocation[at] as number,
    commonNeighbors: Uint32Array.from(common[at] as number[]),
  }));
  workspace.giveTies(own);
  workspace.giveTies(ties);
  workspace.giveMembers(found);
  return candidates;
}

function topicOverlaps({ paperTopics }: Snapshot, view: Bipartite, author: number, filter: PaperFilter) {
  const own = topicsOf(paperTopics, view, author, filter);
  return (other: number): number => {
    const theirs = topicsOf(paperTopics, view, other, filter);
    let shared = 0;
    for (const topic of theirs) if (own.has(topic)) shared++;
    const all = own.size + theirs.size - shared;
    return all === 0 ? 0 : shared / all;
  };
}

function topicsOf(paperTopics: AnyRows, view: Bipartite, author: number, filter: PaperFilter): Set<number> {
  const { starts, neighbors } = view.memberPapers;
  const { starts: paperStarts } = view.paperMembers;
  const topics = new Set<number>();
  const end = starts.at(author + 1);
  for (let i = starts.at(author); i < end; i++) {
    const p = neighbors[i] as number;
    if (filter.papers !== undefined && filter.papers[p] !== 1) continue;
    if (paperStarts.at(p + 1) - paperStarts.at(p) > (filter.maxAuthorsPerPaper ?? 0xffffffff)) continue;
    for (const topic of neighborsOf(paperTopics, p)) topics.add(topic);
  }
  return topics;
}
