import type { Point } from './drawing-view.js';

/** How far out who is tied to nobody may stand, of the farthest who is tied. */
const margin = 1.1;

/**
 * Brings those who are tied to nobody to the rim of the others, straight toward the middle: a layout puts them as far out
 * as it can, which says nothing about them and takes the room of all who are tied.
 * @param layout about its middle, 0
 */
export function pullIn(layout: readonly Point[], isTied: (index: number) => boolean): Point[] {
  const reach = Math.max(0, ...layout.map(({ x, y }, index) => (isTied(index) ? Math.hypot(x, y) : 0))) * margin;
  return layout.map((point, index) => {
    const distance = Math.hypot(point.x, point.y);
    if (reach === 0 || isTied(index) || distance <= reach) return point;
    return { x: (point.x * reach) / distance, y: (point.y * reach) / distance };
  });
}
