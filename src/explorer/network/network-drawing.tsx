import type { TargetedKeyboardEvent, TargetedMouseEvent } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { toPixels } from './drawing-view.js';
import { drawnPlaces } from './drawn-places.js';
import { graphShape } from './graph-shape.js';
import { isDirection, nearestSegment, pointToward } from './nearest.js';
import type { DrawnNetwork } from './network-documents.js';
import { NetworkHighlight } from './network-highlight.js';
import { NetworkMarks } from './network-marks.js';
import { NetworkNames } from './network-names.js';
import { pullIn } from './pull-in.js';
import type { Selection } from './selection.js';
import { upright } from './upright.js';
import { useView } from './use-view.js';
import { useWidth } from './use-width.js';

interface NetworkDrawingProps {
  network: DrawnNetwork;
  label: string;
  selection: Selection;
  onSelect: (selection: Selection) => void;
}

/** How near to a tie a click must be, in pixels. */
const tieReach = 7;

/** A network in the plane: circles for nodes, lines for ties. Arrow keys go from node to node, Enter chooses one. */
export function NetworkDrawing({ network, label, selection, onSelect }: NetworkDrawingProps) {
  const { nodes, edges } = network;
  const [frame, width] = useWidth<HTMLDivElement>();
  const drawing = useRef<SVGSVGElement>(null);
  const [hovered, setHovered] = useState<number>();
  const [current, setCurrent] = useState(0);
  const shape = useMemo(() => graphShape(network, width), [network, width]);
  const size = useMemo(() => ({ width, height: Math.round(Math.min(Math.max(width * 0.62, 340), 620)) }), [width]);
  const layout = useMemo(
    () => pullIn(upright(nodes), (index) => (shape.edgesOf[index]?.length ?? 0) > 0),
    [nodes, shape],
  );
  const places = useMemo(() => drawnPlaces(layout, { radii: shape.radii, size }), [layout, shape, size]);
  const { view, zoom, fit, hasMoved } = useView(drawing, places, size);
  const points = useMemo(() => places.map((place) => toPixels(place, view)), [places, view]);
  const pointAt = (index: number) => points[index] ?? { x: 0, y: 0 };

  const onClick = (event: TargetedMouseEvent<SVGSVGElement>) => {
    if (hasMoved()) return;
    const node = event.target instanceof Element ? event.target.closest<SVGGElement>('[data-node]') : null;
    if (node) return choose(Number(node.dataset.node));
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const lines = shape.edges.map(({ source, target }) => ({ from: pointAt(source), to: pointAt(target) }));
    const tie = nearestSegment(lines, { x: event.clientX - left, y: event.clientY - top }, tieReach);
    const edge = tie === undefined ? undefined : edges[tie];
    onSelect(edge && { tie: [edge.source.key, edge.target.key] });
  };
  const choose = (index: number) => {
    const node = nodes[index];
    setCurrent(index);
    if (node) onSelect({ node: node.key });
  };
  const onKeyDown = (event: TargetedKeyboardEvent<SVGSVGElement>) => {
    const { key } = event;
    if (isDirection(key)) {
      event.preventDefault();
      const next = pointToward(points, current, key);
      if (next === undefined) return;
      setCurrent(next);
      drawing.current?.querySelector<SVGGElement>(`[data-node="${next}"]`)?.focus();
    } else if (key === 'Enter' || key === ' ') {
      event.preventDefault();
      choose(current);
    } else if (key === 'Escape') onSelect(undefined);
  };
  const nodeOf = (event: Event) =>
    event.target instanceof Element ? event.target.closest<SVGGElement>('[data-node]')?.dataset.node : undefined;

  return (
    <div class="drawing" ref={frame}>
      {width > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: SVG has no such element
        <svg
          ref={drawing}
          class={hovered === undefined && selection === undefined ? 'network' : 'network dimmed'}
          role="group"
          aria-label={label}
          width={width}
          height={size.height}
          onClick={onClick}
          onKeyDown={onKeyDown}
          onPointerOver={(event) => setHovered(nodeOf(event) === undefined ? undefined : Number(nodeOf(event)))}
          onPointerLeave={() => setHovered(undefined)}
        >
          <NetworkMarks nodes={nodes} points={points} shape={shape} current={current} onCurrent={setCurrent} />
          <NetworkNames nodes={nodes} points={points} shape={shape} size={size} />
          <NetworkHighlight
            network={network}
            shape={shape}
            points={points}
            size={size}
            hovered={hovered}
            selection={selection}
          />
        </svg>
      )}
      <div class="zoom">
        <button type="button" onClick={() => zoom(1.4)} aria-label="Zoom in" title="Zoom in (Ctrl + wheel)">
          +
        </button>
        <button type="button" onClick={() => zoom(1 / 1.4)} aria-label="Zoom out" title="Zoom out (Ctrl + wheel)">
          −
        </button>
        <button type="button" onClick={fit} aria-label="Show all of it" title="Show all of it">
          ⤢
        </button>
        <span class="soft">Drag to move, Ctrl and wheel to zoom</span>
      </div>
    </div>
  );
}
