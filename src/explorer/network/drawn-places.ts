import type { Point, Size } from './drawing-view.js';

/** How much the place in the order counts beside the place of the layout, along each axis: 0 to 1. */
const evenness = 0.5;
/** Pixels. */
const room = { x: 64, y: 32, between: 3 };
const rounds = 60;

/**
 * Where the nodes of a layout are drawn in a frame: filling it, who is left of or above whom as in the layout, half by
 * the layout's distances and half evenly, so that a node far out doesn't press the rest into a corner; then pushed apart
 * until no circle covers another (or the rounds are over). The same input gives the same places.
 * @param radii of the circles, in pixels
 * @returns pixels
 */
export function drawnPlaces(
  layout: readonly Point[],
  { radii, size }: { radii: readonly number[]; size: Size },
): Point[] {
  const xs = spread(layout.map(({ x }) => x));
  const ys = spread(layout.map(({ y }) => y));
  const places = layout.map((_, index) => ({
    x: room.x + (xs[index] ?? 0.5) * Math.max(size.width - 2 * room.x, 60),
    y: room.y + (ys[index] ?? 0.5) * Math.max(size.height - 2 * room.y, 60),
  }));
  for (let round = 0; round < rounds; round++) {
    if (!pushApart(places, radii)) break;
  }
  return places;
}

/** Numbers from 0 to 1, in the order of those given; all in the middle where they are equal. */
function spread(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const [least = 0, most = 0] = [sorted[0], sorted.at(-1)];
  if (most - least < 1e-9) return values.map(() => 0.5);
  const rankOf = new Map<number, number>();
  for (const [rank, value] of sorted.entries()) if (!rankOf.has(value)) rankOf.set(value, rank);
  const lastRank = rankOf.get(most) || 1;
  return values.map((value) => {
    const even = (rankOf.get(value) ?? 0) / lastRank;
    return evenness * even + (1 - evenness) * ((value - least) / (most - least));
  });
}

/** @returns whether any two were too near */
function pushApart(places: Point[], radii: readonly number[]): boolean {
  let isMoved = false;
  for (const [index, place] of places.entries()) {
    for (let other = index + 1; other < places.length; other++) {
      const beside = places[other];
      if (!beside) continue;
      const least = (radii[index] ?? 0) + (radii[other] ?? 0) + room.between;
      // Two at one place part along a direction of their own, or many of them would stand in a row.
      const turn = index * 2.4 + other;
      const dx = beside.x - place.x || Math.cos(turn) * 0.01;
      const dy = beside.y - place.y || Math.sin(turn) * 0.01;
      const distance = Math.hypot(dx, dy);
      if (distance >= least) continue;
      isMoved = true;
      const step = (least - distance) / 2 / distance;
      place.x -= dx * step;
      place.y -= dy * step;
      beside.x += dx * step;
      beside.y += dy * step;
    }
  }
  return isMoved;
}
