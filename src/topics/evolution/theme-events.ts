export const themeEventKinds = ['CONTINUE', 'SPLIT', 'MERGE', 'EMERGE', 'DIE', 'REVIVE'] as const;
export type ThemeEventKind = (typeof themeEventKinds)[number];

/** What happened to themes; numbers are places in the list of all themes. */
export interface ThemeEvent {
  kind: ThemeEventKind;
  /** The period in which it is seen: that of `to`, or the one after the last of a theme that dies. */
  period: number;
  from: number[];
  to: number[];
}

/** A link that counts as descent. */
export interface ThemeDescent {
  from: number;
  to: number;
  strength: number;
}

/**
 * Names what the links between themes mean.
 * - CONTINUE: each is the strongest for the other, in neighboring periods. Of one strength, the theme that comes first.
 * - REVIVE: a theme whose links to earlier ones all reach across a gap.
 * - SPLIT: a theme leads to several of one later period.
 * - MERGE: a theme comes from several of one earlier period.
 * - EMERGE: a theme comes from none, after the first period.
 * - DIE: a theme leads to none, before the last period.
 *
 * @param periodOf period of each theme, from 0, ascending
 * @returns by period, then in the order above, then by theme
 */
export function themeEvents(
  periodOf: readonly number[],
  links: readonly ThemeDescent[],
  periods: number,
): ThemeEvent[] {
  const events: ThemeEvent[] = [];
  const after = periodOf.map((_, theme) => links.filter(({ from }) => from === theme));
  const before = periodOf.map((_, theme) => links.filter(({ to }) => to === theme));
  const strongest = (list: readonly ThemeDescent[], end: 'from' | 'to') =>
    [...list].sort((a, b) => b.strength - a.strength || a[end] - b[end])[0]?.[end];
  for (const [theme, period] of periodOf.entries()) {
    const later = after[theme] as ThemeDescent[];
    const earlier = before[theme] as ThemeDescent[];
    const next = strongest(later, 'to');
    const isNext = next !== undefined && periodOf[next] === period + 1;
    if (isNext && strongest(before[next] as ThemeDescent[], 'from') === theme)
      events.push({ kind: 'CONTINUE', period: period + 1, from: [theme], to: [next] });
    if (earlier.length > 0 && earlier.every(({ from }) => (periodOf[from] as number) < period - 1))
      events.push({ kind: 'REVIVE', period, from: earlier.map(({ from }) => from), to: [theme] });
    for (const [at, group] of byPeriod(later, 'to', periodOf))
      if (group.length > 1) events.push({ kind: 'SPLIT', period: at, from: [theme], to: group });
    for (const [, group] of byPeriod(earlier, 'from', periodOf))
      if (group.length > 1) events.push({ kind: 'MERGE', period, from: group, to: [theme] });
    if (earlier.length === 0 && period > 0) events.push({ kind: 'EMERGE', period, from: [], to: [theme] });
    if (later.length === 0 && period < periods - 1)
      events.push({ kind: 'DIE', period: period + 1, from: [theme], to: [] });
  }
  const place = (event: ThemeEvent) => event.from[0] ?? event.to[0] ?? 0;
  return events.sort(
    (a, b) =>
      a.period - b.period ||
      themeEventKinds.indexOf(a.kind) - themeEventKinds.indexOf(b.kind) ||
      place(a) - place(b) ||
      (a.to[0] ?? 0) - (b.to[0] ?? 0),
  );
}

function byPeriod(links: readonly ThemeDescent[], end: 'from' | 'to', periodOf: readonly number[]) {
  const groups = new Map<number, number[]>();
  for (const link of links) {
    const period = periodOf[link[end]] as number;
    groups.set(period, [...(groups.get(period) ?? []), link[end]]);
  }
  return groups;
}
