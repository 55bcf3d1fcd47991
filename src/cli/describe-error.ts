import { PapergraphError, StoreError } from '../errors.js';
import { printable } from './printable.js';

/**
 * An error for a person: one line with the way out.
 * @param isDebug adds the stack, and those of what caused it.
 */
export function describeError(error: unknown, isDebug: boolean): string {
  if (isDiskFull(error)) {
    const cause = error instanceof Error ? error.message : String(error);
    return describeError(
      new StoreError('STORE_FULL', `no room is left on the disk: ${cause}`, {
        hint: 'Make room and run the same command again: what was taken in before stays',
        cause: error,
      }),
      isDebug,
    );
  }
  const message = error instanceof Error ? error.message : String(error);
  const hint = error instanceof PapergraphError ? error.hint : undefined;
  const line = `papergraph: ${oneLine(message)}${hint ? ` (${oneLine(hint)})` : ''}`;
  if (!isDebug) {
    const isOurs = error instanceof PapergraphError;
    return isOurs ? line : `${line} (unexpected; PAPERGRAPH_DEBUG=1 shows where)`;
  }
  return `${line}\n${stacks(error)}`.trimEnd();
}

/** As SQLite, PostgreSQL and the system say it. */
function isDiskFull(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === 'SQLITE_FULL' || code === '53100' || code === 'ENOSPC';
}

function oneLine(text: string): string {
  return printable(text.replace(/\s*\n\s*/g, ' ').replace(/\.$/, ''));
}

function stacks(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return [error.stack ?? '', error.cause && `caused by ${stacks(error.cause) || String(error.cause)}`]
    .filter(Boolean)
    .join('\n');
}
