/** Where the server's lines go. Each call is one event. */
export interface Logger {
  info(line: string): void;
  error(line: string): void;
  /** Printed only where PAPERGRAPH_DEBUG is set. */
  debug(line: string): void;
}

/** Writes to the two standard streams, so that what a command answers stays apart from what went wrong. */
export function createLogger(options: { debug: boolean }): Logger {
  return {
    info: (line) => process.stdout.write(`${line}\n`),
    error: (line) => process.stderr.write(`${line}\n`),
    debug: (line) => {
      if (options.debug) process.stderr.write(`${line}\n`);
    },
  };
}
