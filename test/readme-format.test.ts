import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transformSync } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';
import { detectImporter } from '../src/importers/detect.js';
import { importers } from '../src/importers/formats.js';
import type { Importer } from '../src/importers/importer.js';
import { collect, textSource } from './importers/text-source.js';

const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'papergraph-format-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The code between `<!-- name -->` and the next `<!-- end -->`. */
function codeOf(name: string): string {
  return new RegExp(`<!-- ${name} -->\\n\\n\`\`\`ts\\n([\\s\\S]*?)\`\`\`\\n\\n<!-- end -->`).exec(readme)?.[1] ?? '';
}

/** Runs the README's file with the modules that it imports beside it in src/importers. */
async function exampleImporter(): Promise<Importer> {
  const sources = pathToFileURL(join(import.meta.dirname, '../src/importers/')).href;
  const { code } = transformSync(codeOf('format-file'), { loader: 'ts', format: 'esm' });
  const file = join(folder, 'paper-list.mjs');
  writeFileSync(file, code.replace(/from "\.\/([\w-]+)\.js"/g, `from "${sources}$1.ts"`));
  const { paperList } = (await import(/* @vite-ignore */ file)) as { paperList: Importer };
  return paperList;
}

describe("README's example of a format", () => {
  const file =
    'title\tauthors\tyear\tdoi\r\n' +
    'A first title\tAda Lovelace; Grace Hopper\t1843\t10.1000/first\r\n' +
    '\tNobody\t2000\t\r\n' +
    'A second title\t\t\t\r\n';

  it('is found by its content beside all the others, and reads records and problems', async () => {
    const paperList = await exampleImporter();
    const source = textSource(file);
    const found = await detectImporter(source, [paperList, ...importers]);
    expect(found).toBe(paperList);
    expect(await collect(paperList.read(source))).toEqual([
      {
        place: { line: 2 },
        record: {
          kind: 'paper',
          title: 'A first title',
          authors: [{ name: 'Ada Lovelace' }, { name: 'Grace Hopper' }],
          date: '1843',
          identifiers: [{ scheme: 'doi', value: '10.1000/first' }],
        },
      },
      {
        place: { line: 3 },
        problems: [
          {
            severity: 'QUARANTINED',
            code: 'NO_TITLE',
            reason: 'the line has no title, expected it before the first tab',
            excerpt: '\tNobody\t2000\t',
          },
        ],
      },
      { place: { line: 4 }, record: { kind: 'paper', title: 'A second title', authors: [] } },
    ]);
  });

  it('takes no file of another format, and no other format takes its file', async () => {
    const paperList = await exampleImporter();
    const listing = readFileSync(join(import.meta.dirname, '../prisma/seed/listing.txt'));
    expect((await detectImporter(textSource(listing), [paperList, ...importers]))?.format).toBe('listing');
    expect(await detectImporter(textSource(file))).toBeUndefined();
  });

  it('names the row as formats.ts has them', () => {
    const [imported, row] = codeOf('format-row').split('\n\n');
    expect(imported).toBe("import { paperList } from './paper-list.js';");
    const formats = readFileSync(join(import.meta.dirname, '../src/importers/formats.ts'), 'utf8');
    expect(formats).toContain(row?.split('\n')[0]);
  });
});
