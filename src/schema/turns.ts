import { setImmediate } from 'node:timers/promises';

let last: Promise<void> = Promise.resolve();

/**
 * Waits for a turn of the event loop that no other work waits for too, first come first served: of all that asks for one,
 * only one piece runs between two looks at what else has come. Work that takes milliseconds asks before each piece.
 *
 * @throws the signal's reason where nobody waits for the work any more when its turn comes
 */
export async function ownTurn(signal?: AbortSignal): Promise<void> {
  last = last.then(() => setImmediate());
  await last;
  signal?.throwIfAborted();
}
