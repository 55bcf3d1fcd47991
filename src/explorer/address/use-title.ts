import { useEffect } from 'preact/hooks';

/** Names the page for the browser's tab and history. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title === undefined ? 'papergraph: explore' : `${title} · papergraph`;
  }, [title]);
}
