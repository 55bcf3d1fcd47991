import { QueryError } from '../../errors.js';
import { bipartiteOf } from '../../graph/bipartite.js';
import { incompleteAt } from '../../graph/paper-facts.js';
import { neighborsOf, type Snapshot } from '../../graph/snapshot.js';
import { type MemberUnit, memberView } from './member-unit.js';

/** What bounds the memory of pairs. */
const mostPairs = 2_000_000;

export interface FiguresInput {
  snapshot: Snapshot;
  /** Vertices, distinct. */
  papers: Uint32Array;
  /** Country of each organization by vertex, -1 for unknown. */
  countries: Int32Array;
  /** Partners are the others of this kind on the papers of one member, or all pairs where there is no member. */
  unit: MemberUnit;
  member?: number;
}

export interface CollaborationFigures {
  papers: number;
  coauthored: number;
  authors: number;
  withOrganization: number;
  interOrganization: number;
  withCountry: number;
  international: number;
  /** Papers whose byline the source cut. */
  incomplete: number;
  undated: number;
  /** From the first year to the last. */
  years: PartnerYear[];
}

export interface PartnerYear {
  year: number;
  papersCount: number;
  /** Partners, or pairs, that share a first paper in this year. */
  newPartners: number;
  /** Those that share a paper in this year and did in an earlier one. */
  repeatPartners: number;
}

/**
 * Counts of a set of papers behind the usual shares of collaboration, and partners by year. An author named twice on a
 * paper counts once; papers without a year count everywhere but in `years`.
 *
 * @throws QueryError TOO_LARGE where all pairs are asked for and there are over two million
 */
export function collaborationFigures(input: FiguresInput): CollaborationFigures {
  const { snapshot, papers, countries } = input;
  const { starts } = bipartiteOf(snapshot, 'authors').paperMembers;
  const figures: CollaborationFigures = {
    papers: papers.length,
    coauthored: 0,
    authors: 0,
    withOrganization: 0,
    interOrganization: 0,
    withCountry: 0,
    international: 0,
    incomplete: 0,
    undated: 0,
    years: [],
  };
  for (const paper of papers) {
    const authors = starts.at(paper + 1) - starts.at(paper);
    figures.authors += authors;
    figures.incomplete += incompleteAt(snapshot.paperFacts, paper);
    if (authors > 1) figures.coauthored++;
    const organizations = neighborsOf(snapshot.paperOrganizations, paper);
    if (organizations.length > 0) figures.withOrganization++;
    if (organizations.length > 1) figures.interOrganization++;
    const of = new Set(Array.from(organizations, (organization) => countries[organization]));
    of.delete(-1);
    if (of.size > 0) figures.withCountry++;
    if (of.size > 1) figures.international++;
    if (yearOf(snapshot, paper) === 0) figures.undated++;
  }
  return { ...figures, years: partnersByYear(input) };
}

function partnersByYear({ snapshot, papers, unit, member }: FiguresInput): PartnerYear[] {
  const dated = papers
    .filter((paper) => yearOf(snapshot, paper) > 0)
    .sort((a, b) => yearOf(snapshot, a) - yearOf(snapshot, b) || a - b);
  const first = yearOf(snapshot, dated[0] ?? -1);
  const last = yearOf(snapshot, dated.at(-1) ?? -1);
  const years: PartnerYear[] = [];
  for (let year = first; dated.length > 0 && year <= last; year++)
    years.push({ year, papersCount: 0, newPartners: 0, repeatPartners: 0 });
  // The year in which each partner was counted last.
  const counted = new Map<number, number>();
  for (const paper of dated) {
    const year = yearOf(snapshot, paper);
    const row = years[year - first] as PartnerYear;
    row.papersCount++;
    for (const partner of partnersOf(snapshot, unit, paper, member)) {
      const before = counted.get(partner);
      if (before === year) continue;
      if (before === undefined) row.newPartners++;
      else row.repeatPartners++;
      counted.set(partner, year);
    }
    if (counted.size > mostPairs)
      throw new QueryError('TOO_LARGE', `count partners: there are over ${mostPairs} pairs of coauthors`, {
        hint: 'Narrow the papers by where, or leave out long bylines by maxAuthorsPerPaper.',
        details: { limit: mostPairs },
      });
  }
  return years;
}

/** The other members of a paper; numbers that stand for pairs where there is no member to be other than. */
function* partnersOf(snapshot: Snapshot, unit: MemberUnit, paper: number, member?: number): Generator<number> {
  const { paperMembers, count } = memberView(snapshot, unit);
  const members = paperMembers.neighbors.subarray(paperMembers.starts.at(paper), paperMembers.starts.at(paper + 1));
  for (const one of members) {
    if (member !== undefined) {
      if (one !== member) yield one;
    } else for (const other of members) if (one < other) yield one * count + other;
  }
}

/** 0 where unknown. */
function yearOf({ paperDates }: Snapshot, paper: number): number {
  return Math.floor(paperDates.at(paper) / 10000);
}
