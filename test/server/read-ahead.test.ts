import { expect, test } from 'vitest';
import { createContext } from '../../src/schema/context.js';
import { KeptRows } from '../../src/schema/kept-rows.js';
import { readAuthorsAhead } from '../../src/server/read-ahead.js';
import { createSnapshotHolder } from '../../src/store/snapshot-holder.js';
import { describeOnBothDatabases } from '../store/databases.js';
import { takeIn } from '../store/take-in.js';

const paper = (title: string, ...authors: string[]) => ({
  kind: 'paper' as const,
  recordKey: title,
  title,
  date: '2020',
  authors: authors.map((name) => ({ name })),
});

describeOnBothDatabases('reading authors ahead', (open) => {
  test('has at hand whom nobody has asked for, and stops where the data are newer', async () => {
    let statements = 0;
    const store = await open({ onStatement: () => statements++ });
    await takeIn(store, [paper('One', 'Ada Byron', 'Grace Hopper'), paper('Two', 'Ada Byron', 'Alan Turing')]);
    const keptRows = new KeptRows();
    const snapshots = createSnapshotHolder(store, { maxAge: 0 });
    const dependencies = { store, snapshots, softwareVersion: 'test', keptRows };
    expect(await readAuthorsAhead(() => createContext(dependencies))).toBe(3);
    const { loaders, snapshot } = await createContext(dependencies);
    statements = 0;
    const names = await Promise.all([...snapshot.ids.authors].map((id) => loaders.author.load(id)));
    expect(names.map((author) => author?.name).sort()).toEqual(['Ada Byron', 'Alan Turing', 'Grace Hopper']);
    expect(statements).toBe(0);

    await takeIn(store, [paper('Three', 'Barbara Liskov')]);
    let asked = 0;
    const moved = async () => {
      if (asked++ === 1) await takeIn(store, [paper('Four', 'Edsger Dijkstra')]);
      return createContext(dependencies);
    };
    expect(await readAuthorsAhead(moved)).toBe(0);
  });
});
