// npm start: build what must be built, then serve, in one process that no script setting can skip a part of.
import { build } from './build.mjs';

try {
  await build();
} catch (error) {
  console.error(`papergraph: the build failed: ${error instanceof Error ? error.message : String(error)}`);
  console.error('run npm ci first; it must not leave development packages out (--omit=dev)');
  process.exit(1);
}

// npm runs scripts through a shell. A signal to npm alone ends the shell, and nobody would tell the server.
const shell = process.ppid;
setInterval(() => {
  if (process.ppid !== shell) process.kill(process.pid, 'SIGTERM');
}, 250).unref();

// As bin/papergraph.js does: graphql-js looks twice at every type otherwise.
process.env.NODE_ENV ??= 'production';

const { runCli } = await import('../dist/cli/main.js');
process.exitCode = await runCli(['serve', ...process.argv.slice(2)]);
