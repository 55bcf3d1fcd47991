import { expect, test } from 'vitest';
import { runInProcess } from '../../src/schema/analysis/run-analysis.js';
import { createContext } from '../../src/schema/context.js';
import { makeReady } from '../../src/server/make-ready.js';
import { createSnapshotHolder } from '../../src/store/snapshot-holder.js';
import { rebuildTopics } from '../../src/store/topics/rebuild-topics.js';
import { describeOnBothDatabases } from '../store/databases.js';
import { takeIn } from '../store/take-in.js';

describeOnBothDatabases('making ready', (open) => {
  test('traces the lineages of the largest topics, one after the other', async () => {
    const store = await open();
    const paper = (title: string, date: string) => ({
      kind: 'paper' as const,
      recordKey: title,
      title,
      date,
      authors: [{ name: 'Ada Byron' }],
    });
    await takeIn(store, [
      paper('Wine Lists', '2020'),
      paper('Wine Lists of Old Cellars', '2021'),
      paper('Old Cellars', '2022'),
    ]);
    await rebuildTopics(store);
    const started: string[] = [];
    let running = 0;
    const context = await createContext({
      store,
      snapshots: createSnapshotHolder(store),
      softwareVersion: 'test',
      runAnalysis: async (name, input) => {
        started.push(name);
        expect(++running).toBe(1);
        const result = await runInProcess(name, input);
        running--;
        return result;
      },
    });
    await makeReady(context);
    expect(started).toEqual(['paperLineage', 'paperLineage']);
  });

  test('does nothing where there is nothing', async () => {
    const store = await open();
    const context = await createContext({ store, snapshots: createSnapshotHolder(store), softwareVersion: 'test' });
    await makeReady(context);
  });
});
