import type { Snapshot } from '../graph/snapshot.js';
import type { SnapshotCache } from './snapshot-cache.js';

/** Work that several requests wait for: it is told to stop when the last of them has gone. */
export class SharedRun<Value> {
  readonly #controller = new AbortController();
  readonly #promise: Promise<Value>;
  /** One for each request, however many of its fields ask. */
  readonly #joined = new WeakMap<AbortSignal, Promise<Value>>();
  #waiting = 0;
  #isSettled = false;

  constructor(start: (signal: AbortSignal) => Promise<Value>) {
    this.#promise = start(this.#controller.signal).finally(() => {
      this.#isSettled = true;
    });
    this.#promise.catch(() => {});
  }

  /** Whether it was told to stop, so that who comes now must begin anew. */
  get isStopped(): boolean {
    return this.#controller.signal.aborted;
  }

  /** Called where the work fails. */
  onFailure(listener: () => void): void {
    this.#promise.catch(listener);
  }

  /** @throws whatever the work throws, and the reason of the signal where the one who asks goes before it ends */
  join(signal?: AbortSignal): Promise<Value> {
    if (this.#isSettled) return this.#promise;
    if (signal === undefined) {
      this.#waiting++;
      return this.#promise;
    }
    if (signal.aborted) return Promise.reject(signal.reason);
    const joined = this.#joined.get(signal) ?? this.#joinOnce(signal);
    this.#joined.set(signal, joined);
    return joined;
  }

  #joinOnce(signal: AbortSignal): Promise<Value> {
    this.#waiting++;
    return new Promise((resolve, reject) => {
      const leave = () => {
        reject(signal.reason);
        this.#waiting--;
        if (this.#waiting === 0 && !this.#isSettled) this.#controller.abort(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
      this.#promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
    });
  }
}

/**
 * The value of a cache, worked out at the first request for it, and anew where that failed or was stopped.
 *
 * @param signal of the request
 */
export function joinShared<Value>(
  cache: SnapshotCache<SharedRun<Value>>,
  snapshot: Snapshot,
  key: string,
  signal: AbortSignal | undefined,
  start: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const make = () => {
    const run = new SharedRun(start);
    run.onFailure(() => cache.delete(snapshot, key, run));
    return run;
  };
  const known = cache.get(snapshot, key, make);
  if (!known.isStopped) return known.join(signal);
  cache.delete(snapshot, key, known);
  return cache.get(snapshot, key, make).join(signal);
}
