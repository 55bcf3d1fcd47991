import { expect, it } from 'vitest';
import type { PaperRecord } from '../../../src/importers/paper-record.js';
import { undoCuration } from '../../../src/store/curation/curate.js';
import { describeCurations } from '../../../src/store/curation/list-curations.js';
import { readDataVersion } from '../../../src/store/data-version.js';
import { findRedirects } from '../../../src/store/find.js';
import type { Store } from '../../../src/store/store.js';
import { describeOnBothDatabases } from '../databases.js';
import { paperFacts } from '../order/order-facts.js';
import { recountedPapers } from '../recounted-papers.js';
import { rowsOf, takeIn } from '../take-in.js';

const doi = { scheme: 'doi', value: '10.1000/garden' };
const arxiv = { scheme: 'arxiv', value: '2001.00001' };
const names = (...list: string[]) => list.map((name) => ({ name }));

function record(recordKey: string, fields: Partial<PaperRecord>): PaperRecord {
  const title = 'On the Growth of Gardens';
  return { kind: 'paper', recordKey, title, date: '2020', authors: names('Ada Byron', 'Grace Hopper'), ...fields };
}

const published = record('published', { identifiers: [doi], venue: { name: 'Garden Letters' } });
const preprint = record('preprint', { identifiers: [arxiv], type: 'PREPRINT', abstract: 'In words of its own.' });
const bridge = record('bridge', { identifiers: [arxiv, doi], authors: names('A. Byron', 'G. Hopper') });
const citing = record('citing', {
  ...{ title: 'Of Gardens', authors: names('Alan Turing') },
  references: [{ identifier: arxiv }, { identifier: doi }],
});

async function takeInEach(store: Store, records: readonly PaperRecord[]): Promise<void> {
  for (const each of records) await takeIn(store, [each], { format: `of ${each.recordKey}` });
}

async function recordsOfPapers(store: Store): Promise<string[][]> {
  const rows = await store.sql.all<{ id: number; record: string }>(
    'SELECT paper_id AS id, record_key AS record FROM source_record WHERE paper_id IS NOT NULL ORDER BY record_key',
  );
  const ids = [...new Set(rows.map(({ id }) => id))];
  return ids.map((id) => rows.filter((row) => row.id === id).map((row) => row.record));
}

async function expectExactCounts(store: Store): Promise<void> {
  for (const [kind, stored, counted] of await recountedPapers(store)) expect([kind, stored]).toEqual([kind, counted]);
}

const joins = (store: Store) =>
  store.sql.all<{ id: number; evidence: string }>(
    `SELECT id, evidence FROM curation WHERE kind = 'MERGE' AND decided_by = 'MACHINE' AND change LIKE '{"into"%'`,
  );

