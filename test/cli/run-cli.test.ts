import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/main.js';

/** 21 papers, and the 6 categories that they are in or under. */
const listing = join(import.meta.dirname, '../../prisma/seed/listing.txt');

let folder: string;
let served: Promise<Run>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'papergraph-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  code: number;
  out: string[];
  err: string[];
}

interface RunOptions {
  environment?: Record<string, string>;
  input?: string | Buffer;
  signal?: AbortSignal;
  onOut?: (line: string) => void;
  draw?: (text: string) => void;
}

/** Runs a command in process on a database in the test's own folder. */
async function run(args: string[], options: RunOptions = {}): Promise<Run> {
  const out: string[] = [];
  const err: string[] = [];
  const standardOutput = new PassThrough();
  standardOutput.on('data', (chunk: Buffer) => out.push(...chunk.toString().trimEnd().split('\n')));
  const code = await runCli(args, {
    environment: { DATABASE_URL: `file:${join(folder, 'papers.db')}`, BUNDLED_PAPERS: '0', ...options.environment },
    standardInput: Readable.from([options.input ?? '']),
    standardOutput,
    out: (line) => {
      out.push(line);
      options.onOut?.(line);
    },
    err: (line) => err.push(line),
    ...(options.draw && { draw: options.draw }),
    signal: options.signal ?? new AbortController().signal,
  });
  return { code, out, err };
}

