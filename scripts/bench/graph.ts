/**
 * Traversals over typed arrays beside graphology, igraph and recursive SQL, and their growth with the corpus. Seeded,
 * medians in milliseconds, all in one run, printed as BENCHMARKS.md has them:
 * `npm run bench -- graph [--scales 1,10,100] [--no-sql] [--only compare|growth]`.
 */
import { parseArgs } from 'node:util';
import { bipartiteOf } from '../../src/graph/bipartite.js';
import { coauthors } from '../../src/graph/coauthors.js';
import { egoNetwork } from '../../src/graph/ego-network.js';
import { collaborationPaths } from '../../src/graph/paths.js';
import { seededRandom } from '../../src/graph/random.js';
import type { Snapshot } from '../../src/graph/snapshot.js';
import { suggestCollaborators } from '../../src/graph/suggest.js';
import { corpusSnapshot, realisticCorpus, uniformCorpus } from './graph-corpus.js';
import { graphology, igraph, postgres, type Rival, sqlite } from './graph-rivals.js';
import { machine, markdownTable } from './markdown.js';

const { values: options } = parseArgs({
  options: {
    scales: { type: 'string', default: '1,10,100' },
    'no-sql': { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});

/** Questions asked of what answers in microseconds, and of recursive SQL: of its paths only a few, which take seconds. */
const questions = { many: 1000, sqlHops: 50, sqlPaths: 3, sqlPathsFromBothEnds: 25 } as const;

console.log(`${machine()}.\n`);
if (options.only !== 'growth') await compare();
if (options.only !== 'compare') grow();

/** The median of some runs, after as many again to warm up, and the sum of what they gave. */
async function median(runs: number, work: (i: number) => number | Promise<number>, isWarmedUp = true) {
  if (isWarmedUp) for (let i = 0; i < runs; i++) await work(i);
  const times: number[] = [];
  let sum = 0;
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    const answer = work(i);
    const found = typeof answer === 'number' ? answer : await answer;
    times.push(performance.now() - start);
    sum += found;
  }
  return { ms: times.sort((a, b) => a - b)[runs >> 1] as number, sum };
}

function picks(count: number, below: number, seed: number): number[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => Math.floor(random() * below));
}

/** Everybody within two hops, without the ties among them: the question that the others answer too. */
function twoHops(snapshot: Snapshot, author: number): number {
  const { memberPapers, paperMembers, workspace } = bipartiteOf(snapshot, 'authors');
  const members = workspace.takeMembers();
  const papers = workspace.takePapers();
  members.add(author);
  for (let hop = 0, from = 0; hop < 2; hop++) {
    const end = members.size;
    for (; from < end; from++) {
      const v = members.keys[from] as number;
      const rowEnd = memberPapers.starts.at(v + 1);
      for (let i = memberPapers.starts.at(v); i < rowEnd; i++) {
        const p = memberPapers.neighbors[i] as number;
        const before = papers.size;
        if (papers.add(p) !== before) continue;
        const last = paperMembers.starts.at(p + 1);
        for (let j = paperMembers.starts.at(p); j < last; j++) members.add(paperMembers.neighbors[j] as number);
      }
    }
  }
  const { size } = members;
  workspace.giveMembers(members);
  workspace.givePapers(papers);
  return size;
}

interface Row {
  name: string;
  twoHops: number;
  path: number;
}

