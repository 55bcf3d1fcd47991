import { Command } from 'commander';
import { defaultConfig } from '../../config.js';
import { createLogger } from '../../server/logger.js';
import { serve } from '../../server/main.js';
import { type CommandContext, configOf } from '../command-context.js';

export function serveCommand(context: CommandContext): Command {
  const { terminal } = context;
  return new Command('serve')
    .description('Serve GraphQL, GraphiQL and a first page over HTTP until Ctrl-C.')
    .option('--port <number>', `instead of PORT (default ${defaultConfig.port}; 0 takes any that is free)`)
    .option('--host <address>', `instead of HOST (default ${defaultConfig.host}, this machine only)`)
    .addHelpText('after', help)
    .action(async (_options, command: Command) => {
      const config = configOf(command, context);
      const logger = { ...createLogger(config), info: terminal.out, error: terminal.err };
      const server = await serve(config, logger);
      await new Promise((resolve) => {
        if (terminal.signal.aborted) resolve(undefined);
        terminal.signal.addEventListener('abort', resolve, { once: true });
      });
      await server.close();
    });
}

const help = `
A database that is not there is made, and filled with a few papers to look at.

Examples:
  papergraph serve
  papergraph serve --port 8080
  papergraph --database file:thesis.db serve
  DATABASE_URL=postgresql://me@localhost/papers papergraph serve`;