describe('papergraph import', () => {
  it('reads a file once, says what came of it, and finds nothing new the second time', async () => {
    const first = await run(['import', listing]);
    expect(first).toMatchObject({ code: 0, err: [] });
    expect(first.out).toEqual([
      expect.stringMatching(/listing\.txt: listing, 27 records: 27 added \(\d+\.\d s\)$/),
      expect.stringMatching(/^topics: \d+ in 21 papers: \d+ added; \d+ links added \(\d+\.\d s\)$/),
    ]);
    const second = await run(['import', listing]);
    expect(second.out).toEqual([expect.stringMatching(/27 records: 27 unchanged/)]);
  });

  it('writes nothing on a dry run', async () => {
    const { code, out } = await run(['import', listing, '--dry-run']);
    expect([code, out.length, out[1]]).toEqual([0, 2, 'nothing was written (--dry-run)']);
    expect(out[0]).toContain('27 added');
    expect((await run(['stats', '--json'])).out[0]).toContain('"papers":0');
  });

  it('reads standard input, packed too, and a format that it is told', async () => {
    const packed = gzipSync(readFileSync(listing));
    expect((await run(['import', '-'], { input: packed })).out[0]).toMatch(/^-: listing, 27 records/);
    expect((await run(['import', '-', '--format', 'listing'], { input: packed })).out[0]).toMatch(/27 unchanged/);
  });

  it('learns from the name of standard input what else the name of a file says', async () => {
    const row = { id: 'x1', title: 'Of Gates', author: 'Ada Byron;Grace Hopper', aff: 'U One;U Two', status: 'Poster' };
    const input = JSON.stringify([row]);
    const { out } = await run(['import', '-', '--name', 'icml2023.json'], { input });
    expect(out[0]).toMatch(/^icml2023\.json: papercopilot, 1 records: 1 added/);
    const exported = await run(['export']);
    const papers = exported.out.flatMap((line) => line.split('\n')).filter((line) => line.includes('Of Gates'));
    expect(JSON.parse(papers[0] ?? '')).toMatchObject({ date: '2023', venue: { name: 'ICML' } });
    const refused = await run(['import', listing, '--name', 'icml2023.json']);
    expect([refused.code, refused.err[0]]).toEqual([
      1,
      "papergraph: naming standard input 'icml2023.json' failed: it is not among the files (give '-' for standard input; a file is called what it is called)",
    ]);
  });

  it('leaves alone what no format knows in a folder, and sums up', async () => {
    writeFileSync(join(folder, 'a.txt'), readFileSync(listing));
    writeFileSync(join(folder, 'notes'), 'just some notes');
    const { code, out } = await run(['import', join(folder, '[an]*')]);
    expect(code).toBe(0);
    expect(out[1]).toBe(
      `in all, 1 files: 27 records: 27 added; 1 of no known format left alone (${join(folder, 'notes')})`,
    );
  });

  it('ends with 2 where some of it could not be taken in, 1 where nothing could', async () => {
    const notes = join(folder, 'notes');
    writeFileSync(notes, 'just some notes');
    const some = await run(['import', notes, listing]);
    expect(some.code).toBe(2);
    expect(some.err).toEqual([`papergraph: ${notes}: no format knows this file (papergraph import --help lists them)`]);
    expect((await run(['import', notes])).code).toBe(1);
    writeFileSync(join(folder, 'bad.jsonl'), '{"kind":"paper","title":"Fine","authors":[]}\n{"kind":"paper"}\n');
    const quarantined = await run(['import', join(folder, 'bad.jsonl')]);
    expect(quarantined.code).toBe(2);
    expect(quarantined.out[0]).toMatch(/2 records: 1 added, 1 quarantined/);
    const problems = await run(['problems', '--file', 'bad.jsonl']);
    expect(problems.out[0]).toMatch(/bad\.jsonl:2: quarantined RECORD_INVALID: /);
    expect((await run(['problems', '--severity', 'flagged', '--file', 'bad.jsonl'])).out).toEqual(['no problems']);
  });

  it('ends with 130 where it is stopped, and goes on the next time', async () => {
    const lines = Array.from(
      { length: 1_200 },
      (_, i) => `{"kind":"paper","title":"Paper ${i}","authors":[{"name":"Ada ${i}"}]}`,
    );
    writeFileSync(join(folder, 'many.jsonl'), lines.join('\n'));
    const stop = new AbortController();
    const { code, err } = await run(['import', join(folder, 'many.jsonl')], {
      signal: stop.signal,
      draw: () => stop.abort(),
    });
    expect(code).toBe(130);
    expect(err).toEqual([
      'papergraph: stopped, with all that was read taken in; run the same command again to go on from there',
    ]);
    expect(JSON.parse((await run(['stats', '--json'])).out[0] ?? '').papers).toBeLessThan(1_200);
    expect((await run(['import', join(folder, 'many.jsonl')])).code).toBe(0);
    expect(JSON.parse((await run(['stats', '--json'])).out[0] ?? '').papers).toBe(1_200);
  });

  it('keeps broken files and records out, takes in the rest, and says where each of them is', async () => {
    const line = (title: string) => `{"kind":"paper","title":"${title}","authors":[{"name":"Ada Byron"}]}`;
    const write = (name: string, content: string | Buffer) => writeFileSync(join(folder, name), content);
    write('1 whole.jsonl', line('First'));
    write('2 corrupt in the middle.jsonl', [line('Second'), '{"kind":"paper","title":', line('Third')].join('\n'));
    const packed = gzipSync(
      Array.from({ length: 4000 }, (_, at) => line(`Cut ${at} ${Math.imul(at, 2654435761)}`)).join('\n'),
    );
    write('3 truncated.jsonl.gz', packed.subarray(0, packed.length / 2));
    write('4 no gzip.jsonl.gz', Buffer.concat([packed.subarray(0, 2), Buffer.from('not packed at all')]));
    const accents = Array.from({ length: 5 }, (_, at) => line(`Étude ${at}`)).join('\n');
    write('5 mixed.jsonl', Buffer.concat([Buffer.from(`${accents}\n`), Buffer.from(line('Thèse'), 'latin1')]));
    write(
      '6 cut short.xml',
      '<collection id="P20"><volume id="1"><paper id="1"><title>Whole</title></paper><paper id="2"><tit',
    );
    const { code, err } = await run(['import', folder]);
    expect(code).toBe(2);
    expect(err).toEqual([expect.stringMatching(/4 no gzip\.jsonl\.gz/)]);
    const problems = (await run(['problems'])).out.join('\n');
    expect(problems).toMatch(/corrupt in the middle\.jsonl:2: quarantined JSON_SYNTAX/);
    expect(problems).toMatch(/truncated\.jsonl\.gz.*: quarantined SOURCE_CUT/);
    expect(problems).toMatch(/mixed\.jsonl:6: flagged ENCODING/);
    expect(problems).toMatch(/cut short\.xml:1: quarantined XML_TRUNCATED/);
    const papers = JSON.parse((await run(['stats', '--json'])).out[0] ?? '').papers;
    expect(papers).toBeGreaterThan(500);
    const again = await run(['import', folder]);
    expect(again.code).toBe(2);
    expect(again.out.at(-1)).not.toMatch(/added|merged/);
    expect(JSON.parse((await run(['stats', '--json'])).out[0] ?? '').papers).toBe(papers);
  });

  it('refuses what is not there', async () => {
    expect((await run(['import', join(folder, 'none.bib')])).err).toEqual([
      `papergraph: reading "${join(folder, 'none.bib')}" failed: there is no such file or folder (give files, folders, patterns in quotes, or - for standard input)`,
    ]);
    expect((await run(['import', listing, '--format', 'bibtx'])).err[0]).toMatch(
      /^papergraph: no format is called "bibtx"/,
    );
    expect((await run(['import'])).code).toBe(1);
  });
});

