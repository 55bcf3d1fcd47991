/**
 * What an importer yields. A record says only what its source says: nothing is padded,
 * guessed or looked up. The papergraph JSON Lines format is these types, one object a line
 * (docs in README.md), so everything here can be written and read back.
 */

/** An outside name: scheme in lower case ('doi', 'arxiv', 'orcid', 'ror', 'acl', ...), value as the source has it. */
export interface IdentifierMention {
  scheme: string;
  value: string;
}

export interface OrganizationMention {
  /** As printed. */
  name: string;
  identifiers?: IdentifierMention[];
}

export interface AuthorMention {
  /** As printed; empty names are not allowed. */
  name: string;
  given?: string;
  family?: string;
  suffix?: string;
  /** The same name in another script, or other spellings that the source gives here. */
  names?: string[];
  /** ORCID and source ids of the person. */
  identifiers?: IdentifierMention[];
  affiliations?: OrganizationMention[];
  /** 'AUTHOR' unless stated; editors take no part in collaboration. */
  role?: 'AUTHOR' | 'EDITOR';
}

export interface VenueMention {
  name: string;
  acronym?: string;
  type?: VenueType;
  identifiers?: IdentifierMention[];
}

export interface CategoryMention {
  /** 'arxiv', 'acm', ... */
  scheme: string;
  code: string;
  label?: string;
}

export interface TopicMention {
  label: string;
  kind?: TopicKind;
  /** 0 to 1; 1 unless stated. */
  score?: number;
  foundIn?: 'KEYWORD' | 'TITLE' | 'ABSTRACT';
  identifiers?: IdentifierMention[];
}

export interface ReferenceMention {
  identifier?: IdentifierMention;
  /** The reference as printed. A reference has an identifier, a text, or both. */
  text?: string;
}

export interface RelationMention {
  kind: PaperRelationKind;
  identifier: IdentifierMention;
}

export const paperTypes = [
  'ARTICLE',
  'CONFERENCE_PAPER',
  'PREPRINT',
  'BOOK',
  'BOOK_CHAPTER',
  'PROCEEDINGS',
  'THESIS',
  'REPORT',
  'DATASET',
  'SOFTWARE',
  'REVIEW',
  'EDITORIAL',
  'OTHER',
] as const;
export type PaperType = (typeof paperTypes)[number];

export const venueTypes = ['JOURNAL', 'CONFERENCE', 'WORKSHOP', 'REPOSITORY', 'BOOK', 'OTHER'] as const;
export type VenueType = (typeof venueTypes)[number];

export const topicKinds = ['KEYWORD', 'TERM', 'SYSTEM', 'DATASET', 'BENCHMARK'] as const;
export type TopicKind = (typeof topicKinds)[number];

export const paperRelationKinds = ['PREPRINT_OF', 'VERSION_OF', 'CORRECTS', 'RETRACTS'] as const;
export type PaperRelationKind = (typeof paperRelationKinds)[number];

/** What a record says of itself. */
interface StatedRecord {
  /**
   * When its source last changed it, where the source says so: 'YYYY-MM-DD', or a moment in UTC as `statedUpdate` spells
   * it. Of two versions of one record the later holds.
   */
  updated?: string;
}

export interface PaperRecord extends StatedRecord {
  kind: 'paper';
  /** The record's own name at its source; absent where it has none. */
  recordKey?: string;
  identifiers?: IdentifierMention[];
  title: string;
  abstract?: string;
  /** As known: 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'. */
  date?: string;
  type?: PaperType;
  /** BCP 47 where known. */
  language?: string;
  venue?: VenueMention;
  volume?: string;
  issue?: string;
  pages?: string;
  publisher?: string;
  url?: string;
  /** In byline order. */
  authors: AuthorMention[];
  /** False where the source cut the byline; true unless stated. */
  authorsComplete?: boolean;
  /** Organizations stated for the whole paper, not for one author. */
  organizations?: OrganizationMention[];
  /** The first is the primary one. */
  categories?: CategoryMention[];
  topics?: TopicMention[];
  references?: ReferenceMention[];
  /** Counts as the source states them, from anywhere. */
  referencesStated?: number;
  citedByStated?: number;
  isRetracted?: boolean;
  relations?: RelationMention[];
}

/** A person whom a source lists by itself: name variants, ids. */
export interface AuthorRecord extends StatedRecord {
  kind: 'author';
  recordKey?: string;
  name: string;
  names?: string[];
  identifiers?: IdentifierMention[];
  /** True where a person, not a program, decided that these names are one author. */
  verified?: boolean;
}

export interface OrganizationRecord extends StatedRecord {
  kind: 'organization';
  recordKey?: string;
  name: string;
  names?: { name: string; kind: 'ALIAS' | 'ACRONYM' | 'LABEL' }[];
  identifiers?: IdentifierMention[];
  /** ISO 3166-1 alpha-2. */
  country?: string;
  city?: string;
  type?: string;
  url?: string;
  parent?: IdentifierMention;
}

export interface CategoryRecord extends StatedRecord {
  kind: 'category';
  recordKey?: string;
  scheme: string;
  code: string;
  label: string;
  /** Codes of the same scheme. */
  parents?: string[];
}

export interface TopicRecord extends StatedRecord {
  kind: 'topic';
  recordKey?: string;
  label: string;
  topicKind: TopicKind;
  source?: string;
  aliases?: string[];
  identifiers?: IdentifierMention[];
  introducedBy?: IdentifierMention;
  /** Labels of broader topics with P(broader | narrower). */
  broader?: { label: string; score: number; source: string }[];
}

export interface VenueRecord extends StatedRecord {
  kind: 'venue';
  recordKey?: string;
  name: string;
  names?: string[];
  acronym?: string;
  type?: VenueType;
  identifiers?: IdentifierMention[];
}

export type GraphRecord = PaperRecord | AuthorRecord | OrganizationRecord | CategoryRecord | TopicRecord | VenueRecord;
