import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idsWhere, listPage } from '../../src/store/list-ids.js';
import { loadKeyRanks } from '../../src/store/load-key-ranks.js';
import { migrate } from '../../src/store/migrate.js';
import { openStore } from '../../src/store/open-store.js';
import { search } from '../../src/store/search.js';
import { ensureSearchIndex } from '../../src/store/search-index.js';
import type { Store } from '../../src/store/store.js';
import { emptyUrls } from './databases.js';

/** More than are read in place. */
const papers = 2_500;

describe.each(['sqlite', 'postgresql'] as const)('reads of a large database, on %s', (dialect) => {
  const urls = emptyUrls(dialect);
  let threaded: Store;
  /** Listened to, so that it reads in this thread. */
  let here: Store;

  beforeAll(async () => {
    const url = await urls();
    threaded = await openStore(url);
    await migrate(threaded);
    await threaded.prisma.paper.createMany({
      data: Array.from({ length: papers }, (_, i) => ({
        id: i + 1,
        key: `p${i}`,
        title: `Paper ${i}`,
        titleFolded: `paper ${i}`,
        titleKey: `paper${i}`,
        year: i % 7 === 0 ? null : 1990 + (i % 30),
        authorsComplete: i % 2 === 0,
      })),
    });
    await ensureSearchIndex(threaded.sql);
    here = await openStore(url, { onStatement: () => {} });
  });
  afterAll(async () => {
    await threaded.close();
    await here.close();
  });

  it('finds the same ids as in this thread', async () => {
    const conditions = [
      {},
      { year: { gte: 2000 }, authorsComplete: true },
      { NOT: { year: 1999 } },
      { OR: [{ titleFolded: { contains: '77' } }, { id: { in: [1, 2, 3] } }] },
      { id: { in: Array.from({ length: 5_000 }, (_, i) => i * 2) } },
      { year: 1 },
    ];
    for (const where of conditions) {
      const ids = await idsWhere(threaded, 'paper', where);
      const rows = await here.prisma.paper.findMany({ where, select: { id: true } });
      expect([...ids]).toEqual(rows.map(({ id }) => id).sort((a, b) => a - b));
    }
  });

  it('gives the same pages and rows', async () => {
    const query = {
      where: { year: { lt: 2000 } },
      orderBy: [{ field: 'year', direction: 'desc' as const }],
      first: 20,
    };
    expect(await listPage(threaded, 'paper', query)).toEqual(await listPage(here, 'paper', query));
    const row = await here.prisma.paper.findFirst({ where: { key: 'p8' } });
    expect(await threaded.prisma.paper.findFirst({ where: { key: 'p8' } })).toEqual(row);
    expect(await threaded.prisma.paper.count({ where: { authorsComplete: true } })).toBe(papers / 2);
  });

  it('sees what was written before', async () => {
    await threaded.prisma.paper.update({ where: { id: 5 }, data: { type: 'ARTICLE' } });
    expect(await idsWhere(threaded, 'paper', { type: 'ARTICLE' })).toEqual(Int32Array.of(5));
    expect((await threaded.prisma.paper.findFirst({ where: { type: 'ARTICLE' } }))?.key).toBe('p4');
  });

  it('ranks keys by their code points', async () => {
    const ids = Int32Array.from({ length: papers }, (_, i) => i + 1);
    const keys = Array.from(ids, (id) => `p${id - 1}`);
    const order = [...keys].sort((a, b) => (a < b ? -1 : 1));
    const ranks = await loadKeyRanks(threaded, 'papers', ids);
    expect(keys.map((_, vertex) => order[ranks[vertex] as number])).toEqual(keys);
  });

  it('searches alike', async () => {
    expect(await search(threaded, 'paper 77', { first: 20 })).toEqual(await search(here, 'paper 77', { first: 20 }));
  });

  it('goes on where a search is given up that a database works on', async () => {
    // Long enough to be under way when it is given up, on a fast machine, too.
    const endless =
      'WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < 2000000) SELECT max(id) AS id FROM n';
    for (let again = 0; again < 3; again++) {
      const leaving = new AbortController();
      const searching = threaded.reader.ids({ text: endless, parameters: [] }, leaving.signal);
      setTimeout(() => leaving.abort(new Error('left')), 100);
      // PostgreSQL is another process, which is not told.
      await (dialect === 'sqlite' ? expect(searching).rejects.toThrow('left') : searching);
    }
    expect((await idsWhere(threaded, 'paper', { id: 1 })).length).toBe(1);
  });

  it('fails as it does in this thread', async () => {
    const wrong = { text: 'SELECT id FROM nothing_such', parameters: [] };
    await expect(threaded.reader.ids(wrong)).rejects.toThrow('nothing_such');
    expect((await idsWhere(threaded, 'paper', { id: 1 })).length).toBe(1);
  });
});
