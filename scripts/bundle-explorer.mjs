// The explorer as a browser gets it: one script and one style sheet. The build writes both into dist; a server that
// runs from the sources bundles them when somebody opens the explorer.
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../src/explorer');

/**
 * @returns {Promise<{ name: string, text: string }[]>} explorer.js and explorer.css
 */
export async function bundleExplorer() {
  const esbuild = await import('esbuild');
  const { outputFiles } = await esbuild.build({
    entryPoints: [
      { in: join(folder, 'main.tsx'), out: 'explorer' },
      { in: join(folder, 'styles/explorer.css'), out: 'explorer' },
    ],
    outdir: 'explorer',
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: ['chrome111', 'firefox113', 'safari16.4'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    logLevel: 'warning',
    // The tsconfig of the folder is for the type check alone.
    tsconfigRaw: {},
  });
  return ['explorer.js', 'explorer.css'].map((name) => {
    const file = outputFiles.find(({ path }) => path.endsWith(name));
    if (!file) throw new Error(`bundle the explorer: esbuild made no ${name}`);
    return { name, text: file.text };
  });
}
