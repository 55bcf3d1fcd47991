import { useMemo } from 'preact/hooks';
import { textWidth } from '../parts/text-width.js';
import type { Point, Size } from './drawing-view.js';
import type { GraphShape } from './graph-shape.js';
import type { DrawnNetwork } from './network-documents.js';
import { placeLabels } from './place-labels.js';

interface NetworkNamesProps {
  nodes: DrawnNetwork['nodes'];
  points: readonly Point[];
  shape: GraphShape;
  size: Size;
}

/** The names that find room, those of the most important nodes first; who zooms in sees more. */
export function NetworkNames({ nodes, points, shape, size }: NetworkNamesProps) {
  const widths = useMemo(
    () => nodes.map(({ name }, index) => textWidth(name, { isBold: shape.isCenter[index] })),
    [nodes, shape],
  );
  const labels = useMemo(() => {
    const circles = shape.byImportance.map((index) => ({
      x: points[index]?.x ?? 0,
      y: points[index]?.y ?? 0,
      radius: shape.radii[index] ?? 0,
      width: widths[index] ?? 0,
    }));
    const places = placeLabels(circles, size);
    return shape.byImportance.flatMap((node, order) => {
      const place = places[order];
      return place ? [{ node, place }] : [];
    });
  }, [points, shape, widths, size]);
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of words takes no focus
    <g class="names" aria-hidden="true">
      {labels.map(({ node, place: { x, y, anchor } }) => (
        <text key={nodes[node]?.key} x={x} y={y} text-anchor={anchor} class={shape.isCenter[node] ? 'center' : ''}>
          {nodes[node]?.name}
        </text>
      ))}
    </g>
  );
}
