import type { AuthorCorpus } from './author-corpus.js';
import { type AuthorEvidence, type AuthorEvidenceOptions, AuthorJudge, relateNames } from './author-evidence.js';
import type { AuthorMentionFacts } from './author-facts.js';
import { MergeQueue } from './author-merge-queue.js';
import { AuthorPairs, authorPairDefaults } from './author-pairs.js';
import { type AuthorProfile, absorb, mentionProfile } from './author-profile.js';
import { type AuthorSigns, absorbSigns, findVeto, mentionSigns } from './author-signs.js';
import { FittingPairs } from './fitting-pairs.js';

/** Mentions that are taken for one person. */
export interface AuthorGroup {
  /** Sorted. */
  mentionKeys: string[];
  /** The joins that made the group, in order; those by identifier and by a rare full name have no evidence. */
  joins: AuthorJoin[];
}

export interface AuthorJoin {
  rule: 'identifier' | 'full-name' | 'evidence';
  /** The first mention of each side. */
  mentionKeys: [string, string];
  evidence: AuthorEvidence | null;
}

interface Cluster {
  mentionKeys: string[];
  joins: AuthorJoin[];
  profile: AuthorProfile;
  signs: AuthorSigns;
  isGone: boolean;
}

/**
 * Parts the mentions of one block (compatible family names and first initial) into people, with all evidence at once:
 * first by identifiers, then by full names that are rare in the corpus, then the best pair of clusters over and over,
 * while its score is above the threshold. Who fits two that can't be one about as well joins neither. What is known of a
 * cluster grows as it merges. The answer doesn't depend on the order of the mentions: of equal scores the pair with the
 * most mentions comes first, as who wrote more is meant more often, then that with the least mention keys.
 *
 * @returns the groups, sorted by their first mention.
 */
export function clusterBlock(
  mentions: readonly AuthorMentionFacts[],
  corpus: AuthorCorpus,
  options: Partial<AuthorEvidenceOptions> = {},
): AuthorGroup[] {
  const judge = new AuthorJudge(corpus, options);
  const sorted = [...mentions].sort((a, b) => (a.mentionKey < b.mentionKey ? -1 : 1));
  const clusters = joinSamePlaces(joinRareNames(joinIdentifiers(sorted), judge), judge);
  joinByEvidence(clusters, judge);
  return clusters
    .filter((cluster) => !cluster.isGone)
    .map(({ mentionKeys, joins }) => ({ mentionKeys: mentionKeys.sort(), joins }))
    .sort((a, b) => ((a.mentionKeys[0] ?? '') < (b.mentionKeys[0] ?? '') ? -1 : 1));
}

/**
 * The mentions that names and identifiers don't settle: only of them need coauthors, organizations, venues, title words
 * and years be known. Without the others, `clusterBlock` parts them as it would with them.
 *
 * @param mentions a whole block, its evidence left empty.
 * @returns the groups of the others, as `clusterBlock` gives them, and the open mentions.
 */
export function settledGroups(
  mentions: readonly AuthorMentionFacts[],
  corpus: AuthorCorpus,
): { settled: AuthorGroup[]; open: AuthorMentionFacts[] } {
  const sorted = [...mentions].sort((a, b) => (a.mentionKey < b.mentionKey ? -1 : 1));
  const clusters = joinRareNames(joinIdentifiers(sorted), new AuthorJudge(corpus));
  const pairs = new AuthorPairs(
    clusters.map(({ profile }) => profile),
    { ...authorPairDefaults, exactAtMost: Number.POSITIVE_INFINITY },
  );
  const open = new Set<string>();
  const settled: AuthorGroup[] = [];
  clusters.forEach((cluster, at) => {
    let isOpen = false;
    for (const near of pairs.of(at)) {
      const other = clusters[near] as Cluster;
      if (relateNames(cluster.profile.names, other.profile.names) === null || !canBeOne(cluster, other)) continue;
      isOpen = true;
      break;
    }
    if (isOpen) for (const key of cluster.mentionKeys) open.add(key);
    else settled.push({ mentionKeys: cluster.mentionKeys.sort(), joins: cluster.joins });
  });
  return { settled, open: mentions.filter(({ mentionKey }) => open.has(mentionKey)) };
}

function joinIdentifiers(mentions: readonly AuthorMentionFacts[]): Cluster[] {
  const clusters: Cluster[] = [];
  const byIdentifier = new Map<string, Cluster>();
  for (const mention of mentions) {
    let cluster = newCluster(mention);
    clusters.push(cluster);
    for (const identifier of [...cluster.signs.identifiers]) {
      const known = byIdentifier.get(identifier);
      if (known && known !== cluster && canBeOne(known, cluster)) {
        merge(known, cluster, 'identifier', null);
        cluster = known;
      }
    }
    for (const identifier of cluster.signs.identifiers) {
      // A cluster that merged stays under its identifiers by the one that took it in.
      if (byIdentifier.get(identifier)?.isGone ?? true) byIdentifier.set(identifier, cluster);
    }
  }
  return clusters.filter((cluster) => !cluster.isGone);
}

function joinRareNames(clusters: readonly Cluster[], judge: AuthorJudge): Cluster[] {
  const byName = new Map<string, Cluster[]>();
  for (const cluster of clusters) {
    for (const given of cluster.profile.names) {
      const key = given.key;
      if (!judge.isSafe(given)) continue;
      const bearers = byName.get(key);
      if (bearers) bearers.push(cluster);
      else byName.set(key, [cluster]);
    }
  }
  for (const bearers of byName.values()) {
    const alive = bearers.filter((cluster) => !cluster.isGone);
    // Where identifiers tell several bearers apart, the name isn't rare enough to say who is meant.
    const named = alive.filter((cluster) => cluster.signs.identifiers.size > 0 || cluster.signs.homonyms.size > 0);
    if (named.some((one) => named.some((other) => one !== other && findVeto(one.signs, other.signs) !== null)))
      continue;
    const [first, ...others] = alive;
    for (const other of others) {
      if (first && canBeOne(first, other)) merge(first, other, 'full-name', null);
    }
  }
  return clusters.filter((cluster) => !cluster.isGone);
}

