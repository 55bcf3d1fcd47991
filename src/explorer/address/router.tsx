import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import { changedParams, type ParamChanges } from './params.js';
import { type Place, placeOf } from './place.js';

export interface Router {
  place: Place;
  params: URLSearchParams;
  /** Opens another address of the explorer. */
  go: (address: string, options?: { replace?: boolean }) => void;
  /** Changes parameters of this address; the page stays where it is. */
  setParams: (changes: ParamChanges, options?: { replace?: boolean }) => void;
}

const RouterContext = createContext<Router | undefined>(undefined);

export function useRouter(): Router {
  const router = useContext(RouterContext);
  if (!router) throw new Error('use the router: there is none around this');
  return router;
}

/** Holds the address, which is all the state there is; plain links below it open without loading the page anew. */
export function RouterProvider({ children }: { children: ComponentChildren }) {
  const [address, setAddress] = useState(() => location.pathname + location.search);

  useEffect(() => {
    const onPopState = () => setAddress(location.pathname + location.search);
    addEventListener('popstate', onPopState);
    return () => removeEventListener('popstate', onPopState);
  }, []);

  const router = useMemo((): Router => {
    const url = new URL(address, location.origin);
    const open = (next: string, { replace = false } = {}) => {
      history[replace ? 'replaceState' : 'pushState'](null, '', next);
      setAddress(location.pathname + location.search);
    };
    return {
      place: placeOf(url.pathname),
      params: url.searchParams,
      go: (next, options) => {
        const isOtherPage = new URL(next, location.origin).pathname !== location.pathname;
        open(next, options);
        if (isOtherPage && !options?.replace) scrollTo(0, 0);
      },
      setParams: (changes, options) => {
        const search = changedParams(new URLSearchParams(location.search), changes).toString();
        open(location.pathname + (search && `?${search}`), options);
      },
    };
  }, [address]);

  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      const href = link?.getAttribute('href') ?? '';
      const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
      if (!isPlain || event.defaultPrevented || link?.hasAttribute('download') || !/^\/explore([/?]|$)/.test(href))
        return;
      event.preventDefault();
      router.go(href);
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, [router]);

  return <RouterContext.Provider value={router}>{children}</RouterContext.Provider>;
}
