/** What a command tells the shell. */
export const exitCodes = {
  done: 0,
  failed: 1,
  /** The work is done, but some records were quarantined or some file had no known format. */
  incomplete: 2,
  /** Stopped by the person; whole batches are in the database. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export const exitCodesHelp = `
Exit codes:
  0    done
  1    failed; the reason is on standard error
  2    done, but records were quarantined or files skipped: see papergraph problems
  130  stopped with Ctrl-C; run the same command again to go on`;
