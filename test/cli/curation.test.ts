import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/main.js';

const listing = join(import.meta.dirname, '../../prisma/seed/listing.txt');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'papergraph-curation-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command in process; what it says, on either output, and its exit code. */
async function run(...args: string[]): Promise<{ code: number; said: string[] }> {
  const said: string[] = [];
  const code = await runCli(args, {
    environment: { DATABASE_URL: `file:${join(folder, 'papers.db')}` },
    standardInput: Readable.from(['']),
    standardOutput: new PassThrough(),
    out: (line) => said.push(line),
    err: (line) => said.push(line),
    signal: new AbortController().signal,
  });
  return { code, said };
}

describe('curation by command', () => {
  it('merges, splits, renames, lists and undoes', async () => {
    await run('import', listing);
    expect(await run('merge', 'Joan Puigcerver', 'basil-mustafa', '--note', 'why not')).toEqual({
      code: 0,
      said: ["merge author 'basil-mustafa' into 'joan-puigcerver' (papergraph undo 1 takes it back)"],
    });
    expect((await run('split', 'joan-puigcerver', 'arxiv:2106.05974')).said[0]).toMatch(/nothing is known|places? of/);
    const split = await run(
      'split',
      'joan-puigcerver',
      'Sparse Upcycling: Training Mixture-of-Experts from Dense Checkpoints',
    );
    expect(split.said).toEqual([
      "split author 1 place of 'joan-puigcerver' to 'joan-puigcerver-2' (papergraph undo 2 takes it back)",
    ]);
    const rename = await run('rename', 'joan-puigcerver-2', 'Joan Puigcerver i Perez');
    expect(rename.said[0]).toContain("'joan-puigcerver-2' from 'Joan Puigcerver' to 'Joan Puigcerver i Perez'");
    // The old key leads to who took it over.
    expect((await run('rename', 'basil-mustafa', 'Joan P.')).said[0]).toContain("'joan-puigcerver' from");
    const { said } = await run('curations');
    expect(said.map((line) => line.replace(/\d{4}-\d\d-\d\d/, 'DAY'))).toEqual([
      "4 DAY person: rename author 'joan-puigcerver' from 'Joan Puigcerver' to 'Joan P.'",
      "3 DAY person: rename author 'joan-puigcerver-2' from 'Joan Puigcerver' to 'Joan Puigcerver i Perez'",
      "2 DAY person: split author 1 place of 'joan-puigcerver' to 'joan-puigcerver-2'",
      '1 DAY person: merge author \'basil-mustafa\' into \'joan-puigcerver\' {"note":"why not"}',
    ]);
    expect(await run('undo', '1')).toEqual({
      code: 1,
      said: ['papergraph: undo 1: later decisions are about the same: 4 (RENAME), 2 (SPLIT) (Undo 4 first)'],
    });
    for (const id of ['4', '3', '2', '1']) expect((await run('undo', id)).code).toBe(0);
    expect((await run('curations', '--standing')).said).toEqual(['no decisions']);
    expect((await run('curations', '--about', 'basil-mustafa', '--json')).said).toHaveLength(1);
  });

  it('says whether papers came back to the letter or were put together anew', async () => {
    const file = (name: string, title: string, doi: string) => {
      writeFileSync(join(folder, name), `@article{${name}, title={${title}}, author={Byron, Ada}, doi={${doi}}}`);
      return join(folder, name);
    };
    const first = file('first.bib', 'On Gardens', '10.1000/first');
    await run('import', first, file('second.bib', 'Of Engines', '10.1000/second'));
    const undone = "undone: merge paper 'doi:10.1000/second' into 'doi:10.1000/first'";
    await run('merge', 'doi:10.1000/first', 'doi:10.1000/second');
    expect((await run('undo', '1')).said).toEqual([undone]);
    await run('merge', 'doi:10.1000/first', 'doi:10.1000/second');
    await run('import', file('second.bib', 'Of Engines and Ages', '10.1000/second'));
    expect((await run('undo', '2')).said).toEqual([
      undone,
      'put together anew, as what it is made of has changed since',
    ]);
  });

  it('says what is wrong with a line', async () => {
    await run('import', listing);
    const said = async (...args: string[]) => {
      const { code, said: lines } = await run(...args);
      expect(code).toBe(1);
      return lines.join('\n');
    };
    expect(await said('merge', 'joan-puigcerver', 'joan-puigcervr')).toContain("nothing is known as 'joan-puigcervr'");
    expect(await said('merge', 'joan-puigcerver', 'Joan Puigcerver')).toContain('the same author is named twice');
    expect(await said('merge', 'joan-puigcerver', 'arxiv:cs.CV')).toContain("nothing is known as 'arxiv:cs.CV'");
    expect(await said('merge', 'joan-puigcerver')).toContain("missing required argument 'others'");
    expect(await said('merge', 'a', 'b', '--kind', 'topic')).toContain('expected author, organization, paper');
    expect(await said('undo', 'last')).toContain('expected the number of a decision');
    expect(await said('undo', '99')).toContain('there is no such decision');
  });
});

describe('papergraph resolve', () => {
  const record = (title: string, ...authors: string[]) =>
    JSON.stringify({ kind: 'paper', title, date: '2020', authors: authors.map((name) => ({ name })) });
  const lines = [
    record('Parsing with gates', 'Q. Zubrowka', 'Ada Byron', 'Grace Hopper'),
    record('Parsing with trees', 'Quentin Zubrowka', 'Alan Turing', 'Barbara Liskov'),
  ];
  const bridge = record('Parsing with both', 'Quentin Zubrowka', 'Ada Byron', 'Grace Hopper', 'Alan Turing');

  it('runs at the end of an import, unless told not to, and by itself', async () => {
    const file = join(folder, 'papers.jsonl');
    writeFileSync(file, lines.join('\n'));
    const later = join(folder, 'later.jsonl');
    writeFileSync(later, bridge);
    await run('import', file);
    expect((await run('import', later, '--no-resolve', '--no-topics')).said).toHaveLength(1);
    const dry = await run('resolve', '--dry-run');
    expect(dry.said).toEqual([
      expect.stringMatching(/^who is who: \d+ names, 1 merged, 0 split \(\d+\.\d s\)$/),
      'nothing was written (--dry-run)',
    ]);
    expect((await run('resolve')).said).toEqual([expect.stringContaining('1 merged, 0 split')]);
    expect((await run('resolve')).said).toEqual(['who is who: nothing to change']);
    const [line] = (await run('curations')).said;
    expect(line).toContain("machine: merge author 'q-zubrowka' into 'quentin-zubrowka'");
    expect(line).toContain('"sharedCoauthors":2');
  });

  it('is part of an import', async () => {
    const file = join(folder, 'papers.jsonl');
    writeFileSync(file, lines.join('\n'));
    await run('import', file);
    writeFileSync(file, bridge);
    expect((await run('import', file)).said[1]).toContain('who is who');
  });
});
