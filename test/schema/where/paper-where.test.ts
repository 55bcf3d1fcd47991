import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PaperWhere } from '../../../src/schema/where/paper-where.js';
import { describeOnBothDatabases } from '../../store/databases.js';
import type { SeedPaper } from '../seed-graph.js';
import { askSeeded } from '../shared-server.js';
import { smallGraph } from '../small-graph.js';

const leaf = fc.oneof(
  fc.record({
    year: fc.oneof(
      fc.record({ equals: fc.constantFrom(2019, 2020, 2022) }),
      fc.record({ gte: fc.constantFrom(2019, 2020), lte: fc.constantFrom(2020, 2021) }),
      fc.record({ isNull: fc.boolean() }),
    ),
  }),
  fc.record({
    type: fc.oneof(
      fc.record({ in: fc.constantFrom(['ARTICLE'], ['ARTICLE', 'PREPRINT']) }),
      fc.record({ isNull: fc.boolean() }),
    ),
  }),
  fc.record({ authorsComplete: fc.boolean() }),
  fc.record({ hasAbstract: fc.boolean() }),
  fc.record({ authorsCount: fc.record({ gte: fc.constantFrom(1, 2, 3) }) }),
  fc.record({ title: fc.record({ contains: fc.constantFrom('experts', 'FUGUES', 'a') }) }),
  fc.record({ authors: relation(fc.constantFrom('Ada Lovelace', 'Cid Campeador', 'Wei Wang'), 'name') }),
  fc.record({ categories: relation(fc.constantFrom('Label of cs.LG', 'Label of cs.CV'), 'label') }),
  fc.record({ organizations: relation(fc.constantFrom('Tuff Gong', 'Valencia Lab'), 'name') }),
  fc.record({ topics: relation(fc.constantFrom('experts', 'music'), 'label') }),
  fc.record({ venue: relation(fc.constantFrom('Journal of Examples', 'Elsewhere'), 'name') }),
) as fc.Arbitrary<PaperWhere>;

const where = fc.letrec<{ where: PaperWhere }>((tie) => ({
  where: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    leaf,
    fc.record({ and: fc.array(tie('where'), { maxLength: 2 }) }),
    fc.record({ or: fc.array(tie('where'), { maxLength: 2 }) }),
    fc.record({ not: tie('where') }),
  ),
})).where;

function relation(names: fc.Arbitrary<string>, field: string) {
  const inner = names.map((equals) => ({ [field]: { equals } }));
  return fc.oneof(fc.record({ some: inner }), fc.record({ none: inner }), fc.record({ every: inner }));
}