describe('papergraph topics', () => {
  it('finds topics at import unless told not to, and anew on demand', async () => {
    expect((await run(['import', listing, '--no-topics'])).out).toHaveLength(1);
    const dry = await run(['topics', 'rebuild', '--dry-run']);
    expect(dry.out).toEqual([
      expect.stringMatching(/^topics: \d+ in 21 papers: \d+ added; \d+ links added/),
      'nothing was written (--dry-run)',
    ]);
    expect((await run(['topics', 'rebuild'])).out[0]).toMatch(/ added; /);
    expect((await run(['topics', 'rebuild'])).out[0]).toMatch(/^topics: (\d+) in 21 papers: \1 unchanged \(/);
  });

  it('leaves everything as it is when it is stopped', async () => {
    await run(['import', listing]);
    const stop = new AbortController();
    stop.abort();
    const { code, err } = await run(['topics', 'rebuild'], { signal: stop.signal });
    expect([code, err]).toEqual([130, ['papergraph: stopped; the topics are as they were']]);
    expect((await run(['topics', 'rebuild'])).out[0]).toMatch(/: \d+ unchanged \(/);
  });

  it('tells of itself with examples', async () => {
    const { code, out } = await run(['topics', 'rebuild', '--help']);
    expect(code).toBe(0);
    expect(out.join('\n')).toContain('papergraph topics rebuild --dry-run');
  });
});

describe('papergraph export', () => {
  it('writes what import reads back', async () => {
    await run(['import', listing]);
    const file = join(folder, 'all.jsonl.gz');
    const exported = await run(['export', '--out', file]);
    expect(exported.code).toBe(0);
    expect(exported.err[0]).toMatch(/^wrote \d+ records to /);
    expect(existsSync(`${file}.unfinished`)).toBe(false);
    const other = { environment: { DATABASE_URL: `file:${join(folder, 'other.db')}` } };
    expect((await run(['import', file], other)).code).toBe(0);
    const [here, there] = [await run(['export']), await run(['export'], other)];
    expect(here.out.length).toBeGreaterThan(21);
    expect(there.out).toEqual(here.out);
  });
});

describe('papergraph stats', () => {
  it('counts', async () => {
    await run(['import', listing]);
    const { out } = await run(['stats']);
    expect(out).toContain('21 papers');
    expect(out).toContain('30 authors');
    expect(out.at(-1)).toContain('papers.db, data version 2');
  });

  it('refuses a database that is not there', async () => {
    const { code, err } = await run(['stats']);
    expect([code, err.length]).toEqual([1, 1]);
    expect(err[0]).toContain(join(folder, 'papers.db'));
  });
});

describe('papergraph snapshot', () => {
  it('builds the file, tells about it, and says why it is not valid', async () => {
    await run(['import', listing]);
    const path = join(folder, 'papers.db.snapshot');
    expect(await run(['snapshot', 'info'])).toEqual({
      code: 1,
      out: [path, `not valid: there is no file '${path}'`],
      err: [],
    });
    const built = await run(['snapshot', 'build']);
    expect([built.code, built.err]).toEqual([0, []]);
    expect(built.out[0]).toMatch(/^wrote data version 2, [\d,]+ bytes, to .*papers\.db\.snapshot in \d\.\d s$/);
    const { code, out } = await run(['snapshot', 'info']);
    expect(code).toBe(0);
    expect(out).toEqual(expect.arrayContaining(['valid', 'data version 2', '21 papers', '30 authors']));
    const head = out.findIndex((line) => /^[\d.]+ bytes an authorship, all links included:$/.test(line));
    const parts = out.slice(head + 1).map((line) => /^ +([\d.]+) {2}([\w.]+): [\d,]+, [\d.]+ bits each$/.exec(line));
    expect(parts.map((found) => found?.[2])).toEqual(
      expect.arrayContaining(['paperAuthors', 'authorPapers', 'paperDates']),
    );
    const spent = parts.map((found) => Number(found?.[1]));
    expect(spent).toEqual(spent.toSorted((a, b) => b - a));
    writeFileSync(
      join(folder, 'more.jsonl'),
      '{"kind":"paper","title":"One more","authors":[{"name":"Ada Lovelace"}]}\n',
    );
    await run(['import', join(folder, 'more.jsonl')]);
    const outdated = await run(['snapshot', 'info', '--json']);
    expect(outdated.code).toBe(1);
    expect(JSON.parse(outdated.out[0] ?? '')).toMatchObject({
      valid: false,
      reason: 'data version is 2, expected 3',
      counts: { papers: 21 },
    });
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.subarray(0, -1));
    expect((await run(['snapshot', 'info'])).out[1]).toBe(
      `not valid: ${bytes.length - 1} bytes, expected ${bytes.length}`,
    );
  });

  it('goes where it is told, and says in one line where it cannot', async () => {
    await run(['import', listing]);
    const environment = { SNAPSHOT_FOLDER: join(folder, 'elsewhere') };
    expect((await run(['snapshot', 'build'], { environment })).code).toBe(0);
    expect(existsSync(join(folder, 'elsewhere/papers.db.snapshot'))).toBe(true);
    writeFileSync(join(folder, 'file'), '');
    const { code, err } = await run(['snapshot', 'build'], { environment: { SNAPSHOT_FOLDER: join(folder, 'file') } });
    expect([code, err.length]).toEqual([1, 1]);
    expect(err[0]).toContain('SNAPSHOT_FOLDER');
  });
});

describe('papergraph serve', () => {
  it('tells what it holds and where to look, answers, and ends when asked', async () => {
    await run(['import', listing]);
    const stop = new AbortController();
    const lines: string[] = [];
    const url = new Promise<string>((resolve) => {
      const onOut = (line: string) => {
        lines.push(line);
        if (line.includes('/graphql')) resolve(line.trim().split(/\s+/).at(-1) ?? '');
      };
      served = run(['serve', '--port', '0'], { signal: stop.signal, onOut });
    });
    const address = await url;
    expect(lines).toHaveLength(5);
    expect(lines[0]).toMatch(/^snapshot built in \d\.\d s, as there is no file '.*papers\.db\.snapshot'$/);
    expect(lines[1]).toMatch(/^papergraph \d.* holds 21 papers, 30 authors, /);
    const answer = await fetch(`${address}?query={stats{papers}}`);
    expect(await answer.json()).toEqual({ data: { stats: { papers: 21 } } });
    expect((await fetch(address.replace('graphql', 'health'))).status).toBe(200);
    stop.abort();
    expect((await served).code).toBe(0);
    await expect(fetch(address)).rejects.toThrow();
  });

  it('shows how far the first start is, and ends with 130 where it is stopped in it', async () => {
    const stop = new AbortController();
    const drawn: string[] = [];
    const draw = (text: string) => {
      drawn.push(text);
      stop.abort();
    };
    const environment = { BUNDLED_PAPERS: '1' };
    const { code, out, err } = await run(['serve', '--port', '0'], { environment, signal: stop.signal, draw });
    expect(code).toBe(130);
    expect(out).toEqual([expect.stringContaining('BUNDLED_PAPERS=0')]);
    expect(err).toEqual(['papergraph: stopped while it loaded papers; the next start goes on from there']);
    expect(drawn[0]).toMatch(/\[.*\] \d+% loading the bundled papers, 27 records/);
  });

  it('says in one line that the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };
    const { code, err } = await run(['serve'], { environment: { PORT: String(port) } });
    expect([code, err]).toEqual([
      1,
      [
        `papergraph: listening on 127.0.0.1:${port} failed: port ${port} is taken (stop the program that has it, or choose another: PORT=${port + 1} npm start)`,
      ],
    ]);
    other.close();
  });

  it('says in one line that a variable is wrong', async () => {
    const { code, err } = await run(['serve'], { environment: { PORT: 'many' } });
    expect([code, err]).toEqual([
      1,
      [
        'papergraph: PORT is "many", expected a whole number from 0 to 65535 (correct PORT or unset it to keep the default)',
      ],
    ]);
  });

  it('says in one line that the database is out of reach', async () => {
    writeFileSync(join(folder, 'file'), '');
    const { code, err } = await run(['serve'], {
      environment: { DATABASE_URL: `file:${join(folder, 'file/papers.db')}` },
    });
    expect([code, err.length]).toEqual([1, 1]);
    expect(err[0]).toContain('DATABASE_URL');
  });
});

describe('help', () => {
  it.each(['', 'serve', 'import', 'stats', 'export', 'problems', 'snapshot', 'snapshot build', 'snapshot info'])(
    'of "%s" has examples',
    async (command) => {
      const { code, out } = await run([...command.split(' ').filter(Boolean), '--help']);
      expect(code).toBe(0);
      expect(out.join('\n')).toContain('Examples:');
    },
  );

  it('answers a command that is not there', async () => {
    const { code, err } = await run(['improt']);
    expect(code).toBe(1);
    expect(err.join('\n')).toContain('import');
  });
});
