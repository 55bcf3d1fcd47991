import { affiliationWords } from '../../src/identity/affiliation-text.js';
import type { AuthorCorpus } from '../../src/identity/author-corpus.js';
import type { AuthorMentionFacts } from '../../src/identity/author-facts.js';

/** A mention as the matcher may see it, and the person whom it means where that is known. */
export interface LabelledMention {
  facts: AuthorMentionFacts;
  /** The key of the person, or null where nobody has labelled the mention. */
  person: string | null;
}

/** Adds to the corpus what one paper's mentions tell of names and words. */
export function learn(corpus: AuthorCorpus, paper: readonly LabelledMention[]): void {
  for (const { facts } of paper) {
    corpus.addName(facts.name);
    for (const organization of facts.organizations) {
      corpus.addWords('organization', new Set(affiliationWords(organization)));
    }
  }
  corpus.addWords('title', paper[0]?.facts.titleWords ?? []);
}

/** The mentions of each paper, in the order of the papers. */
export function byPaper(mentions: readonly LabelledMention[]): LabelledMention[][] {
  const papers = new Map<number | string, LabelledMention[]>();
  for (const mention of mentions) {
    const paper = papers.get(mention.facts.paper);
    if (paper) paper.push(mention);
    else papers.set(mention.facts.paper, [mention]);
  }
  return [...papers.values()];
}

/** Zero-padded, so that keys sort as they were counted. */
export function mentionKey(count: number): string {
  return String(count).padStart(8, '0');
}
