import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import type { Snapshot } from '../../graph/snapshot.js';
import { sharedBytesOf } from '../../graph/snapshot-file.js';
import { startWorker } from '../../threads/start-worker.js';
import { WorkerPool } from '../../threads/worker-pool.js';
import type { Awaitable } from '../awaitable.js';
import type { AnalysisInput, AnalysisName, AnalysisOutput } from './analyses.js';
import type { AnalysisMessage } from './analysis-worker.js';
import { estimatedSteps } from './estimated-steps.js';
import { type Asking, type RunAnalysis, runAtOnce, runInProcess } from './run-analysis.js';

export interface AnalysisPoolOptions {
  /** Milliseconds that one analysis may run. */
  timeBudget: number;
  /** Most threads; one less than there are processors unless stated, and at least one. */
  size?: number;
  /** Most analyses that may wait; 100 unless stated. */
  queueLimit?: number;
  /**
   * Analyses of at most so many steps by estimate run in this thread; 200,000, about 2 ms, unless stated. So many may run
   * before others get a turn.
   */
  stepsInPlace?: number;
}

export interface AnalysisPool {
  run: RunAnalysis;
  close(): Promise<void>;
}

/**
 * Runs analyses in worker threads, so that other requests are answered meanwhile; small ones in place, as they take less
 * than the way to a thread and back, or than waiting behind a large one. Each thread is given a snapshot once, without a
 * copy. An analysis that is aborted ends with its thread.
 */
export function createAnalysisPool(options: AnalysisPoolOptions): AnalysisPool {
  const { timeBudget, queueLimit = 100, stepsInPlace = 200_000 } = options;
  const size = options.size ?? Math.max(1, availableParallelism() - 1);
  const pool = new WorkerPool({
    size,
    queueLimit,
    timeBudget,
    startWorker: () => startWorker('analysis-worker', import.meta.url),
  });
  const numbers = new WeakMap<Snapshot, number>();
  /** The newest two that each worker holds, as the worker itself does. */
  const given = new WeakMap<Worker, number[]>();
  let snapshots = 0;
  let stepsInTurn = 0;

  /** At once, which spares a turn of the event loop, as long as nobody else waits for more than one analysis does. */
  function runInPlace<Name extends AnalysisName>(
    name: Name,
    input: AnalysisInput<Name>,
    steps: number,
    asking?: Asking,
  ): Awaitable<AnalysisOutput<Name>> {
    if (stepsInTurn === 0)
      setImmediate(() => {
        stepsInTurn = 0;
      });
    stepsInTurn += steps + 1;
    return stepsInTurn <= stepsInPlace ? runAtOnce(name, input) : runInProcess(name, input, asking);
  }

  function give(worker: Worker, snapshot: Snapshot): number {
    const number = numbers.get(snapshot) ?? ++snapshots;
    numbers.set(snapshot, number);
    const known = given.get(worker) ?? [];
    if (known.includes(number)) return number;
    given.set(worker, [...known, number].slice(-2));
    worker.postMessage({ snapshot: number, bytes: sharedBytesOf(snapshot) } satisfies AnalysisMessage);
    return number;
  }

  function post<Name extends AnalysisName>(worker: Worker, name: Name, input: object): void {
    const { snapshot, ...rest } = input as { snapshot?: Snapshot };
    const message: AnalysisMessage = { name, input: rest, ...(snapshot && { onSnapshot: give(worker, snapshot) }) };
    worker.postMessage(message);
  }

  return {
    run: (name, input, asking) => {
      const steps = estimatedSteps(name, input);
      return steps <= stepsInPlace
        ? runInPlace(name, input, steps, asking)
        : (pool.run((worker) => post(worker, name, input), asking?.signal) as Promise<AnalysisOutput<typeof name>>);
    },
    close: () => pool.close(),
  };
}
