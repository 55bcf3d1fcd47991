import { PapergraphError } from '../errors.js';
import { printable } from './printable.js';

/**
 * An error for a person: one line with the way out.
 * @param isDebug adds the stack, and those of what caused it.
 */
export function describeError(error: unknown, isDebug: boolean): string {
  const message = error instanceof Error ? error.message : String(error);
  const hint = error instanceof PapergraphError ? error.hint : undefined;
  const line = `papergraph: ${oneLine(message)}${hint ? ` (${oneLine(hint)})` : ''}`;
  if (!isDebug) {
    const isOurs = error instanceof PapergraphError;
    return isOurs ? line : `${line} (unexpected; PAPERGRAPH_DEBUG=1 shows where)`;
  }
  return `${line}\n${stacks(error)}`.trimEnd();
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
