import type { Size } from './drawing-view.js';

export interface LabelledCircle {
  x: number;
  y: number;
  radius: number;
  /** Of its name, in pixels. */
  width: number;
}

/** Where a name begins, ends or has its middle, and its base line. */
export interface LabelPlace {
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Pixels: height of a name, from the circle to the name, between names. */
const measures = { height: 14, gap: 4, margin: 1 };

/**
 * Places names beside circles so that none covers another or a larger circle or is cut by the frame; the first circles
 * choose first, and who finds no room gets none.
 */
export function placeLabels(circles: readonly LabelledCircle[], size: Size): (LabelPlace | undefined)[] {
  const taken: Box[] = [];
  const bodies = circles.map(bodyOf);
  return circles.map((circle, index) => {
    for (const { place, box } of choices(circle)) {
      const isFree =
        isWithin(box, size) &&
        !taken.some((other) => overlap(box, other)) &&
        !bodies.some((body, other) => other !== index && isLarge(circles[other], circle) && overlap(box, body));
      if (!isFree) continue;
      taken.push(box);
      return place;
    }
    return undefined;
  });
}

/** Small circles may lie under the name of a larger one; as large ones would be hidden as one's own. */
function isLarge(other: LabelledCircle | undefined, { radius }: LabelledCircle): boolean {
  return other !== undefined && other.radius >= radius * 0.6;
}

function bodyOf({ x, y, radius }: LabelledCircle): Box {
  // The square with the area of the circle: its corners would take room that is free.
  const half = radius * 0.88;
  return { left: x - half, right: x + half, top: y - half, bottom: y + half };
}

function choices({ x, y, radius, width }: LabelledCircle): { place: LabelPlace; box: Box }[] {
  const { height, gap } = measures;
  const away = radius + gap;
  const base = height * 0.3;
  const sideways = (left: number): Box => ({ left, right: left + width, top: y - height / 2, bottom: y + height / 2 });
  const above = (bottom: number): Box => ({ left: x - width / 2, right: x + width / 2, top: bottom - height, bottom });
  return [
    { place: { x: x + away, y: y + base, anchor: 'start' as const }, box: sideways(x + away) },
    { place: { x: x - away, y: y + base, anchor: 'end' as const }, box: sideways(x - away - width) },
    { place: { x, y: y + away + height * 0.6, anchor: 'middle' as const }, box: above(y + away + height - 2) },
    { place: { x, y: y - away, anchor: 'middle' as const }, box: above(y - away + 3) },
  ];
}

function isWithin({ left, right, top, bottom }: Box, { width, height }: Size): boolean {
  return left >= 0 && top >= 0 && right <= width && bottom <= height;
}

function overlap(one: Box, other: Box): boolean {
  const { margin } = measures;
  return (
    one.left < other.right + margin &&
    other.left < one.right + margin &&
    one.top < other.bottom + margin &&
    other.top < one.bottom + margin
  );
}
