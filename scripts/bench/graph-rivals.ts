import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UndirectedGraph } from 'graphology';
import { bidirectional } from 'graphology-shortest-path/unweighted.js';
import Database from 'libsql';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../test/store/embedded-postgres.js';
import type { Corpus } from './graph-corpus.js';

/** What answers the two questions of the bench about one corpus. */
export interface Rival {
  name: string;
  /** How many authors stand within two steps of one, that one included. */
  twoHops(author: number): number | Promise<number>;
  /** How many authors stand on a shortest path, both ends included; 0 where there is none. */
  path(from: number, to: number): number | Promise<number>;
  close?(): Promise<void>;
}

/** The coauthor graph, every tie stored: what graphology and igraph need. */
export function coauthorPairs({ paperOf, authorOf }: Corpus): [number, number][] {
  const pairs: [number, number][] = [];
  for (let start = 0, end = 0; start < paperOf.length; start = end) {
    while (end < paperOf.length && paperOf[end] === paperOf[start]) end++;
    for (let i = start; i < end; i++)
      for (let j = start; j < i; j++)
        if (authorOf[i] !== authorOf[j]) pairs.push([authorOf[i] as number, authorOf[j] as number]);
  }
  return pairs;
}

export function graphology(corpus: Corpus): Rival {
  const graph = new UndirectedGraph();
  for (let v = 0; v < corpus.authors; v++) graph.addNode(v);
  for (const [a, b] of coauthorPairs(corpus)) graph.mergeEdge(a, b);
  return {
    name: 'graphology',
    twoHops: (author) => {
      const seen = new Set([String(author)]);
      let frontier = [String(author)];
      for (let hop = 0; hop < 2; hop++) {
        const next: string[] = [];
        for (const v of frontier)
          graph.forEachNeighbor(v, (u) => {
            if (seen.has(u)) return;
            seen.add(u);
            next.push(u);
          });
        frontier = next;
      }
      return seen.size;
    },
    path: (from, to) => bidirectional(graph, String(from), String(to))?.length ?? 0,
  };
}

/** Hops that recursive SQL may take: with more it takes minutes. */
const mostSqlHops = 6;

/** Members within some hops of a parameter, as the table `name (v, d)`. */
const walk = (name: string, from: string, hops: number) =>
  `${name} (v, d) AS (SELECT ${from}, 0 UNION SELECT y.v, d + 1 FROM ${name} r JOIN a x ON x.v = r.v JOIN a y ON y.p = x.p WHERE d < ${hops})`;
const twoHopsOf = (from: string) => `WITH RECURSIVE ${walk('r', from, 2)} SELECT count(DISTINCT v) n FROM r`;
/** Rows come by distance, so the first hit is the nearest and ends the recursion. */
const pathBetween = (from: string, to: string) =>
  `WITH RECURSIVE ${walk('r', from, mostSqlHops)} SELECT d + 1 n FROM r WHERE v = ${to} LIMIT 1`;
/** The same from both ends, which few would write and which costs the less. */
const pathFromBothEnds = (from: string, to: string) =>
  `WITH RECURSIVE ${walk('r', from, mostSqlHops / 2)}, ${walk('s', to, mostSqlHops / 2)}
   SELECT min(r.d + s.d) + 1 n FROM r JOIN s ON s.v = r.v`;

export function sqlite({ paperOf, authorOf }: Corpus): Rival[] {
  const database = new Database(':memory:');
  database.exec('CREATE TABLE a (p INTEGER, v INTEGER, PRIMARY KEY (p, v)) WITHOUT ROWID; CREATE INDEX av ON a (v, p)');
  const insert = database.prepare('INSERT OR IGNORE INTO a VALUES (?, ?)');
  database.transaction(() => {
    for (let i = 0; i < paperOf.length; i++) insert.run([paperOf[i], authorOf[i]]);
  })();
  const asking = (text: string) => {
    const statement = database.prepare(text);
    return (...values: number[]) => (statement.get(values) as { n: number | null } | undefined)?.n ?? 0;
  };
  const twoHops = asking(twoHopsOf('?'));
  return [
    { name: 'SQLite, recursive SQL', twoHops, path: asking(pathBetween('?', '?')) },
    { name: 'SQLite, from both ends', twoHops, path: asking(pathFromBothEnds('?', '?')) },
  ];
}

/** @returns nothing where no server starts on this machine */
export async function postgres({ paperOf, authorOf }: Corpus): Promise<Rival[]> {
  const server = await startEmbeddedPostgres().catch(() => undefined);
  if (!server) return [];
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query('CREATE TABLE a (p int, v int)');
  await client.query('INSERT INTO a SELECT DISTINCT * FROM unnest($1::int[], $2::int[])', [
    Array.from(paperOf),
    Array.from(authorOf),
  ]);
  await client.query('CREATE UNIQUE INDEX ap ON a (p, v); CREATE UNIQUE INDEX av ON a (v, p); ANALYZE a');
  const asking =
    (name: string, text: string) =>
    async (...values: number[]) =>
      Number((await client.query<{ n: number | null }>({ name, text, values })).rows[0]?.n ?? 0);
  const twoHops = asking('two', twoHopsOf('$1::int'));
  return [
    { name: 'PostgreSQL, recursive SQL', twoHops, path: asking('path', pathBetween('$1::int', '$2::int')) },
    {
      name: 'PostgreSQL, from both ends',
      twoHops,
      path: asking('both', pathFromBothEnds('$1::int', '$2::int')),
      close: async () => {
        await client.end();
        await server.stop();
      },
    },
  ];
}

/** Medians in milliseconds of some questions, and the sums of the answers. */
export interface IgraphFigures {
  twoHops: number;
  path: number;
  twoHopsSum: number;
  pathSum: number;
}

/**
 * igraph in C, compiled on the spot.
 *
 * @returns undefined where its headers or a compiler aren't there
 */
export function igraph(corpus: Corpus, from: readonly number[], to: readonly number[]): IgraphFigures | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'papergraph-igraph-'));
  try {
    const flags = execFileSync('pkg-config', ['--cflags', '--libs', 'igraph'], { stdio: 'pipe' }).toString().trim();
    const program = join(folder, 'igraph');
    const source = join(import.meta.dirname, 'igraph.c');
    execFileSync('cc', ['-O2', '-o', program, source, ...flags.split(/\s+/)], { stdio: 'pipe' });
    const pairs = coauthorPairs(corpus).map(([a, b]) => (a < b ? a * corpus.authors + b : b * corpus.authors + a));
    const distinct = [...new Set(pairs)].flatMap((pair) => [Math.floor(pair / corpus.authors), pair % corpus.authors]);
    const questions = from.flatMap((author, i) => [author, to[i] as number]);
    const head = [corpus.authors, distinct.length / 2, from.length];
    const file = join(folder, 'graph');
    writeFileSync(file, Buffer.from(Uint32Array.from([...head, ...distinct, ...questions]).buffer));
    const [twoHops, path, twoHopsSum, pathSum] = execFileSync(program, [file]).toString().trim().split(' ').map(Number);
    return { twoHops, path, twoHopsSum, pathSum } as IgraphFigures;
  } catch {
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
