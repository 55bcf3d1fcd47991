import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Puts the focus on an element whenever another page of the explorer opens, as loading a page would. */
export function useFocusOnMove<Target extends HTMLElement>(): RefObject<Target | null> {
  const ref = useRef<Target>(null);
  const path = useRef(location.pathname);
  useEffect(() => {
    if (path.current === location.pathname) return;
    path.current = location.pathname;
    ref.current?.focus({ preventScroll: true });
  });
  return ref;
}
