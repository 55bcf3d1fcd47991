import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { GraphRecord, PaperRecord } from '../../src/importers/paper-record.js';
import { undoCuration } from '../../src/store/curation/curate.js';
import { readDataVersion } from '../../src/store/data-version.js';
import { search } from '../../src/store/search.js';
import type { Store } from '../../src/store/store.js';
import { describeOnBothDatabases } from './databases.js';
import { rowsOf, takeIn } from './take-in.js';

const s2 = (value: string) => ({ scheme: 's2', value: value.repeat(40) });
const openalex = (value: string) => ({ scheme: 'openalex', value });

const titled = (letter: string): PaperRecord => {
  return { kind: 'paper', recordKey: letter, identifiers: [s2(letter)], title: `Of the letter ${letter}`, authors: [] };
};
/** A row of a citation index. */
const cites = (letter: string, other: string): PaperRecord => ({
  ...{ kind: 'paper', recordKey: `${letter}>${other}`, identifiers: [s2(letter)], title: '', authors: [] },
  references: [{ identifier: s2(other) }],
});
/** An answer that was asked for the year alone. */
const dated = (letter: string, date: string): PaperRecord => {
  return { kind: 'paper', recordKey: `${letter} year`, identifiers: [s2(letter)], title: '', authors: [], date };
};

const records: readonly GraphRecord[] = [
  ...[titled('a'), titled('b'), titled('c')],
  ...[cites('a', 'b'), cites('a', 'c'), cites('d', 'a')],
  dated('b', '1936'),
];

async function facts(store: Store) {
  const papers = await rowsOf(store, 'paper', 'title, year');
  const citations = await store.sql.all(
    `SELECT p.title AS citing, q.title AS cited FROM citation c JOIN paper p ON p.id = c.citing_id
     JOIN paper q ON q.id = c.cited_id ORDER BY 1, 2`,
  );
  const waiting = await store.sql.all(
    `SELECT r.record_key FROM waiting_link w JOIN source_record r ON r.id = w.from_id WHERE w.kind = 'RECORD'`,
  );
  return { papers, citations, waiting };
}

const expected = {
  papers: [
    { title: 'Of the letter a', year: null },
    { title: 'Of the letter b', year: 1936 },
    { title: 'Of the letter c', year: null },
  ],
  citations: [
    { citing: 'Of the letter a', cited: 'Of the letter b' },
    { citing: 'Of the letter a', cited: 'Of the letter c' },
  ],
  // Nobody has named the paper that cites a.
  waiting: [{ record_key: 'd>a' }],
};

describeOnBothDatabases('records without a name', (open) => {
  it('say something of the paper that bears their identifiers', async () => {
    const store = await open();
    expect(await takeIn(store, records)).toMatchObject({ read: 7, added: 4, merged: 3, quarantined: 0 });
    expect(await facts(store)).toEqual(expected);
    expect(await rowsOf(store, 'curation')).toEqual([]);
    const version = await readDataVersion(store);
    expect(await takeIn(store, records)).toMatchObject({ added: 0, merged: 0, unchanged: 7 });
    expect(await readDataVersion(store)).toBe(version);
  });

  it('wait for it where it comes later, in whatever order', async () => {
    const store = await open();
    const order = fc.sample(fc.shuffledSubarray([...records], { minLength: 7, maxLength: 7 }), { numRuns: 1, seed: 7 });
    for (const record of [...(order[0] ?? [])].reverse())
      await takeIn(store, [record], { file: `${record.recordKey}` });
    expect(await facts(store)).toEqual(expected);
    await takeIn(store, [titled('d')]);
    expect(await facts(store)).toMatchObject({ papers: { length: 4 }, citations: { length: 3 }, waiting: [] });
  });

  it('are quarantined where they have no identifier either', async () => {
    const store = await open();
    const report = await takeIn(store, [{ kind: 'paper', title: '', authors: [], date: '1936' }]);
    expect(report).toMatchObject({ read: 1, added: 0, quarantined: 1 });
  });

  it('leave a paper its title when the record that gave it says none any more', async () => {
    const store = await open();
    await takeIn(store, [titled('a')]);
    await takeIn(store, [{ ...titled('a'), title: '', date: '1936' }]);
    expect((await facts(store)).papers).toEqual([{ title: 'Of the letter a', year: 1936 }]);
  });
});

