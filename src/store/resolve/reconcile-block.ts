import type { AuthorGroup, AuthorJoin } from '../../identity/author-cluster.js';
import { findVeto, identifierKeys, newSigns } from '../../identity/author-signs.js';
import type { BlockAuthor, BlockMention } from './block-mentions.js';

/** What makes the known people of a block the groups that its evidence makes. */
export interface BlockPlan {
  splits: PlannedSplit[];
  merges: PlannedMerge[];
}

export interface PlannedSplit {
  fromId: number;
  /** Whose places they are: somebody known, or the new one of a group, whom the first split of the group makes. */
  to: { authorId: number } | { newOf: number };
  places: [paperId: number, position: number][];
  evidence: Record<string, unknown>;
}

export interface PlannedMerge {
  fromId: number;
  intoId: number;
  evidence: Record<string, unknown>;
}

/**
 * Compares the people that are known with the groups of a block. Everybody stays who they are in the group of which an
 * identifier says that it is who they are in other blocks, else in that with most of their places: what is split off could
 * be merged by that identifier again, and the next time split off again. Of several in one group the one about whom a
 * person decided, else the verified one, else the one of the most places, else the oldest keeps id and key, and the
 * others are merged into that one. Places in other groups are split off.
 */
export function reconcileBlock(
  mentions: readonly BlockMention[],
  groups: readonly AuthorGroup[],
  authors: ReadonlyMap<number, BlockAuthor>,
): BlockPlan {
  const byKey = new Map(mentions.map((mention) => [mention.facts.mentionKey, mention]));
  const members = groups.map(({ mentionKeys }) => mentionKeys.flatMap((key) => byKey.get(key) ?? []));
  const homes = homesOf(members, authors);
  const plan: BlockPlan = { splits: [], merges: [] };
  members.forEach((group, at) => {
    const present = [...new Set(group.map(({ authorId }) => authorId))];
    const residents = present
      .filter((id) => homes.get(id) === at)
      .flatMap((id) => authors.get(id) ?? [])
      .sort(compareAuthors);
    const [keeper] = residents;
    const to = keeper ? { authorId: keeper.id } : { newOf: at };
    for (const id of present) {
      if (homes.get(id) === at) continue;
      const own = group.filter(({ authorId }) => authorId === id);
      const places = own.map(({ facts, position }): [number, number] => [facts.paper, position]);
      const evidence = {
        rule: 'apart',
        places: places.length,
        ...joinBetween(groups[at], own, group, keeper?.id ?? null),
      };
      plan.splits.push({ fromId: id, to, places, evidence });
    }
    for (const { id } of residents.slice(1)) {
      if (!keeper || !canBeOne(group, keeper, authors.get(id))) continue;
      const own = group.filter(({ authorId }) => authorId === id);
      const evidence = joinBetween(groups[at], own, group, keeper.id);
      plan.merges.push({ fromId: id, intoId: keeper.id, evidence });
    }
  });
  return plan;
}

/** The group that says who an author is elsewhere, else that with most of their places; of equal ones the first. */
function homesOf(
  groups: readonly (readonly BlockMention[])[],
  authors: ReadonlyMap<number, BlockAuthor>,
): Map<number, number> {
  const best = new Map<number, { group: number; isTied: boolean; count: number }>();
  groups.forEach((group, at) => {
    const counts = new Map<number, { isTied: boolean; count: number }>();
    for (const { authorId, facts } of group) {
      const known = counts.get(authorId) ?? { isTied: false, count: 0 };
      const isTied = known.isTied || isTiedElsewhere(authors.get(authorId), facts);
      counts.set(authorId, { isTied, count: known.count + 1 });
    }
    for (const [id, { isTied, count }] of counts) {
      const known = best.get(id);
      const isBetter = !known || (isTied === known.isTied ? count > known.count : isTied);
      if (isBetter) best.set(id, { group: at, isTied, count });
    }
  });
  return new Map([...best].map(([id, { group }]) => [id, group]));
}

/** Whether an identifier of the place stands in a place of another block, too. */
function isTiedElsewhere(author: BlockAuthor | undefined, { identifiers, name }: BlockMention['facts']): boolean {
  return identifiers.some(({ scheme, value }) => {
    const blocks = author?.signs.get(`${scheme}:${value}`);
    return blocks !== undefined && (blocks.size > 1 || !blocks.has(name.blockKey));
  });
}

function compareAuthors(a: BlockAuthor, b: BlockAuthor): number {
  return (
    Number(b.isDecided) - Number(a.isDecided) ||
    Number(b.verified) - Number(a.verified) ||
    b.places - a.places ||
    a.id - b.id
  );
}

/** Identifiers that no byline states, but a file about people does, may forbid what the groups say. */
function canBeOne(group: readonly BlockMention[], ...authors: (BlockAuthor | undefined)[]): boolean {
  const [one, other] = authors.map((author) => {
    const stated = group.filter(({ authorId }) => authorId === author?.id).flatMap(({ facts }) => facts.identifiers);
    return newSigns(identifierKeys([...(author?.identifiers ?? []), ...stated]));
  });
  return one !== undefined && other !== undefined && findVeto(one, other) === null;
}

/** The join by which somebody's places came to those of the keeper, or to the others of the group. */
function joinBetween(
  group: AuthorGroup | undefined,
  own: readonly BlockMention[],
  all: readonly BlockMention[],
  keeperId: number | null,
): Record<string, unknown> {
  const mine = new Set(own.map(({ facts }) => facts.mentionKey));
  const theirs = new Set(
    all
      .filter(({ facts, authorId }) => !mine.has(facts.mentionKey) && (keeperId === null || authorId === keeperId))
      .map(({ facts }) => facts.mentionKey),
  );
  const join = group && theirs.size > 0 ? linkingJoin(group.joins, mine, theirs) : null;
  if (!join) return {};
  const { rule, mentionKeys, evidence } = join;
  const parts = Object.entries(evidence ?? {})
    .filter(([, value]) => value !== null && value !== 0 && value !== false)
    .map(([key, value]) => [key, typeof value === 'number' ? Math.round(value * 1000) / 1000 : value]);
  return {
    by: rule,
    papers: mentionKeys.map((key) => key.slice(0, key.lastIndexOf(' '))),
    ...Object.fromEntries(parts),
  };
}

/** Joins are in order: the first one after which some of one side and some of the other are together. */
function linkingJoin(
  joins: readonly AuthorJoin[],
  mine: ReadonlySet<string>,
  theirs: ReadonlySet<string>,
): AuthorJoin | null {
  const sides = new Map<string, { parent: string; hasMine: boolean; hasTheirs: boolean }>();
  const find = (key: string): string => {
    const entry = sides.get(key);
    if (!entry) {
      sides.set(key, { parent: key, hasMine: mine.has(key), hasTheirs: theirs.has(key) });
      return key;
    }
    if (entry.parent === key) return key;
    entry.parent = find(entry.parent);
    return entry.parent;
  };
  for (const join of joins) {
    const [a, b] = join.mentionKeys.map(find) as [string, string];
    const one = sides.get(a);
    const other = sides.get(b);
    if (!one || !other || one === other) continue;
    const isLink = (one.hasMine && other.hasTheirs) || (one.hasTheirs && other.hasMine);
    other.parent = a;
    one.hasMine ||= other.hasMine;
    one.hasTheirs ||= other.hasTheirs;
    if (isLink) return join;
  }
  return null;
}
