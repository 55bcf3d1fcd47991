import { setTimeout } from 'node:timers/promises';
import { StoreError } from '../errors.js';
import type { Store } from './store.js';

export interface ImportLockOptions {
  /** False: another import is an error. */
  waits?: boolean;
  /** Told once where another import has to be waited for. */
  onWait?: () => void;
  /** Ends the waiting. */
  signal?: AbortSignal;
  /** The caller has the lock, as an import is a part of what it does under it. */
  isLocked?: boolean;
}

/** Milliseconds between two looks. */
const pause = 250;

/**
 * Does what only one at a time may do in a database, whatever the process: one import as a whole, with the looks at who
 * is who and at topics that end it. Readers, and curations, are not kept out. A process that is killed gives the lock
 * back.
 *
 * @throws StoreError IMPORT_RUNNING where another import runs and is not waited for, or the waiting is ended
 */
export async function withImportLock<T>(
  store: Store,
  { waits = true, onWait, signal, isLocked = false }: ImportLockOptions,
  work: () => Promise<T>,
): Promise<T> {
  if (isLocked) return work();
  let release = await store.lockImports();
  if (release === null && waits) onWait?.();
  while (release === null) {
    if (!waits || signal?.aborted)
      throw new StoreError('IMPORT_RUNNING', `import into '${store.label}': another import is using it`, {
        hint: 'Wait for it to end, or stop it.',
      });
    await setTimeout(pause);
    release = await store.lockImports();
  }
  try {
    return await work();
  } finally {
    await release();
  }
}
