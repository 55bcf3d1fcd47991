import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { addressOf } from '../address/place.js';
import { bringIntoFrame } from '../parts/bring-into-frame.js';
import { textWidth } from '../parts/text-width.js';
import type { DrawnLineage } from './lineage-fragment.js';
import { timeLayout } from './time-layout.js';

/** Pixels. */
const cell = { width: 224, height: 30 };
const space = { left: 14, top: 34, bottom: 10 };
/** From the circle to the title, and from the title to the next column. */
const gaps = { title: 10, column: 16 };

/** Papers on an axis of time, lines from what they come from: solid for citations, dashed for inferred steps, the main path thick. */
export function LineageDrawing({ lineage, label }: { lineage: DrawnLineage; label: string }) {
  const frame = useRef<HTMLElement>(null);
  const [hovered, setHovered] = useState<string>();
  const onPath = useMemo(() => new Set(lineage.path.nodes.map(({ paper }) => paper.key)), [lineage]);
  const layout = useMemo(() => timeLayout(timedNodes(lineage, onPath)), [lineage, onPath]);
  const placeOf = (key: string) => {
    const { column, row } = layout.places.get(key) ?? { column: 0, row: 0 };
    return { x: space.left + column * cell.width, y: space.top + row * cell.height + cell.height / 2 };
  };
  const titles = useMemo(
    () => new Map(lineage.nodes.map(({ paper }) => [paper.key, fittedTitle(paper.title, onPath.has(paper.key))])),
    [lineage, onPath],
  );
  const pathSteps = new Set(
    lineage.path.nodes.slice(1).map(({ paper }, index) => `${lineage.path.nodes[index]?.paper.key} ${paper.key}`),
  );
  const seeds = lineage.nodes.filter(({ isSeed }) => isSeed);
  const only = seeds.length === 1 ? seeds[0]?.paper.key : undefined;
  useEffect(() => {
    if (only === undefined || !frame.current) return;
    const { x, y } = placeOf(only);
    bringIntoFrame(frame.current, { left: x, right: x + cell.width - gaps.column, top: y, bottom: y });
  }, [only]);
  const width = space.left + layout.columns.length * cell.width;
  const height = space.top + layout.rows * cell.height + space.bottom;
  const near = hovered === undefined ? undefined : neighborsOf(lineage, hovered);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section ref={frame} class="scroll lineage-frame" aria-label={label} tabIndex={0}>
      {/* biome-ignore lint/a11y/useSemanticElements: SVG has no such element */}
      <svg class={near ? 'lineage dimmed' : 'lineage'} width={width} height={height} role="group" aria-label={label}>
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of lines and words takes no focus */}
        <g class="years" aria-hidden="true">
          {layout.columns.map((period, column) => {
            const x = space.left + column * cell.width;
            const before = layout.columns[column - 1];
            const hasGap = period !== null && before != null && yearOf(period) - yearOf(before) > 1;
            return (
              <g key={String(period)}>
                <line x1={x} x2={x} y1={24} y2={height} />
                <text x={x} y={16}>{`${hasGap ? '… ' : ''}${period ?? 'undated'}`}</text>
              </g>
            );
          })}
        </g>
        <g class="steps">
          {lineage.edges.map(({ source, target, inferred }) => {
            const keys = `${source.paper.key} ${target.paper.key}`;
            const isMain = pathSteps.has(keys);
            const isLit = hovered === source.paper.key || hovered === target.paper.key;
            return (
              <path
                key={keys}
                class={`${isMain ? 'main' : ''}${inferred ? ' inferred' : ''}${isLit ? ' lit' : ''}`}
                d={curve(
                  placeOf(source.paper.key),
                  placeOf(target.paper.key),
                  titles.get(source.paper.key)?.width ?? 0,
                )}
              />
            );
          })}
        </g>
        {lineage.nodes.map(({ paper }) => {
          const { x, y } = placeOf(paper.key);
          const isLit = near?.has(paper.key) ?? false;
          return (
            <a
              key={paper.key}
              href={addressOf('paper', paper.key)}
              class={`paper${onPath.has(paper.key) ? ' main' : ''}${only === paper.key ? ' seed' : ''}${isLit ? ' lit' : ''}`}
              onPointerEnter={() => setHovered(paper.key)}
              onPointerLeave={() => setHovered(undefined)}
              onFocus={() => setHovered(paper.key)}
              onBlur={() => setHovered(undefined)}
            >
              <title>{`${paper.title} (${paper.date ?? 'undated'})`}</title>
              <circle cx={x} cy={y} r={onPath.has(paper.key) ? 6 : 4.5} />
              <text x={x + gaps.title} y={y + 4}>
                {titles.get(paper.key)?.text}
              </text>
            </a>
          );
        })}
      </svg>
    </section>
  );
}

function yearOf(period: string): number {
  return Number(period.slice(0, 4));
}

function timedNodes(lineage: DrawnLineage, onPath: ReadonlySet<string>) {
  const parents = new Map<string, string[]>();
  for (const { source, target } of lineage.edges) {
    parents.set(target.paper.key, [...(parents.get(target.paper.key) ?? []), source.paper.key]);
  }
  return lineage.nodes.map(({ paper: { key, date } }) => ({
    key,
    date,
    parents: parents.get(key) ?? [],
    isOnPath: onPath.has(key),
  }));
}

function neighborsOf({ edges }: DrawnLineage, key: string): ReadonlySet<string> {
  const found = new Set([key]);
  for (const { source, target } of edges) {
    if (source.paper.key === key) found.add(target.paper.key);
    if (target.paper.key === key) found.add(source.paper.key);
  }
  return found;
}

/** From behind the title of the older paper to the newer; within a year it bends aside, or the titles would hide it. */
function curve(from: { x: number; y: number }, to: { x: number; y: number }, titleWidth: number): string {
  if (from.x === to.x) return `M${from.x},${from.y}C${from.x - 14},${from.y} ${to.x - 14},${to.y} ${to.x},${to.y}`;
  const start = from.x + gaps.title + titleWidth + 3;
  const bend = Math.max((to.x - start) / 2, 8);
  return `M${start},${from.y}C${start + bend},${from.y} ${to.x - bend},${to.y} ${to.x},${to.y}`;
}

/** As much of a title as fits into a column, cut between words where that leaves enough. */
function fittedTitle(title: string, isBold: boolean): { text: string; width: number } {
  const room = cell.width - gaps.title - gaps.column;
  let text = title;
  for (let length = title.length; textWidth(text, { isBold }) > room && length > 0; length--) {
    text = `${title.slice(0, length).trimEnd()}…`;
  }
  return { text, width: textWidth(text, { isBold }) };
}
