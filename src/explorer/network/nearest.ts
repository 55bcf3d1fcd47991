import type { Point } from './drawing-view.js';

export interface Segment {
  from: Point;
  to: Point;
}

/** The segment nearest to a point, if one is within reach (pixels). */
export function nearestSegment(segments: readonly Segment[], { x, y }: Point, reach: number): number | undefined {
  let nearest: number | undefined;
  let least = reach * reach;
  for (const [index, { from, to }] of segments.entries()) {
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const length = dx * dx + dy * dy;
    const along = length === 0 ? 0 : ((x - from.x) * dx + (y - from.y) * dy) / length;
    const t = Math.min(Math.max(along, 0), 1);
    const distance = (x - from.x - t * dx) ** 2 + (y - from.y - t * dy) ** 2;
    if (distance > least) continue;
    least = distance;
    nearest = index;
  }
  return nearest;
}

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

const towards: Record<Direction, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

export function isDirection(key: string): key is Direction {
  return Object.hasOwn(towards, key);
}

/** The point that one comes to by an arrow key: near, and rather ahead than beside; undefined at the edge. */
export function pointToward(points: readonly Point[], from: number, direction: Direction): number | undefined {
  const start = points[from];
  if (!start) return undefined;
  const ahead = towards[direction];
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, { x, y }] of points.entries()) {
    const forward = (x - start.x) * ahead.x + (y - start.y) * ahead.y;
    if (index === from || forward <= 0) continue;
    const sideways = Math.abs((x - start.x) * ahead.y) + Math.abs((y - start.y) * ahead.x);
    const cost = forward + 2 * sideways;
    if (cost >= least) continue;
    least = cost;
    best = index;
  }
  return best;
}
