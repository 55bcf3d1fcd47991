import { plainRows, type Snapshot } from '../../graph/snapshot.js';
import { withDefaults } from '../../graph/with-defaults.js';
import { cutPeriods, type Period, type PeriodCut, periodOf } from './periods.js';
import { type ThemeEvent, themeEvents } from './theme-events.js';
import { type SharedAuthor, themeEvidence } from './theme-evidence.js';
import { compareThemes, type ThemeIndices } from './theme-indices.js';
import { type Theme, type ThemeSettings, themesOf } from './themes.js';

export interface EvolutionSettings extends ThemeSettings {
  periods: PeriodCut;
  /** The index that decides which links there are, and which is the strongest. */
  index: keyof ThemeIndices;
  /** Links below are left out. */
  threshold: number;
  /** Periods that a link may leap over. */
  maxGap: number;
  maxLinks: number;
  /** By paper vertex, 1 where the paper counts. */
  mask?: Uint8Array;
  /** Order of authors that nothing else tells apart, by vertex. */
  authorRank?: ArrayLike<number>;
}

export type EvolutionOptions = Partial<EvolutionSettings>;

export const evolutionDefaults: Readonly<EvolutionSettings> = Object.freeze({
  periods: { by: 'YEARS', count: 4 } as const,
  minPapers: 2,
  maxTerms: 250,
  resolution: 1,
  minTermsPerTheme: 2,
  seed: 1,
  index: 'weightedInclusion',
  threshold: 0.2,
  maxGap: 1,
  maxLinks: 500,
});

export interface PeriodThemes extends Period {
  /** Papers of the period, with and without terms. */
  papers: number;
  terms: number;
  omittedTerms: number;
  /** Places of its themes in the list of all. */
  firstTheme: number;
  themes: number;
}

export interface ThemeLink extends ThemeIndices {
  /** Places in the list of all themes. */
  from: number;
  to: number;
  /** Periods leapt over. */
  gap: number;
  /** Shared topics, in the order of the earlier theme. */
  terms: Uint32Array;
  /** Papers of the earlier and of the later theme that have a shared term, in the order of the themes' papers. */
  papersFrom: Uint32Array;
  papersTo: Uint32Array;
  /** Who wrote such papers of both, at most `mostAuthors`; those of the most papers first. */
  authors: SharedAuthor[];
  authorsCount: number;
}

export interface ThematicEvolution {
  periods: PeriodThemes[];
  /** By period, then the largest first. */
  themes: (Theme & { period: number })[];
  /** By earlier theme, then by later one. */
  links: ThemeLink[];
  events: ThemeEvent[];
  omittedLinks: number;
  undatedPapers: number;
  /** Dated papers in none of the periods. */
  otherPapers: number;
}

/**
 * How the themes of a field turn into one another: the themes of each period, and every link between two themes of
 * different periods at or above the threshold. A link across a gap stands only where no chain of links through the
 * periods between joins the two. Independent of the order of papers; of topics, where `rank` tells them apart.
 *
 * @throws QueryError as `cutPeriods` and `communities` do
 */
export function thematicEvolution(snapshot: Snapshot, options: EvolutionOptions = {}): ThematicEvolution {
  const settings = withDefaults<EvolutionSettings>(evolutionDefaults, options);
  const { papers, undated } = datedPapers(snapshot, settings.mask);
  const years = new Map<number, number>();
  for (const paper of papers) years.set(yearOf(snapshot, paper), (years.get(yearOf(snapshot, paper)) ?? 0) + 1);
  const cut = cutPeriods(years, settings.periods);
  const inPeriod: number[][] = cut.map(() => []);
  for (const paper of papers) inPeriod[periodOf(cut, yearOf(snapshot, paper))]?.push(paper);
  // Read three times.
  const paperTopics = plainRows(snapshot.paperTopics);
  const periods: PeriodThemes[] = [];
  const themes: (Theme & { period: number })[] = [];
  for (const [at, period] of cut.entries()) {
    const own = Uint32Array.from(inPeriod[at] as number[]);
    const found = themesOf(paperTopics, own, settings);
    periods.push({
      ...period,
      papers: own.length,
      terms: found.terms,
      omittedTerms: found.omittedTerms,
      firstTheme: themes.length,
      themes: found.themes.length,
    });
    for (const theme of found.themes) themes.push({ ...theme, period: at });
  }
  const compared = strongestLinks(themes, settings, cut.length);
  const links = compared.kept.map((link) => ({ ...link, ...evidenceOf(snapshot, themes, link, settings.authorRank) }));
  const descents = links.map((link) => ({ from: link.from, to: link.to, strength: link[settings.index] }));
  return {
    periods,
    themes,
    links,
    events: themeEvents(
      themes.map(({ period }) => period),
      descents,
      cut.length,
    ),
    omittedLinks: compared.omitted,
    undatedPapers: undated,
    otherPapers: papers.length - periods.reduce((sum, period) => sum + period.papers, 0),
  };
}

type ComparedLink = Omit<ThemeLink, 'papersFrom' | 'papersTo' | 'authors' | 'authorsCount'>;

/** The links, those of neighboring periods before those across gaps; cut to the strongest, then ordered by themes. */
function strongestLinks(themes: readonly (Theme & { period: number })[], settings: EvolutionSettings, periods: number) {
  const { index, threshold, maxGap, maxLinks } = settings;
  const found: ComparedLink[] = [];
  const reached = themes.map(() => new Set<number>());
  for (let gap = 0; gap <= Math.min(maxGap, periods - 2); gap++) {
    const ofGap: ComparedLink[] = [];
    for (const [from, a] of themes.entries())
      for (const [to, b] of themes.entries()) {
        if (b.period !== a.period + gap + 1 || reached[from]?.has(to)) continue;
        const compared = compareThemes(a, b);
        if (compared === undefined || compared.indices[index] < threshold) continue;
        ofGap.push({ from, to, gap, ...compared.indices, terms: Uint32Array.from(compared.shared) });
      }
    found.push(...ofGap);
    // Backwards, so that what a later theme reaches is known before an earlier one asks.
    for (let from = themes.length - 1; from >= 0; from--)
      for (const link of found)
        if (link.from === from) {
          reached[from]?.add(link.to);
          for (const further of reached[link.to] ?? []) reached[from]?.add(further);
        }
  }
  const kept = found.sort((a, b) => b[index] - a[index] || a.from - b.from || a.to - b.to).slice(0, maxLinks);
  return { kept: kept.sort((a, b) => a.from - b.from || a.to - b.to), omitted: found.length - kept.length };
}

function evidenceOf(
  snapshot: Snapshot,
  themes: readonly Theme[],
  { from, to, terms }: ComparedLink,
  rank: ArrayLike<number> | undefined,
) {
  return themeEvidence(snapshot, (themes[from] as Theme).papers, (themes[to] as Theme).papers, terms, rank);
}

function datedPapers({ paperDates }: Snapshot, mask: Uint8Array | undefined) {
  const papers: number[] = [];
  let undated = 0;
  for (let paper = 0; paper < paperDates.length; paper++) {
    if (mask !== undefined && mask[paper] !== 1) continue;
    if (paperDates.at(paper) === 0) undated++;
    else papers.push(paper);
  }
  return { papers, undated };
}

function yearOf({ paperDates }: Snapshot, paper: number): number {
  return Math.floor(paperDates.at(paper) / 10000);
}
