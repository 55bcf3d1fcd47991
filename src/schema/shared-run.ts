import type { Asking } from './analysis/run-analysis.js';
import type { Awaitable } from './awaitable.js';

/** Tells work to stop. Its signal is made for work that looks at it: most is done before anybody could leave. */
class Stop implements Asking {
  #controller: AbortController | undefined;

  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    return this.#controller.signal;
  }

  get isStopped(): boolean {
    return this.#controller?.signal.aborted ?? false;
  }

  stop(reason: unknown): void {
    this.#controller ??= new AbortController();
    this.#controller.abort(reason);
  }
}

/** Work under way that several requests wait for: it is told to stop when the last of them has gone. */
export class SharedRun<Value> {
  readonly #promise: Promise<Value>;
  readonly #stop: Stop;
  /** One for each request, however many of its fields ask. */
  readonly #joined = new WeakMap<AbortSignal, Promise<Value>>();
  #waiting = 0;
  #isSettled = false;

  constructor(promise: Promise<Value>, stop: Stop) {
    this.#stop = stop;
    this.#promise = promise.finally(() => {
      this.#isSettled = true;
    });
    this.#promise.catch(() => {});
  }

  /** Whether it was told to stop, so that who comes now must begin anew. */
  get isStopped(): boolean {
    return this.#stop.isStopped;
  }

  /** Called with the end of the work. */
  onEnd(onValue: (value: Value) => void, onFailure: () => void): void {
    this.#promise.then(onValue, onFailure);
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
        if (this.#waiting === 0 && !this.#isSettled) this.#stop.stop(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
      this.#promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
    });
  }
}

/** Values by key: those that are there, and those that are worked out. */
export interface SharedValues<Value> {
  get(key: string): Value | SharedRun<Value> | undefined;
  set(key: string, value: Value | SharedRun<Value>): void;
  delete(key: string): void;
}

/**
 * A value that is worked out at the first request for it, and anew where that failed or was stopped.
 *
 * @param signal of the request
 * @param start the work; it may look at the signal that tells it to stop
 */
export function joinShared<Value>(
  values: SharedValues<Value>,
  key: string,
  signal: AbortSignal | undefined,
  start: (asking: Required<Asking>) => Awaitable<Value>,
): Awaitable<Value> {
  const known = values.get(key);
  if (known instanceof SharedRun && !known.isStopped) return known.join(signal);
  if (known !== undefined && !(known instanceof SharedRun)) return known;
  const stop = new Stop();
  const started = start(stop);
  if (!(started instanceof Promise)) {
    values.set(key, started);
    return started;
  }
  const run = new SharedRun(started, stop);
  values.set(key, run);
  run.onEnd(
    (value) => values.get(key) === run && values.set(key, value),
    () => values.get(key) === run && values.delete(key),
  );
  return run.join(signal);
}
