import { useMemo } from 'preact/hooks';
import { countText } from '../parts/count-text.js';
import { communityClass } from './community-colors.js';
import type { Point } from './drawing-view.js';
import type { GraphShape } from './graph-shape.js';
import type { DrawnNetwork } from './network-documents.js';

interface NetworkMarksProps {
  nodes: DrawnNetwork['nodes'];
  points: readonly Point[];
  shape: GraphShape;
  /** The node that the keyboard comes to. */
  current: number;
  onCurrent: (index: number) => void;
}

/** The lines and circles of a network. They are made anew only where something moved: pointing at a node leaves them alone. */
export function NetworkMarks({ nodes, points, shape, current, onCurrent }: NetworkMarksProps) {
  const ties = useMemo(
    () =>
      shape.edges.map(({ source, target }, index) => (
        <line
          key={index}
          data-tie={index}
          x1={points[source]?.x}
          y1={points[source]?.y}
          x2={points[target]?.x}
          y2={points[target]?.y}
          stroke-width={shape.widths[index]}
        />
      )),
    [points, shape],
  );
  const circles = useMemo(
    () =>
      nodes.map(({ key, name, papersCount, degree, community }, index) => (
        // biome-ignore lint/a11y/useSemanticElements: SVG has no such element
        <g
          key={key}
          data-node={index}
          class={`node ${communityClass(community)}${shape.isCenter[index] ? ' center' : ''}`}
          role="button"
          aria-label={`${name}, ${countText(papersCount, 'paper')}, ${countText(degree, 'tie')}`}
          tabIndex={index === current ? 0 : -1}
          onFocus={() => onCurrent(index)}
        >
          <title>{`${name}: ${countText(papersCount, 'paper')}, ${countText(degree, 'tie')}`}</title>
          <circle cx={points[index]?.x} cy={points[index]?.y} r={shape.radii[index]} />
        </g>
      )),
    [nodes, points, shape, current],
  );
  return (
    <>
      <g class="ties" stroke-opacity={shape.opacity}>
        {ties}
      </g>
      <g class="nodes">{circles}</g>
    </>
  );
}
