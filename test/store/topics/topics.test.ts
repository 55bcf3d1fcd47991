import { expect, it } from 'vitest';
import type { GraphRecord, PaperRecord } from '../../../src/importers/paper-record.js';
import { readDataVersion } from '../../../src/store/data-version.js';
import type { Store } from '../../../src/store/store.js';
import { matchNewPapers } from '../../../src/store/topics/match-papers.js';
import { rebuildTopics } from '../../../src/store/topics/rebuild-topics.js';
import { refreshTopics } from '../../../src/store/topics/refresh-topics.js';
import { readTopicsState } from '../../../src/store/topics/topics-state.js';
import { describeOnBothDatabases } from '../databases.js';
import { recountedPapers } from '../recounted-papers.js';
import { rowsOf, takeIn } from '../take-in.js';

const paper = (title: string, more: Partial<PaperRecord> = {}): PaperRecord => {
  return { kind: 'paper', recordKey: title, title, authors: [{ name: 'Ada Byron' }], ...more };
};

const papers: PaperRecord[] = [
  paper('GraPe: A Parser for Wine Lists', {
    date: '2020',
    abstract: 'GraPe parses wine lists with a mixture of vintners (MoV).',
  }),
  paper('Wine Lists and Mixtures of Vintners', { date: '2021', abstract: 'We compare GraPe with others. MoVs help.' }),
  paper('Wine Lists at Scale', { date: '2022', topics: [{ label: 'Wine lists' }, { label: 'Cellars' }] }),
  paper('The MoV Revisited', { date: '2022', abstract: 'A mixture of vintners reads wine lists.' }),
];

/** Everything that is found, without ids. */
async function foundTopics(store: Store) {
  return store.sql.all<Record<string, unknown>>(
    `SELECT t.key, t.label, t.kind, p.key AS introduced, t.papers_count AS papers,
       (SELECT count(*) FROM topic_alias a WHERE a.topic_id = t.id) AS aliases
     FROM topic t LEFT JOIN paper p ON p.id = t.introduced_by_id
     WHERE t.source = 'papergraph' ORDER BY t.label, t.kind`,
  );
}

function links(store: Store) {
  return store.sql.all<Record<string, unknown>>(
    `SELECT p.key AS paper, t.label, t.kind, l.score, l.found_in AS place FROM paper_topic l
     JOIN paper p ON p.id = l.paper_id JOIN topic t ON t.id = l.topic_id ORDER BY p.key, t.label, t.kind`,
  );
}

