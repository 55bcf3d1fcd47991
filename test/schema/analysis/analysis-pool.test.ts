import { afterAll, describe, expect, it } from 'vitest';
import type { NetworkTable } from '../../../src/graph/network-table.js';
import { seededRandom } from '../../../src/graph/random.js';
import { networkGraph } from '../../../src/graph/weighted-graph.js';
import { type AnalysisInput, type AnalysisName, analyses } from '../../../src/schema/analysis/analyses.js';
import { createAnalysisPool } from '../../../src/schema/analysis/analysis-pool.js';
import { estimatedSteps } from '../../../src/schema/analysis/estimated-steps.js';
import { runInProcess } from '../../../src/schema/analysis/run-analysis.js';
import { inferenceDefaults } from '../../../src/topics/lineage/inferred-parents.js';
import { makeSnapshot, type TestPaper } from '../../graph/make-snapshot.js';

const random = seededRandom(7);
const below = (count: number) => Math.floor(random() * count);
const papers: TestPaper[] = Array.from({ length: 200 }, (_, p) => ({
  authors: Array.from({ length: 1 + below(5) }, () => below(60)),
  date: (2000 + below(20)) * 10_000,
  organizations: [below(12), below(12)],
  categories: [below(5)],
  topics: [below(20), below(20)],
  references: [below(p + 1), below(p + 1)],
}));
const snapshot = makeSnapshot(papers);
const unit = { kind: 'authors' as const };
const countries = Int32Array.from({ length: 12 }, (_, v) => v % 4);
const mask = Uint8Array.from({ length: 200 }, (_, p) => (p % 3 === 0 ? 0 : 1));
const table = analyses.collaborationNetwork({ snapshot, unit, options: {}, maxEdges: 10_000 }) as NetworkTable;
const graph = networkGraph(table);
const keys = Array.from(table.nodes.vertex, String);

const inputs: { [Name in AnalysisName]: AnalysisInput<Name> } = {
  collaborationNetwork: {
    snapshot,
    unit: { kind: 'organizations', groups: { of: countries, count: 4 } },
    options: { papers: mask, maxNodes: 3 },
    maxEdges: 2,
  },
  egoNetwork: { snapshot, unit, seeds: [3], options: { depth: 2, maxNodes: 20, counting: 'FRACTIONAL' }, maxEdges: 50 },
  egoNodes: { snapshot, unit, seeds: [3], options: { depth: 2, maxNodes: 20 }, maxEdges: 5_000 },
  collaborationEdges: { snapshot, unit, options: { papers: mask } },
  egoEdges: { snapshot, unit, seeds: [3], options: { depth: 2 } },
  paperCounts: { snapshot, unit, members: Uint32Array.of(3, 5, 8), filter: { papers: mask, maxAuthorsPerPaper: 3 } },
  allPaperCounts: { snapshot, unit, filter: { papers: mask, maxAuthorsPerPaper: 3 } },
  distances: { snapshot, unit, from: 0, filter: { papers: mask } },
  paths: {
    snapshot,
    from: 3,
    to: 17,
    options: { k: 5, papers: mask, rank: Uint32Array.from({ length: 60 }, (_, v) => v) },
  },
  suggestions: { snapshot, author: 5, limit: 5, filter: {}, rank: Uint32Array.from({ length: 60 }, (_, v) => v) },
  collaborationFigures: { snapshot, papers: Uint32Array.of(1, 2, 3, 50, 120), countries, unit },
  relatedPapers: { snapshot, paper: 100, limit: 10, mask, rank: Uint32Array.from(mask.keys()).reverse() },
  paperGroups: {
    snapshot,
    mask,
    dimensions: [{ rows: snapshot.paperCategories }, { column: snapshot.paperDates.toArray() }],
    metrics: ['PAPERS', 'AUTHORS', 'INTERNATIONAL_SHARE'],
    having: [],
    orderBy: 'PAPERS',
    limit: 10,
    countries,
  },
  weightedGraph: table,
  pageRank: { graph },
  betweenness: { graph, options: { exactUpTo: 0, sampleSize: 20, seed: 3 } },
  closeness: { graph },
  eigenvector: { graph },
  clustering: { graph },
  coreness: { graph },
  constraint: { graph },
  component: { graph },
  communities: { graph, options: { seed: 2 } },
  thematicEvolution: { snapshot, options: { periods: { by: 'YEARS', count: 3 }, minPapers: 1, mask } },
  paperLineage: {
    snapshot,
    seeds: Uint32Array.from({ length: 200 }, (_, p) => p),
    maxPapers: 300,
    paperRank: Uint32Array.from(snapshot.ids.papers, (_, p) => p),
    links: 'INFERRED',
    direction: 'BOTH',
    depth: 0,
    maxNodes: 20,
    maxEdges: 100,
    isReduced: true,
    keyRoutes: 3,
    inference: inferenceDefaults,
  },
  topicTrend: { snapshot, papers: Uint32Array.of(1, 2, 3, 50, 120) },
  topicBursts: { snapshot, papers: Uint32Array.of(1, 2, 3, 50, 120), settings: { scaling: 2, gamma: 0 } },
  diffusion: { snapshot, papers: Uint32Array.of(1, 2, 3, 50, 120), among: 'ORGANIZATIONS' },
  topicShift: { snapshot, papers: Uint32Array.of(1, 2, 3, 50, 120), cut: { by: 'YEARS', count: 2 }, choice: {} },
  categoryLineage: { snapshot, category: 2, depth: 3, maxNodes: 10 },
  layout: { graph, options: { maxIterations: 20, seed: 4 } },
  networkFiles: { network: { title: 'test', method: 'test', keys, labels: keys, table }, format: 'GEXF' },
};
const names = Object.keys(analyses) as AnalysisName[];

