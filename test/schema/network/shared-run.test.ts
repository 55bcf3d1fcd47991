import { expect, test } from 'vitest';
import { bipartiteOf } from '../../../src/graph/bipartite.js';
import { collaborationNetwork } from '../../../src/graph/collaboration-network.js';
import { cutEdges } from '../../../src/schema/analysis/cut-edges.js';
import { type RunAnalysis, runInProcess } from '../../../src/schema/analysis/run-analysis.js';
import type { GraphContext } from '../../../src/schema/context.js';
import type { Method } from '../../../src/schema/method.js';
import { Network } from '../../../src/schema/network/network.js';
import type { Unit } from '../../../src/schema/network/units.js';
import { makeSnapshot } from '../../graph/make-snapshot.js';

const snapshot = makeSnapshot([{ authors: [0, 1] }]);
const parts = { unit: {} as Unit, papers: { filter: {} }, describe: () => ({}) as Method };
const makeNetwork = () =>
  new Network({
    ...parts,
    normalization: 'JACCARD',
    table: cutEdges(collaborationNetwork(bipartiteOf(snapshot, 'authors')), 10),
    countEdges: async () => ({ edges: 1, isExact: true }),
  });

function counting() {
  const seen = { runs: 0 };
  const runAnalysis: RunAnalysis = (name, input, asking) => {
    if (name === 'coreness') seen.runs++;
    return runInProcess(name, input, asking);
  };
  return { seen, context: (signal?: AbortSignal) => ({ runAnalysis, ...(signal && { signal }) }) as GraphContext };
}

test('requests for one measure share a run', async () => {
  const { seen, context } = counting();
  const network = makeNetwork();
  const both = await Promise.all([network.analyze(context(), 'coreness'), network.analyze(context(), 'coreness')]);
  expect(both).toEqual([Uint32Array.of(1, 1), Uint32Array.of(1, 1)]);
  expect(seen.runs).toBe(1);
});

test('who began a run and left leaves it to whoever else waits for it', async () => {
  const { seen, context } = counting();
  const network = makeNetwork();
  const leaving = new AbortController();
  const first = network.analyze(context(leaving.signal), 'coreness');
  const second = network.analyze(context(), 'coreness');
  leaving.abort(new Error('the client left'));
  await expect(first).rejects.toThrow('the client left');
  expect(await second).toEqual(Uint32Array.of(1, 1));
  expect(seen.runs).toBe(1);
});

test('a run that everybody left is begun anew', async () => {
  const { seen, context } = counting();
  const network = makeNetwork();
  const leaving = new AbortController();
  const first = network.analyze(context(leaving.signal), 'coreness');
  leaving.abort(new Error('the client left'));
  await expect(first).rejects.toThrow('the client left');
  expect(await network.analyze(context(), 'coreness')).toEqual(Uint32Array.of(1, 1));
  // The first was stopped before it came to the measure.
  expect(seen.runs).toBe(1);
});
