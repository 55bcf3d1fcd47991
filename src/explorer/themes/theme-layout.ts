/** A theme to be placed. */
export interface PlacedTheme {
  period: number;
  papersCount: number;
}

/** A link from an earlier theme to a later one, by their places in the list. */
export interface PlacedLink {
  source: number;
  target: number;
  /** Periods that it leaps over. */
  gap: number;
  /** How much of the source goes on in the target, and how much of the target comes from the source: 0 to 1. */
  coverageForward: number;
  coverageBackward: number;
}

/** A part of an edge of a bar, from top to bottom. */
export interface Span {
  top: number;
  bottom: number;
}

export interface ThemeLayout {
  /** For each theme its bar, in pixels. */
  bars: readonly (Span & { x: number })[];
  /** For each link where it leaves and arrives, in pixels. */
  flows: readonly { from: Span; to: Span }[];
  width: number;
  height: number;
}

/** Pixels. A bar is at least so high that its name has room. */
export const themeMeasures = { columnWidth: 232, barWidth: 12, least: 18, most: 120, gap: 8, top: 40, left: 14 };

/** Sweeps of the barycenter method: forward, backward, forward. */
const sweeps = 3;

/**
 * Places themes as bars in columns of periods, as tall as they have papers, and links as flows as thick as the share of
 * either theme that they carry. Themes of a column stand near what they come from and turn into (barycenter method of
 * Sugiyama et al. 1981), in the order given where nothing else decides.
 */
export function themeLayout(themes: readonly PlacedTheme[], links: readonly PlacedLink[]): ThemeLayout {
  const { columnWidth, least, most, gap, top, left } = themeMeasures;
  const mostPapers = Math.max(1, ...themes.map(({ papersCount }) => papersCount));
  const heights = themes.map(({ papersCount }) => least + (most - least) * (papersCount / mostPapers));
  const columns = columnsOf(themes);
  const middles = stacked(columns, heights).map(({ top: from, bottom }) => (from + bottom) / 2);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const isForward = sweep % 2 === 0;
    for (const column of isForward ? columns : [...columns].reverse()) {
      const wishes = new Map(column.map((theme) => [theme, wishOf(theme, { links, middles, isForward })]));
      const order = new Map(column.map((theme, index) => [theme, index]));
      column.sort((a, b) => (wishes.get(a) ?? 0) - (wishes.get(b) ?? 0) || (order.get(a) ?? 0) - (order.get(b) ?? 0));
      for (const [theme, { top: from, bottom }] of stack(column, heights)) middles[theme] = (from + bottom) / 2;
    }
  }
  const spans = stacked(columns, heights);
  const bars = themes.map(({ period }, theme) => ({
    ...(spans[theme] ?? { top: 0, bottom: 0 }),
    x: left + period * columnWidth,
  }));
  const height = Math.max(top, ...bars.map(({ bottom }) => bottom)) + gap;
  return { bars, flows: flowsOf(links, bars), width: left + columns.length * columnWidth, height };
}

/** The themes of each period, in the order given. */
function columnsOf(themes: readonly PlacedTheme[]): number[][] {
  const columns: number[][] = [];
  for (const [theme, { period }] of themes.entries()) {
    while (columns.length <= period) columns.push([]);
    columns[period]?.push(theme);
  }
  return columns;
}

function stack(column: readonly number[], heights: readonly number[]): [theme: number, span: Span][] {
  let y = themeMeasures.top;
  return column.map((theme) => {
    const span = { top: y, bottom: y + (heights[theme] ?? 0) };
    y = span.bottom + themeMeasures.gap;
    return [theme, span];
  });
}

function stacked(columns: readonly (readonly number[])[], heights: readonly number[]): Span[] {
  const spans: Span[] = heights.map(() => ({ top: 0, bottom: 0 }));
  for (const [theme, span] of columns.flatMap((column) => stack(column, heights))) spans[theme] = span;
  return spans;
}

interface Sweep {
  links: readonly PlacedLink[];
  middles: readonly number[];
  isForward: boolean;
}

/** The mean height of what it is linked with on one side; its own where it is linked with nothing. */
function wishOf(theme: number, { links, middles, isForward }: Sweep): number {
  let [sum, weights] = [0, 0];
  for (const { source, target, coverageForward, coverageBackward } of links) {
    if ((isForward ? target : source) !== theme) continue;
    const weight = coverageForward + coverageBackward;
    sum += weight * (middles[isForward ? source : target] ?? 0);
    weights += weight;
  }
  return weights > 0 ? sum / weights : (middles[theme] ?? 0);
}

/** Flows lie along the edges of a bar in the order of their other ends; one that leaps over a period is a thread. */
function flowsOf(links: readonly PlacedLink[], bars: readonly Span[]): { from: Span; to: Span }[] {
  const flows = links.map(() => ({ from: { top: 0, bottom: 0 }, to: { top: 0, bottom: 0 } }));
  const middleOf = (theme: number) => ((bars[theme]?.top ?? 0) + (bars[theme]?.bottom ?? 0)) / 2;
  for (const [theme, bar] of bars.entries()) {
    for (const side of ['from', 'to'] as const) {
      const near = side === 'from' ? 'source' : 'target';
      const far = side === 'from' ? 'target' : 'source';
      const own = [...links.entries()]
        .filter(([, link]) => link[near] === theme)
        .sort(([i, a], [j, b]) => middleOf(a[far]) - middleOf(b[far]) || i - j);
      const shares = own.map(([, { gap, coverageForward, coverageBackward }]) =>
        gap > 0 ? 0 : side === 'from' ? coverageForward : coverageBackward,
      );
      // Shares of neighbors sum to one at most; rounding must not push a flow out of its bar.
      const room =
        (bar.bottom - bar.top) /
        Math.max(
          1,
          shares.reduce((sum, share) => sum + share, 0),
        );
      let y = bar.top;
      for (const [order, [link]] of own.entries()) {
        const thickness = (shares[order] ?? 0) * room;
        const flow = flows[link];
        if (flow) flow[side] = { top: y, bottom: y + thickness };
        y += thickness;
      }
    }
  }
  return flows;
}
