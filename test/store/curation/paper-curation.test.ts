import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { GraphRecord, PaperRecord } from '../../../src/importers/paper-record.js';
import { mergeEntities, renameEntity, splitPaper, undoCuration } from '../../../src/store/curation/curate.js';
import { describeCurations } from '../../../src/store/curation/list-curations.js';
import type { Store } from '../../../src/store/store.js';
import { arbitraryFiles } from '../arbitrary-records.js';
import { clearDatabase } from '../clear-database.js';
import { describeOnBothDatabases } from '../databases.js';
import { recountedPapers } from '../recounted-papers.js';
import { rowsOf, takeIn } from '../take-in.js';
import { databaseState } from './database-state.js';

const doi = (value: string) => ({ scheme: 'doi', value });
const names = (...list: string[]) => list.map((name) => ({ name }));

function record(recordKey: string, fields: Partial<PaperRecord> = {}): PaperRecord {
  const title = 'On the Growth of Gardens';
  return { kind: 'paper', recordKey, title, date: '2020', authors: names('Ada Byron', 'Grace Hopper'), ...fields };
}

const ofOneTitle = [
  record('a', { identifiers: [doi('10.1000/a')], references: [{ identifier: doi('10.1000/z') }] }),
  record('b', {
    abstract: 'In words of its own.',
    volume: '7',
    authors: names('Ada Byron', 'G. Hopper', 'Alan Turing'),
  }),
];

async function papers(store: Store): Promise<[string, string[]][]> {
  const rows = await store.sql.all<{ key: string; record: string }>(
    `SELECT p.key, r.record_key AS record FROM paper p JOIN source_record r ON r.paper_id = p.id ORDER BY p.key, r.record_key`,
  );
  const found = new Map<string, string[]>();
  for (const { key, record: name } of rows) found.set(key, [...(found.get(key) ?? []), name]);
  return [...found];
}

async function expectExactCounts(store: Store): Promise<void> {
  for (const [kind, stored, counted] of await recountedPapers(store)) expect([kind, stored]).toEqual([kind, counted]);
}

