/** What has a page of its own, as its address names it. */
export const entityKinds = ['author', 'paper', 'organization', 'category', 'topic', 'venue'] as const;
export type EntityKind = (typeof entityKinds)[number];

/** Pages that are about nothing alone. */
const pageNames = ['search', 'path', 'collaborations', 'themes'] as const;
type PageName = (typeof pageNames)[number];

/** What an address of the explorer shows. */
export type Place = { view: 'home' | PageName } | { view: EntityKind; ref: string } | { view: 'unknown'; path: string };

const base = '/explore';

/** Reads the path of an address; never throws. */
export function placeOf(pathname: string): Place {
  const path = pathname.slice(base.length).replace(/^\/+|\/+$/g, '');
  if (path === '') return { view: 'home' };
  const page = pageNames.find((one) => one === path);
  if (page) return { view: page };
  const slash = path.indexOf('/');
  const kind = entityKinds.find((one) => one === path.slice(0, Math.max(slash, 0)));
  const ref = slash < 0 ? undefined : decode(path.slice(slash + 1));
  return kind && ref ? { view: kind, ref } : { view: 'unknown', path: pathname };
}

/** The address of a person, a paper, ... by key or any other reference that the server takes. */
export function addressOf(kind: EntityKind, ref: string): string {
  return `${base}/${kind}/${encode(ref)}`;
}

export function searchAddress(query: string): string {
  return `${base}/search?${new URLSearchParams({ q: query })}`;
}

/** The shortest paths between two authors; either may be left open. */
export function pathAddress(ends: { from?: string; to?: string }): string {
  const given = Object.entries(ends).filter(([, key]) => key !== undefined) as [string, string][];
  return given.length === 0 ? `${base}/path` : `${base}/path?${new URLSearchParams(given)}`;
}

/** The network of a set of papers, as the parameters say. */
export function collaborationsAddress(params?: URLSearchParams): string {
  return pageAddress('collaborations', params);
}

/** The themes of a set of papers over time, as the parameters say. */
export function themesAddress(params?: URLSearchParams): string {
  return pageAddress('themes', params);
}

function pageAddress(page: PageName, params = new URLSearchParams()): string {
  return params.size === 0 ? `${base}/${page}` : `${base}/${page}?${params}`;
}

/** Slashes and colons stay readable ('doi:10.1000/x'), unless a browser would take them for something else. */
function encode(ref: string): string {
  const encoded = encodeURIComponent(ref).replaceAll('%3A', ':');
  return /^\/|\/$|\/\/|(^|\/)\.\.?(\/|$)/.test(ref) ? encoded : encoded.replaceAll('%2F', '/');
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