describeOnBothDatabases('a record that bears identifiers of two known papers', (open) => {
  it('makes one of them, as if it had come first', async () => {
    const first = await open();
    await takeInEach(first, [bridge, published, preprint, citing]);
    const last = await open();
    await takeInEach(last, [citing, preprint, published, bridge]);
    expect(await recordsOfPapers(last)).toEqual([['bridge', 'preprint', 'published'], ['citing']]);
    expect(await paperFacts(last)).toEqual(await paperFacts(first));
    expect(await rowsOf(last, 'paper_relation')).toEqual([]);
    expect(await rowsOf(last, 'import_problem')).toEqual([]);
    await expectExactCounts(last);
    const [join] = await joins(last);
    expect(JSON.parse(join?.evidence ?? '')).toMatchObject({ rule: 'identifier', identifiers: ['doi:10.1000/garden'] });
    expect((await describeCurations(last, [join?.id ?? 0])).get(join?.id ?? 0)).toMatchObject({
      ...{ kind: 'MERGE', entityType: 'paper', decidedBy: 'MACHINE' },
      summary: "'arxiv:2001.00001' into 'doi:10.1000/garden'",
    });
  });

  it('keeps the old id and key leading to the paper', async () => {
    const store = await open();
    await takeInEach(store, [preprint, published]);
    await takeInEach(store, [bridge]);
    const [paper, ...others] = await rowsOf(store, 'paper', 'id, key');
    expect([paper?.key, others]).toEqual(['doi:10.1000/garden', []]);
    const { byId, byKey } = await findRedirects(store, 'paper', { ids: [1, 2], keys: ['arxiv:2001.00001'] });
    expect([...byId.values(), ...byKey.values()]).toEqual([paper?.id, paper?.id]);
  });

  it('does so within one batch, and in a dry run counts the same', async () => {
    const records = [published, preprint, citing, bridge];
    const [tried, done] = [await open(), await open()];
    const dry = await takeIn(tried, records, { dryRun: true });
    const real = await takeIn(done, records);
    expect({ ...dry, ...{ runId: 0, seconds: 0 } }).toEqual({ ...real, ...{ runId: 0, seconds: 0 } });
    expect(await rowsOf(tried, 'paper')).toEqual([]);
    expect(await recordsOfPapers(done)).toEqual([['bridge', 'preprint', 'published'], ['citing']]);
    await expectExactCounts(done);
    const version = await readDataVersion(done);
    expect(await takeIn(done, records)).toMatchObject({ unchanged: 4, added: 0, merged: 0 });
    expect(await readDataVersion(done)).toBe(version);
  });

  it('does so where another version of a record comes to bear them', async () => {
    const store = await open();
    await takeInEach(store, [published, preprint]);
    expect(await recordsOfPapers(store)).toHaveLength(2);
    await takeInEach(store, [{ ...published, identifiers: [doi, arxiv] }]);
    expect(await recordsOfPapers(store)).toEqual([['preprint', 'published']]);
    await expectExactCounts(store);
  });

  it('is undone, and no later record joins them again', async () => {
    const store = await open();
    await takeInEach(store, [preprint, published, citing]);
    const before = await paperFacts(store);
    await takeInEach(store, [bridge]);
    const [join] = await joins(store);
    await undoCuration(store, join?.id ?? 0);
    expect(await recordsOfPapers(store)).toEqual([['bridge', 'published'], ['citing'], ['preprint']]);
    await expectExactCounts(store);
    const after = await paperFacts(store);
    const named = ({ papers }: typeof before) => papers.map(({ key, identifiers }) => [key, ...identifiers]).sort();
    expect(named(after)).toEqual(named(before));
    expect(after.citations.map(([, target]) => target)).toEqual(before.citations.map(([, target]) => target));
    expect(await rowsOf(store, 'redirect')).toEqual([]);
    const again = record('again', { identifiers: [arxiv, doi] });
    expect(await takeIn(store, [again], { format: 'again' })).toMatchObject({ flagged: 1 });
    await takeInEach(store, [{ ...bridge, volume: '7' }]);
    expect(await recordsOfPapers(store)).toHaveLength(3);
  });

  it('joins nobody where other titles and authors speak against it', async () => {
    const other = record('other', { identifiers: [arxiv], title: 'Bees of the Alps', authors: names('Alan Turing') });
    const twin = record('twin', { identifiers: [{ scheme: 'acl', value: 'P18-1001' }, doi] });
    const twins = [
      record('one', { identifiers: [{ scheme: 'acl', value: 'P18-1002' }, arxiv] }),
      record('s2', { identifiers: [doi, arxiv] }),
    ];
    const store = await open();
    await takeInEach(store, [published, other]);
    expect(await takeIn(store, [bridge], { format: 'bridge' })).toMatchObject({ flagged: 2 });
    expect(await recordsOfPapers(store)).toEqual([['bridge', 'published'], ['other']]);
    const apart = await open();
    await takeInEach(apart, [twin, ...twins]);
    expect((await recordsOfPapers(apart)).map((records) => records.length)).toEqual([1, 2]);
    expect((await rowsOf(apart, 'import_problem', 'code, excerpt')).map(({ code }) => code)).toContain(
      'IDENTIFIER_TAKEN',
    );
  });
});
