import { Command } from 'commander';
import { type Config, defaultConfig } from '../../config.js';
import { createLogger } from '../../server/logger.js';
import { type RunningServer, serve } from '../../server/main.js';
import { type CommandContext, configOf } from '../command-context.js';
import { exitCodes } from '../exit-codes.js';
import { createProgressBar } from '../progress-bar.js';
import type { Terminal } from '../terminal.js';

export function serveCommand(context: CommandContext): Command {
  const { terminal } = context;
  return new Command('serve')
    .description('Serve GraphQL, GraphiQL and a first page over HTTP until Ctrl-C.')
    .option('--port <number>', `instead of PORT (default ${defaultConfig.port}; 0 takes any that is free)`)
    .option('--host <address>', `instead of HOST (default ${defaultConfig.host}, this machine only)`)
    .addHelpText('after', help)
    .action(async (_options, command: Command) => {
      const config = configOf(command, context);
      const server = await start(config, terminal);
      if (!server) {
        terminal.err('papergraph: stopped while it loaded papers; the next start goes on from there');
        context.exitCode = exitCodes.interrupted;
        return;
      }
      await new Promise((resolve) => {
        if (terminal.signal.aborted) resolve(undefined);
        terminal.signal.addEventListener('abort', resolve, { once: true });
      });
      await server.close();
    });
}

/** @returns undefined where the person stopped it before it served */
async function start(config: Config, { signal, out, err, draw }: Terminal): Promise<RunningServer | undefined> {
  const bar = createProgressBar({ draw });
  const info = (line: string) => {
    bar.clear();
    out(line);
  };
  try {
    return await serve(config, { ...createLogger(config), info, error: err }, { signal, onProgress: bar.show });
  } catch (error) {
    if (!signal.aborted || error !== signal.reason) throw error;
    return undefined;
  } finally {
    bar.clear();
  }
}

const help = `
A database that is not there is made, and filled with papers to look at: 21 of a listing and 4,682 of the ACL
Anthology. BUNDLED_PAPERS=0 leaves it empty; one that you have imported into is left alone.

Examples:
  papergraph serve
  papergraph serve --port 8080
  BUNDLED_PAPERS=0 papergraph serve
  papergraph --database file:thesis.db serve
  DATABASE_URL=postgresql://me@localhost/papers papergraph serve`;
