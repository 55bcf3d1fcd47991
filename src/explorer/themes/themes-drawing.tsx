import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { communityClass } from '../network/community-colors.js';
import { bringIntoFrame } from '../parts/bring-into-frame.js';
import { countText, yearsText } from '../parts/count-text.js';
import { textWidth } from '../parts/text-width.js';
import { themeColors } from './theme-colors.js';
import type { DrawnLink, DrawnThemes } from './theme-documents.js';
import { type Span, themeLayout, themeMeasures } from './theme-layout.js';
import type { ThemeSelection } from './theme-selection.js';

interface ThemesDrawingProps {
  themes: DrawnThemes;
  chosen: ThemeSelection;
  addressOf: (selection: ThemeSelection) => string;
}

/** Pixels, between a bar and its name and from there to the next column. */
const gaps = { name: 6, column: 18 };

/** Themes as bars in the columns of their periods, flows from what they come from to what they turn into. */
export function ThemesDrawing({ themes: evolution, chosen, addressOf }: ThemesDrawingProps) {
  const { periods, themes, links } = evolution;
  const frame = useRef<HTMLElement>(null);
  const [hovered, setHovered] = useState<number>();
  const layout = useMemo(() => themeLayout(themes, links.map(ends)), [themes, links]);
  const colors = useMemo(
    () =>
      themeColors(
        themes,
        links.map((link) => ({ ...ends(link), weightedInclusion: link.weightedInclusion })),
      ),
    [themes, links],
  );
  const lit = hovered === undefined ? chosen : { theme: hovered };
  const litKey = JSON.stringify(lit);
  const litLinks = useMemo(() => new Set(lit && links.filter((link) => isAt(link, lit))), [litKey, links]);
  const near = lit && new Set(['theme' in lit ? lit.theme : lit.link, [...litLinks].flatMap(endsOf)].flat(2));
  const chosenTheme = chosen && 'theme' in chosen ? chosen.theme : undefined;
  const { columnWidth, barWidth, left } = themeMeasures;
  useEffect(() => {
    const numbers = chosen ? ('theme' in chosen ? [chosen.theme] : chosen.link) : [];
    const bars = numbers.flatMap((number) => layout.bars[number] ?? []);
    if (!frame.current || bars.length === 0) return;
    bringIntoFrame(frame.current, {
      left: Math.min(...bars.map(({ x }) => x)),
      right: Math.max(...bars.map(({ x }) => x)) + columnWidth - gaps.column,
      top: Math.min(...bars.map(({ top }) => top)),
      bottom: Math.max(...bars.map(({ bottom }) => bottom)),
    });
  }, [JSON.stringify(chosen), layout]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section ref={frame} class="scroll themes-frame" aria-label="Themes by period, drawn" tabIndex={0}>
      {/* biome-ignore lint/a11y/useSemanticElements: SVG has no such element */}
      <svg
        class={near ? 'themes dimmed' : 'themes'}
        width={layout.width}
        height={layout.height}
        role="group"
        aria-label="Themes by period"
      >
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of words takes no focus */}
        <g class="years" aria-hidden="true">
          {periods.map(({ number, from, to, papersCount }) => (
            <text key={number} x={left + number * columnWidth} y={18}>
              {yearsText(from, to)}
              <tspan class="soft" dx="6">
                {countText(papersCount, 'paper')}
              </tspan>
            </text>
          ))}
        </g>
        <g class="flows">
          {links.map((link, index) => {
            const [source, target] = [link.source.number, link.target.number];
            const flow = layout.flows[index];
            const [start, end] = [layout.bars[source], layout.bars[target]];
            if (!flow || !start || !end) return null;
            const isLeap = link.gap > 0;
            const name = `${themes[source]?.label} → ${themes[target]?.label}: ${countText(link.terms.length, 'shared topic')}`;
            const path = flowPath({ x: start.x + barWidth, ...flow.from }, { x: end.x, ...flow.to }, isLeap);
            // By keyboard one comes to a link from either theme's panel: there are too many to step through here.
            return (
              <a
                key={`${source} ${target}`}
                data-link={`${source}~${target}`}
                href={addressOf({ link: [source, target] })}
                tabIndex={-1}
                aria-label={name}
              >
                <title>{name}</title>
                {isLeap && <path class="catch" d={path} />}
                <path
                  class={`${isLeap ? 'leap' : communityClass(colors[source] ?? 0)}${litLinks.has(link) ? ' lit' : ''}`}
                  d={path}
                />
              </a>
            );
          })}
        </g>
        {themes.map((theme, index) => {
          const bar = layout.bars[index];
          if (!bar) return null;
          const { number, label, papersCount, period } = theme;
          const years = yearsText(periods[period]?.from, periods[period]?.to);
          return (
            <a
              key={number}
              data-theme={number}
              href={addressOf({ theme: number })}
              class={`theme${near?.has(number) ? ' lit' : ''}${chosenTheme === number ? ' chosen' : ''}`}
              aria-label={`${label}, ${years}, ${countText(papersCount, 'paper')}`}
              aria-current={chosenTheme === number ? 'true' : undefined}
              onPointerEnter={() => setHovered(number)}
              onPointerLeave={() => setHovered(undefined)}
              onFocus={() => setHovered(number)}
              onBlur={() => setHovered(undefined)}
            >
              <title>{`${label}: ${countText(papersCount, 'paper')}, ${countText(theme.termsCount, 'topic')}`}</title>
              <rect
                class={communityClass(colors[index] ?? 0)}
                x={bar.x}
                y={bar.top}
                width={barWidth}
                height={bar.bottom - bar.top}
                rx={2}
              />
              <text x={bar.x + barWidth + gaps.name} y={(bar.top + bar.bottom) / 2 + 4}>
                {fittedLabel(label)}
              </text>
            </a>
          );
        })}
      </svg>
    </section>
  );
}

function ends(link: DrawnThemes['links'][number]) {
  return { ...link, source: link.source.number, target: link.target.number };
}

function endsOf({ source, target }: DrawnLink): [source: number, target: number] {
  return [source.number, target.number];
}

/** Whether a link is what is chosen, or leads from or to it. */
function isAt(link: DrawnLink, chosen: NonNullable<ThemeSelection>): boolean {
  const [source, target] = endsOf(link);
  if ('theme' in chosen) return source === chosen.theme || target === chosen.theme;
  return source === chosen.link[0] && target === chosen.link[1];
}

/** A band from one edge to another; a thread where it leaps over a period. */
function flowPath(from: Span & { x: number }, to: Span & { x: number }, isThread: boolean): string {
  const bend = (from.x + to.x) / 2;
  const line = `M${from.x},${from.top}C${bend},${from.top} ${bend},${to.top} ${to.x},${to.top}`;
  if (isThread) return line;
  return `${line}L${to.x},${to.bottom}C${bend},${to.bottom} ${bend},${from.bottom} ${from.x},${from.bottom}Z`;
}

function fittedLabel(label: string): string {
  const room = themeMeasures.columnWidth - themeMeasures.barWidth - gaps.name - gaps.column;
  let text = label;
  for (let length = label.length; textWidth(text) > room && length > 0; length--) {
    text = `${label.slice(0, length).trimEnd()}…`;
  }
  return text;
}
