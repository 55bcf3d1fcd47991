import { statSync } from 'node:fs';
import type { Worker } from 'node:worker_threads';
import { startWorker } from '../../threads/start-worker.js';
import type { CheckpointTask } from './checkpoint-worker.js';

/** Bytes of a log from which on a thread carries it over: only who writes for long gets there. */
const longLog = 160_000_000;
/**
 * Transactions between two checkpoints, of an import some 160 MB: it writes the same pages of indexes again and again, and
 * the less often they are carried over, the less is written.
 */
const commitsBetween = 4;

/**
 * Carries SQLite's log over to the file in a thread of its own, while the next transaction is under way. A log can't begin
 * anew while that is so, so it grows on; the writer's own `wal_autocheckpoint` is its bound, and all there is where the
 * thread doesn't start.
 */
export class Checkpoints {
  readonly #path: string;
  #worker: Worker | undefined;
  #ended: Promise<void> | undefined;
  #isBusy = false;
  #commits = 0;

  /** @param path of the database */
  constructor(path: string) {
    this.#path = path;
  }

  /** To be called after every transaction. */
  committed(): void {
    this.#commits++;
    if (this.#isBusy || this.#commits < commitsBetween) return;
    if (this.#ended === undefined) {
      if ((statSync(`${this.#path}-wal`, { throwIfNoEntry: false })?.size ?? 0) < longLog) return;
      this.#start();
    }
    this.#commits = 0;
    this.#isBusy = true;
    this.#tell('checkpoint');
  }

  /** Ends the thread when it has done what it was told. */
  async close(): Promise<void> {
    this.#worker?.ref();
    this.#tell('end');
    await this.#ended;
  }

  #start(): void {
    const worker = startWorker('checkpoint-worker', import.meta.url, { workerData: this.#path });
    worker.unref();
    worker.on('message', () => {
      this.#isBusy = false;
    });
    this.#worker = worker;
    this.#ended = new Promise((resolve) => {
      // Without it the writer carries over what there is, later.
      worker.on('error', () => {});
      worker.on('exit', () => {
        this.#worker = undefined;
        resolve();
      });
    });
  }

  #tell(task: CheckpointTask): void {
    this.#worker?.postMessage(task);
  }
}
