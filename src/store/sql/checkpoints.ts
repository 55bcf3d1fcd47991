import { statSync } from 'node:fs';
import Database from 'libsql';
import { execAside } from './exec-aside.js';

export const checkpointDefaults = {
  /** Bytes of a log from which on it is carried over beside: only who writes for long gets there. */
  longLog: 160_000_000,
  /**
   * Transactions from one checkpoint to the next, of an import some 160 MB: it writes the same pages of indexes again and
   * again, and the less often they are carried over, the less is written.
   */
  commitsBetween: 4,
};

/**
 * Carries SQLite's log over to the file in another thread, while the next transaction is under way. A log can't begin anew
 * while that is so, so it grows on; the writer's own `wal_autocheckpoint` is its bound.
 */
export class Checkpoints {
  readonly #path: string;
  readonly #options: typeof checkpointDefaults;
  #connection: Database.Database | undefined;
  #running: Promise<void> | undefined;
  #commits = 0;

  /** @param path of the database */
  constructor(path: string, options: Partial<typeof checkpointDefaults> = {}) {
    this.#path = path;
    this.#options = { ...checkpointDefaults, ...options };
  }

  /** To be called after every transaction. */
  committed(): void {
    const { longLog, commitsBetween } = this.#options;
    this.#commits++;
    if (this.#running || this.#commits < commitsBetween) return;
    if (!this.#connection && (statSync(`${this.#path}-wal`, { throwIfNoEntry: false })?.size ?? 0) < longLog) return;
    this.#commits = 0;
    this.#running = this.#carryOver().finally(() => {
      this.#running = undefined;
    });
  }

  async close(): Promise<void> {
    await this.#running;
    this.#connection?.close();
    this.#connection = undefined;
  }

  async #carryOver(): Promise<void> {
    try {
      this.#connection ??= this.#connect();
      await execAside(this.#connection, 'PRAGMA wal_checkpoint(PASSIVE)');
    } catch {
      // What stays is carried over by the next one, or by the writer.
    }
  }

  #connect(): Database.Database {
    const connection = new Database(this.#path);
    for (const pragma of ['busy_timeout = 0', 'synchronous = NORMAL']) connection.pragma(pragma);
    return connection;
  }
}
