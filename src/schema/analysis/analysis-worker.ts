import { parentPort } from 'node:worker_threads';
import type { Snapshot } from '../../graph/snapshot.js';
import { decodeSnapshot } from '../../graph/snapshot-file.js';
import { sentError } from '../../threads/sent-error.js';
import type { TaskAnswer } from '../../threads/worker-pool.js';
import { type AnalysisName, analyses } from './analyses.js';
import { ownBuffers } from './own-buffers.js';

/** What the pool posts: a snapshot in shared memory, once each, or a task. */
export type AnalysisMessage =
  | { snapshot: number; bytes: Uint8Array }
  | { name: AnalysisName; input: object; onSnapshot?: number };

/** The newest; requests under way may still ask for the one before. */
const snapshotsHeld = 2;

// A thread that runs analyses one after another, over snapshots that it shares with all others.
const held = new Map<number, Snapshot>();
parentPort?.on('message', (message: AnalysisMessage) => {
  if ('bytes' in message) {
    held.set(message.snapshot, decodeSnapshot(message.bytes, { checks: 'NONE' }));
    const [oldest] = held.keys();
    if (held.size > snapshotsHeld && oldest !== undefined) held.delete(oldest);
    return;
  }
  const answer = run(message);
  parentPort?.postMessage(answer, 'result' in answer ? ownBuffers(answer.result) : []);
});

function run({ name, input, onSnapshot }: Exclude<AnalysisMessage, { bytes: unknown }>): TaskAnswer {
  try {
    const snapshot = onSnapshot === undefined ? undefined : held.get(onSnapshot);
    const analysis = analyses[name] as (given: object) => unknown;
    return { result: analysis(snapshot ? { ...input, snapshot } : input) };
  } catch (error) {
    return { error: sentError(error) };
  }
}
