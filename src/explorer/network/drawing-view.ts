export interface Point {
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

/** From places in the frame to what is seen of it: place · scale + offset. */
export interface DrawingView {
  scale: number;
  dx: number;
  dy: number;
}

/** All of the frame. */
export const wholeView: DrawingView = { scale: 1, dx: 0, dy: 0 };

const zoomBounds = { min: 0.3, max: 20 };

/** Zooms about a pixel, which stays where it is; within bounds. */
export function zoomView(view: DrawingView, { at, factor }: { at: Point; factor: number }): DrawingView {
  const scale = Math.min(Math.max(view.scale * factor, zoomBounds.min), zoomBounds.max);
  const ratio = scale / view.scale;
  return { scale, dx: at.x - (at.x - view.dx) * ratio, dy: at.y - (at.y - view.dy) * ratio };
}

export function toPixels({ x, y }: Point, { scale, dx, dy }: DrawingView): Point {
  return { x: x * scale + dx, y: y * scale + dy };
}
