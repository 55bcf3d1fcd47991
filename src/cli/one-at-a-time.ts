import { StoreError } from '../errors.js';
import { withImportLock } from '../store/import-lock.js';
import type { Store } from '../store/store.js';
import type { CommandContext } from './command-context.js';
import { exitCodes } from './exit-codes.js';

/**
 * Does what only one command at a time may do in a database. Says so where another has to be waited for; Ctrl-C ends
 * the waiting, and then the work is not done.
 *
 * @param waits false: another command at work is an error
 * @throws StoreError IMPORT_RUNNING where another is at work and is not waited for
 */
export async function oneAtATime(
  { store, context, waits = true }: { store: Store; context: CommandContext; waits?: boolean },
  work: () => Promise<void>,
): Promise<void> {
  const { err, signal } = context.terminal;
  let isBegun = false;
  const onWait = () => err(`papergraph: another import is using '${store.label}': waiting for it to end`);
  try {
    await withImportLock(store, { waits, onWait, signal }, () => {
      isBegun = true;
      return work();
    });
  } catch (error) {
    const isStopped = !isBegun && signal.aborted && error instanceof StoreError && error.code === 'IMPORT_RUNNING';
    if (!isStopped) throw error;
    err('papergraph: stopped while waiting; nothing was done');
    context.exitCode = exitCodes.interrupted;
  }
}