describeOnBothDatabases('topics of texts', (open) => {
  it('stand beside what sources state, with where they were found', async () => {
    const store = await open();
    await takeIn(store, papers);
    const report = await refreshTopics(store);
    expect(report).toMatchObject({ papers: 4, added: 3, removed: 0, dataVersion: 2 });
    const counted = (await foundTopics(store)).map((topic) => ({ ...topic, papers: Number(topic.papers) }));
    expect(counted).toMatchObject([
      { label: 'GraPe', kind: 'SYSTEM', introduced: expect.stringMatching(/^grape-a-parser/), papers: 2 },
      { label: 'mixture of vintners', kind: 'TERM', introduced: null, papers: 3 },
      { label: 'wine lists', kind: 'TERM', introduced: null, papers: 4 },
    ]);
    const ofThird = (await links(store)).filter(({ paper: key }) => String(key).startsWith('wine-lists-at-scale'));
    expect(ofThird).toMatchObject([
      { label: 'Cellars', kind: 'KEYWORD', place: 'KEYWORD', score: 1 },
      { label: 'Wine lists', kind: 'KEYWORD', place: 'KEYWORD', score: 1 },
      { label: 'wine lists', kind: 'TERM', place: 'TITLE', score: 0.6 },
    ]);
    for (const [kind, stored, counted] of await recountedPapers(store)) expect([kind, stored]).toEqual([kind, counted]);
  });

  it('change nothing when nothing came, or when they are found again', async () => {
    const store = await open();
    await takeIn(store, papers);
    await refreshTopics(store);
    const before = [await rowsOf(store, 'topic'), await rowsOf(store, 'topic_alias'), await links(store)];
    await takeIn(store, papers);
    expect(await refreshTopics(store)).toBeUndefined();
    expect(await readDataVersion(store)).toBe(2);
    expect(await rebuildTopics(store)).toMatchObject({
      added: 0,
      changed: 0,
      removed: 0,
      linksAdded: 0,
      dataVersion: 2,
    });
    expect([await rowsOf(store, 'topic'), await rowsOf(store, 'topic_alias'), await links(store)]).toEqual(before);
  });

  it('keep their ids and keys, and go when no paper has them', async () => {
    const store = await open();
    await takeIn(store, papers);
    await refreshTopics(store);
    const before = new Map((await rowsOf(store, 'topic')).map(({ label, id, key }) => [`${label}`, [id, key]]));
    await takeIn(store, [
      paper('GraPe: A Parser for Wine Lists', { date: '2020', abstract: 'It has a mixture of vintners (MoV).' }),
      paper('A Study of Corks', { date: '2023', abstract: 'Cork quality and cork quality again.' }),
      paper('More Cork Quality', { date: '2023' }),
    ]);
    expect(await rebuildTopics(store, { dryRun: true })).toMatchObject({ added: 1, dataVersion: 3 });
    expect((await rowsOf(store, 'topic')).map(({ label }) => label)).not.toContain('cork quality');
    expect(await rebuildTopics(store)).toMatchObject({ added: 1, removed: 0, dataVersion: 4 });
    const after = new Map((await rowsOf(store, 'topic')).map(({ label, id, key }) => [`${label}`, [id, key]]));
    expect(after.get('wine lists')).toEqual(before.get('wine lists'));
    expect(after.get('mixture of vintners')).toEqual(before.get('mixture of vintners'));
    expect(after.has('cork quality')).toBe(true);
    await takeIn(store, [paper('A Study of Corks', { date: '2023', abstract: 'Nothing.' })]);
    expect(await rebuildTopics(store)).toMatchObject({ removed: 1 });
    expect((await rowsOf(store, 'topic')).map(({ label }) => label)).not.toContain('cork quality');
    for (const [kind, stored, counted] of await recountedPapers(store)) expect([kind, stored]).toEqual([kind, counted]);
  });

  it('are the same after many imports as after one', async () => {
    const [piecewise, whole] = [await open(), await open()];
    for (const record of [...papers].reverse()) {
      await takeIn(piecewise, [record]);
      await refreshTopics(piecewise);
    }
    await takeIn(whole, papers);
    await rebuildTopics(whole);
    expect(await foundTopics(piecewise)).toEqual(await foundTopics(whole));
    expect(await links(piecewise)).toEqual(await links(whole));
  });

  it('leave alone what a record states', async () => {
    const store = await open();
    const stated: GraphRecord[] = [
      {
        kind: 'topic',
        recordKey: 'topic:cork-art',
        label: 'Cork art',
        topicKind: 'TERM',
        source: 'papergraph',
        aliases: ['Corkism'],
      },
      paper('A Study', { topics: [{ label: 'Cork art', kind: 'TERM', score: 0.5, foundIn: 'ABSTRACT' }] }),
    ];
    await takeIn(store, [...papers, ...stated], { format: 'papergraph' });
    const before = (await links(store)).filter(({ label }) => label === 'Cork art');
    await rebuildTopics(store);
    expect(before).toHaveLength(1);
    expect((await links(store)).filter(({ label }) => label === 'Cork art')).toEqual(before);
    expect(await rowsOf(store, 'topic_alias')).toContainEqual(expect.objectContaining({ label: 'Corkism' }));
  });

  it('give the topics that are known to a few papers more in a large corpus', async () => {
    const store = await open();
    await takeIn(store, papers);
    await rebuildTopics(store);
    // As if the corpus were too large to be read anew for a paper more.
    const state = await readTopicsState(store.sql);
    const keywords = [{ label: 'Mixtures of vintners' }, { label: 'Cellars' }];
    await takeIn(store, [
      paper('Reading Wine Lists', { abstract: 'With GraPe.', topics: keywords }),
      paper('Nothing of the Kind', { topics: keywords }),
    ]);
    const report = await matchNewPapers(store, state ?? { papers: 0, run: 0 });
    expect(report).toMatchObject({ papers: 2, linksAdded: 4, linksRemoved: 0 });
    const matched = await links(store);
    expect(matched).toContainEqual(
      expect.objectContaining({ label: 'mixture of vintners', kind: 'TERM', place: 'KEYWORD', score: 0.6 }),
    );
    const found = await foundTopics(store);
    await rebuildTopics(store);
    expect(await links(store)).toEqual(matched);
    expect(await foundTopics(store)).toEqual(found);
    expect(await refreshTopics(store)).toBeUndefined();
    for (const [kind, stored, counted] of await recountedPapers(store)) expect([kind, stored]).toEqual([kind, counted]);
  });
});
