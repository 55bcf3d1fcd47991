import { QueryError } from '../../errors.js';
import { bipartiteOf } from '../../graph/bipartite.js';
import { type AnyRows, degreeOf, neighborsOf, plainRows, type Snapshot } from '../../graph/snapshot.js';
import { type MemberUnit, memberView } from './member-unit.js';

const mostGroups = 200_000;

/** The values of papers in one dimension: several as rows or as members, or one as a column, -1 for none. */
export type GroupDimension = { rows: AnyRows } | { members: MemberUnit } | { column: Int32Array };

export const groupMetrics = [
  'PAPERS',
  'FRACTIONAL_PAPERS',
  'AUTHORS',
  'MEAN_AUTHORS',
  'CITATIONS',
  'INTERNATIONAL_SHARE',
  'FIRST_YEAR',
  'LAST_YEAR',
] as const;
export type GroupMetric = (typeof groupMetrics)[number];

export interface GroupCondition {
  metric: GroupMetric;
  gte?: number;
  lte?: number;
}

export interface PaperGroupsInput {
  snapshot: Snapshot;
  /** By paper vertex, 1 where the paper counts. */
  mask?: Uint8Array;
  dimensions: readonly GroupDimension[];
  metrics: readonly GroupMetric[];
  having: readonly GroupCondition[];
  orderBy: GroupMetric;
  limit: number;
  /** Country of each organization by vertex, -1 for unknown. */
  countries?: Int32Array;
}

export interface PaperGroup {
  /** One a dimension, -1 for none. */
  values: number[];
  papers: Uint32Array;
  /** Parallel to the metrics asked for; NaN where one is not defined. */
  metrics: number[];
}

interface Growing {
  values: number[];
  papers: number[];
  fractional: number;
}

/**
 * Papers by the values of one or several dimensions. A paper with several values stands in several groups; it stands in
 * the group without a value where it has none.
 *
 * @returns the first groups by the metric, greatest first (not defined comes last), then by values
 * @throws QueryError TOO_LARGE for over 200,000 groups
 */
export function paperGroups(input: PaperGroupsInput): { groups: PaperGroup[]; total: number; papers: number } {
  const { snapshot, mask, metrics, having, orderBy, limit } = input;
  const dimensions = input.dimensions.map((dimension) => {
    if ('members' in dimension) return { rows: memberView(snapshot, dimension.members).paperMembers };
    return 'rows' in dimension ? { rows: plainRows(dimension.rows) } : dimension;
  });
  const found = new Map<string, Growing>();
  const count = snapshot.ids.papers.length;
  let papers = 0;
  for (let paper = 0; paper < count; paper++) {
    if (mask && mask[paper] !== 1) continue;
    papers++;
    let combinations: number[][] = [[]];
    for (const dimension of dimensions) {
      const values = valuesOf(dimension, paper);
      combinations = combinations.flatMap((before) => values.map((value) => [...before, value]));
    }
    for (const values of combinations) {
      const key = values.join();
      const group = found.get(key) ?? { values, papers: [], fractional: 0 };
      found.set(key, group);
      group.papers.push(paper);
      group.fractional += 1 / combinations.length;
    }
    if (found.size > mostGroups)
      throw new QueryError('TOO_LARGE', `group papers: there are over ${mostGroups} groups`, {
        hint: 'Narrow the papers by where, or group by fewer dimensions.',
        details: { limit: mostGroups },
      });
  }
  const kept = [...found.values()].filter((group) =>
    having.every(({ metric, gte, lte }) => {
      const value = measure(input, group, metric);
      return !Number.isNaN(value) && value >= (gte ?? -Infinity) && value <= (lte ?? Infinity);
    }),
  );
  const ranked = kept
    .map((group) => ({ group, rank: measure(input, group, orderBy) }))
    .sort((a, b) => compareRanks(a.rank, b.rank) || compareValues(a.group.values, b.group.values));
  const groups = ranked.slice(0, limit).map(({ group }) => ({
    values: group.values,
    papers: Uint32Array.from(group.papers),
    metrics: metrics.map((metric) => measure(input, group, metric)),
  }));
  return { groups, total: kept.length, papers };
}

function valuesOf(dimension: Exclude<GroupDimension, { members: unknown }>, paper: number): number[] {
  if ('column' in dimension) return [dimension.column[paper] as number];
  const values = [...new Set(neighborsOf(dimension.rows, paper))];
  return values.length === 0 ? [-1] : values;
}

function measure({ snapshot, countries }: PaperGroupsInput, group: Growing, metric: GroupMetric): number {
  const { papers, fractional } = group;
  const { starts, neighbors } = bipartiteOf(snapshot, 'authors').paperMembers;
  const sum = (of: (paper: number) => number) => papers.reduce((total, paper) => total + of(paper), 0);
  const authorsOf = (paper: number) => starts.at(paper + 1) - starts.at(paper);
  switch (metric) {
    case 'PAPERS':
      return papers.length;
    case 'FRACTIONAL_PAPERS':
      return fractional;
    case 'AUTHORS':
      return new Set(papers.flatMap((paper) => [...neighbors.subarray(starts.at(paper), starts.at(paper + 1))])).size;
    case 'MEAN_AUTHORS':
      return sum(authorsOf) / papers.length;
    case 'CITATIONS':
      return sum((paper) => degreeOf(snapshot.paperCitedBy, paper));
    case 'INTERNATIONAL_SHARE': {
      const counts = papers.map((paper) => countCountries(snapshot, countries, paper));
      const known = counts.filter((count) => count > 0).length;
      return known === 0 ? Number.NaN : counts.filter((count) => count > 1).length / known;
    }
    default: {
      const years = papers.map((paper) => Math.floor(snapshot.paperDates.at(paper) / 10000));
      const dated = years.filter((year) => year > 0).sort((a, b) => a - b);
      return (metric === 'FIRST_YEAR' ? dated[0] : dated.at(-1)) ?? Number.NaN;
    }
  }
}

function countCountries({ paperOrganizations }: Snapshot, countries: Int32Array | undefined, paper: number): number {
  const of = new Set<number>();
  for (const organization of neighborsOf(paperOrganizations, paper)) {
    const country = countries?.[organization] ?? -1;
    if (country >= 0) of.add(country);
  }
  return of.size;
}

function compareRanks(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return Math.round(b * 1e9) - Math.round(a * 1e9);
}

/** What has no value comes last. */
function compareValues(a: readonly number[], b: readonly number[]): number {
  for (const [at, value] of a.entries()) {
    const other = b[at] as number;
    if (value !== other) return (value < 0 ? Infinity : value) - (other < 0 ? Infinity : other);
  }
  return 0;
}
