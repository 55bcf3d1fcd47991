import type { Worker } from 'node:worker_threads';
import { detectImporter, importerNamed } from '../importers/detect.js';
import type { Importer, Place, ProblemNote } from '../importers/importer.js';
import type { GraphRecord } from '../importers/paper-record.js';
import type { FoundSource } from '../importers/sources.js';
import { hasStamp } from '../store/ingest/import-runs.js';
import { learnParsed } from '../store/ingest/parsed-ahead.js';
import { type PreparedItem, type PreparedRecord, preparedFrom } from '../store/ingest/prepare-record.js';
import type { IngestSource } from '../store/ingest.js';
import type { Store } from '../store/store.js';
import { receivedError } from '../threads/sent-error.js';
import { startWorker } from '../threads/start-worker.js';
import { sourceToIngest } from './import-source.js';
import type { ReadingMessage, ReadingTask, SentItem } from './reading-worker.js';

/** Below it, starting a thread takes longer than it spares. */
const defaultLeastBytes = 2_000_000;
/** Characters of records read ahead, about those of one transaction. */
const mostAhead = 8_000_000;

export interface ReadingAheadOptions {
  /** Of all sources; otherwise each is found by its content. */
  format?: string;
  /** Files that have been taken in are read as well. */
  rereads?: boolean;
  /** Bytes of all sources from which on a thread is started; 2,000,000 unless stated. */
  leastBytes?: number;
}

/** What the thread makes is short-lived and soon sent: a larger nursery takes memory and spares no time. */
const youngMegabytes = 12;

/** A source as far as the thread has read it. */
interface Entry {
  /** Null where no format knows it. */
  format?: string | null;
  messages: { items: SentItem[]; parsed: string; length: number; bytesRead: number }[];
  bytesRead: number;
  end?: { contentHash: string | null; error?: Error };
  /** Nobody takes what is read of it. */
  isLeft: boolean;
  isBegun: boolean;
}

/**
 * Reads sources in a thread of its own while what came before is written, in their order and not far ahead. Small
 * inputs, files that have been taken in, and formats that ask the database are read here, and so is everything where
 * the thread doesn't start.
 */
export class ReadingAhead {
  readonly #store: Store;
  readonly #format: string | undefined;
  readonly #entries = new Map<FoundSource, Entry>();
  #worker: Worker | undefined;
  #failure: Error | undefined;
  #wake: () => void = () => {};

  private constructor(store: Store, format: string | undefined) {
    this.#store = store;
    this.#format = format;
  }

  /** Those that the thread reads. */
  get sources(): Iterable<FoundSource> {
    return this.#entries.keys();
  }

  /** @param sources in the order in which they will be asked for */
  static async start(
    store: Store,
    sources: readonly FoundSource[],
    { format, rereads = false, leastBytes = defaultLeastBytes }: ReadingAheadOptions = {},
  ): Promise<ReadingAhead> {
    const reading = new ReadingAhead(store, format);
    const open: FoundSource[] = [];
    for (const source of sources)
      if (rereads || !(await hasStamp(store.sql, source.name, source.stamp))) open.push(source);
    if (open.reduce((sum, { storedBytes }) => sum + storedBytes, 0) >= leastBytes) reading.#start(open);
    return reading;
  }

