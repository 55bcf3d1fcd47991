import { clusterBlock } from '../../src/identity/author-cluster.js';
import { AuthorCorpus } from '../../src/identity/author-corpus.js';
import type { AuthorEvidenceOptions } from '../../src/identity/author-evidence.js';
import type { AuthorFacts, AuthorMentionFacts } from '../../src/identity/author-facts.js';
import {
  authorsNeedingEvidence,
  couldBeCandidate,
  matchAuthors,
  mentionsNeedingMore,
} from '../../src/identity/match-authors.js';
import type { PersonName } from '../../src/identity/person-name.js';
import { byPaper, type LabelledMention, learn } from './labelled-mention.js';

export interface StageResult {
  /** The cluster of each mention, by mention key. */
  clusters: Map<string, number>;
  /** CPU of the matcher alone. */
  seconds: number;
}

interface KnownAuthor extends AuthorFacts {
  names: AuthorFacts['names'][number][];
  coauthors: string[];
  organizations: string[];
  venues: string[];
  titleWords: string[];
  years: [number, number] | null;
}

/**
 * The first stage as an import runs it: batch after batch, each sees the people known so far. Candidates come by equal
 * name, near names only for mentions that need them, and evidence only for people who need it.
 *
 * @param batchSize in papers.
 */
export function decideInBatches(
  mentions: readonly LabelledMention[],
  batchSize = 500,
): StageResult & { candidates: number; needed: number } {
  const papers = byPaper(mentions);
  const corpus = new AuthorCorpus();
  const people: KnownAuthor[] = [];
  const bare: AuthorFacts[] = [];
  const blocks: Blocks = new Map();
  const byName = new Map<string, Set<number>>();
  let total = 0;
  const clusters = new Map<string, number>();
  let milliseconds = 0;
  let needed = 0;
  for (let start = 0; start < papers.length; start += batchSize) {
    const batch = papers.slice(start, start + batchSize);
    const facts = batch.flat().map((mention) => mention.facts);
    const began = cpuMilliseconds();
    for (const paper of batch) learn(corpus, paper);
    milliseconds += cpuMilliseconds() - began;
    const same = candidatesOf(facts, ({ name }) => [...(byName.get(name.folded) ?? [])], bare);
    const begun = cpuMilliseconds();
    const open = mentionsNeedingMore(facts, same, { corpus });
    milliseconds += cpuMilliseconds() - begun;
    const needingMore = facts.filter(({ mentionKey }) => open.has(mentionKey));
    const near = candidatesOf(needingMore, ({ name }) => nearNames(name, blocks), bare);
    const candidates = [...new Set([...same, ...near])];
    total += candidates.length;
    const asked = cpuMilliseconds();
    const withEvidence = authorsNeedingEvidence(needingMore, near, { corpus });
    const loaded = candidates.map((known) => (withEvidence.has(known.id) ? (people[known.id] ?? known) : known));
    const decisions = matchAuthors(facts, loaded, { corpus });
    milliseconds += cpuMilliseconds() - asked;
    needed += withEvidence.size;
    const groups = new Map<string, number>();
    decisions.forEach((decision, at) => {
      const mention = facts[at];
      if (!mention) return;
      const id = decision.candidateId ?? groups.get(decision.newGroup ?? '') ?? people.length;
      if (decision.newGroup !== null) groups.set(decision.newGroup, id);
      const person = people[id] ?? { id, names: [], identifiers: [], ...emptyEvidence() };
      people[id] = person;
      bare[id] = bare[id] ?? { ...emptyEvidence(), id, names: person.names, identifiers: [] };
      remember(person, mention);
      const block = blocks.get(mention.name.blockKey) ?? new Map<string, { name: PersonName; id: number }>();
      block.set(`${id} ${mention.name.folded}`, { name: mention.name, id });
      blocks.set(mention.name.blockKey, block);
      const bearers = byName.get(mention.name.folded) ?? new Set();
      byName.set(mention.name.folded, bearers.add(id));
      clusters.set(mention.mentionKey, id);
    });
  }
  return { clusters, seconds: milliseconds / 1000, candidates: total, needed };
}

/** The second stage over all blocks that hold a labelled mention; the corpus is learned from all mentions. */
export function clusterAll(
  mentions: readonly LabelledMention[],
  weights: Partial<AuthorEvidenceOptions> = {},
): StageResult {
  const corpus = new AuthorCorpus();
  for (const paper of byPaper(mentions)) learn(corpus, paper);
  const blocks = new Map<string, LabelledMention[]>();
  for (const mention of mentions) {
    const block = blocks.get(mention.facts.name.blockKey);
    if (block) block.push(mention);
    else blocks.set(mention.facts.name.blockKey, [mention]);
  }
  const clusters = new Map<string, number>();
  let next = 0;
  const began = cpuMilliseconds();
  for (const block of blocks.values()) {
    if (!block.some(({ person }) => person !== null)) continue;
    for (const group of clusterBlock(
      block.map(({ facts }) => facts),
      corpus,
      weights,
    )) {
      next++;
      for (const key of group.mentionKeys) clusters.set(key, next);
    }
  }
  return { clusters, seconds: (cpuMilliseconds() - began) / 1000 };
}

function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

type Blocks = Map<string, Map<string, { name: PersonName; id: number }>>;

function candidatesOf(
  mentions: readonly AuthorMentionFacts[],
  idsFor: (mention: AuthorMentionFacts) => number[],
  bare: readonly AuthorFacts[],
): AuthorFacts[] {
  return [...new Set(mentions.flatMap(idsFor))].flatMap((id) => bare[id] ?? []);
}

function nearNames(mention: PersonName, blocks: Blocks): number[] {
  const block = [...(blocks.get(mention.blockKey)?.values() ?? [])];
  return block.flatMap(({ name, id }) => (couldBeCandidate(mention, name) ? id : []));
}

function emptyEvidence(): Omit<KnownAuthor, 'id' | 'names' | 'identifiers'> {
  return { coauthors: [], organizations: [], venues: [], titleWords: [], years: null };
}

function remember(person: KnownAuthor, mention: AuthorMentionFacts): void {
  if (!person.names.some(({ folded }) => folded === mention.name.folded)) person.names.push(mention.name);
  person.coauthors.push(...mention.coauthors);
  person.organizations.push(...mention.organizations);
  if (mention.venue !== null) person.venues.push(mention.venue);
  person.titleWords.push(...(mention.titleWords ?? []));
  const { year } = mention;
  if (year !== null)
    person.years = [Math.min(person.years?.[0] ?? year, year), Math.max(person.years?.[1] ?? year, year)];
}
