import { describe, expect, it } from 'vitest';
import { emptySnapshot } from '../../src/graph/freeze-snapshot.js';
import { RecentMap } from '../../src/identity/recent-map.js';
import { joinShared, type SharedRun } from '../../src/schema/shared-run.js';
import { SnapshotCache } from '../../src/schema/snapshot-cache.js';

/** Work that ends when it is told to, and hears when it should stop. */
function made() {
  const starts: { signal: AbortSignal; finish: (value: string) => void; fail: (error: Error) => void }[] = [];
  const cache = new SnapshotCache<string | SharedRun<string>>(4);
  const snapshot = emptySnapshot();
  const ask = (signal?: AbortSignal) =>
    joinShared(
      cache.of(snapshot),
      'key',
      signal,
      ({ signal: stop }) =>
        new Promise<string>((finish, fail) => {
          starts.push({ signal: stop, finish, fail });
          stop.addEventListener('abort', () => fail(stop.reason));
        }),
    );
  return { ask, starts };
}

describe('shared work', () => {
  it('is done once for all who ask', async () => {
    const { ask, starts } = made();
    const asked = [ask(), ask(new AbortController().signal)];
    starts[0]?.finish('done');
    expect(await Promise.all(asked)).toEqual(['done', 'done']);
    expect(await ask(new AbortController().signal)).toBe('done');
    expect(starts).toHaveLength(1);
  });

  it('goes on when one of two leaves, and is stopped when the last one does', async () => {
    const { ask, starts } = made();
    const [one, two] = [new AbortController(), new AbortController()];
    const [first, second] = [ask(one.signal), ask(two.signal)];
    one.abort(new Error('left'));
    await expect(first).rejects.toThrow('left');
    expect(starts[0]?.signal.aborted).toBe(false);
    two.abort(new Error('left too'));
    await expect(second).rejects.toThrow('left too');
    expect(starts[0]?.signal.aborted).toBe(true);
  });

  it('begins anew for who comes after it was stopped, or failed', async () => {
    const { ask, starts } = made();
    const one = new AbortController();
    const first = ask(one.signal);
    one.abort(new Error('left'));
    const second = ask(new AbortController().signal);
    await expect(first).rejects.toThrow('left');
    expect(starts).toHaveLength(2);
    starts[1]?.fail(new Error('broken'));
    await expect(second).rejects.toThrow('broken');
    const third = ask();
    starts[2]?.finish('done');
    expect(await third).toBe('done');
  });

  it('is not stopped by who leaves after it ended', async () => {
    const { ask, starts } = made();
    const one = new AbortController();
    const first = ask(one.signal);
    starts[0]?.finish('done');
    await first;
    one.abort();
    expect(starts[0]?.signal.aborted).toBe(false);
    // There at once, as nobody has to wait for it.
    expect(ask(one.signal)).toBe('done');
  });

  it('that is done at once is there at once, and is begun anew where it failed', () => {
    const values = new RecentMap<string, string | SharedRun<string>>(4);
    const outcomes = [() => 'first', () => 'second'];
    const fail = () => {
      throw new Error('broken');
    };
    expect(() => joinShared(values, 'key', undefined, fail)).toThrow('broken');
    const left = AbortSignal.abort(new Error('left'));
    const asked = [undefined, left].map((signal) =>
      joinShared(values, 'key', signal, () => (outcomes.shift() as () => string)()),
    );
    expect(asked).toEqual(['first', 'first']);
  });
});