describeOnBothDatabases('PaperWhere', (open) => {
  const ask = askSeeded(open, smallGraph);
  const keys = async (filter: unknown) => {
    const { data, errors } = await ask(
      'query($where: PaperWhere) { papers(where: $where, orderBy: { field: KEY }) { totalCount nodes { key } } }',
      { where: filter },
    );
    expect(errors).toEqual([]);
    const { nodes, totalCount } = data.papers as unknown as { nodes: { key: string }[]; totalCount: number };
    expect(totalCount).toBe(nodes.length);
    return nodes.map(({ key }) => key).sort();
  };

  test('means what it says, for any combination', async () => {
    await fc.assert(
      fc.asyncProperty(where, async (filter) => {
        const expected = smallGraph.filter((paper) => isMatch(paper, filter)).map(({ key }) => key);
        expect(await keys(filter)).toEqual(expected.sort());
      }),
      { numRuns: 150 },
    );
  });

  test('narrows a traversal as it narrows a list', async () => {
    await fc.assert(
      fc.asyncProperty(where, async (filter) => {
        const { data } = await ask(
          'query($where: PaperWhere) { author(ref: "bob-marley") { papers(where: $where) { nodes { key } } } }',
          { where: filter },
        );
        const { nodes } = (data.author?.papers ?? { nodes: [] }) as { nodes: { key: string }[] };
        const expected = smallGraph.filter((p) => p.authors?.includes('Bob Marley') && isMatch(p, filter));
        expect(nodes.map(({ key }) => key).sort()).toEqual(expected.map(({ key }) => key).sort());
      }),
      { numRuns: 40 },
    );
  });

  test('years and dates narrow traversals and counts, which ask the graph, as a list, which asks the database', async () => {
    const end = fc.constantFrom('2019', '2020', '2020-03', '2021-03', '2021-03-15', '2022-01', '2022-01-31', '9999');
    const time = fc.oneof(
      fc
        .record(
          { equals: fc.integer({ min: 2019, max: 2022 }), in: fc.constantFrom([2019, 2022], []), isNull: fc.boolean() },
          { requiredKeys: [] },
        )
        .map((year) => ({ year })),
      fc.record({ from: end, to: end, isNull: fc.boolean() }, { requiredKeys: [] }).map((date) => ({ date })),
    ) as fc.Arbitrary<PaperWhere>;
    const combined = fc.oneof(
      time,
      fc.record({ and: fc.array(time, { maxLength: 2 }) }),
      fc.record({ or: fc.array(time, { maxLength: 2 }) }),
      fc.record({ not: fc.record({ or: fc.array(time, { maxLength: 2 }) }) }),
    ) as fc.Arbitrary<PaperWhere>;
    await fc.assert(
      fc.asyncProperty(combined, async (filter) => {
        const { data, errors, statements } = await ask(
          'query($where: PaperWhere) { paperGroups(by: [YEAR], where: $where) { papersCount } papers(where: $where) { totalCount } }',
          { where: filter },
        );
        expect([errors, statements]).toEqual([[], []]);
        const { length } = await keys(filter);
        expect(data).toEqual({ paperGroups: { papersCount: length }, papers: { totalCount: length } });
      }),
      { numRuns: 100 },
    );
  });

  test('dates, refs, words and categories with their descendants', async () => {
    expect(await keys({ date: { from: '2020', to: '2021' } })).toEqual(['doi:10.1000/four', 'doi:10.1000/two']);
    expect(await keys({ date: { from: '2020-02' } })).toEqual([
      'doi:10.1000/four',
      'five-2022',
      'seven-2022',
      'six-2022',
    ]);
    expect(await keys({ refs: ['10.1000/ONE', 'Alone'] })).toEqual(['doi:10.1000/one', 'five-2022']);
    expect(await keys({ text: 'seldom experts' })).toEqual(['doi:10.1000/one']);
    const below = { categories: { some: { refs: ['arxiv:cs'] } } };
    expect(await keys(below)).toEqual(['doi:10.1000/one']);
    expect(await keys({ categories: { ...below.categories, includeDescendants: true } })).toEqual([
      'doi:10.1000/four',
      'doi:10.1000/one',
      'doi:10.1000/three',
      'doi:10.1000/two',
    ]);
  });

  test('a set of papers may have 1,000 refs, in any spelling and named twice', async () => {
    const refs = Array.from({ length: 1_000 }, (_, i) => (i % 2 === 0 ? '10.1000/ONE' : `${' '.repeat(i)}Alone`));
    expect(await keys({ refs })).toEqual(['doi:10.1000/one', 'five-2022']);
    const query = 'query($where: PaperWhere) { collaborationNetwork(where: $where) { nodesCount } }';
    expect((await ask(query, { where: { refs } })).errors).toEqual([]);
    expect((await ask(query, { where: { refs: [...refs, 'Alone'] } })).errors).toMatchObject([
      { message: 'read arguments: where.refs has 1001 entries, expected at most 1000' },
    ]);
  });

  test('wildcards of the database are plain characters', async () => {
    expect(await keys({ language: { contains: '%' } })).toEqual([]);
    expect(await keys({ language: { startsWith: '_' } })).toEqual([]);
  });

  test('everything may be asked whether it is known, also where it always is', async () => {
    const all = smallGraph.length;
    const counts = async (type: string, field: string, filter: object) =>
      (await ask(`query($where: ${type}) { ${field}(where: $where) { totalCount } }`, { where: filter })).data[field];
    const affiliated = smallGraph.filter(({ affiliations }) => affiliations?.some((of) => of.length > 0)).length;
    expect(await keys({ affiliation: { isNull: true } })).toEqual([]);
    expect(await keys({ affiliation: { isNull: false } })).toHaveLength(affiliated);
    expect(await keys({ affiliation: {} })).toHaveLength(affiliated);
    expect(await keys({ title: { isNull: false } })).toHaveLength(all);
    for (const [type, field] of [
      ['AuthorWhere', 'authors'],
      ['OrganizationWhere', 'organizations'],
      ['VenueWhere', 'venues'],
    ] as const) {
      const { totalCount } = (await counts(type, field, {})) as { totalCount: number };
      expect(await counts(type, field, { name: { isNull: false } })).toEqual({ totalCount });
      expect(await counts(type, field, { name: { isNull: true } })).toEqual({ totalCount: 0 });
    }
    expect(await counts('TopicWhere', 'topics', { label: { isNull: true } })).toEqual({ totalCount: 0 });
  });

  test('an unknown ref and too deep a filter are errors', async () => {
    const query = 'query($where: PaperWhere) { papers(where: $where) { totalCount } }';
    const unknown = await ask(query, { where: { authors: { some: { refs: ['nobody'] } } } });
    expect(unknown.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND', value: 'nobody' } }]);
    let deep: PaperWhere = { isRetracted: true };
    for (let level = 0; level < 9; level++) deep = { not: deep };
    expect((await ask(query, { where: deep })).errors).toEqual([]);
    const deeper = await ask(query, { where: { not: deep } });
    expect(deeper.errors).toMatchObject([{ extensions: { code: 'WHERE_TOO_LARGE' } }]);
  });
});

describe('the rule of the test itself', () => {
  test('tells papers apart', () => {
    const matching = smallGraph.filter((paper) => isMatch(paper, { not: { year: { lte: 2021 } } }));
    expect(matching.map(({ key }) => key)).toEqual(['doi:10.1000/three', 'five-2022', 'six-2022', 'seven-2022']);
  });
});

/** The meaning of a filter, told again without a database. */
function isMatch(paper: SeedPaper, filter: PaperWhere): boolean {
  const year = paper.date ? Number(paper.date.slice(0, 4)) : null;
  const organizations = [...(paper.affiliations ?? []).flat(), ...(paper.organizations ?? [])];
  const tests: boolean[] = [];
  if (filter.and) tests.push(filter.and.every((part) => isMatch(paper, part)));
  if (filter.or) tests.push(filter.or.some((part) => isMatch(paper, part)));
  if (filter.not) tests.push(!isMatch(paper, filter.not));
  if (filter.year) {
    const { equals, gte, lte, isNull } = filter.year;
    if (typeof isNull === 'boolean') tests.push((year === null) === isNull);
    if (typeof equals === 'number') tests.push(year === equals);
    if (typeof gte === 'number') tests.push(year !== null && year >= gte);
    if (typeof lte === 'number') tests.push(year !== null && year <= lte);
  }
  if (filter.type) {
    if (typeof filter.type.isNull === 'boolean') tests.push((paper.type === undefined) === filter.type.isNull);
    if (filter.type.in) tests.push(filter.type.in.includes(paper.type ?? ''));
  }
  if (typeof filter.authorsComplete === 'boolean') tests.push((paper.complete ?? true) === filter.authorsComplete);
  if (typeof filter.hasAbstract === 'boolean') tests.push((paper.abstract !== undefined) === filter.hasAbstract);
  if (filter.authorsCount) tests.push((paper.authors?.length ?? 0) >= (filter.authorsCount.gte ?? 0));
  if (filter.title) tests.push(paper.title.toLowerCase().includes(filter.title.contains?.toLowerCase() ?? ''));
  tests.push(
    isRelated(
      filter.authors,
      (paper.authors ?? []).map((name) => name.replace(/ \d+$/, '')),
      'name',
    ),
  );
  tests.push(
    isRelated(
      filter.categories,
      (paper.categories ?? []).map((code) => `Label of ${code}`),
      'label',
    ),
  );
  tests.push(isRelated(filter.organizations, organizations, 'name'));
  tests.push(isRelated(filter.topics, paper.topics ?? [], 'label'));
  tests.push(isRelated(filter.venue, paper.venue ? [paper.venue] : [], 'name'));
  return tests.every((held) => held);
}

function isRelated(filter: object | null | undefined, names: string[], field: string): boolean {
  const { some, none, every } = (filter ?? {}) as Record<string, Record<string, { equals: string }> | undefined>;
  return (
    (!some || names.includes(some[field]?.equals ?? '')) &&
    (!none || !names.includes(none[field]?.equals ?? '')) &&
    (!every || names.every((name) => name === every[field]?.equals))
  );
}