const merged = (kind: 'paper' | 'author' | 'organization' | 'venue', from: string, into: string): GraphRecord => {
  const identifiers = [openalex(into), openalex(from)];
  if (kind === 'paper') return { kind, recordKey: from, identifiers, title: '', authors: [] };
  return { kind, recordKey: from, identifiers, name: '' };
};
const merges = [
  merged('paper', 'W1', 'W2'),
  merged('author', 'A1', 'A2'),
  merged('organization', 'I1', 'I2'),
  merged('venue', 'S1', 'S2'),
];
const entities = (number: number): GraphRecord[] => [
  { kind: 'paper', recordKey: `W${number}`, identifiers: [openalex(`W${number}`)], title: 'On Merging', authors: [] },
  { kind: 'author', recordKey: `A${number}`, identifiers: [openalex(`A${number}`)], name: 'Anna Schmidt' },
  { kind: 'organization', recordKey: `I${number}`, identifiers: [openalex(`I${number}`)], name: 'Some Institute' },
  { kind: 'venue', recordKey: `S${number}`, identifiers: [openalex(`S${number}`)], name: 'Some Journal' },
];

describeOnBothDatabases('ids that were merged', (open) => {
  const owners = (store: Store) =>
    store.sql.all<{ value: string; id: number }>(
      `SELECT value, COALESCE(paper_id, author_id, organization_id, venue_id) AS id FROM identifier ORDER BY value`,
    );
  const bothOfOne = ['A1', 'A2', 'I1', 'I2', 'S1', 'S2', 'W1', 'W2'].map((value) => ({ value, id: 1 }));

  it.each([
    ['the survivor is known', 2],
    ['only the old id is known', 1],
  ])('are identifiers of one thing: %s', async (_, number) => {
    const store = await open();
    await takeIn(store, entities(number));
    expect(await takeIn(store, merges, { file: 'merged_ids' })).toMatchObject({ merged: 4, flagged: 0 });
    expect(await owners(store)).toEqual(bothOfOne);
  });

  it.each([1, 2])('wait for the one that they are (%i), and the other comes to it', async (number) => {
    const store = await open();
    expect(await takeIn(store, merges, { file: 'merged_ids' })).toMatchObject({ added: 4 });
    await takeIn(store, entities(number));
    await takeIn(store, entities(3 - number), { file: 'later' });
    expect(await owners(store)).toEqual(bothOfOne);
    expect(await rowsOf(store, 'waiting_link')).toEqual([]);
  });

  it('join what one batch brings after the statement', async () => {
    const store = await open();
    await takeIn(store, merges, { file: 'merged_ids' });
    await takeIn(store, [...entities(1), ...entities(2)]);
    expect(await owners(store)).toEqual(bothOfOne);
    const { hits } = await search(store, 'Some', { first: 10, types: ['organization', 'venue'] });
    expect(hits).toHaveLength(2);
  });

  it('join papers, people, organizations and venues where both are known', async () => {
    const store = await open();
    await takeIn(store, [...entities(1), ...entities(2)]);
    expect(await takeIn(store, merges, { file: 'merged_ids' })).toMatchObject({ merged: 4, flagged: 0 });
    expect(await owners(store)).toEqual(bothOfOne);
    const kinds = ['paper', 'author', 'organization', 'venue'];
    for (const kind of kinds) expect(await rowsOf(store, kind, 'id, id')).toHaveLength(1);
    const decisions = await rowsOf(store, 'curation', 'id, entity_type, decided_by, kind');
    expect(decisions.map(({ entity_type, decided_by, kind }) => [kind, entity_type, decided_by]).sort()).toEqual([
      ['MERGE', 'author', 'MACHINE'],
      ['MERGE', 'organization', 'MACHINE'],
      ['MERGE', 'paper', 'MACHINE'],
      ['MERGE', 'venue', 'MACHINE'],
    ]);
    const version = await readDataVersion(store);
    expect(await takeIn(store, merges, { file: 'merged_ids' })).toMatchObject({ unchanged: 4 });
    expect(await readDataVersion(store)).toBe(version);
    // Undone, they are two again, and no other version of the statement joins them.
    for (const { id } of [...decisions].reverse()) await undoCuration(store, id as number);
    for (const kind of kinds) expect(await rowsOf(store, kind, 'id, id')).toHaveLength(2);
    const again = merges.map((record) => ({ ...record, recordKey: `${record.recordKey} again` }));
    expect(await takeIn(store, again, { file: 'merged_ids' })).toMatchObject({ flagged: 4 });
    for (const kind of kinds) expect(await rowsOf(store, kind, 'id, id')).toHaveLength(2);
  });

  it('join people whom a file about them says to be one', async () => {
    const orcid = (value: string) => ({ scheme: 'orcid', value });
    const paper = (title: string, ...identifiers: { scheme: string; value: string }[]): PaperRecord => {
      return { kind: 'paper', title, date: '2020', authors: [{ name: 'Anna Schmidt', identifiers }] };
    };
    const person: GraphRecord = {
      ...{ kind: 'author', name: 'Anna Schmidt', identifiers: [openalex('A1'), orcid('0000-0002-1825-0097')] },
    };
    const records = [paper('Gates', openalex('A1')), paper('Trees', orcid('0000-0002-1825-0097')), person];
    for (const order of [records, [...records].reverse()]) {
      const store = await open();
      for (const record of order) expect(await takeIn(store, [record])).toMatchObject({ flagged: 0 });
      expect(await rowsOf(store, 'author', 'name, papers_count')).toEqual([{ name: 'Anna Schmidt', papers_count: 2 }]);
    }
    const store = await open();
    const other = paper('Stones', openalex('A1'), orcid('0000-0001-5109-3700'));
    for (const record of [other, ...records.slice(1)]) await takeIn(store, [record]);
    expect(await rowsOf(store, 'author', 'id, id')).toHaveLength(2);
    expect(await rowsOf(store, 'import_problem', 'code, excerpt')).toMatchObject([{ code: 'IDENTIFIER_TAKEN' }]);
  });

  it('join nobody whose names, ORCID iDs or ROR ids speak against it', async () => {
    const store = await open();
    const id = (scheme: string, value: string) => ({ scheme, value });
    await takeIn(store, [
      { kind: 'author', name: 'Anna Schmidt', identifiers: [openalex('A1')] },
      { kind: 'author', name: 'Olga Ivanova', identifiers: [openalex('A2')] },
      { kind: 'author', name: 'Wei Wang', identifiers: [openalex('A3'), id('orcid', '0000-0002-1825-0097')] },
      { kind: 'author', name: 'Wei Wang', identifiers: [openalex('A4'), id('orcid', '0000-0001-5109-3700')] },
      { kind: 'organization', name: 'One', identifiers: [openalex('I1'), id('ror', '00njsd438')] },
      { kind: 'organization', name: 'Other', identifiers: [openalex('I2'), id('ror', '042nb2s44')] },
    ]);
    const stated = [merged('author', 'A1', 'A2'), merged('author', 'A3', 'A4'), merged('organization', 'I1', 'I2')];
    expect(await takeIn(store, stated, { file: 'merged_ids' })).toMatchObject({ flagged: 3 });
    expect(await rowsOf(store, 'author', 'id, id')).toHaveLength(4);
    expect(await rowsOf(store, 'organization', 'id, id')).toHaveLength(2);
  });
});
