import { setTimeout as setTimer } from 'node:timers';
import { setTimeout } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { QueryError } from '../errors.js';
import { receivedError, type SentError } from './sent-error.js';

/** What a worker answers to each task. */
export type TaskAnswer = { result: unknown } | { error: SentError };

export interface WorkerPoolOptions {
  /** Most threads; each is started when it is first needed, and stays. */
  size: number;
  /** Most tasks that may wait for a thread. */
  queueLimit: number;
  /** Milliseconds that one task may run. */
  timeBudget: number;
  /**
   * False where threads call native code, which ends the whole process where its thread is ended meanwhile: then what is
   * aborted or runs over its budget fails at once, and its thread works on alone until it answers. True unless given.
   */
  mayEndThreads?: boolean;
  startWorker: () => Worker;
}

/** Milliseconds for which a thread that may not be ended is waited for when the pool is closed. */
const longestEnd = 10_000;

/** Posts one task to a worker, which answers it by one `TaskAnswer`. */
export type PostTask = (worker: Worker) => void;

interface Task {
  post: PostTask;
  /** Ends it with a failure, whether it runs or waits. */
  fail(error: unknown): void;
  succeed(result: unknown): void;
  runsOn?: Worker;
  timer?: NodeJS.Timeout;
}

/**
 * Runs tasks in threads, first come first served. A task that is aborted or runs over its budget is stopped by ending
 * its thread, where that may be: JavaScript that never yields can't be stopped otherwise. A thread that breaks fails its
 * own task only, and another takes its place.
 */
export class WorkerPool {
  readonly #options: WorkerPoolOptions;
  readonly #waiting: Task[] = [];
  readonly #idle: Worker[] = [];
  readonly #busy = new Map<Worker, Task>();
  #isClosed = false;

  constructor(options: WorkerPoolOptions) {
    this.#options = options;
  }

  /**
   * @param signal stops the task, which fails with its reason
   * @throws QueryError BUSY where too many wait, TIME_BUDGET; whatever the task throws; Error where its thread breaks
   */
  run(post: PostTask, signal?: AbortSignal): Promise<unknown> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    const { queueLimit } = this.#options;
    if (this.#isClosed) return Promise.reject(new Error('run a task: the pool is closed'));
    if (this.#waiting.length >= queueLimit)
      return Promise.reject(
        new QueryError('BUSY', `answer: ${queueLimit} others wait for a free processor`, {
          hint: 'Ask again in some seconds.',
          details: { limit: queueLimit },
        }),
      );
    return new Promise((resolve, reject) => {
      const task: Task = {
        post,
        fail: (error) => {
          this.#forget(task);
          signal?.removeEventListener('abort', onAbort);
          reject(error);
          this.#startNext();
        },
        succeed: (result) => {
          clearTimeout(task.timer);
          signal?.removeEventListener('abort', onAbort);
          resolve(result);
        },
      };
      const onAbort = () => task.fail(signal?.reason);
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#waiting.push(task);
      this.#startNext();
    });
  }

  /** Ends all threads; tasks that run or wait fail. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const workers = [...this.#idle.splice(0), ...this.#busy.keys()];
    for (const task of [...this.#waiting, ...this.#busy.values()])
      task.fail(new Error('run a task: the pool was closed'));
    await Promise.all(workers.map((worker) => this.#end(worker)));
  }

  /** Ends a thread, after its task where it may not be ended before. */
  async #end(worker: Worker): Promise<void> {
    if (this.#options.mayEndThreads === false && this.#busy.has(worker)) {
      worker.ref();
      const answered = new Promise((resolve) => worker.once('message', resolve).once('exit', resolve));
      await Promise.race([answered, setTimeout(longestEnd, undefined, { ref: false })]);
    }
    await worker.terminate();
  }

  #startNext(): void {
    const { size, timeBudget } = this.#options;
    while (!this.#isClosed && this.#waiting.length > 0 && this.#busy.size < size) {
      const task = this.#waiting.shift() as Task;
      const worker = this.#idle.pop() ?? this.#startWorker();
      task.runsOn = worker;
      task.timer = setTimer(() => task.fail(budgetError(timeBudget)), timeBudget);
      this.#busy.set(worker, task);
      try {
        task.post(worker);
      } catch (error) {
        this.#busy.delete(worker);
        this.#idle.push(worker);
        delete task.runsOn;
        task.fail(error);
      }
    }
  }

  #startWorker(): Worker {
    const worker = this.#options.startWorker();
    worker.unref();
    worker.on('message', (answer: TaskAnswer) => {
      const task = this.#busy.get(worker);
      if (task === undefined) return;
      this.#busy.delete(worker);
      this.#idle.push(worker);
      delete task.runsOn;
      if ('error' in answer) task.fail(receivedError(answer.error));
      else task.succeed(answer.result);
      this.#startNext();
    });
    worker.on('error', (error) => this.#lose(worker, error));
    worker.on('exit', (code) => this.#lose(worker, new Error(`run a task: its thread ended with ${code}`)));
    return worker;
  }

  #lose(worker: Worker, error: unknown): void {
    const at = this.#idle.indexOf(worker);
    if (at >= 0) this.#idle.splice(at, 1);
    const task = this.#busy.get(worker);
    this.#busy.delete(worker);
    task?.fail(error);
  }

  /** Takes a task out of the queue, or ends the thread that it runs on, where that may be. */
  #forget(task: Task): void {
    clearTimeout(task.timer);
    const at = this.#waiting.indexOf(task);
    if (at >= 0) this.#waiting.splice(at, 1);
    const worker = task.runsOn;
    delete task.runsOn;
    if (worker === undefined || this.#options.mayEndThreads === false) return;
    this.#busy.delete(worker);
    void worker.terminate();
  }
}

function budgetError(timeBudget: number): QueryError {
  return new QueryError('TIME_BUDGET', `answer: it took longer than ${timeBudget} ms to work out`, {
    hint: 'Ask for less: fewer nodes, a narrower where.',
    details: { limit: timeBudget },
  });
}
