import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** How far below the window something begins to load, so that it is there when somebody scrolls to it. */
const ahead = '400px';

/** Whether an element has come near the window: what is dear to work out is asked for only then. */
export function useSeen<Target extends Element>(): [ref: RefObject<Target | null>, isSeen: boolean] {
  const ref = useRef<Target>(null);
  const [isSeen, setIsSeen] = useState(false);
  useEffect(() => {
    if (isSeen || !ref.current) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setIsSeen(true),
      { rootMargin: ahead },
    );
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [isSeen]);
  return [ref, isSeen];
}
