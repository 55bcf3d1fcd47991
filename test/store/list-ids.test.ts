import fc from 'fast-check';
import { expect, it } from 'vitest';
import { idsWhere, type ListedPage, listPage, type SortField, type SortKey } from '../../src/store/list-ids.js';
import type { Store } from '../../src/store/store.js';
import { describeOnBothDatabases } from './databases.js';
import { takeIn } from './take-in.js';

const orders: SortField[][] = [
  [],
  [{ field: 'year', direction: 'asc' }],
  [{ field: 'year', direction: 'desc' }],
  [
    { field: 'date', direction: 'desc' },
    { field: 'authorsCount', direction: 'asc' },
  ],
];

/** Years that repeat and are missing, so that ties and nulls stand at the edges of pages. */
async function fill(store: Store): Promise<void> {
  const dates = ['2020', '2021-05', undefined, '2020-01-02', undefined, '2021-05', '2019', '2020', undefined];
  await takeIn(
    store,
    dates.map((date, at) => ({
      kind: 'paper',
      title: `Study ${String.fromCharCode(97 + at)} of many`,
      ...(date === undefined ? {} : { date }),
      authors: at % 2 === 0 ? [] : [{ name: `Ada Byron` }],
    })),
  );
}

/** The whole list in the order that is promised, worked out here. */
async function expectedIds(store: Store, orderBy: readonly SortField[]): Promise<number[]> {
  const rows = (await store.prisma.paper.findMany()) as unknown as Record<string, string | number | null>[];
  rows.sort((a, b) => {
    for (const { field, direction } of orderBy) {
      const [x, y] = [a[field] ?? null, b[field] ?? null];
      if (x === y) continue;
      if (x === null || y === null) return x === null ? 1 : -1;
      return (x < y ? -1 : 1) * (direction === 'asc' ? 1 : -1);
    }
    return Number(a.id) - Number(b.id);
  });
  return rows.map((row) => Number(row.id));
}

async function readAll(
  read: (cursor: SortKey | undefined) => Promise<ListedPage>,
  backward: boolean,
): Promise<number[]> {
  const ids: number[] = [];
  let cursor: SortKey | undefined;
  for (;;) {
    const page: ListedPage = await read(cursor);
    const pageIds = page.rows.map((row) => row.id);
    if (backward) ids.unshift(...pageIds);
    else ids.push(...pageIds);
    expect(backward ? page.hasNextPage : page.hasPreviousPage).toBe(cursor !== undefined);
    if (!(backward ? page.hasPreviousPage : page.hasNextPage)) return ids;
    cursor = (backward ? page.rows[0] : page.rows.at(-1))?.key;
  }
}

describeOnBothDatabases('listPage', (open) => {
  it('finds every row once, in both directions, with ties and nulls', async () => {
    const store = await open();
    await fill(store);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...orders), fc.integer({ min: 1, max: 10 }), async (orderBy, size) => {
        const expected = await expectedIds(store, orderBy);
        const forward = (after?: SortKey) =>
          listPage(store, 'paper', { orderBy, first: size, ...(after && { after }) });
        const backward = (before?: SortKey) =>
          listPage(store, 'paper', { orderBy, last: size, ...(before && { before }) });
        expect(await readAll(forward, false)).toEqual(expected);
        expect(await readAll(backward, true)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });

  it('lists some of many as it lists all, few and many of them, wherever they stand in the order', async () => {
    const store = await open();
    const count = 1_500;
    await store.prisma.paper.createMany({
      data: Array.from({ length: count }, (_, at) => ({
        ...{ id: at + 1, key: `p${at}`, title: 'A', titleFolded: 'a', titleKey: `${at}` },
        year: at % 4 === 0 ? null : 1900 + (at % 50),
      })),
    });
    const chosen = [
      Int32Array.of(),
      Int32Array.of(3, 777, 1500),
      Int32Array.from({ length: count }, (_, at) => at + 1).filter((id) => id % 3 === 0),
      Int32Array.from({ length: 400 }, (_, at) => count - 399 + at),
    ];
    for (const among of chosen)
      for (const orderBy of orders.slice(1)) {
        const expected = (await expectedIds(store, orderBy)).filter((id) => among.includes(id));
        const forward = (after?: SortKey) =>
          listPage(store, 'paper', { among, orderBy, first: 90, ...(after && { after }) });
        const backward = (before?: SortKey) =>
          listPage(store, 'paper', { among, orderBy, last: 90, ...(before && { before }) });
        expect(await readAll(forward, false)).toEqual(expected);
        expect(await readAll(backward, true)).toEqual(expected);
      }
  });

  it('goes on at the right place where the row of the cursor is gone', async () => {
    const store = await open();
    await fill(store);
    const orderBy = orders[1] as SortField[];
    const expected = await expectedIds(store, orderBy);
    const page = await listPage(store, 'paper', { orderBy, first: 4 });
    const last = page.rows[3];
    await store.sql.run('UPDATE source_record SET paper_id = NULL WHERE paper_id = ?', [last?.id ?? 0]);
    await store.sql.run('DELETE FROM paper WHERE id = ?', [last?.id ?? 0]);
    const next = await listPage(store, 'paper', { orderBy, first: 100, ...(last && { after: last.key }) });
    expect(next.rows.map((row) => row.id)).toEqual(expected.slice(4));
    expect(next.hasPreviousPage).toBe(true);
  });

  it('lists those that match a condition, a page in at most two statements', async () => {
    const seen: string[] = [];
    const store = await open({ onStatement: (sql) => seen.push(sql) });
    await fill(store);
    const condition = { authorsCount: { gt: 0 } };
    const ids = await idsWhere(store, 'paper', condition);
    expect([...ids]).toEqual([2, 4, 6, 8]);
    const page = await listPage(store, 'paper', { among: ids, orderBy: [], first: 3 });
    expect(page).toMatchObject({ rows: [{ id: 2 }, { id: 4 }, { id: 6 }], hasNextPage: true, hasPreviousPage: false });
    seen.length = 0;
    const after = page.rows[0]?.key as SortKey;
    const second = await listPage(store, 'paper', { among: ids, orderBy: [], first: 3, after });
    expect(second).toMatchObject({
      rows: [{ id: 4 }, { id: 6 }, { id: 8 }],
      hasNextPage: false,
      hasPreviousPage: true,
    });
    expect(seen.length).toBeLessThanOrEqual(2);
  });
});
