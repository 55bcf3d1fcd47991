/**
 * Whole answers over HTTP beside `{ __typename }`, in one run on the same server process, started as `npm start` does:
 * `npm run bench -- http [--seconds 1] [--rounds 7] [--connections 8] [--database file:papers.db]`. All loads take their
 * turns in each round, as the speed of a machine changes from one minute to the next; figures are medians of the rounds.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { openStore } from '../../src/store/open-store.js';
import { generateDatabase } from './graph-database.js';
import { type LoadFigures, runLoad } from './http-load.js';
import { machine, markdownTable } from './markdown.js';

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '7' },
    connections: { type: 'string', default: '8' },
    database: { type: 'string' },
  },
});
const connections = Number(options.connections);
const milliseconds = Number(options.seconds) * 1000;
const rounds = Number(options.rounds);
/** More than the networks that a server remembers, so that each is worked out anew. */
const authorsInTurn = 300;
const authorsAsked = 20_000;

/** With the microseconds that the server's threads ran for one request: what else the machine did meanwhile counts less. */
type RoundFigures = LoadFigures & { processor: number };

const folder = mkdtempSync(join(tmpdir(), 'papergraph-bench-'));
let server: ChildProcess | undefined;
try {
  const databaseUrl = options.database ?? (await generated());
  const keys = await wellConnected(databaseUrl);
  const url = await serve(databaseUrl);
  const one = keys[0] as string;
  const nodes = 'nodes { key name distance papersCount degree }';
  const edges = 'edges { source { key } target { key } papersCount weight firstYear lastYear }';
  const key = (turn: number) => keys[turn % authorsInTurn] as string;
  const others = keys.slice(authorsInTurn);
  let asked = 0;
  // Answers are kept by document and variables: a variable that nobody declared makes each request a new one.
  const loads: [string, (turn: number) => string][] = [
    ['`{ __typename }`, executed', (turn) => bodyOf('{ __typename }', { turn: turn + Math.random() })],
    ['the same, asked again', () => bodyOf('{ __typename }')],
    [
      'nodes with names, other authors each time',
      () => networkOf(others[asked++ % others.length] as string, nodes, asked),
    ],
    [`nodes with names, ${authorsInTurn} authors in turn`, (turn) => networkOf(key(turn), nodes, turn + Math.random())],
    ['the same, asked again', () => networkOf(one, nodes)],
    [
      `nodes and edges, ${authorsInTurn} authors in turn`,
      (turn) => networkOf(key(turn), `${nodes} ${edges}`, turn + Math.random()),
    ],
    ['the same, asked again', () => networkOf(one, `${nodes} ${edges}`)],
  ];
  const figures: RoundFigures[][] = [];
  // The first round warms up.
  for (let round = -1; round < rounds; round++) {
    const ofRound: RoundFigures[] = [];
    for (const [, body] of loads) {
      const before = processorTime();
      const figure = await runLoad({ url, bodyOf: body, connections, milliseconds });
      ofRound.push({ ...figure, processor: (processorTime() - before) / figure.requests });
    }
    if (round >= 0) figures.push(ofRound);
  }
  console.log(
    `${machine()}; ${connections} connections, the client on the same machine; medians of ${rounds} rounds.\n`,
  );
  console.log(
    markdownTable(
      [
        'network of 100 nodes, depth 2, papers up to 50 authors',
        'requests/s',
        'of `{ __typename }`, executed',
        'least to most',
        'µs of processor',
        'times `{ __typename }`',
        'median ms',
        'p99 ms',
        'KB an answer',
      ],
      loads.map(([name], load) => {
        const of = (figure: (one: RoundFigures, least: RoundFigures) => number) =>
          figures
            .map((ofRound) => figure(ofRound[load] as RoundFigures, ofRound[0] as RoundFigures))
            .sort((a, b) => a - b);
        const ratios = of((one, least) => one.requestsPerSecond / least.requestsPerSecond);
        return [
          name,
          middle(of((one) => one.requestsPerSecond)).toFixed(0),
          middle(ratios).toFixed(2),
          `${ratios[0]?.toFixed(2)} to ${ratios.at(-1)?.toFixed(2)}`,
          middle(of((one) => one.processor)).toFixed(0),
          middle(of((one, least) => one.processor / least.processor)).toFixed(2),
          middle(of((one) => one.median)).toFixed(1),
          middle(of((one) => one.p99)).toFixed(1),
          (middle(of((one) => one.bytes)) / 1000).toFixed(1),
        ];
      }),
    ),
  );
} finally {
  server?.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
}

/** Microseconds that the threads of the server ran until now; NaN where the system doesn't say, as only Linux does. */
function processorTime(): number {
  try {
    const threads = `/proc/${server?.pid}/task`;
    return readdirSync(threads)
      .map((thread) => Number(readFileSync(join(threads, thread, 'schedstat'), 'utf8').split(' ')[0]) / 1000)
      .reduce((sum, time) => sum + time, 0);
  } catch {
    return Number.NaN;
  }
}

/** Of numbers in their order. */
function middle(sorted: readonly number[]): number {
  return sorted[sorted.length >> 1] as number;
}

function bodyOf(query: string, variables?: object): string {
  return JSON.stringify({ query, variables });
}

function networkOf(ref: string, fields: string, turn?: number): string {
  return bodyOf(
    `query ($ref: String!) { author(ref: $ref) { network(depth: 2, maxNodes: 100, maxAuthorsPerPaper: 50) { ${fields} } } }`,
    { ref, turn },
  );
}

async function generated(): Promise<string> {
  const path = join(folder, 'bench.db');
  await generateDatabase(path, 1);
  return `file:${path}`;
}

/** Keys of authors with enough papers to have a hundred people within two steps. */
async function wellConnected(databaseUrl: string): Promise<string[]> {
  const store = await openStore(databaseUrl);
  const rows = await store.sql.all<{ key: string }>(
    `SELECT a.key FROM author a JOIN (SELECT author_id, count(*) papers FROM authorship GROUP BY author_id) w
     ON w.author_id = a.id WHERE w.papers BETWEEN 12 AND 40 ORDER BY w.papers, a.id LIMIT ?`,
    [authorsAsked],
  );
  await store.close();
  return rows.map(({ key }) => key);
}

async function serve(databaseUrl: string): Promise<string> {
  const started = spawn(process.execPath, [join(import.meta.dirname, '../start.mjs')], {
    env: { ...process.env, DATABASE_URL: databaseUrl, PORT: '0', HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  server = started;
  for await (const line of createInterface({ input: started.stdout })) {
    const url = /ask at\s+(\S+)/.exec(line)?.[1];
    if (url) return url;
  }
  throw new Error('bench http: the server ended before it listened');
}
