/** Runs the command of its arguments in a process of its own, as bin/papergraph.js does without a build. */
import { runCli } from '../../src/cli/main.js';

process.exitCode = await runCli(process.argv.slice(2));
