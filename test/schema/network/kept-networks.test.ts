import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { runInProcess } from '../../../src/schema/analysis/run-analysis.js';
import { createContext } from '../../../src/schema/context.js';
import { schema } from '../../../src/schema/index.js';
import { executeQuery } from '../../../src/server/execution/execute-query.js';
import { createSnapshotHolder } from '../../../src/store/snapshot-holder.js';
import { describeOnBothDatabases, untilTestEnds } from '../../store/databases.js';
import { seedGraph } from '../seed-graph.js';
import { smallGraph } from '../small-graph.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const parts = 'nodes { name pageRank } edges { papersCount } method { measure } truncated { omittedEdges }';
const where = 'where: { year: { gte: 2000 } }';
const networks = [
  `{ author(ref: "ada-lovelace") { network(depth: 2) { ${parts} } } }`,
  `{ author(ref: "ada-lovelace") { network(${where}) { nodes { key } } } }`,
  `{ collaborationNetwork(maxNodes: 2) { ${parts} } }`,
  `{ collaborationNetwork(of: COUNTRIES, ${where}) { ${parts} } }`,
  `{ citationNetwork(kind: CO_CITATION) { ${parts} } }`,
  `{ citationNetwork(kind: BIBLIOGRAPHIC_COUPLING, ${where}) { ${parts} } }`,
];

describeOnBothDatabases('networks that are kept', (open) => {
  it('hold nothing of the requests that asked for them', async () => {
    const store = untilTestEnds(await open());
    await seedGraph(store, smallGraph);
    const snapshot = await createSnapshotHolder(store, { maxAge: 0 }).current();
    let analyses = 0;
    const runAnalysis: typeof runInProcess = (...args) => {
      analyses++;
      return runInProcess(...args);
    };
    const ask = async (query: string) => {
      const dependencies = {
        store,
        snapshots: { current: async () => snapshot },
        softwareVersion: 'test',
        runAnalysis,
      };
      const contextValue = await createContext(dependencies);
      const document = parse(query);
      expect(validate(schema, document), query).toEqual([]);
      const { errors } = await executeQuery({ schema, document, contextValue });
      expect(errors, query).toBeUndefined();
      return new WeakRef(contextValue);
    };
    for (const query of networks) {
      const context = await ask(query);
      // What a WeakRef was made of lives until the turn is over.
      await setImmediate();
      collectGarbage();
      expect(context.deref(), query).toBeUndefined();
      analyses = 0;
      await ask(query);
      expect(analyses, query).toBe(0);
    }
  });
});
