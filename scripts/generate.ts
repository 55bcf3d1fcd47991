/**
 * Generates both Prisma clients from the one set of models. The Prisma CLI wants its schema engine to exist, which
 * generating never runs: naming any executable keeps it from downloading one.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerHelp } from './help.js';

answerHelp(import.meta.url);

const root = join(import.meta.dirname, '..');
const models = readFileSync(join(root, 'prisma/models.prisma'), 'utf8');
const composed = join(root, 'prisma/composed');

mkdirSync(composed, { recursive: true });
try {
  for (const provider of ['sqlite', 'postgresql']) {
    const header = readFileSync(join(root, `prisma/${provider}.prisma`), 'utf8').replace('"../src/', '"../../src/');
    const schema = join(composed, `${provider}.prisma`);
    writeFileSync(schema, `${header}\n${models}`);
    execFileSync(process.execPath, [join(root, 'node_modules/prisma/build/index.js'), 'generate', '--schema', schema], {
      cwd: root,
      env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
} finally {
  rmSync(composed, { recursive: true, force: true });
}
