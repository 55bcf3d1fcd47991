import { setFlagsFromString } from 'node:v8';

/**
 * Collects garbage when the heap has grown by 30 %, not when it has doubled or more, in this thread and those that it
 * starts: of an import what lives is small beside what a batch leaves behind.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=30');
}
