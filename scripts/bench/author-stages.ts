import { clusterBlock } from '../../src/identity/author-cluster.js';
import { AuthorCorpus } from '../../src/identity/author-corpus.js';
import type { AuthorFacts, AuthorMentionFacts } from '../../src/identity/author-facts.js';
import { authorsNeedingEvidence, matchAuthors } from '../../src/identity/match-authors.js';
import { byPaper, type LabelledMention, learn } from './labelled-mention.js';

export interface StageResult {
  /** The cluster of each mention, by mention key. */
  clusters: Map<string, number>;
  /** Of the matcher alone. */
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
 * The first stage as an import runs it: batch after batch, each sees the people known so far. Candidates come by block
 * key; evidence is handed over only for those who are said to need it.
 *
 * @param batchSize in papers.
 */
export function decideInBatches(
  mentions: readonly LabelledMention[],
  batchSize = 500,
): StageResult & { needed: number } {
  const papers = byPaper(mentions);
  const corpus = new AuthorCorpus();
  const people: KnownAuthor[] = [];
  const blocks = new Map<string, Set<number>>();
  const clusters = new Map<string, number>();
  let milliseconds = 0;
  let needed = 0;
  for (let start = 0; start < papers.length; start += batchSize) {
    const batch = papers.slice(start, start + batchSize);
    const facts = batch.flat().map((mention) => mention.facts);
    const began = performance.now();
    for (const paper of batch) learn(corpus, paper);
    milliseconds += performance.now() - began;
    const ids = new Set(facts.flatMap(({ name }) => [...(blocks.get(name.blockKey) ?? [])]));
    const candidates = [...ids].flatMap((id) => people[id] ?? []);
    const bare = candidates.map((candidate) => ({ ...candidate, ...noEvidence }));
    const asked = performance.now();
    const withEvidence = authorsNeedingEvidence(facts, bare, { corpus });
    const loaded = bare.map((candidate) =>
      withEvidence.has(candidate.id) ? (people[candidate.id] ?? candidate) : candidate,
    );
    const decisions = matchAuthors(facts, loaded, { corpus });
    milliseconds += performance.now() - asked;
    needed += withEvidence.size;
    const groups = new Map<string, number>();
    decisions.forEach((decision, at) => {
      const mention = facts[at];
      if (!mention) return;
      const id = decision.candidateId ?? groups.get(decision.newGroup ?? '') ?? people.length;
      if (decision.newGroup !== null) groups.set(decision.newGroup, id);
      const person = people[id] ?? { id, names: [], identifiers: [], ...emptyEvidence() };
      people[id] = person;
      remember(person, mention);
      const block = blocks.get(mention.name.blockKey);
      if (block) block.add(id);
      else blocks.set(mention.name.blockKey, new Set([id]));
      clusters.set(mention.mentionKey, id);
    });
  }
  return { clusters, seconds: milliseconds / 1000, needed };
}

/** The second stage over all blocks that hold a labelled mention; the corpus is learned from all mentions. */
export function clusterAll(mentions: readonly LabelledMention[]): StageResult {
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
  const began = performance.now();
  for (const block of blocks.values()) {
    if (!block.some(({ person }) => person !== null)) continue;
    for (const group of clusterBlock(
      block.map(({ facts }) => facts),
      corpus,
    )) {
      next++;
      for (const key of group.mentionKeys) clusters.set(key, next);
    }
  }
  return { clusters, seconds: (performance.now() - began) / 1000 };
}

const noEvidence = { coauthors: [], organizations: [], venues: [], titleWords: [], years: null };

function emptyEvidence(): Pick<KnownAuthor, keyof typeof noEvidence> {
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
