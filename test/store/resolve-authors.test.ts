import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AuthorRecord, PaperRecord } from '../../src/importers/paper-record.js';
import { mergeEntities, renameEntity, splitAuthor, undoCuration } from '../../src/store/curation/curate.js';
import { resolveAuthors } from '../../src/store/resolve-authors.js';
import type { Store } from '../../src/store/store.js';
import { hasSharedData, readFile, recordsOf, sharedData } from '../importers/read-file.js';
import { clearDatabase } from './clear-database.js';
import { databaseState } from './curation/database-state.js';
import { describeOnBothDatabases, untilTestEnds } from './databases.js';
import { recountedPapers } from './recounted-papers.js';
import { rowsOf, takeIn } from './take-in.js';

const orcid = (value: string) => ({ scheme: 'orcid', value });
const first = '0000-0002-1825-0097';
const second = '0000-0001-5109-3700';

function paper(
  title: string,
  year: number,
  authors: PaperRecord['authors'],
  fields: Partial<PaperRecord> = {},
): PaperRecord {
  return { kind: 'paper', title, recordKey: title, date: String(year), authors, ...fields };
}

const names = (...list: string[]) => list.map((name) => ({ name }));

/** For each name, which papers stand together; without ids and keys. */
async function people(store: Store, block: string): Promise<string[][]> {
  const rows = await store.sql.all<{ id: number; title: string }>(
    `SELECT s.author_id AS id, p.title FROM authorship s JOIN paper p ON p.id = s.paper_id
     WHERE s.author_id IN (SELECT author_id FROM author_name WHERE block_key = ?) ORDER BY p.title`,
    [block],
  );
  const groups = new Map<number, string[]>();
  for (const { id, title } of rows) groups.set(id, [...(groups.get(id) ?? []), title]);
  return [...groups.values()].sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
}

/**
 * The initial comes first, and shares nothing with the full name that comes next; the third paper, with coauthors of
 * both, shows them to be one. Somebody else of the initial writes elsewhere.
 */
const bridge = [
  paper('Parsing with gates', 2019, names('Q. Zubrowka', 'Ada Byron', 'Grace Hopper')),
  paper('Parsing with trees', 2020, names('Quentin Zubrowka', 'Alan Turing', 'Barbara Liskov')),
  paper(
    'Parsing with gates and trees',
    2020,
    names('Quentin Zubrowka', 'Ada Byron', 'Grace Hopper', 'Alan Turing', 'Barbara Liskov'),
  ),
];

async function curationsOf(store: Store): Promise<Record<string, unknown>[]> {
  return rowsOf(store, 'curation', 'id, kind, decided_by, evidence');
}

/** A file about people: two names, and an id that one of the bylines states. */
const person: AuthorRecord = {
  kind: 'author',
  name: 'Quentin Zubrowka',
  names: ['Q. Zubrowka', 'Quentin Zubrovka'],
  identifiers: [{ scheme: 'acl-person', value: 'quentin-zubrowka' }],
  verified: true,
};
const ofPerson = [
  paper('Marks', 1991, [{ name: 'Q. Zubrowka', identifiers: person.identifiers }, { name: 'Ada Byron' }]),
  paper('Numbers', 2005, names('Quentin Zubrowka', 'Grace Hopper')),
  paper('Letters', 2006, names('Quentin Zubrowka', 'Alan Turing')),
  paper('Signs', 2011, names('Quentin Zubrovka', 'Barbara Liskov')),
];

