import { textWidth } from '../parts/text-width.js';
import { communityClass } from './community-colors.js';
import type { Point, Size } from './drawing-view.js';
import type { GraphShape } from './graph-shape.js';
import type { DrawnNetwork } from './network-documents.js';
import { placeLabels } from './place-labels.js';
import type { Selection } from './selection.js';

interface NetworkHighlightProps {
  network: DrawnNetwork;
  shape: GraphShape;
  points: readonly Point[];
  size: Size;
  hovered: number | undefined;
  selection: Selection;
}

/** Drawn over the paled network: the node that is pointed at or chosen with those it is tied to, or the chosen tie. */
export function NetworkHighlight({ network, shape, points, size, hovered, selection }: NetworkHighlightProps) {
  const lit = litBy(shape, hovered, selection);
  if (!lit) return null;
  const { nodes } = network;
  const pointAt = (index: number) => points[index] ?? { x: 0, y: 0 };
  const order = [...lit.nodes].sort(
    (a, b) => Number(b === lit.center) - Number(a === lit.center) || (shape.radii[b] ?? 0) - (shape.radii[a] ?? 0),
  );
  const names = placeLabels(
    order.map((index) => ({
      ...pointAt(index),
      radius: shape.radii[index] ?? 0,
      width: textWidth(nodes[index]?.name ?? '', { isBold: index === lit.center }),
    })),
    size,
  );
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of lines and words takes no focus
    <g class="lit" aria-hidden="true">
      {lit.edges.map((edge) => {
        const ends = shape.edges[edge];
        const [from, to] = [pointAt(ends?.source ?? 0), pointAt(ends?.target ?? 0)];
        return <line key={edge} x1={from.x} y1={from.y} x2={to.x} y2={to.y} stroke-width={shape.widths[edge]} />;
      })}
      {order.map((index) => (
        <circle
          key={index}
          class={communityClass(nodes[index]?.community ?? 0)}
          cx={pointAt(index).x}
          cy={pointAt(index).y}
          r={shape.radii[index]}
        />
      ))}
      {order.map((index, place) => {
        // The one in the middle has its name even where there is no room.
        const at =
          names[place] ?? (index === lit.center ? besideOf(pointAt(index), shape.radii[index] ?? 0) : undefined);
        return (
          at && (
            <text key={index} x={at.x} y={at.y} text-anchor={at.anchor} class={index === lit.center ? 'center' : ''}>
              {nodes[index]?.name}
            </text>
          )
        );
      })}
    </g>
  );
}

function besideOf({ x, y }: Point, radius: number) {
  return { x: x + radius + 4, y: y + 4, anchor: 'start' as const };
}

function litBy(shape: GraphShape, hovered: number | undefined, selection: Selection) {
  const chosen = selection && 'node' in selection ? shape.indexOf.get(selection.node) : undefined;
  const center = hovered ?? chosen;
  if (center !== undefined) {
    const edges = shape.edgesOf[center] ?? [];
    const others = edges.map((edge) => otherEnd(shape, edge, center));
    return { center, edges, nodes: [center, ...others] };
  }
  if (!selection || !('tie' in selection)) return undefined;
  const [one, other] = selection.tie.map((key) => shape.indexOf.get(key));
  if (one === undefined || other === undefined) return undefined;
  const edges = (shape.edgesOf[one] ?? []).filter((edge) => otherEnd(shape, edge, one) === other);
  return { center: undefined, edges, nodes: [one, other] };
}

function otherEnd(shape: GraphShape, edge: number, end: number): number {
  const { source = 0, target = 0 } = shape.edges[edge] ?? {};
  return source === end ? target : source;
}
