import { distinctRows, transposeRows } from './build-rows.js';
import { allNewestFirst } from './newest-first.js';
import { unpackRows } from './packed-rows.js';
import { plainRows, type Snapshot, walkRows } from './snapshot.js';
import type { PaperLinks } from './ties.js';
import { Workspace } from './workspace.js';

/**
 * What can be tied to one another by sharing papers. Two papers are tied too: as `couplings` by the references they
 * share (bibliographic coupling, Kessler 1963), as `cocitations` by the papers that cite both (Small 1973); there the
 * papers that a filter is about are the cited ones and the citing ones, respectively.
 */
export type MemberKind = 'authors' | 'organizations' | 'categories' | 'topics' | 'couplings' | 'cocitations';

/**
 * Papers and one kind of their members: the graph that every collaboration measure walks. Two members are tied by
 * the papers that both stand on; the ties themselves are never stored.
 */
export interface Bipartite extends PaperLinks {
  readonly count: number;
  /** Scratch memory of this graph, lent to one synchronous query at a time. */
  readonly workspace: Workspace;
}

const sides = {
  authors: ['paperAuthors', 'authorPapers', 'authors'],
  organizations: ['paperOrganizations', 'organizationPapers', 'organizations'],
  categories: ['paperCategories', 'categoryPapers', 'categories'],
  topics: ['paperTopics', 'topicPapers', 'topics'],
  couplings: ['paperCitedBy', 'paperReferences', 'papers'],
  cocitations: ['paperReferences', 'paperCitedBy', 'papers'],
} as const;

/** The rows of one kind as the snapshot has them, where a member may stand twice on a paper: for estimates of sizes. */
export function linksOf(snapshot: Snapshot, kind: MemberKind) {
  const [paperMembers, memberPapers, vertices] = sides[kind];
  return {
    paperMembers: snapshot[paperMembers],
    memberPapers: snapshot[memberPapers],
    count: snapshot.ids[vertices].length,
  };
}

// Lives and dies with its snapshot: derived rows and scratch memory are made once per snapshot and kind.
const known = new WeakMap<Snapshot, Map<MemberKind, Bipartite>>();

/** The papers and members of one kind in a snapshot; the same object at every call, as long as the snapshot lives. */
export function bipartiteOf(snapshot: Snapshot, kind: MemberKind): Bipartite {
  const views = known.get(snapshot) ?? new Map<MemberKind, Bipartite>();
  known.set(snapshot, views);
  const found = views.get(kind);
  if (found !== undefined) return found;
  const [paperMembers, memberPapers, vertices] = sides[kind];
  const count = snapshot.ids[vertices].length;
  const given = snapshot[paperMembers];
  const plain = plainRows(given);
  const members = distinctRows(plain, count);
  const papersOf = snapshot[memberPapers];
  const view: Bipartite = {
    count,
    paperMembers: members === plain && 'neighbors' in given ? given : walkRows(members),
    memberPapers:
      'neighbors' in papersOf
        ? papersOf
        : walkRows(
            'offsets' in papersOf
              ? transposeRows(members, count, allNewestFirst(snapshot.paperDates))
              : unpackRows(papersOf),
          ),
    paperDates: snapshot.paperDates,
    paperFacts: snapshot.paperFacts,
    workspace: new Workspace(count, snapshot.ids.papers.length),
  };
  views.set(kind, view);
  return view;
}

/**
 * The same papers with members taken together: organizations by country, or by the root of their hierarchy. A paper
 * counts once for a group, however many of its members stand on it.
 *
 * @param groups group of each member, -1 for none; members without a group are left out
 * @param count number of groups
 */
export function groupMembers(view: Bipartite, groups: ArrayLike<number>, count: number): Bipartite {
  const { starts, neighbors } = view.paperMembers;
  const papers = starts.length - 1;
  const newStarts = new Uint32Array(papers + 1);
  const newNeighbors = new Uint32Array(neighbors.length);
  let written = 0;
  for (let p = 0; p < papers; p++) {
    const end = starts.at(p + 1);
    for (let i = starts.at(p); i < end; i++) {
      const group = groups[neighbors[i] as number] as number;
      if (group >= 0) newNeighbors[written++] = group;
    }
    newStarts[p + 1] = written;
  }
  const paperMembers = distinctRows({ starts: newStarts, neighbors: newNeighbors.slice(0, written) }, count);
  return {
    count,
    paperMembers: walkRows(paperMembers),
    memberPapers: walkRows(transposeRows(paperMembers, count)),
    paperDates: view.paperDates,
    paperFacts: view.paperFacts,
    workspace: new Workspace(count, papers),
  };
}
