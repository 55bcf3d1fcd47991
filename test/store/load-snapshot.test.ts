import { expect, it } from 'vitest';
import { incompleteAt } from '../../src/graph/paper-facts.js';
import { type AnyRows, neighborsOf } from '../../src/graph/snapshot.js';
import { buildSnapshot } from '../../src/store/load-snapshot.js';
import { createSnapshotHolder } from '../../src/store/snapshot-holder.js';
import type { SqlValue, Store } from '../../src/store/store.js';
import { describeOnBothDatabases } from './databases.js';
import { takeIn } from './take-in.js';

describeOnBothDatabases('the snapshot of a database', (open) => {
  async function filled(): Promise<Store> {
    const store = await open();
    await takeIn(store, [
      { kind: 'organization', name: 'University of Oxford', identifiers: [{ scheme: 'ror', value: '052gg0110' }] },
      { kind: 'category', scheme: 'arxiv', code: 'cs', label: 'Computer Science' },
      { kind: 'category', scheme: 'arxiv', code: 'cs.CV', label: 'Vision', parents: ['cs'] },
      {
        kind: 'paper',
        title: 'First',
        date: '2020',
        identifiers: [{ scheme: 'doi', value: '10.1000/a' }],
        authors: [
          {
            name: 'Ada Abel',
            affiliations: [{ name: 'Oxford', identifiers: [{ scheme: 'ror', value: '052gg0110' }] }],
          },
          { name: 'Bo Berg' },
          { name: 'Eve Editor', role: 'EDITOR' },
        ],
        categories: [{ scheme: 'arxiv', code: 'cs.CV' }],
        venue: { name: 'Journal of Tests' },
      },
      {
        kind: 'paper',
        title: 'Second',
        date: '2022-09-14',
        identifiers: [{ scheme: 'doi', value: '10.1000/b' }],
        authors: [{ name: 'Bo Berg' }, { name: 'Ada Abel' }],
        authorsComplete: false,
        organizations: [{ name: 'deepmind' }],
        references: [
          { identifier: { scheme: 'doi', value: '10.1000/a' } },
          { identifier: { scheme: 'doi', value: '10.1000/b' } },
          { identifier: { scheme: 'doi', value: '10.1000/elsewhere' } },
        ],
      },
    ]);
    return store;
  }

  it('holds bylines in order, papers newest first, and leaves editors out', async () => {
    const store = await filled();
    const { snapshot } = await buildSnapshot(store);
    const names = await nameByVertex(store, 'author', snapshot.ids.authors);
    const titles = await nameByVertex(store, 'paper', snapshot.ids.papers);
    const first = titles.indexOf('First');
    const second = titles.indexOf('Second');
    expect(row(snapshot.paperAuthors, first).map((v) => names[v])).toEqual(['Ada Abel', 'Bo Berg']);
    expect(row(snapshot.paperAuthors, second).map((v) => names[v])).toEqual(['Bo Berg', 'Ada Abel']);
    expect(row(snapshot.authorPapers, names.indexOf('Bo Berg'))).toEqual([second, first]);
    expect(row(snapshot.authorPapers, names.indexOf('Eve Editor'))).toEqual([]);
    expect([...snapshot.paperDates]).toEqual(titles.map((title) => (title === 'First' ? 20200000 : 20220914)));
    expect(incompleteAt(snapshot.paperFacts, second)).toBe(1);
    expect(row(snapshot.paperReferences, second)).toEqual([first]);
    expect(row(snapshot.paperCitedBy, first)).toEqual([second]);
  });

  it('joins organizations of affiliations and of whole papers, categories with parents, and venues', async () => {
    const store = await filled();
    const { snapshot } = await buildSnapshot(store);
    const organizations = await nameByVertex(store, 'organization', snapshot.ids.organizations);
    const titles = await nameByVertex(store, 'paper', snapshot.ids.papers);
    const names = await nameByVertex(store, 'author', snapshot.ids.authors);
    const of = (title: string) => row(snapshot.paperOrganizations, titles.indexOf(title)).map((v) => organizations[v]);
    expect(of('First')).toEqual(['University of Oxford']);
    expect(of('Second')).toEqual(['deepmind']);
    expect(row(snapshot.authorOrganizations, names.indexOf('Ada Abel')).map((v) => organizations[v])).toEqual([
      'University of Oxford',
    ]);
    expect(row(snapshot.authorOrganizations, names.indexOf('Bo Berg'))).toEqual([]);
    const labels = await nameByVertex(store, 'category', snapshot.ids.categories);
    expect(row(snapshot.categoryParents, labels.indexOf('Vision'))).toEqual([labels.indexOf('Computer Science')]);
    expect(row(snapshot.categoryPapers, labels.indexOf('Vision'))).toEqual([titles.indexOf('First')]);
    expect(snapshot.paperVenue.at(titles.indexOf('Second'))).toBe(-1);
    expect(row(snapshot.venuePapers, 0)).toEqual([titles.indexOf('First')]);
  });

  it('is the same when the rows lie in another order', async () => {
    const store = await filled();
    const { snapshot } = await buildSnapshot(store);
    // Affiliations hang on authorships, so they go first and come last.
    const tables = ['affiliation', 'authorship', 'paper_category', 'citation', 'paper_organization'];
    await store.sql.transaction(async (sql) => {
      const kept = new Map<string, Record<string, SqlValue>[]>();
      for (const table of tables) {
        kept.set(table, await sql.all(`SELECT * FROM ${table}`));
        await sql.run(`DELETE FROM ${table}`);
      }
      for (const table of tables.reverse())
        for (const row of (kept.get(table) ?? []).reverse()) {
          const columns = Object.keys(row);
          const values = columns.map(() => '?').join(', ');
          await sql.run(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values})`, Object.values(row));
        }
    });
    expect((await buildSnapshot(store)).snapshot).toEqual(snapshot);
  });

  it('is swapped whole when the data version rises, and asked at most once in its age', async () => {
    const store = await filled();
    let clock = 0;
    const holder = createSnapshotHolder(store, { maxAge: 1000, now: () => clock });
    const [before, same] = await Promise.all([holder.current(), holder.current()]);
    expect(same).toBe(before);
    await takeIn(store, [{ kind: 'paper', title: 'Third', authors: [{ name: 'Cy Cole' }] }]);
    clock = 999;
    expect(await holder.current()).toBe(before);
    clock = 1000;
    const after = await holder.current();
    expect(after.dataVersion).toBeGreaterThan(before.dataVersion);
    expect(after.ids.papers).toHaveLength(3);
    expect(before.ids.papers).toHaveLength(2);
    clock = 5000;
    expect(await holder.current()).toBe(after);
  });
});

function row(rows: AnyRows, vertex: number): number[] {
  return [...neighborsOf(rows, vertex)];
}

async function nameByVertex(store: Store, table: string, ids: Iterable<number>): Promise<string[]> {
  const column = { paper: 'title', category: 'label' }[table] ?? 'name';
  const rows = await store.sql.all<{ id: number; name: string }>(`SELECT id, ${column} AS name FROM ${table}`);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return [...ids].map((id) => names.get(id) ?? '');
}
