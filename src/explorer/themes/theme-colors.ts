import { coloredCommunities } from '../network/community-colors.js';
import type { PlacedLink, PlacedTheme } from './theme-layout.js';

/** Between neighboring periods, with the index that says how strong it is. */
interface WeighedLink extends Pick<PlacedLink, 'source' | 'target' | 'gap'> {
  weightedInclusion: number;
}

/**
 * A number for each theme, to be colored by. A theme that goes on (each of the two is the strongest for the other) keeps
 * its number, so that one line of descent has one color. Lines of most papers come first; a theme that goes nowhere and
 * comes from nowhere is gray, as are lines for which no color is left.
 */
export function themeColors(themes: readonly PlacedTheme[], links: readonly WeighedLink[]): number[] {
  const [out, into] = [strongestBy('source', links), strongestBy('target', links)];
  // Themes come by period: what one comes from has its line already.
  const lineOf: number[] = [];
  const lines = new Map<number, { themes: number; papers: number }>();
  for (const [theme, { papersCount }] of themes.entries()) {
    const link = into.get(theme);
    const line = (link && out.get(link.source) === link ? lineOf[link.source] : undefined) ?? theme;
    lineOf.push(line);
    const { themes: before, papers } = lines.get(line) ?? { themes: 0, papers: 0 };
    lines.set(line, { themes: before + 1, papers: papers + papersCount });
  }
  const colored = [...lines]
    .filter(([, line]) => line.themes > 1)
    .sort(([a, one], [b, other]) => other.papers - one.papers || a - b)
    .slice(0, coloredCommunities)
    .map(([line]) => line);
  return lineOf.map((line) => (colored.includes(line) ? colored.indexOf(line) : coloredCommunities));
}

/** The strongest link at each theme, the first of those that are as strong. */
function strongestBy(end: 'source' | 'target', links: readonly WeighedLink[]): ReadonlyMap<number, WeighedLink> {
  const best = new Map<number, WeighedLink>();
  for (const link of links) {
    const before = best.get(link[end]);
    if (link.gap === 0 && (!before || link.weightedInclusion > before.weightedInclusion)) best.set(link[end], link);
  }
  return best;
}
