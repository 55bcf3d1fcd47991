import type { AuthorCorpus } from '../../identity/author-corpus.js';
import type { EntityKind } from '../load-details.js';
import type { Sql } from '../store.js';
import type { AuthorMemory } from './author-memory.js';
import type { CountDeltas } from './count-deltas.js';
import type { IdAllocator } from './id-allocator.js';
import type { IdentifierRegistry } from './identifier-registry.js';
import type { LinkBook, ResolvedLink } from './link-book.js';
import type { ProblemLog } from './problem-log.js';
import type { Touched } from './touched.js';
import type { WaitingDocuments } from './waiting-documents.js';

/** Which entity a key of an exported file means in this database; kept for a whole run. */
export type OwnKeys = Map<string, number>;

/** What the batches of one run share. */
export interface RunMemory {
  readonly ownKeys: OwnKeys;
  /** How common names and words are. */
  readonly corpus: AuthorCorpus;
  readonly people: AuthorMemory;
  /** Where documents of the full-text index wait; without it a batch writes its own. */
  readonly documents?: WaitingDocuments;
}

/** The run that an item of a batch belongs to: a batch may hold the records of several small files. */
export interface BatchRun {
  readonly id: number;
  readonly file: string;
  /** As `Importer.hasLocalKeys`. */
  readonly hasLocalKeys?: boolean;
}

/** Is told of rows before a batch changes them, so that they can be put back. */
export interface RowKeeper {
  keep(kind: Exclude<EntityKind, 'paper'>, ids: Iterable<number>): Promise<void>;
  /** Links that had waited, and are about to be made true. */
  keepWaiting(links: readonly ResolvedLink[]): void;
}

/** What all parts of one batch share. */
export interface Batch extends RunMemory {
  readonly sql: Sql;
  readonly format: string;
  readonly ids: IdAllocator;
  readonly registry: IdentifierRegistry;
  readonly problems: ProblemLog;
  readonly deltas: CountDeltas;
  readonly touched: Touched;
  readonly links: LinkBook;
  readonly keeper?: RowKeeper;
}