/** One spelling at one printed organization: what would join first anyway is joined in one go, for speed. */
function joinSamePlaces(clusters: readonly Cluster[], judge: AuthorJudge): Cluster[] {
  const bearers = countBearers(clusters);
  const byPlace = new Map<string, Cluster>();
  for (const cluster of clusters) {
    const { names, organizations } = cluster.profile;
    const [name] = names;
    const [organization] = organizations;
    if (!name || organization === undefined || names.length > 1 || organizations.size > 1) continue;
    const key = `${name.key}\t${organization}`;
    const first = byPlace.get(key);
    const evidence = first ? weigh(first, cluster, judge, bearers) : null;
    if (!first) byPlace.set(key, cluster);
    else if (evidence && evidence.score > judge.options.threshold) merge(first, cluster, 'evidence', evidence);
  }
  return clusters.filter((cluster) => !cluster.isGone);
}

function joinByEvidence(clusters: readonly Cluster[], judge: AuthorJudge): void {
  const queue = new MergeQueue<AuthorEvidence>();
  const bearers = countBearers(clusters);
  const fitting = new FittingPairs<AuthorEvidence>(clusters.length, judge.options.margin, (at, other) => {
    const [one, two] = [clusters[at] as Cluster, clusters[other] as Cluster];
    return relateNames(one.profile.names, two.profile.names) !== null && canBeOne(one, two);
  });
  const sizeOf = (at: number): number => clusters[at]?.mentionKeys.length ?? 0;
  const push = (at: number, other: number, evidence: AuthorEvidence): void => {
    // Sums of the same parts in another order are equal.
    const rank = { score: Math.round(evidence.score * 1e9) / 1e9, size: sizeOf(at) + sizeOf(other) };
    queue.push(rank, Math.min(at, other), Math.max(at, other), evidence);
  };
  const consider = (at: number, other: number): void => {
    const one = clusters[Math.min(at, other)];
    const two = clusters[Math.max(at, other)];
    if (!one || !two) return;
    const evidence = weigh(one, two, judge, bearers);
    const isFitting = evidence !== null && evidence.score > judge.options.threshold;
    fitting.set(at, other, isFitting ? evidence : null);
    if (isFitting) push(at, other, evidence);
  };
  const pairs = new AuthorPairs(clusters.map(({ profile }) => profile));
  for (let at = 0; at < clusters.length; at++) for (const other of pairs.of(at)) if (other < at) consider(at, other);
  for (let best = queue.pop(); best !== null; best = queue.pop()) {
    const one = clusters[best.first];
    const two = clusters[best.second];
    if (!one || !two || fitting.putOff(best.first, best.second)) continue;
    merge(one, two, 'evidence', best.value);
    pairs.merge(best.first, best.second);
    queue.drop(best.second);
    queue.drop(best.first);
    fitting.drop(best.second);
    for (const at of pairs.of(best.first)) {
      if (clusters[at]?.isGone) continue;
      consider(at, best.first);
      for (const [other, evidence] of fitting.takePutOff(at)) if (other !== best.first) push(at, other, evidence);
    }
  }
}

function weigh(
  one: Cluster,
  two: Cluster,
  judge: AuthorJudge,
  bearers: ReadonlyMap<string, number>,
): AuthorEvidence | null {
  const related = relateNames(one.profile.names, two.profile.names);
  if (related === null || !canBeOne(one, two)) return null;
  const [a, b] = related.names;
  const namesakes = Math.max(
    judge.namesakes(a),
    judge.namesakes(b),
    (bearers.get(a.key) ?? 0) - 1,
    (bearers.get(b.key) ?? 0) - 1,
  );
  return judge.weigh(one.profile, two.profile, related, namesakes);
}

/** How many clusters with identifiers of their own bear each name. */
function countBearers(clusters: readonly Cluster[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { profile, signs } of clusters) {
    if (signs.identifiers.size === 0) continue;
    for (const given of profile.names) counts.set(given.key, (counts.get(given.key) ?? 0) + 1);
  }
  return counts;
}

function newCluster(mention: AuthorMentionFacts): Cluster {
  const signs = mentionSigns(mention);
  return { mentionKeys: [mention.mentionKey], joins: [], profile: mentionProfile(mention), signs, isGone: false };
}

function canBeOne(one: Cluster, two: Cluster): boolean {
  if (findVeto(one.signs, two.signs) !== null) return false;
  const [few, many] = one.profile.papers.size <= two.profile.papers.size ? [one, two] : [two, one];
  for (const [paper, name] of few.profile.papers) {
    const other = many.profile.papers.get(paper);
    if (other !== undefined && other !== name) return false;
  }
  return true;
}

function merge(into: Cluster, other: Cluster, rule: AuthorJoin['rule'], evidence: AuthorEvidence | null): void {
  into.joins.push(...other.joins, {
    rule,
    mentionKeys: [into.mentionKeys[0] ?? '', other.mentionKeys[0] ?? ''],
    evidence,
  });
  into.mentionKeys.push(...other.mentionKeys);
  absorb(into.profile, other.profile);
  absorbSigns(into.signs, other.signs);
  other.isGone = true;
}
