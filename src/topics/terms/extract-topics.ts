import { buildRows, transposeRows } from '../../graph/build-rows.js';
import { neighborsOf } from '../../graph/snapshot.js';
import { chooseTerms, floorFor, type TermOptions } from './choose-terms.js';
import { NameClaims } from './decide-names.js';
import { findDefinitions } from './definitions.js';
import { shortFormsByInitials } from './initials.js';
import { findIntroductions } from './introductions.js';
import { joinShortForms } from './join-short-forms.js';
import { linkTopics, type TopicLinks } from './link-topics.js';
import { plainText } from './plain-text.js';
import { teamOf } from './read-title.js';
import { ShortFormCounts } from './short-form-counts.js';
import { spellTerms } from './spell-terms.js';
import { type Subsumption, type SubsumptionOptions, subsumption } from './subsumption.js';
import { tellApart } from './tell-apart.js';
import { TokenStream } from './token-stream.js';
import { tokenize } from './tokens.js';
import type { NamedTopic } from './topic-forms.js';
import { unitsOf } from './units.js';

/** What is read of a paper. */
export interface PaperText {
  /** Tells papers of one date apart, whatever the order in which they come. */
  key: string;
  title: string;
  abstract: string | null;
  /** As known: 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'. */
  date: string | null;
  /** False where none is known, as of volumes and their indexes; true unless stated. */
  hasAuthors?: boolean;
}

export interface ExtractedTopic extends NamedTopic {
  /** Index of the paper that introduced it, in the order in which papers were added; null where unknown. */
  introducedBy: number | null;
}

export interface ExtractedTopics {
  /** By label, then kind. */
  topics: ExtractedTopic[];
  links: TopicLinks;
  /** Topics by index. */
  relations: Subsumption;
}

/**
 * Share of the papers of a term that have no authors, beyond which it is furniture of volumes: 'author index', '2nd
 * Workshop'. Where as many of all papers have none, it says nothing.
 */
const mostAuthorless = 0.5;

/** Where an extraction is: told a few times, never more than once a stage. */
export type OnStage = (stage: 'names' | 'terms' | 'links' | 'relations') => void;

/**
 * The topics of a corpus: add its papers, in any order, then `finish`. Terms come from titles and abstracts by C-value,
 * named systems, data sets and benchmarks from the sentences that introduce them. The same papers give the same topics.
 */
export class TopicExtraction {
  readonly #stream = new TokenStream();
  readonly #shortForms = new ShortFormCounts();
  readonly #claims = new NameClaims();
  readonly #dates: (string | null)[] = [];
  readonly #keys: string[] = [];
  readonly #authorless = new Set<number>();

  add({ key, title, abstract, date, hasAuthors = true }: PaperText): void {
    const paper = this.#keys.length;
    this.#keys.push(key);
    if (!hasAuthors) this.#authorless.add(paper);
    this.#dates.push(date);
    const heading = tokenize(plainText(title));
    const text = abstract === null ? null : tokenize(plainText(abstract));
    this.#stream.addPaper(heading, text);
    for (const introduction of findIntroductions(heading, text)) this.#claims.add(introduction, paper);
    const team = teamOf(unitsOf(heading));
    if (team !== null) this.#claims.addTeam(team);
    for (const tokens of text ? [heading, text] : [heading])
      for (const definition of findDefinitions(tokens)) this.#shortForms.add(definition, paper);
  }

  finish(
    options: { terms?: Partial<TermOptions>; relations?: Partial<SubsumptionOptions>; onStage?: OnStage } = {},
  ): ExtractedTopics {
    const { terms: termOptions = {}, onStage } = options;
    onStage?.('names');
    const claimed = this.#claims.decide(this.#stream, { dates: this.#dates, keys: this.#keys }, this.#shortForms);
    onStage?.('terms');
    const { names, terms } = tellApart(claimed, this.#terms(termOptions));
    const topics: ExtractedTopic[] = [
      ...names.map(({ name, kind, aliases, introducedBy }) => ({ label: name, kind, aliases, introducedBy })),
      ...terms.map((term) => ({ ...term, introducedBy: null })),
    ].sort((a, b) => compare(a.label, b.label) || compare(a.kind, b.kind));
    onStage?.('links');
    const found = linkTopics(this.#stream, topics);
    const { kept, links } = dropTopics(topics, found, ({ kind }, papers) => {
      if (kind !== 'TERM') return papers.length < 1;
      return papers.length < (termOptions.floor ?? floorFor(this.#stream.papers)) || this.#isFurniture(papers);
    });
    onStage?.('relations');
    const paperTopics = buildRows(this.#stream.papers, links.papers, links.topics);
    const topicPapers = transposeRows(paperTopics, kept.length);
    return { topics: kept, links, relations: subsumption({ paperTopics, topicPapers }, options.relations) };
  }

  #isFurniture(papers: Uint32Array): boolean {
    if (this.#authorless.size > mostAuthorless * this.#keys.length) return false;
    return papers.filter((paper) => this.#authorless.has(paper)).length > mostAuthorless * papers.length;
  }

  /** The terms, each with its short forms; a short form is no term beside its long one. */
  #terms(options: Partial<TermOptions>): NamedTopic[] {
    const shortForms = this.#shortForms.byLongForm();
    const terms = chooseTerms(this.#stream, options);
    const initials = shortFormsByInitials(this.#stream, terms, this.#shortForms);
    const chosen = terms.map((term) => {
      const long = term.words.join(' ');
      return { ...term, shortForms: [...(shortForms.get(long) ?? []), ...(initials.get(long) ?? [])] };
    });
    return spellTerms(this.#stream, joinShortForms(chosen, this.#stream));
  }
}

/** Without topics that papers, as they are spelled, don't bear out. */
function dropTopics(
  topics: readonly ExtractedTopic[],
  links: TopicLinks,
  isDropped: (topic: ExtractedTopic, papers: Uint32Array) => boolean,
): { kept: ExtractedTopic[]; links: TopicLinks } {
  const papersOf = buildRows(topics.length, links.topics, links.papers);
  const numbers = new Int32Array(topics.length).fill(-1);
  const kept: ExtractedTopic[] = [];
  topics.forEach((topic, at) => {
    if (isDropped(topic, neighborsOf(papersOf, at))) return;
    numbers[at] = kept.length;
    kept.push(topic);
  });
  const isKept = (at: number) => (numbers[links.topics[at] as number] as number) >= 0;
  const rows = Int32Array.from(links.topics.keys()).filter(isKept);
  return {
    kept,
    links: {
      papers: Int32Array.from(rows, (at) => links.papers[at] as number),
      topics: Int32Array.from(rows, (at) => numbers[links.topics[at] as number] as number),
      scores: Float64Array.from(rows, (at) => links.scores[at] as number),
      places: Uint8Array.from(rows, (at) => links.places[at] as number),
    },
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