  /**
   * The format of a source; undefined where none knows it.
   * @throws ImportError as `detectImporter` and `importerNamed` do
   */
  async importerOf(source: FoundSource): Promise<Importer | undefined> {
    const entry = this.#entries.get(source);
    if (entry) {
      while (entry.format === undefined && !entry.end && !this.#failure) await this.#more();
      if (entry.format !== undefined) return entry.format === null ? undefined : importerNamed(entry.format);
      if (entry.end?.error) throw entry.end.error;
    }
    return this.#format ? importerNamed(this.#format) : detectImporter(source);
  }

  /** As `ingestAll` takes it. */
  toIngest(source: FoundSource, importer: Importer): IngestSource {
    const beside = sourceToIngest(this.#store, source, importer);
    const entry = this.#entries.get(source);
    if (entry === undefined || importer.asksForNames) return beside;
    const { stamp, findContentHash } = source;
    const contentHash = () => entry.end?.contentHash ?? source.contentHash();
    return { ...beside, items: this.#items(entry, beside.items), content: { stamp, contentHash, findContentHash } };
  }

  /** How many bytes of a source, as stored, have been read. */
  bytesRead(source: FoundSource): number {
    return this.#entries.get(source)?.bytesRead || source.bytesRead();
  }

  /** Nothing more is asked of a source. */
  leave(source: FoundSource): void {
    const entry = this.#entries.get(source);
    if (entry === undefined) return;
    entry.isLeft = true;
    for (const { length } of entry.messages.splice(0)) this.#worker?.postMessage(length);
  }

  /** Ends the thread, wherever it is. */
  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  async *#items(entry: Entry, beside: AsyncIterable<PreparedItem>): AsyncGenerator<PreparedItem> {
    for (;;) {
      while (entry.messages.length === 0 && !entry.end && !this.#failure) await this.#more();
      const message = entry.messages.shift();
      if (message) {
        entry.isBegun = true;
        entry.bytesRead = message.bytesRead;
        this.#worker?.postMessage(message.length);
        const opened = new ReceivedMessage(message.parsed);
        for (const item of message.items) yield received(item, opened);
        continue;
      }
      if (entry.end?.error) throw entry.end.error;
      if (entry.end) return;
      if (entry.isBegun) throw this.#failure;
      return yield* beside;
    }
  }

  #start(sources: readonly FoundSource[]): void {
    for (const source of sources)
      this.#entries.set(source, { messages: [], bytesRead: 0, isLeft: false, isBegun: false });
    const entries = [...this.#entries.values()];
    const files = sources.map(({ name, path }) => ({ name, path }));
    const workerData: ReadingTask = { files, mostAhead, ...(this.#format && { format: this.#format }) };
    const resourceLimits = { maxYoungGenerationSizeMb: youngMegabytes };
    const worker = startWorker('reading-worker', import.meta.url, { workerData, resourceLimits });
    this.#worker = worker;
    worker.on('message', (message: ReadingMessage) => {
      this.#take(entries[message.at] as Entry, message);
      this.#wake();
    });
    const fail = (error: unknown) => {
      this.#failure ??= error instanceof Error ? error : new Error(String(error));
      this.#wake();
    };
    worker.on('error', fail);
    worker.on('exit', (code) => fail(new Error(`read sources: the thread ended with ${code}`)));
  }

  #take(entry: Entry, message: ReadingMessage): void {
    if ('format' in message) entry.format = message.format;
    else if ('end' in message) {
      const { contentHash, error } = message.end;
      entry.end = { contentHash, ...(error && { error: receivedError(error) }) };
    } else if (entry.isLeft) this.#worker?.postMessage(message.length);
    else entry.messages.push(message);
  }

  #more(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}

/** What a message says of names and titles, learned when the first of its records is looked at. */
class ReceivedMessage {
  #parsed: string | null;

  constructor(parsed: string) {
    this.#parsed = parsed;
  }

  learn(): void {
    if (this.#parsed !== null) learnParsed(this.#parsed);
    this.#parsed = null;
  }
}

/** A record as it came, as text until it is looked at: most wait for others of their transaction. */
class ReceivedRecord {
  readonly place: Place;
  readonly length: number;
  declare readonly problems?: ProblemNote[];
  readonly #json: string;
  readonly #hash: string;
  readonly #message: ReceivedMessage;
  #prepared: PreparedRecord | undefined;

  constructor({ place, problems }: SentItem, json: string, hash: string, message: ReceivedMessage) {
    this.place = place;
    this.length = json.length;
    if (problems) this.problems = problems;
    this.#json = json;
    this.#hash = hash;
    this.#message = message;
  }

  get record(): GraphRecord {
    return this.prepared.record;
  }

  get prepared(): PreparedRecord {
    if (this.#prepared) return this.#prepared;
    this.#message.learn();
    this.#prepared = preparedFrom(this.#json, this.#hash);
    return this.#prepared;
  }
}

function received(sent: SentItem, message: ReceivedMessage): PreparedItem {
  const { place, problems, json, hash } = sent;
  if (json === undefined || hash === undefined) return { place, problems: problems ?? [] };
  return new ReceivedRecord(sent, json, hash, message);
}