describeOnBothDatabases('resolveAuthors', (open, dialect) => {
  it.each([
    ['after', [...ofPerson, person]],
    ['before', [person, ...ofPerson]],
  ])('makes one of the names that a file gives to one person, read %s the bylines', async (_, records) => {
    const store = untilTestEnds(await open());
    for (const record of records) await takeIn(store, [record]);
    const before = await databaseState(store);
    const { merged } = await resolveAuthors(store);
    const papers = ['Letters', 'Marks', 'Numbers', 'Signs'];
    expect(await people(store, 'zubrowka q')).toEqual([papers]);
    expect(await rowsOf(store, 'author', 'name, papers_count')).toContainEqual({
      name: 'Quentin Zubrowka',
      papers_count: 4,
    });
    for (const { evidence } of await curationsOf(store))
      expect(JSON.parse(evidence as string)).toEqual({ by: 'stated-names', person: 'Quentin Zubrowka' });
    // Looked at again, nothing comes apart.
    expect(await resolveAuthors(store, { isAll: true })).toMatchObject({ merged: 0, split: 0 });
    for (let curation = merged; curation > 0; curation--) await undoCuration(store, curation);
    expect(await databaseState(store)).toEqual(before);
    expect(await resolveAuthors(store, { isAll: true })).toMatchObject({ merged: 0, split: 0 });
  });

  it('comes to rest where a file says who somebody is whom most places of a block make another', async () => {
    const store = untilTestEnds(await open());
    const said: AuthorRecord = {
      kind: 'author',
      name: 'Quang Zubrowka Minh',
      names: ['Minh Quang Zubrowka'],
      verified: true,
    };
    const others = [1991, 2001, 2011].map((year) => paper(`Stones of ${year}`, year, names('Minh Zubrowka Jr.')));
    await takeIn(store, [
      said,
      paper('Genes', 2011, names('Quang Zubrowka Minh', 'Ada Byron')),
      paper('Cells', 2013, names('Minh Quang Zubrowka Sr.', 'Grace Hopper')),
      ...others,
    ]);
    // As an import once decided that saw only the past.
    await store.sql.run('UPDATE authorship SET author_id = 1 WHERE position = 0');
    await resolveAuthors(store, { isAll: true });
    expect(await resolveAuthors(store, { isAll: true })).toMatchObject({ merged: 0, split: 0 });
    expect((await people(store, 'zubrowka m')).filter((papers) => papers.includes('Cells'))).toEqual([
      ['Cells', 'Genes'],
    ]);
  });

  it('leaves alone a name that two people are said to have, and one whose bearer is another by identifier', async () => {
    const store = untilTestEnds(await open());
    const namesake = { ...person, identifiers: [{ scheme: 'acl-person', value: 'quentin-zubrowka-vienna' }] };
    await takeIn(store, [person, ...ofPerson, { ...namesake, names: ['Quentin Zubrovka'] }]);
    await resolveAuthors(store);
    expect(await people(store, 'zubrovka q')).toEqual([['Marks'], ['Signs']]);
    await clearDatabase(store);
    const other = paper('Signs', 2011, [{ name: 'Quentin Zubrovka', identifiers: namesake.identifiers }]);
    await takeIn(store, [...ofPerson.slice(0, 3), other, person]);
    await resolveAuthors(store);
    expect(await people(store, 'zubrowka q')).toEqual([['Letters', 'Marks', 'Numbers']]);
  });

  it('makes one of a rare name that sources part in two ways', async () => {
    const store = untilTestEnds(await open());
    const byline = (given: string, family: string) => [{ name: `${given} ${family}`, given, family }];
    await takeIn(store, [
      paper('Post-editing', 2012, byline('Ana Guerberof', 'Arenas')),
      paper('Effort', 2014, byline('Ana', 'Guerberof Arenas')),
      paper('Pairs', 2014, [...byline('Ida Berta', 'Klein'), ...byline('Ida', 'Berta Klein')]),
    ]);
    expect(await resolveAuthors(store)).toMatchObject({ merged: 1, split: 0 });
    expect(await people(store, 'arenas a')).toEqual([['Effort', 'Post-editing']]);
    expect(await resolveAuthors(store, { isAll: true })).toMatchObject({ merged: 0, split: 0 });
    // Two of one byline are two people.
    expect(await people(store, 'klein i')).toEqual([['Pairs']]);
    expect(await people(store, 'bertaklein i')).toEqual([['Pairs']]);
  });

  it.each([1, 1000])('does so by whatever other name they go, in batches of %i records', async (batchSize) => {
    const store = untilTestEnds(await open());
    const identifiers = [orcid(first)];
    await takeIn(
      store,
      [
        paper('Post-editing', 2012, names('Ana Guerberof Arenas')),
        paper('Effort', 2014, [{ name: 'Ana Guerberof Arenas', given: 'Ana', family: 'Guerberof Arenas' }]),
        paper('Pairs', 2014, [{ name: 'Berta Arenas', identifiers }]),
        paper('Pauses', 2016, [{ name: 'Ana Guerberof Arenas', identifiers }]),
      ],
      { batchSize },
    );
    await resolveAuthors(store, { isAll: true });
    expect(await people(store, 'arenas a')).toEqual([['Effort', 'Pairs', 'Pauses', 'Post-editing']]);
  });

  it('joins whom the import could not know to be one, logs why, and undoes exactly', async () => {
    const store = untilTestEnds(await open());
    await takeIn(store, bridge, { batchSize: 1 });
    const before = await databaseState(store);
    expect(await people(store, 'zubrowka q')).toHaveLength(2);
    const dry = await resolveAuthors(store, { dryRun: true });
    expect(dry).toMatchObject({ status: 'DONE', merged: 1, split: 0 });
    expect(await databaseState(store)).toEqual(before);
    expect(await resolveAuthors(store)).toMatchObject({ merged: 1, split: 0 });
    expect(await people(store, 'zubrowka q')).toHaveLength(1);
    // The name that is written out and of most papers stays.
    expect(await rowsOf(store, 'redirect', 'from_key, to_id')).toMatchObject([{ from_key: 'q-zubrowka' }]);
    const [merge] = await curationsOf(store);
    expect(merge).toMatchObject({ kind: 'MERGE', decided_by: 'MACHINE' });
    expect(JSON.parse(merge?.evidence as string)).toMatchObject({
      by: 'evidence',
      relation: 'initial',
      sharedCoauthors: 2,
    });
    for (const [kind, stored, counted] of await recountedPapers(store)) expect([kind, stored]).toEqual([kind, counted]);
    await undoCuration(store, 1);
    expect(await databaseState(store)).toEqual(before);
    // What a person took back is not decided again.
    expect(await resolveAuthors(store, { isAll: true })).toMatchObject({ merged: 0, split: 0 });
  });

  it('finds the same people in whatever order the papers came', async () => {
    const orders = [bridge, [...bridge].reverse(), [bridge[1], bridge[0], bridge[2]] as PaperRecord[]];
    const found = [];
    for (const records of orders) {
      const store = untilTestEnds(await open());
      await takeIn(store, records, { batchSize: 1 });
      await resolveAuthors(store);
      found.push(await people(store, 'zubrowka q'));
      expect(await resolveAuthors(store, { isAll: true })).toMatchObject({ merged: 0, split: 0 });
    }
    expect(found[1]).toEqual(found[0]);
    expect(found[2]).toEqual(found[0]);
  });

  it('finds the same people in any order and any batches, by evidence and by identifiers', async () => {
    const store = untilTestEnds(await open());
    const wang = (title: string, name: string, id: string) =>
      paper(title, 2020, [{ name, identifiers: [orcid(id)] }, { name: `Reader of ${title}` }]);
    const records = [
      ...bridge,
      wang('On rivers', 'Wei Wang', first),
      wang('On hills', 'Wei Wang', second),
      wang('On lakes', 'W. Wang', first),
      wang('On dales', 'Wei Wang', second),
      wang('On seas', 'W. Wang', second),
    ];
    const expected = {
      'zubrowka q': [bridge.map(({ title }) => title).sort()],
      'wang w': [
        ['On dales', 'On hills', 'On seas'],
        ['On lakes', 'On rivers'],
      ],
    };
    const orders = fc.shuffledSubarray(records, { minLength: records.length });
    const property = fc.asyncProperty(orders, fc.integer({ min: 1, max: records.length }), async (order, batchSize) => {
      await clearDatabase(store);
      await takeIn(store, order, { batchSize });
      await resolveAuthors(store, { isAll: true });
      for (const [block, groups] of Object.entries(expected)) expect(await people(store, block)).toEqual(groups);
      expect(await resolveAuthors(store, { isAll: true })).toMatchObject({ merged: 0, split: 0 });
    });
    await fc.assert(property, { numRuns: dialect === 'sqlite' ? 15 : 3 });
  });

  it('keeps the name that a person chose, whoever is merged into them', async () => {
    const store = untilTestEnds(await open());
    await takeIn(store, bridge, { batchSize: 1 });
    const chosen = 'Q. R. Zubrowka';
    const [initial] = await store.sql.all<{ id: number }>(`SELECT id FROM author WHERE name = 'Q. Zubrowka'`);
    await renameEntity(store, 'author', initial?.id as number, chosen);
    expect(await resolveAuthors(store)).toMatchObject({ merged: 1 });
    await takeIn(store, [paper('On gates, again', 2022, names('Quentin Zubrowka', 'Ada Byron', 'Grace Hopper'))]);
    await resolveAuthors(store, { isAll: true });
    const rows = await store.sql.all<{ name: string; verified: number | boolean }>(
      `SELECT name, verified FROM author WHERE id IN (SELECT author_id FROM author_name WHERE block_key = 'zubrowka q')`,
    );
    expect(rows.map(({ name, verified }) => [name, Boolean(verified)])).toEqual([[chosen, true]]);
  });

  it.skipIf(!hasSharedData)(
    'says in a dry run what it would do to the end, and writes nothing (left out where ../shared/data is absent)',
    async () => {
      const store = untilTestEnds(await open());
      const data = `${sharedData}acl-anthology/data/`;
      for (const path of ['yaml/name_variants.yaml', 'xml/W09.xml']) {
        const { format, items } = await readFile(data + path);
        await takeIn(store, recordsOf(items), { format, file: path });
      }
      const before = await databaseState(store);
      const { seconds: _, ...dry } = await resolveAuthors(store, { isAll: true, dryRun: true });
      expect(await databaseState(store)).toEqual(before);
      const { seconds: __, ...done } = await resolveAuthors(store, { isAll: true });
      expect(dry).toEqual(done);
      expect(done.merged).toBeGreaterThan(5);
    },
    120_000,
  );

  it('looks only at names of which something came, and goes on where it was stopped', async () => {
    const store = untilTestEnds(await open());
    await takeIn(store, bridge, { batchSize: 1 });
    const others = bridge.map((record) => ({
      ...record,
      title: `${record.title} again`,
      recordKey: `${record.title} again`,
      authors: record.authors.map(({ name }) => ({ name: name.replace('Zubrowka', 'Abendroth') })),
    }));
    await takeIn(store, others, { batchSize: 1 });
    const stop = new AbortController();
    const stopped = await resolveAuthors(store, {
      signal: stop.signal,
      batchPapers: 1,
      onProgress: () => stop.abort(),
    });
    expect(stopped).toMatchObject({ status: 'INTERRUPTED', names: 1 });
    const rest = await resolveAuthors(store, { batchPapers: 1 });
    expect(rest).toMatchObject({ status: 'DONE', names: 1, merged: 1 });
    expect(await resolveAuthors(store)).toMatchObject({ names: 0, merged: 0 });
    await takeIn(store, [paper('Something of its own', 2021, names('Q. Abendroth', 'Nobody Else'))]);
    expect((await resolveAuthors(store)).names).toBe(1);
  });

  it('never joins two ORCID iDs, and parts who was taken for one before theirs came', async () => {
    const store = untilTestEnds(await open());
    const records = [
      paper('On gates', 2019, names('Quentin Zubrowka', 'Ada Byron')),
      paper('On more gates', 2019, names('Quentin Zubrowka', 'Ada Byron')),
    ];
    await takeIn(store, records);
    expect(await people(store, 'zubrowka q')).toHaveLength(1);
    const stated = (at: number, value: string): PaperRecord => {
      const record = records[at] as PaperRecord;
      return { ...record, authors: [{ name: 'Quentin Zubrowka', identifiers: [orcid(value)] }, { name: 'Ada Byron' }] };
    };
    await takeIn(store, [stated(0, first)]);
    await takeIn(store, [stated(1, second)]);
    await resolveAuthors(store);
    expect(await people(store, 'zubrowka q')).toEqual([['On gates'], ['On more gates']]);
    const owners = await rowsOf(store, 'identifier', 'value, author_id');
    expect(new Set(owners.map(({ author_id }) => author_id)).size).toBe(2);
    expect(await resolveAuthors(store, { isAll: true })).toMatchObject({ merged: 0, split: 0 });
  });

  it('leaves together whom a person merged and apart whom a person split', async () => {
    const store = untilTestEnds(await open());
    await takeIn(store, [
      ...bridge,
      paper('On whales', 1971, names('Quincy Zubrowka', 'Somebody Other')),
      paper('On further gates', 2021, names('Quentin Zubrowka', 'Ada Byron', 'Grace Hopper')),
    ]);
    const idOf = async (key: string) =>
      (await store.sql.all<{ id: number }>('SELECT id FROM author WHERE key = ?', [key]))[0]?.id as number;
    await resolveAuthors(store);
    const quentin = await idOf('quentin-zubrowka');
    // Nothing but the person's word speaks for the first, and everything against the second.
    await mergeEntities(store, 'author', [quentin, await idOf('quincy-zubrowka')]);
    await splitAuthor(store, quentin, [3]);
    const decided = await people(store, 'zubrowka q');
    expect(await resolveAuthors(store, { isAll: true })).toMatchObject({ merged: 0, split: 0 });
    expect(await people(store, 'zubrowka q')).toEqual(decided);
    // A new paper joins one of them.
    await takeIn(store, [paper('On gates, again', 2022, names('Quentin Zubrowka', 'Ada Byron', 'Grace Hopper'))]);
    await resolveAuthors(store);
    expect(await people(store, 'zubrowka q')).toHaveLength(decided.length);
  });
});
