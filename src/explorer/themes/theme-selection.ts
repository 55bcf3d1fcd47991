import { integerParam } from '../address/params.js';
import type { DrawnThemes } from './theme-documents.js';

/** What of the themes somebody chose: a theme, or a link from an earlier one to a later one, by number. */
export type ThemeSelection = { theme: number } | { link: readonly [source: number, target: number] } | undefined;

/** Between the ends of a link in an address. */
const separator = '~';

/** Reads from an address what is chosen; a link that isn't there is none. */
export function themeSelectionOf(
  params: URLSearchParams,
  { themes, links }: { themes: readonly unknown[]; links: readonly LinkEnds[] },
): ThemeSelection {
  const named = params.get('link');
  const link = links.find(({ source, target }) => named === `${source.number}${separator}${target.number}`);
  if (link) return { link: [link.source.number, link.target.number] };
  const theme = integerParam(params, 'theme', { min: 0, max: themes.length - 1 });
  return theme === undefined ? undefined : { theme };
}

type LinkEnds = Pick<DrawnThemes['links'][number], 'source' | 'target'>;

/** The parameters of an address for what is chosen; the map shows its period again. */
export function themeSelectionParams(selection: ThemeSelection) {
  return {
    theme: selection && 'theme' in selection ? selection.theme : undefined,
    link: selection && 'link' in selection ? selection.link.join(separator) : undefined,
    map: undefined,
  };
}