async function compare(): Promise<void> {
  const corpus = uniformCorpus(100_000, 100_000, 4, 1);
  const snapshot = corpusSnapshot(corpus);
  // Everybody but those without a paper, the same chance for each.
  const present = [...new Set(corpus.authorOf)].sort((a, b) => a - b);
  const draw = (seed: number) => picks(questions.many, present.length, seed).map((i) => present[i] as number);
  const from = draw(2);
  const to = draw(3);
  const ours: Rival = {
    name: 'papergraph',
    twoHops: (author) => twoHops(snapshot, author),
    path: (a, b) => collaborationPaths(snapshot, a, b).paths[0]?.vertices.length ?? 0,
  };
  const ask = async (rival: Rival, hops: number, paths: number): Promise<Row> => {
    const isFast = paths === questions.many;
    const around = await median(hops, (i) => rival.twoHops(from[i] as number));
    const path = await median(paths, (i) => rival.path(from[i] as number, to[i] as number), isFast);
    await rival.close?.();
    await check(rival.name, ours, hops, around.sum, paths, path.sum);
    return { name: rival.name, twoHops: around.ms, path: path.ms };
  };
  const check = async (name: string, right: Rival, hops: number, hopsSum: number, paths: number, pathSum: number) => {
    let expectedHops = 0;
    let expectedPaths = 0;
    for (let i = 0; i < hops; i++) expectedHops += await right.twoHops(from[i] as number);
    for (let i = 0; i < paths; i++) expectedPaths += await right.path(from[i] as number, to[i] as number);
    if (hopsSum !== expectedHops || pathSum !== expectedPaths)
      throw new Error(
        `bench graph: ${name} found ${hopsSum} and ${pathSum}, expected ${expectedHops} and ${expectedPaths}`,
      );
  };
  const rows = [await ask(ours, questions.many, questions.many)];
  rows.push(await ask(graphology(corpus), questions.many, questions.many));
  const inC = igraph(corpus, from, to);
  if (inC) {
    await check('igraph', ours, questions.many, inC.twoHopsSum, questions.many, inC.pathSum);
    rows.push({ name: 'igraph, in C', ...inC });
  }
  if (!options['no-sql']) {
    for (const [plain, fromBothEnds] of [sqlite(corpus), await postgres(corpus)]) {
      if (plain) rows.push(await ask(plain, questions.sqlHops, questions.sqlPaths));
      if (fromBothEnds) rows.push(await ask(fromBothEnds, questions.sqlHops, questions.sqlPathsFromBothEnds));
    }
  }
  const [first] = rows as [Row];
  console.log(
    '100,000 papers, 100,000 authors, 4 authors a paper. Medians in ms; every answer is checked against ours.\n',
  );
  console.log(
    markdownTable(
      ['', 'two-hop neighborhood', '× ours', 'shortest path', '× ours'],
      rows.map((row) => [
        row.name,
        digits(row.twoHops),
        digits(row.twoHops / first.twoHops),
        digits(row.path),
        digits(row.path / first.path),
      ]),
    ),
  );
  const missing = [
    ...(inC ? [] : ['igraph: no libigraph-dev and C compiler here']),
    ...(options['no-sql'] || rows.some(({ name }) => name.startsWith('PostgreSQL'))
      ? []
      : ['PostgreSQL: none starts here']),
  ];
  if (missing.length > 0) console.log(`\nNot run: ${missing.join('; ')}.`);
}

function grow(): void {
  const scales = options.scales.split(',').map(Number);
  const rows: string[][] = [];
  for (const scale of scales) {
    const corpus = realisticCorpus(scale, 1);
    const snapshot = corpusSnapshot(corpus);
    const random = picks(400, corpus.authorOf.length, 2).map((i) => corpus.authorOf[i] as number);
    const others = picks(400, corpus.authorOf.length, 3).map((i) => corpus.authorOf[i] as number);
    const ms = (runs: number, work: (author: number, i: number) => unknown) => {
      for (let i = 0; i < runs; i++) work(random[i] as number, i);
      const times = Array.from({ length: runs }, (_, i) => {
        const start = performance.now();
        work(random[i] as number, i);
        return performance.now() - start;
      });
      return digits(times.sort((a, b) => a - b)[runs >> 1] as number);
    };
    const reach = random.map((author) => twoHops(snapshot, author)).sort((a, b) => a - b);
    rows.push([
      `${scale}×`,
      corpus.authorOf.length.toLocaleString('en'),
      (reach[reach.length >> 1] as number).toLocaleString('en'),
      ms(400, (author) => coauthors(snapshot, author, { counting: 'FRACTIONAL' })),
      ms(200, (author) => egoNetwork(snapshot, [author])),
      ms(100, (author) => egoNetwork(snapshot, [author], { depth: 2 })),
      ms(100, (author) => egoNetwork(snapshot, [author], { depth: 2, maxAuthorsPerPaper: 50 })),
      ms(400, (author, i) => collaborationPaths(snapshot, author, others[i] as number)),
      ms(100, (author) => suggestCollaborators(snapshot, author, { maxAuthorsPerPaper: 100 })),
    ]);
  }
  console.log(
    '\nCorpora of realistic shape (skewed productivity, teams, one paper in 10,000 with hundreds of authors), 1× the size of ' +
      'the ACL Anthology. Authors drawn by authorship; medians in ms.\n',
  );
  console.log(
    markdownTable(
      [
        '',
        'authorships',
        'authors within two steps',
        'coauthors',
        'network, depth 1',
        'network, depth 2',
        'the same, papers up to 50 authors',
        'shortest path',
        'suggestions',
      ],
      rows,
    ),
  );
  console.log(`\nPeak memory ${(process.resourceUsage().maxRSS / 1e6).toFixed(1)} GB.`);
}

/** Three significant digits. */
function digits(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
}
