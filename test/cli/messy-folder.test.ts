import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/main.js';
import { printable } from '../../src/cli/printable.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'papergraph-messy-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, 'mess', name);

async function run(args: string[], options: { input?: Readable; signal?: AbortSignal } = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCli(args, {
    environment: { DATABASE_URL: `file:${join(folder, 'papers.db')}`, BUNDLED_PAPERS: '0' },
    standardInput: options.input ?? Readable.from(['']),
    standardOutput: new PassThrough(),
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    signal: options.signal ?? new AbortController().signal,
  });
  return { code, out, err };
}

const entry = (key: string, title: string) =>
  `@article{${key}, title = {${title}}, author = {Müller, Ida}, year = 2020}\n`;

describe('a messy folder', () => {
  it('goes in as far as it can be read, and every file that is left out is named on one line', async () => {
    mkdirSync(at('sub'), { recursive: true });
    const many = Array.from({ length: 400 }, (_, i) => entry(`k${i}`, `Stone ${i} of the ${i * 7919}th river`)).join(
      '',
    );
    const files: [name: string, content: string | Buffer][] = [
      ['a.bib', entry('a', 'Gates of stone')],
      ['the same under another name.txt', entry('a', 'Gates of stone')],
      ['packed.bib.gz', gzipSync(entry('b', 'Rivers of sand'))],
      ['cut.bib.gz', gzipSync(many).subarray(0, 2000)],
      ['sixteen.bib', Buffer.from(`\uFEFF${entry('c', 'Größe der Berge')}`, 'utf16le')],
      ['latin.bib', Buffer.from(entry('d', 'Größe der Täler'), 'latin1')],
      ['mark.bib', `\uFEFF${entry('e', 'Größe der Seen')}`],
      ['ein Name 名.bib', entry('f', 'Roads of dust')],
      ['two\nlines\u001b[31m.bib', entry('g', 'Walls of moss')],
      ['empty.bib', ''],
      ['empty.bib.gz', ''],
      ['paper.pdf', '%PDF-1.4\n%\u00e2\u00e3'],
      // As an archiver without packing has it: the entry can be seen in it.
      ['archive.zip', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.from(entry('z', 'Seen by chance'))])],
      ['x.bib.xz', Buffer.concat([Buffer.from('\u00fd7zXZ\0', 'latin1'), Buffer.alloc(20)])],
    ];
    for (const [name, content] of files) writeFileSync(at(name), content);
    symlinkSync(at('nowhere'), at('dangling.bib'));
    symlinkSync(at('.'), at('sub/round'));
    const { code, out, err } = await run(['import', join(folder, 'mess'), '--no-topics']);
    expect(code).toBe(2);
    expect(err).toEqual([
      `papergraph: ${at('dangling.bib')} is a link that leads nowhere`,
      `papergraph: ${at('sub/round')} is a link to a folder, which is read where it is named by itself`,
      `papergraph: reading "${at('archive.zip')}" failed: it is a zip archive (unpack it first)`,
      `papergraph: reading "${at('x.bib.xz')}" failed: it is packed with xz (unpack it first, or: xz -dc FILE | papergraph import -)`,
    ]);
    expect(out.every((line) => !/\p{Cc}/u.test(line))).toBe(true);
    const told = out.map((line) => line.replace(/ \(\d+\.\d s\)$/, ''));
    expect(told).toContain(`${at('the same under another name.txt')}: bibtex, 1 records: 1 unchanged`);
    expect(told).toContain(`${at('two\\nlines\\u001b[31m.bib')}: bibtex, 1 records: 1 added`);
    expect(told.find((line) => line.startsWith(at('cut.bib.gz')))).toMatch(/190 added, 2 quarantined$/);
    expect(told.findLast((line) => line.startsWith('in all'))).toContain(
      `3 of no known format left alone (${at('empty.bib')}, ${at('empty.bib.gz')}, ${at('paper.pdf')})`,
    );
    const again = await run(['import', join(folder, 'mess'), '--no-topics']);
    expect(again.code).toBe(2);
    expect(again.out.at(-1)).toMatch(/records: [\d,]+ unchanged, 2 quarantined;/);
  });

  it('says of a file named by itself why it is not read', async () => {
    mkdirSync(at(''), { recursive: true });
    writeFileSync(at('empty.bib'), '');
    const { code, err } = await run(['import', at('empty.bib')]);
    expect([code, err]).toEqual([1, [`papergraph: ${at('empty.bib')}: it is empty`]]);
  });

  it('is not waited for where standard input does not end and the person stops', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    const { code, err } = await run(['import', '-'], { input: new PassThrough(), signal: stop.signal });
    expect([code, err]).toEqual([130, ['papergraph: stopped while reading; nothing was taken in']]);
  });
});

describe('printable', () => {
  it('shows what would break a line or steer a terminal', () => {
    expect(printable('ünï 名\t\r\n\u001b[2J\u202e')).toBe('ünï 名\\t\\r\\n\\u001b[2J\\u202e');
  });
});
