import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { detectImporter, importerNamed } from '../../src/importers/detect.js';
import { globToRegExp } from '../../src/importers/glob.js';
import type { Importer, ImportSource } from '../../src/importers/importer.js';
import { findSources } from '../../src/importers/sources.js';

/** Named pipes, and so `<(zcat ...)` of a shell. */
const hasPipes = process.platform !== 'win32';

let folder: string;
const at = (...names: string[]) => join(folder, ...names);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'papergraph-sources-'));
  mkdirSync(at('b/deep'), { recursive: true });
  mkdirSync(at('.hidden'));
  writeFileSync(at('a.txt'), 'plain');
  writeFileSync(at('b/one.bib'), '@article{x}');
  writeFileSync(at('b/deep/two.bib'), '@book{y}');
  writeFileSync(at('b/deep/packed'), gzipSync('packed without the name'));
  writeFileSync(at('b/.dot.bib'), 'hidden');
  writeFileSync(at('.hidden/three.bib'), 'hidden');
  writeFileSync(at('[odd] name.bib'), 'odd');
  writeFileSync(
    at('cut.gz'),
    gzipSync(Array.from({ length: 20_000 }, (_, i) => `line ${i * i}`).join('\n')).subarray(0, 20_000),
  );
  writeFileSync(at('false.gz'), Buffer.from([0x1f, 0x8b, 1, 2, 3]));
  symlinkSync(at('a.txt'), at('b/link.txt'));
  symlinkSync(at('nowhere'), at('b/dangling.txt'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function textOf(source: ImportSource | undefined): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source?.open() ?? []) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

const namesOf = async (...paths: string[]) =>
  (await findSources(paths)).found.map(({ name }) => name.slice(folder.length + 1));

describe('findSources', () => {
  it('takes files in the order given and says that they were named', async () => {
    const { found } = await findSources([at('b/one.bib'), at('a.txt')]);
    expect(found.map(({ name, isNamed, storedBytes }) => [name, isNamed, storedBytes])).toEqual([
      [at('b/one.bib'), true, 11],
      [at('a.txt'), true, 5],
    ]);
  });

  it('takes a folder with all below it by name, without what is hidden or leads nowhere', async () => {
    expect(await namesOf(at('b'))).toEqual(['b/deep/packed', 'b/deep/two.bib', 'b/link.txt', 'b/one.bib']);
    expect((await findSources([at('b')])).found.every(({ isNamed }) => !isNamed)).toBe(true);
  });

  it('takes patterns, and a file whose name only looks like one', async () => {
    expect(await namesOf(at('*.txt'))).toEqual(['a.txt']);
    expect(await namesOf(at('**/*.bib'))).toEqual(['[odd] name.bib', 'b/deep/two.bib', 'b/one.bib']);
    expect(await namesOf(at('b/*/{one,two}.bib'))).toEqual(['b/deep/two.bib']);
    expect(await namesOf(at('[odd] name.bib'))).toEqual(['[odd] name.bib']);
  });

  it('unpacks by content, and opens more than once', async () => {
    const [source] = (await findSources([at('b/deep/packed')])).found;
    expect(await textOf(source)).toBe('packed without the name');
    expect(await textOf(source)).toBe('packed without the name');
    expect(source?.bytesRead()).toBe(source?.storedBytes);
  });

  it('gives what a cut .gz still holds, then fails', async () => {
    const [source] = (await findSources([at('cut.gz')])).found;
    let text = '';
    const reading = (async () => {
      for await (const chunk of source?.open() ?? []) text += Buffer.from(chunk).toString();
    })();
    await expect(reading).rejects.toThrow('unexpected end of file');
    expect(text.startsWith('line 0\nline 1\nline 4\n')).toBe(true);
  });

  it('can be left in the middle', async () => {
    const [source] = (await findSources([at('cut.gz')])).found;
    for await (const chunk of source?.open() ?? []) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
  });

  it('sets standard input aside, and removes it', async () => {
    const sources = await findSources(['-'], Readable.from([gzipSync('from the pipe')]));
    expect(sources.found[0]).toMatchObject({ name: '-', isNamed: true });
    expect(await textOf(sources.found[0])).toBe('from the pipe');
    expect(await textOf(sources.found[0])).toBe('from the pipe');
    await sources.close();
    await expect(textOf(sources.found[0])).rejects.toThrow('ENOENT');
  });

  it('calls standard input what it is told, and no file', async () => {
    const sources = await findSources(['-'], Readable.from(['[]']), { inputName: 'icml2023.json' });
    expect(sources.found[0]).toMatchObject({ name: 'icml2023.json', isNamed: true });
    expect(await textOf(sources.found[0])).toBe('[]');
    await sources.close();
    await expect(findSources([at('cut.gz')], Readable.from([]), { inputName: 'a.json' })).rejects.toMatchObject({
      code: 'SOURCE_UNNAMED',
      message: "naming standard input 'a.json' failed: it is not among the files",
    });
  });

  it('names what stands in a folder and is no file, and follows no link to a folder', async () => {
    const { skipped } = await findSources([at('b')]);
    expect(skipped).toEqual([{ path: at('b/dangling.txt'), reason: 'is a link that leads nowhere' }]);
    mkdirSync(at('round'));
    symlinkSync(at('round'), at('round/again'));
    expect(await findSources([at('round')])).toMatchObject({
      found: [],
      skipped: [
        { path: at('round/again'), reason: 'is a link to a folder, which is read where it is named by itself' },
      ],
    });
    expect((await findSources([at('b/*.bib')])).skipped).toEqual([]);
  });

  it.skipIf(!hasPipes)('reads a pipe to its end as often as asked, and no longer than wanted', async () => {
    execFileSync('mkfifo', [at('pipe')]);
    const writing = writeFile(at('pipe'), gzipSync('through the pipe'));
    const sources = await findSources([at('pipe')]);
    await writing;
    expect(sources.found[0]).toMatchObject({ name: at('pipe'), isNamed: true });
    expect(await textOf(sources.found[0])).toBe('through the pipe');
    expect(await textOf(sources.found[0])).toBe('through the pipe');
    await sources.close();
    const signal = AbortSignal.timeout(50);
    await expect(findSources([at('pipe')], undefined, { signal })).rejects.toThrow();
    expect(signal.aborted).toBe(true);
    await expect(findSources(['/dev/null'])).rejects.toThrow('it is neither a file nor a folder');
    rmSync(at('pipe'));
  });

  it('refuses what stands for nothing', async () => {
    await expect(findSources([at('none.bib')])).rejects.toMatchObject({
      code: 'SOURCE_NOT_FOUND',
      message: `reading "${at('none.bib')}" failed: there is no such file or folder`,
    });
    await expect(findSources([at('*.none')])).rejects.toThrow('no file matches the pattern');
    await expect(findSources([at('no/where/*.bib')])).rejects.toThrow('no file matches the pattern');
  });
});

describe('globToRegExp', () => {
  it.each([
    ['*.bib', 'a.bib', true],
    ['*.bib', 'x/a.bib', false],
    ['**/*.bib', 'a.bib', true],
    ['**/*.bib', 'x/y/a.bib', true],
    ['x/**', 'x/y/a.bib', true],
    ['a?.b+b', 'ab.b+b', true],
    ['a?.b+b', 'ab.bbb', false],
    ['[a-c]1.txt', 'b1.txt', true],
    ['[!a-c]1.txt', 'b1.txt', false],
    ['x.{bib,ris}.gz', 'x.ris.gz', true],
    ['x.{bib,ris}.gz', 'x.enw.gz', false],
  ])('%s and %s: %s', (pattern, path, expected) => {
    expect(globToRegExp(pattern).test(path)).toBe(expected);
  });
});

describe('detectImporter', () => {
  const importer = (format: string, detect: Importer['detect']): Importer => ({
    format,
    label: format,
    detect,
    async *read() {},
  });
  const among = [
    importer('bib', (head) => head.startsWith('@')),
    importer('named', (_head, fileName) => fileName === 'packed'),
    importer('lines', (head) => head.startsWith('line 0')),
  ];
  const formatOf = async (path: string) =>
    (await detectImporter((await findSources([path])).found[0] as ImportSource, among))?.format;

  it('asks the formats in order, by content and name', async () => {
    expect(await formatOf(at('b/one.bib'))).toBe('bib');
    expect(await formatOf(at('b/deep/packed'))).toBe('named');
    expect(await formatOf(at('a.txt'))).toBeUndefined();
  });

  it('reads UTF-16 as the reader will', async () => {
    writeFileSync(at('wide'), Buffer.from('\ufeff@article{wide}', 'utf16le'));
    expect(await formatOf(at('wide'))).toBe('bib');
  });

  it('knows a file that breaks off, and refuses one with nothing to read', async () => {
    expect(await formatOf(at('cut.gz'))).toBe('lines');
    await expect(formatOf(at('false.gz'))).rejects.toMatchObject({ code: 'SOURCE_UNREADABLE' });
  });

  it('finds formats by name', () => {
    expect(importerNamed('BIB', among).format).toBe('bib');
    expect(() => importerNamed('bip', among)).toThrow('no format is called "bip", expected one of bib, named, lines');
  });
});
