import { expect, test } from 'vitest';
import { describeOnBothDatabases } from '../store/databases.js';
import { type TestServer, testServer } from './run-query.js';
import { type SeedPaper, seedGraph } from './seed-graph.js';

/** Ties and nulls in every order: 23 papers over 4 dates and none. */
const papers: SeedPaper[] = Array.from({ length: 23 }, (_, i) => ({
  key: `p${String(i).padStart(2, '0')}`,
  title: `Title ${i % 3}`,
  ...(i % 5 > 0 && { date: ['2020', '2020-06', '2021-01-01', '2022'][i % 4] }),
  authors: ['Ada Lovelace', ...(i % 2 ? ['Bob Marley'] : [])],
}));

interface Page {
  nodes: { key: string }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  totalCount: number;
}

const orders = [
  '[{ field: DATE, direction: DESC }]',
  '[{ field: DATE }]',
  '[{ field: TITLE }, { field: DATE, direction: DESC }]',
];

describeOnBothDatabases('lists', (open) => {
  const server = () => testServer(open, (store) => seedGraph(store, papers));

  async function page({ ask }: TestServer, rest: string, field = 'papers'): Promise<Page> {
    const selection = `(${rest}) { totalCount nodes { key } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`;
    const query =
      field === 'papers' ? `{ papers${selection} }` : `{ author(ref: "ada-lovelace") { papers${selection} } }`;
    const { data, errors } = await ask(query);
    expect(errors).toEqual([]);
    return (field === 'papers' ? data.papers : data.author?.papers) as unknown as Page;
  }

  async function walk(on: TestServer, order: string, field: string, backward: boolean): Promise<string[]> {
    const keys: string[] = [];
    for (let cursor: string | null = null; ; ) {
      const bounds: string = backward
        ? `last: 4${cursor ? `, before: "${cursor}"` : ''}`
        : `first: 4${cursor ? `, after: "${cursor}"` : ''}`;
      const { nodes, pageInfo, totalCount } = await page(on, `${bounds}, ${order}`, field);
      const found = nodes.map(({ key }) => key);
      expect(totalCount).toBe(papers.length);
      expect(backward ? pageInfo.hasNextPage : pageInfo.hasPreviousPage).toBe(keys.length > 0);
      if (backward) keys.unshift(...found);
      else keys.push(...found);
      cursor = backward ? pageInfo.startCursor : pageInfo.endCursor;
      if (!(backward ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)) return keys;
    }
  }

  test('paging forwards and backwards finds every paper once, with ties and without dates', async () => {
    const on = await server();
    for (const order of orders) {
      const forwards = await walk(on, `orderBy: ${order}`, 'papers', false);
      expect(forwards.toSorted()).toEqual(papers.map(({ key }) => key));
      expect(await walk(on, `orderBy: ${order}`, 'papers', true)).toEqual(forwards);
    }
    for (const order of ['NEWEST_FIRST', 'OLDEST_FIRST']) {
      const forwards = await walk(on, `orderBy: ${order}`, 'author', false);
      expect(forwards.toSorted()).toEqual(papers.map(({ key }) => key));
      expect(await walk(on, `orderBy: ${order}`, 'author', true)).toEqual(forwards);
    }
  });

  test('papers that are deleted or added between pages hide and repeat no other, even where the cursor itself is gone', async () => {
    for (const [field, order] of [
      ['papers', `orderBy: ${orders[0]}`],
      ['author', 'orderBy: NEWEST_FIRST'],
    ] as const) {
      const on = await server();
      const whole = await walk(on, order, field, false);
      const first = await page(on, `first: 8, ${order}`, field);
      const cursorKey = first.nodes.at(-1)?.key ?? '';
      const gone = [cursorKey, whole[2] ?? '', whole[12] ?? ''];
      await on.store.prisma.sourceRecord.updateMany({ where: { recordKey: { in: gone } }, data: { paperId: null } });
      await on.store.prisma.paper.deleteMany({ where: { key: { in: gone } } });
      const added = {
        id: 900,
        key: 'new',
        title: 'New',
        titleFolded: 'new',
        titleKey: 'new',
        date: '2023-01-01',
        year: 2023,
      };
      await on.store.prisma.paper.create({ data: added });
      await on.store.prisma.authorship.create({
        data: { paperId: 900, position: 0, authorId: 1, nameAsPrinted: 'Ada Lovelace', sourceRecordId: 1 },
      });
      await on.store.prisma.setting.update({ where: { name: 'dataVersion' }, data: { value: '2' } });
      const rest = await page(on, `first: 100, after: "${first.pageInfo.endCursor}", ${order}`, field);
      expect(rest.nodes.map(({ key }) => key)).toEqual(whole.slice(8).filter((key) => !gone.includes(key)));
      expect(rest.totalCount).toBe(papers.length - 2);
    }
  });

  test('a totalCount alone asks the database nothing where the graph knows it, else a single count', async () => {
    const { ask } = await server();
    expect((await ask('{ papers { totalCount } authors { totalCount } }')).statements).toEqual([]);
    const byYear = await ask('{ papers(where: { year: { gte: 2021 } }) { totalCount } }');
    expect([byYear.data, byYear.statements]).toEqual([{ papers: { totalCount: 9 } }, []]);
    const byAuthors = await ask('{ papers(where: { authorsCount: { gte: 2 } }) { totalCount } }');
    expect(byAuthors.data).toEqual({ papers: { totalCount: 11 } });
    expect(byAuthors.statements).toHaveLength(1);
  });
});
