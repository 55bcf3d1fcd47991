/**
 * Traversals over typed arrays beside graphology and SQLite's recursive SQL, and their growth with the corpus.
 * Seeded, medians in milliseconds, all in one run: `npx tsx scripts/bench/graph.ts [--scales 1,10] [--no-sql] [--only-growth]`.
 */
import { parseArgs } from 'node:util';
import { UndirectedGraph } from 'graphology';
import { bidirectional } from 'graphology-shortest-path/unweighted.js';
import Database from 'libsql';
import { bipartiteOf } from '../../src/graph/bipartite.js';
import { coauthors } from '../../src/graph/coauthors.js';
import { egoNetwork } from '../../src/graph/ego-network.js';
import { collaborationPaths } from '../../src/graph/paths.js';
import { seededRandom } from '../../src/graph/random.js';
import type { Snapshot } from '../../src/graph/snapshot.js';
import { decodeSnapshot, encodeSnapshot } from '../../src/graph/snapshot-file.js';
import { type Corpus, corpusSnapshot, realisticCorpus, uniformCorpus } from './graph-corpus.js';

const { values: options } = parseArgs({
  options: {
    scales: { type: 'string', default: '1,10' },
    'no-sql': { type: 'boolean', default: false },
    'only-growth': { type: 'boolean', default: false },
  },
});

/** The median of some runs, after as many again to warm up. */
function median(runs: number, work: (i: number) => unknown): number {
  for (let i = 0; i < runs; i++) work(i);
  const times = Array.from({ length: runs }, (_, i) => {
    const start = performance.now();
    work(i);
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[runs >> 1] as number;
}

function picks(count: number, below: number, seed: number): number[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => Math.floor(random() * below));
}

/** Everybody within two hops, without the ties among them. */
function twoHops(snapshot: Snapshot, author: number): number {
  const view = bipartiteOf(snapshot, 'authors');
  const { memberPapers, paperMembers, workspace } = view;
  const members = workspace.takeMembers();
  const papers = workspace.takePapers();
  members.add(author);
  for (let hop = 0, from = 0; hop < 2; hop++) {
    const end = members.size;
    for (; from < end; from++) {
      const v = members.keys[from] as number;
      for (let i = memberPapers.starts[v] as number; i < (memberPapers.starts[v + 1] as number); i++) {
        const p = memberPapers.neighbors[i] as number;
        const before = papers.size;
        if (papers.add(p) !== before) continue;
        for (let j = paperMembers.starts[p] as number; j < (paperMembers.starts[p + 1] as number); j++)
          members.add(paperMembers.neighbors[j] as number);
      }
    }
  }
  const { size } = members;
  workspace.giveMembers(members);
  workspace.givePapers(papers);
  return size;
}

function graphologyOf({ authors, paperOf, authorOf }: Corpus): UndirectedGraph {
  const graph = new UndirectedGraph();
  for (let v = 0; v < authors; v++) graph.addNode(v);
  for (let start = 0, end = 0; start < paperOf.length; start = end) {
    while (end < paperOf.length && paperOf[end] === paperOf[start]) end++;
    for (let i = start; i < end; i++)
      for (let j = start; j < i; j++) if (authorOf[i] !== authorOf[j]) graph.mergeEdge(authorOf[i], authorOf[j]);
  }
  return graph;
}

function graphologyTwoHops(graph: UndirectedGraph, author: number): number {
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
}

function sqliteOf({ paperOf, authorOf }: Corpus) {
  const database = new Database(':memory:');
  database.exec('CREATE TABLE a (p INTEGER, v INTEGER, PRIMARY KEY (p, v)) WITHOUT ROWID; CREATE INDEX av ON a (v, p)');
  const insert = database.prepare('INSERT OR IGNORE INTO a VALUES (?, ?)');
  database.transaction(() => {
    for (let i = 0; i < paperOf.length; i++) insert.run(paperOf[i], authorOf[i]);
  })();
  const walk = (until: string) =>
    `WITH RECURSIVE r (v, d) AS (SELECT ?, 0 UNION SELECT y.v, d + 1 FROM r JOIN a x ON x.v = r.v JOIN a y ON y.p = x.p WHERE ${until})`;
  const two = database.prepare(`${walk('d < 2')} SELECT count(DISTINCT v) n FROM r`);
  const path = database.prepare(`${walk('d < 6')} SELECT min(d) d FROM r WHERE v = ?`);
  return { twoHops: (v: number) => two.get([v]), path: (v: number, u: number) => path.get([v, u]) };
}

function compare(): void {
  const corpus = uniformCorpus(100_000, 100_000, 4, 1);
  const snapshot = corpusSnapshot(corpus);
  const from = picks(1000, corpus.authors, 2);
  const to = picks(1000, corpus.authors, 3);
  const at = (list: number[], i: number) => list[i] as number;
  const graph = graphologyOf(corpus);
  const rows: Record<string, { 'two hops': number; 'shortest path': number }> = {
    papergraph: {
      'two hops': median(1000, (i) => twoHops(snapshot, at(from, i))),
      'shortest path': median(1000, (i) => collaborationPaths(snapshot, at(from, i), at(to, i))),
    },
    graphology: {
      'two hops': median(1000, (i) => graphologyTwoHops(graph, at(from, i))),
      'shortest path': median(1000, (i) => bidirectional(graph, String(at(from, i)), String(at(to, i)))),
    },
  };
  if (!options['no-sql']) {
    const sqlite = sqliteOf(corpus);
    rows['SQLite recursive'] = {
      'two hops': median(50, (i) => sqlite.twoHops(at(from, i))),
      'shortest path': median(1, (i) => sqlite.path(at(from, i), at(to, i))),
    };
  }
  console.log('100,000 papers, 100,000 authors, 4 authors a paper; medians in ms');
  console.table(rows);
}

function grow(): void {
  const rows: Record<string, Record<string, number>> = {};
  for (const scale of options.scales.split(',').map(Number)) {
    const corpus = realisticCorpus(scale, 1);
    const start = performance.now();
    const snapshot = corpusSnapshot(corpus);
    const build = performance.now() - start;
    const bytes = encodeSnapshot(snapshot);
    const from = picks(500, corpus.authorOf.length, 2).map((i) => corpus.authorOf[i] as number);
    const to = picks(500, corpus.authorOf.length, 3).map((i) => corpus.authorOf[i] as number);
    bipartiteOf(snapshot, 'authors');
    rows[`${scale}×`] = {
      authorships: corpus.authorOf.length,
      'bytes each': bytes.length / corpus.authorOf.length,
      'rows, million a second': corpus.authorOf.length / build / 1000,
      'load, ms': median(3, () => decodeSnapshot(bytes)),
      'copy of the bytes, ms': median(3, () => bytes.slice()),
      coauthors: median(500, (i) => coauthors(snapshot, from[i] as number, { counting: 'FRACTIONAL' })),
      'network of depth 2, 100 nodes': median(50, (i) => egoNetwork(snapshot, [from[i] as number], { depth: 2 })),
      'shortest path': median(200, (i) => collaborationPaths(snapshot, from[i] as number, to[i] as number)),
    };
  }
  console.log('Realistic corpora, 1× the size of the ACL data; medians in ms');
  console.table(rows);
}

if (!options['only-growth']) compare();
grow();
