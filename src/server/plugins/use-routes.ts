import type { FetchAPI, Plugin } from 'graphql-yoga';

export interface RouteRequest {
  request: Request;
  url: URL;
  fetchAPI: FetchAPI;
}

/** Answers one path, or declines by undefined and leaves the request to GraphQL. */
export type Route = (route: RouteRequest) => Promise<Response | undefined> | Response | undefined;

/**
 * Answers exact paths, then those that begin with a prefix ('/explore/'), before GraphQL sees them, and 404 for every
 * path that is neither a route nor `graphqlPath`. A route of a prefix may decline a path below it: that is a 404 too.
 * Yoga's own tests of paths look at how a URL ends, query included, so none of them may come first.
 */
export function useRoutes({
  routes,
  below = [],
  graphqlPath,
}: {
  routes: ReadonlyMap<string, Route>;
  below?: readonly [prefix: string, route: Route][];
  graphqlPath: string;
}): Plugin {
  return {
    async onRequest({ request, url, fetchAPI, endResponse }) {
      const { pathname } = url;
      const isRead = request.method === 'GET' || request.method === 'HEAD';
      const route = routes.get(pathname) ?? below.find(([prefix]) => pathname.startsWith(prefix))?.[1];
      const response = isRead && route ? await route({ request, url, fetchAPI }) : undefined;
      if (response) return endResponse(response);
      if (pathname === graphqlPath) return;
      const isRefused = route !== undefined && !isRead;
      const headers = { 'content-type': 'text/plain; charset=utf-8', ...(isRefused && { allow: 'GET, HEAD' }) };
      const text = isRefused
        ? `${request.method} is not answered here, only GET\n`
        : `nothing is at ${pathname}; GraphQL is at ${graphqlPath}, a first look at /\n`;
      endResponse(new fetchAPI.Response(text, { status: isRefused ? 405 : 404, headers }));
    },
  };
}
