import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type DrawingView, type Point, type Size, wholeView, zoomView } from './drawing-view.js';

/** Pixels that a pointer may move and still click. */
const clickSlack = 4;

interface MovableView {
  view: DrawingView;
  zoom: (factor: number) => void;
  fit: () => void;
  /** Whether the pointer that is up now had moved the drawing: then its click means nothing. */
  hasMoved: () => boolean;
}

/**
 * What part of a drawing is seen: dragging moves it, Ctrl or ⌘ with the wheel and two fingers zoom. One finger and the
 * bare wheel are left to the page, which would be stuck at the drawing otherwise.
 */
export function useView(ref: RefObject<SVGSVGElement | null>, places: readonly Point[], size: Size): MovableView {
  const [view, setView] = useState<DrawingView>(wholeView);
  const latest = useRef(view);
  latest.current = view;
  const distance = useRef(0);

  // Before it is painted: no frame shows new places in the view of those before, or a drawing that can't be moved yet.
  useLayoutEffect(() => setView(wholeView), [places]);
  useLayoutEffect(() => {
    const drawing = ref.current;
    if (!drawing) return;
    const pointers = new Map<number, Point>();
    const placeOf = ({ clientX, clientY }: MouseEvent): Point => {
      const { left, top } = drawing.getBoundingClientRect();
      return { x: clientX - left, y: clientY - top };
    };
    const zoomAt = (at: Point, factor: number) => setView(zoomView(latest.current, { at, factor }));
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoomAt(placeOf(event), Math.exp(-event.deltaY / 300));
    };
    const onDown = (event: PointerEvent) => {
      if (event.button !== 0) return;
      if (pointers.size === 0) distance.current = 0;
      pointers.set(event.pointerId, placeOf(event));
    };
    const onMove = (event: PointerEvent) => {
      const before = pointers.get(event.pointerId);
      if (!before) return;
      const now = placeOf(event);
      const [other] = [...pointers].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
      pointers.set(event.pointerId, now);
      distance.current += Math.hypot(now.x - before.x, now.y - before.y);
      if (distance.current < clickSlack) return;
      if (other) {
        const factor =
          Math.hypot(now.x - other.x, now.y - other.y) /
          Math.max(Math.hypot(before.x - other.x, before.y - other.y), 1);
        zoomAt({ x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 }, factor);
      } else if (event.pointerType !== 'touch') {
        const { scale, dx, dy } = latest.current;
        setView({ scale, dx: dx + now.x - before.x, dy: dy + now.y - before.y });
      }
    };
    const onUp = (event: PointerEvent) => pointers.delete(event.pointerId);
    drawing.addEventListener('wheel', onWheel, { passive: false });
    drawing.addEventListener('pointerdown', onDown);
    addEventListener('pointermove', onMove);
    addEventListener('pointerup', onUp);
    addEventListener('pointercancel', onUp);
    return () => {
      drawing.removeEventListener('wheel', onWheel);
      drawing.removeEventListener('pointerdown', onDown);
      removeEventListener('pointermove', onMove);
      removeEventListener('pointerup', onUp);
      removeEventListener('pointercancel', onUp);
    };
    // The drawing is there once its frame has a width.
  }, [ref, size.width > 0]);

  return {
    view,
    zoom: (factor) => setView(zoomView(latest.current, { at: { x: size.width / 2, y: size.height / 2 }, factor })),
    fit: () => setView(wholeView),
    hasMoved: () => distance.current >= clickSlack,
  };
}
