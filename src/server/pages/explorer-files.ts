import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface ExplorerFiles {
  script: string;
  style: string;
  /** Of both: another build has another address, so that a browser may keep what it got for good. */
  hash: string;
}

const built = join(import.meta.dirname, '../../explorer');
const bundler = join(import.meta.dirname, '../../../scripts/bundle-explorer.mjs');

/** The explorer's script and style sheet as the build left them in dist, or bundled now where the sources run. */
export async function loadExplorerFiles(): Promise<ExplorerFiles> {
  const [script, style] = await readBuilt().catch(bundle);
  const hash = createHash('sha256').update(script).update('\0').update(style).digest('hex').slice(0, 12);
  return { script, style, hash };
}

function readBuilt(): Promise<[string, string]> {
  return Promise.all([readFile(join(built, 'explorer.js'), 'utf8'), readFile(join(built, 'explorer.css'), 'utf8')]);
}

async function bundle(): Promise<[string, string]> {
  const { bundleExplorer } = (await import(pathToFileURL(bundler).href)) as {
    bundleExplorer: () => Promise<{ name: string; text: string }[]>;
  };
  const files = new Map((await bundleExplorer()).map(({ name, text }) => [name, text]));
  return [files.get('explorer.js') ?? '', files.get('explorer.css') ?? ''];
}
