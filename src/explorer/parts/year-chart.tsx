export interface YearBar {
  year: number;
  papersCount: number;
  /** The year isn't over in the data: its bar is drawn hollow. */
  isPartial?: boolean;
}

const height = 72;
const space = { top: 16, bottom: 18 };

/** Papers by year as bars, at most so wide each, with the first, the last and the greatest year named. */
export function YearChart({ bars, label }: { bars: readonly YearBar[]; label: string }) {
  if (bars.length === 0) return <p class="soft">No dated papers.</p>;
  const most = Math.max(...bars.map(({ papersCount }) => papersCount), 1);
  const step = Math.min(Math.max(280 / bars.length, 4), 28);
  const width = Math.max(step * bars.length, 60);
  const peak = bars.findIndex(({ papersCount }) => papersCount === most);
  const last = bars.length - 1;
  const centerOf = (index: number) => step * index + step / 2;
  const spoken = bars.filter(({ papersCount }) => papersCount > 0).map((bar) => `${bar.year}: ${bar.papersCount}`);
  return (
    <svg
      class="year-chart"
      role="img"
      aria-label={`${label}: ${spoken.join(', ')}`}
      viewBox={`-14 0 ${width + 28} ${height + space.top + space.bottom}`}
      style={{ maxWidth: `${Math.max(width + 28, 120)}px` }}
    >
      {bars.map(({ year, papersCount, isPartial }, index) => {
        const size = (papersCount / most) * height;
        return (
          <g key={year} class={isPartial ? 'bar partial' : 'bar'}>
            <title>{`${year}: ${papersCount}${isPartial ? ' (not complete)' : ''}`}</title>
            <rect class="catch" x={step * index} y={0} width={step} height={height + space.top} />
            <rect
              x={step * index + step * 0.12}
              y={space.top + height - size}
              width={step * 0.76}
              height={papersCount > 0 ? Math.max(size, 1.5) : 0}
              rx={Math.min(2, step * 0.2)}
            />
          </g>
        );
      })}
      <line class="axis" x1={0} x2={width} y1={space.top + height + 0.5} y2={space.top + height + 0.5} />
      <text x={centerOf(peak)} y={space.top - 5}>
        {most.toLocaleString('en')}
      </text>
      {[...new Set([0, last])].map((index) => (
        <text key={index} x={centerOf(index)} y={height + space.top + space.bottom - 4}>
          {bars[index]?.year}
        </text>
      ))}
    </svg>
  );
}

/** The same with its name above it, where no heading says it. */
export function YearFigure({ bars }: { bars: readonly YearBar[] }) {
  return (
    <figure class="year-figure">
      <figcaption class="soft">Papers by year</figcaption>
      <YearChart bars={bars} label="Papers by year" />
    </figure>
  );
}

/** The bars of a timeline, whose undated papers stand under no year. */
export function yearBars(timeline: readonly { year: number | null; papersCount: number }[]): YearBar[] {
  return timeline.flatMap(({ year, papersCount }) => (year === null ? [] : [{ year, papersCount }]));
}