describe('the pool of analyses', () => {
  const pool = createAnalysisPool({ timeBudget: 60_000, size: 1, stepsInPlace: -1 });
  afterAll(() => pool.close());

  it.each(names)('gives the same as this thread does: %s', async (name) => {
    const here = await runInProcess(name, inputs[name]);
    // Twice: what the thread gave away must not be missing the next time.
    expect(await pool.run(name, inputs[name])).toEqual(here);
    expect(await pool.run(name, inputs[name])).toEqual(here);
  });

  it('keeps two snapshots apart, and gives a thread again what it has let go', async () => {
    const others = [1, 2, 3].map((count) => makeSnapshot(papers.slice(0, 50 * count)));
    for (const other of [...others, ...others, snapshot]) {
      const input = { snapshot: other, unit, from: 0, filter: {} };
      expect(await pool.run('distances', input)).toEqual(await runInProcess('distances', input));
    }
  });

  it('throws what the analysis throws', async () => {
    const input = { ...inputs.communities, options: { resolution: -1 } };
    await expect(pool.run('communities', input)).rejects.toMatchObject({
      code: 'OUT_OF_BOUNDS',
      details: { resolution: -1 },
    });
  });
});

describe('the estimate', () => {
  it.each(names)('grows from small to large: %s', (name) => {
    expect(estimatedSteps(name, inputs[name])).toBeGreaterThanOrEqual(1);
    expect(estimatedSteps(name, inputs[name])).toBeLessThan(50_000_000);
  });

  it('takes many paths in a large graph to a thread, and the shortest nowhere', () => {
    const large = makeSnapshot(Array.from({ length: 10_000 }, (_, p) => ({ authors: [p, p + 1, p + 2, p + 7] })));
    const steps = (options: AnalysisInput<'paths'>['options']) =>
      estimatedSteps('paths', { snapshot: large, from: 0, to: 9_000, options });
    for (const options of [{}, { k: 1 }, { k: 5 }, { all: true, maxPaths: 50 }])
      expect(steps(options)).toBeLessThanOrEqual(200_000);
    for (const k of [10, 50]) expect(steps({ k })).toBeGreaterThan(200_000);
    expect(estimatedSteps('paths', { snapshot, from: 3, to: 17, options: { k: 50 } })).toBeLessThanOrEqual(200_000);
  });

  it('runs small analyses in place and starts no thread for them', async () => {
    const small = createAnalysisPool({ timeBudget: 1, size: 1, queueLimit: 0 });
    expect(small.run('coreness', { graph })).toEqual(await runInProcess('coreness', { graph }));
    await expect(small.run('layout', { graph })).rejects.toMatchObject({ code: 'BUSY' });
    await small.close();
  });
});
