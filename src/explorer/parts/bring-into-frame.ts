/** A part of a drawing, in its pixels. */
interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Scrolls a frame until a part of what it holds stands in its middle, unless all of that part is to be seen already. */
export function bringIntoFrame(frame: HTMLElement, { left, right, top, bottom }: Box): void {
  const { scrollLeft, scrollTop, clientWidth, clientHeight } = frame;
  const isSeen =
    left >= scrollLeft && right <= scrollLeft + clientWidth && top >= scrollTop && bottom <= scrollTop + clientHeight;
  if (isSeen) return;
  frame.scrollTo((left + right - clientWidth) / 2, (top + bottom - clientHeight) / 2);
}
