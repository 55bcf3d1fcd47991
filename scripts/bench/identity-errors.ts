import type { LabelledMention } from './labelled-mention.js';

/** Prints the clusters that join most pairs of different people, and the people whose mentions stand most apart. */
export function printErrors(
  mentions: readonly LabelledMention[],
  clusterOf: (mention: LabelledMention) => number | string,
  count: number,
): void {
  print(
    'false merges',
    'people',
    worst(mentions, clusterOf, ({ person }) => person ?? '', count),
  );
  print(
    'false splits',
    'clusters',
    worst(mentions, ({ person }) => person ?? '', clusterOf, count),
  );
}

interface Mixed {
  parts: LabelledMention[][];
  /** Pairs of mentions that stand together and should not, or the other way. */
  pairs: number;
}

function worst(
  mentions: readonly LabelledMention[],
  wholeOf: (mention: LabelledMention) => number | string,
  partOf: (mention: LabelledMention) => number | string,
  count: number,
): Mixed[] {
  const wholes = new Map<number | string, Map<number | string, LabelledMention[]>>();
  for (const mention of mentions) {
    const parts = wholes.get(wholeOf(mention)) ?? new Map<number | string, LabelledMention[]>();
    wholes.set(wholeOf(mention), parts);
    parts.set(partOf(mention), [...(parts.get(partOf(mention)) ?? []), mention]);
  }
  return [...wholes.values()]
    .map((parts): Mixed => {
      const lists = [...parts.values()].sort((a, b) => b.length - a.length);
      const all = lists.reduce((sum, list) => sum + list.length, 0);
      return { parts: lists, pairs: lists.reduce((sum, list) => sum + list.length * (all - list.length), 0) / 2 };
    })
    .filter(({ pairs }) => pairs > 0)
    .sort((a, b) => b.pairs - a.pairs)
    .slice(0, count);
}

function print(title: string, of: string, worstFirst: readonly Mixed[]): void {
  for (const { parts, pairs } of worstFirst) {
    console.log(`    ${title}: ${pairs} pairs, ${parts.length} ${of}`);
    for (const part of parts.slice(0, 4)) {
      const names = [...new Set(part.map(({ facts }) => facts.name.display))].slice(0, 4).join(' / ');
      const places = [...new Set(part.flatMap(({ facts }) => facts.organizations))].slice(0, 2).join(' / ');
      console.log(`      ${part.length} × ${names}${places ? ` (${places.slice(0, 90)})` : ''}`);
    }
  }
}
