import { bipartiteOf } from '../../graph/bipartite.js';
import { type AnyRows, degreeOf, neighborsOf, type Snapshot } from '../../graph/snapshot.js';

/** Links that may be read to find related papers; the rarest topic is read first. */
const mostLinks = 500_000;

/** How near one paper is to another: each part from 0 to 1. */
export interface RelatedPaper {
  paper: number;
  /** The sum of the parts, 0 to 5. */
  score: number;
  /** 1 where one of the two cites the other. */
  citation: number;
  /** Shared over the geometric mean of both (Salton). */
  coupling: number;
  cocitation: number;
  authors: number;
  topics: number;
}

const parts = ['citation', 'coupling', 'cocitation', 'authors', 'topics'] as const;

/**
 * Papers that share references, citing papers, authors or topics with a paper, or that a citation links to it: by score,
 * greatest first (scores within 1e-9 are equal), then by rank.
 *
 * @param mask by paper vertex, 1 where the paper may be returned
 * @param rank by paper vertex, the place of its key among all
 */
export function relatedPapers(input: {
  snapshot: Snapshot;
  paper: number;
  limit: number;
  mask?: Uint8Array;
  rank: Uint32Array;
}): {
  list: RelatedPaper[];
  isCut: boolean;
} {
  const { snapshot, paper, limit, mask, rank } = input;
  const found = new Map<number, RelatedPaper>();
  const rowOf = (other: number) => {
    const row = found.get(other) ?? {
      paper: other,
      score: 0,
      citation: 0,
      coupling: 0,
      cocitation: 0,
      authors: 0,
      topics: 0,
    };
    found.set(other, row);
    return row;
  };
  const isWanted = (other: number) => other !== paper && (mask === undefined || mask[other] === 1);
  for (const rows of [snapshot.paperReferences, snapshot.paperCitedBy])
    for (const other of neighborsOf(rows, paper)) if (isWanted(other)) rowOf(other).citation = 1;
  const authors = bipartiteOf(snapshot, 'authors');
  const topics = bipartiteOf(snapshot, 'topics');
  const relations: [(typeof parts)[number], AnyRows, AnyRows][] = [
    ['coupling', snapshot.paperReferences, snapshot.paperCitedBy],
    ['cocitation', snapshot.paperCitedBy, snapshot.paperReferences],
    ['authors', authors.paperMembers, authors.memberPapers],
    ['topics', topics.paperMembers, topics.memberPapers],
  ];
  let links = 0;
  let isCut = false;
  for (const [part, members, papersOf] of relations) {
    const own = neighborsOf(members, paper);
    const rarestFirst = own.slice().sort((a, b) => degreeOf(papersOf, a) - degreeOf(papersOf, b) || a - b);
    for (const member of rarestFirst) {
      const others = neighborsOf(papersOf, member);
      links += others.length;
      if (links > mostLinks) {
        isCut = true;
        break;
      }
      for (const other of others)
        if (isWanted(other)) rowOf(other)[part] += 1 / Math.sqrt(own.length * degreeOf(members, other));
    }
  }
  const list = [...found.values()];
  for (const related of list) related.score = parts.reduce((sum, part) => sum + related[part], 0);
  const rankOf = (related: RelatedPaper) => rank[related.paper] as number;
  list.sort((a, b) => Math.round(b.score * 1e9) - Math.round(a.score * 1e9) || rankOf(a) - rankOf(b));
  return { list: list.slice(0, limit), isCut };
}