describeOnBothDatabases('curation of papers', (open, dialect) => {
  it('takes back a merge that an import made by title, and later files keep the two apart', async () => {
    const store = await open();
    for (const [at, one] of ofOneTitle.entries()) await takeIn(store, [one], { format: `f${at}` });
    expect(await papers(store)).toEqual([['doi:10.1000/a', ['a', 'b']]]);
    const [merge] = await rowsOf(store, 'curation', 'id, kind, evidence');
    expect(JSON.parse(merge?.evidence as string)).toMatchObject({ rule: 'title', compared: 3 });
    await undoCuration(store, 1);
    // As it was decided, wherever the record is now.
    expect((await describeCurations(store, [1])).get(1)?.summary).toBe("record 'f1:b' into 'doi:10.1000/a'");
    expect(await papers(store)).toEqual([
      ['doi:10.1000/a', ['a']],
      ['on-the-growth-of-gardens-2020', ['b']],
    ]);
    // Who stood in the byline stands in both.
    expect(await rowsOf(store, 'author', 'key, papers_count')).toEqual([
      { key: 'ada-byron', papers_count: 2 },
      { key: 'alan-turing', papers_count: 1 },
      { key: 'grace-hopper', papers_count: 2 },
    ]);
    expect(await rowsOf(store, 'paper', 'key, volume, authors_count')).toEqual([
      { key: 'doi:10.1000/a', volume: null, authors_count: 2 },
      { key: 'on-the-growth-of-gardens-2020', volume: '7', authors_count: 3 },
    ]);
    await takeIn(store, [{ ...(ofOneTitle[1] as PaperRecord), volume: '8' }], { format: 'f1' });
    await takeIn(store, [ofOneTitle[0] as PaperRecord], { format: 'f0' });
    expect((await papers(store)).map(([, records]) => records)).toEqual([['a'], ['b']]);
    await expectExactCounts(store);
  });

  it('splits by record and merges by hand, each undone to exactly what was there', async () => {
    const store = await open();
    for (const [at, one] of ofOneTitle.entries()) await takeIn(store, [one], { format: `f${at}` });
    await takeIn(store, [
      record('c', {
        title: 'Of Gardens',
        identifiers: [doi('10.1000/c')],
        references: [{ identifier: doi('10.1000/a') }],
      }),
    ]);
    const states = [await databaseState(store)];
    const split = await splitPaper(store, 1, ['f0:a']);
    // The identifier and its key go with the record that states them, and so does what cites it.
    expect(await papers(store)).toEqual([
      ['doi:10.1000/a', ['a']],
      ['doi:10.1000/c', ['c']],
      ['on-the-growth-of-gardens-2020', ['b']],
    ]);
    expect(await rowsOf(store, 'citation', 'citing_id, cited_id')).toEqual([
      { citing_id: 2, cited_id: split.toId },
      { citing_id: split.toId, cited_id: null },
    ]);
    states.push(await databaseState(store));
    const [merge] = await mergeEntities(store, 'paper', [2, 1]);
    expect(await papers(store)).toEqual([
      ['doi:10.1000/a', ['a']],
      ['doi:10.1000/c', ['b', 'c']],
    ]);
    expect(await rowsOf(store, 'redirect', 'from_id, from_key, to_id')).toEqual([
      { from_id: 1, from_key: 'on-the-growth-of-gardens-2020', to_id: 2 },
    ]);
    await expectExactCounts(store);
    await undoCuration(store, merge as number);
    expect(await databaseState(store)).toEqual(states.pop());
    await undoCuration(store, split.id);
    expect(await databaseState(store)).toEqual(states.pop());
  });

  it('says what is wrong', async () => {
    const store = await open();
    await takeIn(store, [ofOneTitle[0] as PaperRecord]);
    await expect(splitPaper(store, 1, ['test:z'])).rejects.toMatchObject({
      message: "split paper 'doi:10.1000/a': a record that is named is not one of its own",
      hint: 'They are: test:a.',
    });
    await expect(splitPaper(store, 1, ['test:a'])).rejects.toThrow('nothing would stay of its 1 records');
    await expect(mergeEntities(store, 'paper', [1, 1])).rejects.toThrow('the same paper is named twice');
    await expect(renameEntity(store, 'paper', 1, 'Gardens')).rejects.toThrow('its title is what its sources say');
  });

  it('never merges by a title alone that many papers share', async () => {
    const store = await open();
    for (const title of ['Preface', 'Advertisements', 'Editorial'])
      await takeIn(store, [record(`${title} 1`, { title }), record(`${title} 2`, { title })], { batchSize: 1 });
    expect(await papers(store)).toHaveLength(6);
  });

  it('leaves a venue as it was where undoing takes back what a split taught of it', async () => {
    const store = await open();
    const venue = { name: 'ICLR' };
    await takeIn(store, [
      record('a', {
        title: 'Gardens',
        venue: { ...venue, type: 'JOURNAL' },
        identifiers: [{ scheme: 'doi', value: '10.1000/g' }],
      }),
      record('b', { title: 'Gardens', venue, identifiers: [{ scheme: 'doi', value: '10.1000/g' }] }),
    ]);
    const before = await databaseState(store);
    const { id } = await splitPaper(store, 1, ['test:a']);
    await undoCuration(store, id);
    expect(await databaseState(store)).toEqual(before);
  });

  it('leaves the paper that introduced a topic as unknown as it was where a split had found it', async () => {
    const store = await open();
    // The newest version of a record states nothing any more, and the DOI that the other one states implies an arXiv
    // number only when it is read anew.
    const preprint = doi('10.48550/arXiv.2001.00001');
    await takeIn(store, [
      { kind: 'topic', label: 'MoE', topicKind: 'KEYWORD', introducedBy: { scheme: 'arxiv', value: '2001.00001' } },
      record('a', { identifiers: [preprint, { scheme: 'arxiv', value: '2001.00002' }] }),
      record('b', { identifiers: [preprint] }),
      record('a'),
    ]);
    const introducers = () => rowsOf(store, 'topic', 'key, introduced_by_id');
    expect(await introducers()).toEqual([{ key: 'moe', introduced_by_id: null }]);
    const before = await databaseState(store);
    const { id } = await splitPaper(store, 1, ['test:b']);
    expect(await introducers()).toEqual([{ key: 'moe', introduced_by_id: 3 }]);
    await undoCuration(store, id);
    expect(await databaseState(store)).toEqual(before);
  });

  it('lets a link wait again that a split had led to where it comes from', async () => {
    const store = await open();
    const ror = [{ scheme: 'ror', value: 'https://ror.org/00njsd438' }];
    await takeIn(store, [
      { kind: 'organization', name: 'Analytical Society', parent: ror[0] },
      record('b', { identifiers: [doi('10.48550/arXiv.2001.00001')], authors: names('Ada Byron') }),
      record('a', {
        identifiers: [{ scheme: 'arxiv', value: '2001.00001' }],
        authors: [{ name: 'Alan Turing', affiliations: [{ name: 'Analytical Society', identifiers: ror }] }],
      }),
    ] as GraphRecord[]);
    const before = await databaseState(store);
    expect(before.waiting_link).toHaveLength(1);
    const { id } = await splitPaper(store, 1, ['test:b']);
    expect((await databaseState(store)).waiting_link).toEqual([]);
    await undoCuration(store, id);
    expect(await databaseState(store)).toEqual(before);
  });

  it('undoes any merges and splits, the last one first, to exactly what was there', { timeout: 300_000 }, async () => {
    const store = await open();
    const step = fc.record({ isMerge: fc.boolean(), picks: fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99)) });
    const property = fc.asyncProperty(
      arbitraryFiles,
      fc.array(step, { minLength: 1, maxLength: 4 }),
      async (files, steps) => {
        await clearDatabase(store);
        for (const [at, records] of files.entries())
          await takeIn(store, records, { file: `${at}`, format: `f${at % 2}` });
        const states = [await databaseState(store)];
        const done: number[] = [];
        for (const { isMerge, picks } of steps) {
          const found = await store.sql.all<{ id: number }>('SELECT id FROM paper ORDER BY id');
          const [one, two] = picks.map((pick) => found[pick % found.length]?.id);
          if (one === undefined || two === undefined) continue;
          if (isMerge && one !== two) done.push(...(await mergeEntities(store, 'paper', [one, two])));
          else {
            const sources = await store.sql.all<{ name: string }>(
              `SELECT format || ':' || record_key AS name FROM source_record WHERE paper_id = ? ORDER BY id`,
              [one],
            );
            const source = sources[picks[2] % sources.length]?.name;
            if (sources.length < 2 || source === undefined) continue;
            done.push((await splitPaper(store, one, [source])).id);
          }
          states.push(await databaseState(store));
          await expectExactCounts(store);
        }
        for (const id of done.reverse()) {
          states.pop();
          await undoCuration(store, id);
          expect(await databaseState(store)).toEqual(states.at(-1));
        }
      },
    );
    await fc.assert(property, { numRuns: dialect === 'sqlite' ? 20 : 3 });
  });
});

