import type { GraphRecord } from './paper-record.js';

/** Where in its file something stands; both count from 1. */
export interface Place {
  line?: number;
  record?: number;
}

export interface ProblemNote {
  /** QUARANTINED: left out. FLAGGED: taken in, but a person should look. */
  severity: 'QUARANTINED' | 'FLAGGED';
  /** Stable, upper case: 'BYLINE_UNDECIDED', 'JSON_SYNTAX', ... */
  code: string;
  /** One clause: what failed, the value quoted, what was expected. */
  reason: string;
  /** The offending text; cut short by whoever stores it. */
  excerpt?: string;
}

/** One step of a reading: a record, with what is doubtful about it, or a problem where no record could be made. */
export type SourceItem =
  | { place: Place; record: GraphRecord; problems?: ProblemNote[] }
  | { place: Place; record?: undefined; problems: ProblemNote[] };

export interface ImportSource {
  /** For people: the path as given, '-' for standard input. */
  name: string;
  /** Bytes of the file from its start, already unpacked where it was .gz; may be called more than once. */
  open(): AsyncIterable<Uint8Array>;
}

export interface ReadOptions {
  /**
   * Which of these names (as printed) some known person bears. Evidence for formats that must find where a name
   * begins; absent where there is no database.
   */
  knownNames?: (names: string[]) => Promise<Set<string>>;
}

/** A format: how to know it and how to read it. Importers see no database. */
export interface Importer {
  /** Stable lower case name, as given to --format. */
  format: string;
  /** For people, one line. */
  label: string;
  /** Whether a file that begins so (first 64 KiB, decoded as UTF-8 with replacement) is of this format; first match wins. */
  detect(head: string, fileName: string): boolean;
  /** Whether `read` asks for `knownNames`, so that its answer depends on what the database holds. */
  asksForNames?: true;
  /** Whether keys of records mean something in one file only: 'smith2020' is another paper in another library. */
  hasLocalKeys?: true;
  /** Streams; throws ImportError only where the source as a whole can't be read. */
  read(source: ImportSource, options?: ReadOptions): AsyncIterable<SourceItem>;
}
