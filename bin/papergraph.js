#!/usr/bin/env node
import { existsSync } from 'node:fs';

// graphql-js looks twice at every type unless it is told that nobody develops here.
process.env.NODE_ENV ??= 'production';

const program = new URL('../dist/cli/main.js', import.meta.url);
if (existsSync(program)) {
  const { runCli } = await import(program.href);
  process.exitCode = await runCli(process.argv.slice(2));
} else {
  console.error('papergraph: dist is not there yet; run npm run build first (or npm start, which builds and serves)');
  process.exitCode = 1;
}
