import type { Point } from './drawing-view.js';

/**
 * Turns a layout so that the bulk of it lies along the longer side of a frame: the first principal axis, to which a point
 * counts the less the farther out it is (Cauchy weights, by the median distance from the middle), so that a few that are
 * tied to nobody don't set the rest aslant. A turn by less than a quarter; distances stay.
 */
export function upright(layout: readonly Point[]): Point[] {
  const middle = { x: median(layout.map(({ x }) => x)), y: median(layout.map(({ y }) => y)) };
  const centered = layout.map(({ x, y }) => ({ x: x - middle.x, y: y - middle.y }));
  const reach = Math.max(median(centered.map(({ x, y }) => Math.hypot(x, y))), 1e-9);
  let [xx, yy, xy] = [0, 0, 0];
  for (const { x, y } of centered) {
    const weight = 1 / (1 + (x * x + y * y) / (reach * reach)) ** 2;
    xx += weight * x * x;
    yy += weight * y * y;
    xy += weight * x * y;
  }
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return centered.map(({ x, y }) => ({ x: x * cos + y * sin, y: y * cos - x * sin }));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
