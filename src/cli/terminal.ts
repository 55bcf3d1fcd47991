import type { Readable, Writable } from 'node:stream';
import type { Environment } from '../config.js';

/** What a command reads and writes; tests bring their own. */
export interface Terminal {
  environment: Environment;
  standardInput: Readable;
  /** For answers too long to be held. */
  standardOutput: Writable;
  /** A line of the answer. */
  out(line: string): void;
  /** A line about the work: progress, errors. */
  err(line: string): void;
  /** Writes without a line break where a person watches standard error, undefined elsewhere. */
  draw?: (text: string) => void;
  /** Aborted when the person asks to stop. */
  signal: AbortSignal;
}

/** The process's own terminal. The first SIGINT or SIGTERM aborts the signal, a second one ends the process. */
export function processTerminal(): Terminal & { release(): void } {
  const stop = new AbortController();
  const onSignal = () => {
    if (stop.signal.aborted) process.exit(130);
    stop.abort();
  };
  // Who reads may have seen enough, as in `papergraph export | head`. It shows after the write, so this stays to the end.
  const onOutputError = (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  };
  process.stdout.on('error', onOutputError);
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  return {
    environment: process.env,
    standardInput: process.stdin,
    standardOutput: process.stdout,
    out: (line) => process.stdout.write(`${line}\n`),
    err: (line) => process.stderr.write(`${line}\n`),
    ...(process.stderr.isTTY && { draw: (text: string) => process.stderr.write(text) }),
    signal: stop.signal,
    release: () => {
      process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
    },
  };
}
