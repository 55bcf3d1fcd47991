/**
 * How long a trivial query takes while large questions are answered: a server of its own on loopback (from dist) over the
 * graph of the ACL's size, asked at a steady rate. Each answer is timed from when it was due, so that a stall counts for
 * all who would have asked meanwhile. `held` is the longest time that the server's thread computed without looking for
 * other requests: processor time, which other programs on the machine don't lengthen.
 *
 *   npm run bench -- latency [--scale 1] [--seconds 8] [--rate 100]
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { generateDatabase } from './graph-database.js';
import { machine, markdownRecords } from './markdown.js';

const { values: options } = parseArgs({
  options: {
    scale: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '8' },
    rate: { type: 'string', default: '100' },
    folder: { type: 'string', default: join(tmpdir(), 'papergraph-bench') },
  },
});

/** Large questions; `turn` makes each a new one, as answers are kept. */
const loads: Record<string, ((turn: number) => string) | undefined> = {
  nothing: undefined,
  'betweenness of 2,000 authors': (turn) =>
    `{ collaborationNetwork(maxNodes: 2000, maxEdges: 50000) { nodes { betweenness(seed: ${turn}) } } }`,
  'layout of 2,000 authors': (turn) =>
    `{ collaborationNetwork(maxNodes: 2000, maxEdges: 50000) { nodes { x(seed: ${turn}) y(seed: ${turn}) } } }`,
  'communities of 2,000 authors': (turn) =>
    `{ collaborationNetwork(maxNodes: 2000, maxEdges: 50000) { communities(seed: ${turn}) { quality } } }`,
  'new networks of all papers': (turn) =>
    `{ collaborationNetwork(maxNodes: ${1000 + turn}, maxEdges: 50000) { nodes { degree } } }`,
  'networks of new filters': (turn) =>
    `{ collaborationNetwork(where: { year: { gte: ${1950 + (turn % 60)} }, authorsCount: { gte: ${1 + Math.floor(turn / 60)} } }, maxNodes: 50) { nodes { degree } } }`,
  'groups of all papers': (turn) =>
    `{ paperGroups(by: [VENUE, YEAR], metrics: [PAPERS, AUTHORS, CITATIONS], first: ${1 + (turn % 100)}) { totalCount } }`,
  'collaborations of everybody': (turn) =>
    `{ collaborationNetwork(of: COUNTRIES, maxNodes: ${10 + turn}) { nodes { strength } } }`,
};

async function ask(url: string, query: string): Promise<{ errors?: { message: string }[] }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query }),
  });
  return response.json() as Promise<{ errors?: { message: string }[] }>;
}

/** Milliseconds of each answer from when it was due. */
async function latencies(url: string, seconds: number, rate: number): Promise<number[]> {
  const start = performance.now();
  const answers: Promise<number>[] = [];
  for (let i = 0; i < seconds * rate; i++) {
    const due = start + (i * 1000) / rate;
    await setTimeout(Math.max(0, due - performance.now()));
    answers.push(ask(url, '{ __typename }').then(() => performance.now() - due));
  }
  return (await Promise.all(answers)).sort((a, b) => a - b);
}

const log = join(options.folder, 'held-thread.txt');

async function startServer(database: string) {
  const server = spawn(
    process.execPath,
    [
      '--import',
      './scripts/bench/held-thread.mjs',
      'bin/papergraph.js',
      '--database',
      `file:${database}`,
      'serve',
      '--port',
      '0',
    ],
    {
      env: { ...process.env, MAX_COST: '1000000', HELD_THREAD_LOG: log },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let text = '';
  for await (const chunk of server.stdout) {
    text += chunk;
    const url = /ask at\s+(\S+)/.exec(text)?.[1];
    if (url) return { server, url };
  }
  throw new Error(`start the server: it ended, and said ${text}`);
}

/** Milliseconds for which the server's thread was held at most since it was asked last; NaN where nobody can tell. */
async function longestHold(server: ChildProcess): Promise<number> {
  rmSync(log, { force: true });
  server.kill('SIGUSR2');
  for (let i = 0; i < 100; i++) {
    await setTimeout(20);
    try {
      return Number(readFileSync(log, 'utf8') || Number.NaN);
    } catch {}
  }
  return Number.NaN;
}

mkdirSync(options.folder, { recursive: true });
const scale = Number(options.scale);
const database = join(options.folder, `graph-${scale}.db`);
await generateDatabase(database, scale);
execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'ignore' });
const { server, url } = await startServer(database);
const rows: Record<string, Record<string, number | string>> = {};
try {
  await latencies(url, 2, 50);
  if (process.platform === 'linux') await longestHold(server);
  for (const [name, query] of Object.entries(loads)) {
    let isOver = false;
    let answered = 0;
    const failures = new Set<string>();
    const load = (async () => {
      for (let turn = 1; query !== undefined && !isOver; turn++) {
        const { errors } = await ask(url, query(turn));
        if (errors) failures.add(errors[0]?.message ?? '');
        else answered++;
      }
    })();
    const times = await latencies(url, Number(options.seconds), Number(options.rate));
    isOver = true;
    await load;
    const at = (share: number) => Math.round(10 * (times[Math.floor(share * (times.length - 1))] as number)) / 10;
    rows[name] = {
      p50: at(0.5),
      p99: at(0.99),
      most: at(1),
      held: process.platform === 'linux' ? Math.round(10 * (await longestHold(server))) / 10 : '',
      'large answers': answered,
      failed: [...failures].join('; '),
    };
  }
} finally {
  server.kill('SIGTERM');
}
console.log(
  `${machine()}.\n\n{ __typename } ${options.rate} times a second while the server works on; milliseconds; graph of scale ${scale}`,
);
console.log(`\n${markdownRecords(rows)}\n`);