describeOnBothDatabases('curation of organizations', (open) => {
  it('merges and renames, each undone to exactly what was there', async () => {
    const store = await open();
    const at = (...places: string[]) => ({ affiliations: places.map((name) => ({ name })) });
    await takeIn(store, [
      { kind: 'organization', name: 'Nowhere University', identifiers: [{ scheme: 'wikidata', value: 'Q95' }] },
      { kind: 'organization', name: 'Univ. of Nowhere', parent: { scheme: 'wikidata', value: 'Q95' } },
      record('a', { authors: [{ name: 'Ada Byron', ...at('Univ. of Nowhere', 'Nowhere University') }] }),
      record('d', { title: 'D', organizations: [{ name: 'Univ. of Nowhere' }, { name: 'Nowhere University' }] }),
      record('e', { title: 'E', organizations: [{ name: 'Univ. of Nowhere' }] }),
    ]);
    const states = [await databaseState(store)];
    const rename = await renameEntity(store, 'organization', 1, 'The Nowhere University');
    states.push(await databaseState(store));
    const [merge] = await mergeEntities(store, 'organization', [2, 1]);
    expect(await rowsOf(store, 'organization', 'key, papers_count')).toEqual([
      { key: 'univ-of-nowhere', papers_count: 3 },
    ]);
    await expectExactCounts(store);
    await undoCuration(store, merge as number);
    expect(await databaseState(store)).toEqual(states.pop());
    await undoCuration(store, rename);
    expect(await databaseState(store)).toEqual(states.pop());
  });
});
