import type { Point, Size } from './drawing-view.js';

/** How much nearer far nodes are drawn: distances from the middle to this power. */
const pull = 0.72;
/** How much more the drawing may be stretched one way than the other, to fill its frame. */
const mostStretch = 1.7;
/** Pixels. */
const room = { x: 64, y: 32, between: 3 };
const rounds = 60;

/**
 * Where the nodes of a layout are drawn in a frame: far ones nearer to the middle, so that one of them doesn't press
 * the rest into a corner, then stretched to fill the frame, then pushed apart until no circle covers another (or the
 * rounds are over). The same input gives the same places.
 * @param radii of the circles, in pixels
 * @returns pixels
 */
export function drawnPlaces(
  layout: readonly Point[],
  { radii, size }: { radii: readonly number[]; size: Size },
): Point[] {
  const places = filled(layout.map(pulled), size);
  for (let round = 0; round < rounds; round++) {
    if (!pushApart(places, radii)) break;
  }
  return places;
}

function pulled({ x, y }: Point): Point {
  const distance = Math.hypot(x, y);
  const factor = distance === 0 ? 1 : distance ** (pull - 1);
  return { x: x * factor, y: y * factor };
}

function filled(points: readonly Point[], { width, height }: Size): Point[] {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const fitX = Math.max(width - 2 * room.x, 60) / Math.max(right - left, 1e-6);
  const fitY = Math.max(height - 2 * room.y, 60) / Math.max(bottom - top, 1e-6);
  const least = Math.min(fitX, fitY);
  const [scaleX, scaleY] = [Math.min(fitX, least * mostStretch), Math.min(fitY, least * mostStretch)];
  return points.map(({ x, y }) => ({
    x: width / 2 + (x - (left + right) / 2) * scaleX,
    y: height / 2 + (y - (top + bottom) / 2) * scaleY,
  }));
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
