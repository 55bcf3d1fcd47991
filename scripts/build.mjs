// Builds dist from src, only where something changed: Prisma's clients from the models, then each TypeScript file to
// one JavaScript file (types are the gate's to check), then the files that are served as they are, then the explorer
// as one script and one style sheet. Plain JavaScript, because Node 20 runs no TypeScript and this runs before every start.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleExplorer } from './bundle-explorer.mjs';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const stampFile = join(dist, '.stamp.json');
const generated = join(root, 'src/store/generated');
const explorer = join(root, 'src/explorer');

/**
 * Brings dist up to date.
 * @returns {Promise<boolean>} whether there was anything to do
 */
export async function build() {
  const old = readStamp();
  const models = hashOf([...filesBelow(join(root, 'prisma'), ['.prisma']), join(root, 'package-lock.json')]);
  const hasClients =
    existsSync(join(generated, 'sqlite/client.ts')) && existsSync(join(generated, 'postgresql/client.ts'));
  const needsClients = !hasClients || old.models !== models;
  const sources = filesBelow(join(root, 'src'));
  const isTypes = (/** @type {string} */ file) => file.startsWith(join(explorer, 'generated'));
  const code = hashOf(sources.filter((file) => !file.startsWith(generated) && !isTypes(file)));
  if (!needsClients && old.code === code) return false;

  rmSync(dist, { recursive: true, force: true });
  if (needsClients) {
    execFileSync(process.execPath, ['--import', 'tsx', join(root, 'scripts/generate.ts')], {
      cwd: root,
      stdio: 'inherit',
    });
  }
  await transpile(filesBelow(join(root, 'src')).filter((file) => !file.startsWith(explorer)));
  for (const { name, text } of await bundleExplorer()) {
    mkdirSync(join(dist, 'explorer'), { recursive: true });
    writeFileSync(join(dist, 'explorer', name), text);
  }
  // Last, so that a build that was stopped in the middle is done again.
  writeFileSync(stampFile, JSON.stringify({ models, code }));
  return true;
}

/** @param {string[]} files */
async function transpile(files) {
  const esbuild = await import('esbuild');
  const isSource = (/** @type {string} */ file) => file.endsWith('.ts') && !file.endsWith('.d.ts');
  await esbuild.build({
    entryPoints: files.filter(isSource),
    outdir: dist,
    outbase: join(root, 'src'),
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    logLevel: 'warning',
  });
  for (const file of files) {
    if (file.endsWith('.ts')) continue;
    const copy = join(dist, relative(join(root, 'src'), file));
    mkdirSync(dirname(copy), { recursive: true });
    cpSync(file, copy);
  }
}

/** @returns {{ models?: string, code?: string }} */
function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return {};
  }
}

/**
 * @param {string} folder
 * @param {string[]} [extensions]
 * @returns {string[]}
 */
function filesBelow(folder, extensions) {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.filter((file) => !extensions || extensions.some((extension) => file.endsWith(extension))).sort();
}

/** @param {string[]} files */
function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const begun = performance.now();
  const hasBuilt = await build();
  console.log(hasBuilt ? `built dist in ${((performance.now() - begun) / 1000).toFixed(1)} s` : 'dist is up to date');
}
