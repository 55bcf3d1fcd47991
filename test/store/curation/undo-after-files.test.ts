import { expect, it } from 'vitest';
import type { PaperRecord } from '../../../src/importers/paper-record.js';
import { mergeEntities, undoCuration } from '../../../src/store/curation/curate.js';
import type { Store } from '../../../src/store/store.js';
import { describeOnBothDatabases } from '../databases.js';
import { recountedPapers } from '../recounted-papers.js';
import { rowsOf, takeIn } from '../take-in.js';

const names = (...list: string[]) => list.map((name) => ({ name }));
const paper = (title: string, fields: Partial<PaperRecord> = {}): PaperRecord => {
  return { kind: 'paper', recordKey: title, title, authors: [], ...fields };
};
const arxiv = [{ scheme: 'arxiv', value: '2001.00001' }];
const sameAsDoi = [{ scheme: 'doi', value: '10.48550/arXiv.2001.00001' }];
const openalex = [{ scheme: 'openalex', value: 'A12345678' }];

/** Places in bylines, each with the key of whose it is. */
async function places(store: Store): Promise<string[]> {
  const rows = await store.sql.all<{ title: string; printed: string; key: string }>(
    `SELECT p.title, s.name_as_printed AS printed, a.key FROM authorship s
     JOIN paper p ON p.id = s.paper_id JOIN author a ON a.id = s.author_id ORDER BY 1, 2`,
  );
  return rows.map(({ title, printed, key }) => `${title}: ${printed} is ${key}`);
}

async function idOf(store: Store, kind: string, key: string): Promise<number> {
  const [row] = await store.sql.all<{ id: number }>(`SELECT id FROM ${kind} WHERE key = ?`, [key]);
  return row?.id as number;
}

async function expectExactCounts(store: Store): Promise<void> {
  for (const [kind, stored, counted] of await recountedPapers(store)) expect([kind, stored]).toEqual([kind, counted]);
}

describeOnBothDatabases('a decision about papers that is undone after later files', (open) => {
  it('leaves a place to nobody who got the id of somebody that the decision tells of', async () => {
    const store = await open();
    await takeIn(store, [
      paper('Gardens', {
        identifiers: arxiv,
        authors: [...names('Ada Byron'), { name: '???', identifiers: openalex }],
      }),
      paper('Soft stones'),
      paper('Hills'),
      paper('Rivers', { identifiers: sameAsDoi, authors: [{ name: 'Byron, Ada', identifiers: openalex }] }),
    ]);
    const before = await places(store);
    const decisions = await mergeEntities(store, 'paper', [3, 1, 2]);
    await takeIn(store, [paper('Seas', { authors: names('Grace Hopper') })]);
    for (const id of decisions.reverse()) {
      await undoCuration(store, id);
      expect((await places(store)).filter((place) => place.includes('grace-hopper'))).toEqual([
        'Seas: Grace Hopper is grace-hopper',
      ]);
      await expectExactCounts(store);
    }
    expect(await places(store)).toEqual([...before, 'Seas: Grace Hopper is grace-hopper'].sort());
  });

  it('counts the papers of who would get a place back that the records give to nobody now', async () => {
    const store = await open();
    const byAda = { authors: names('Ada Byron') };
    await takeIn(store, [paper('Gardens', byAda), paper('Hills'), paper('Rivers', byAda)]);
    const [merge] = await mergeEntities(store, 'paper', [2, 1]);
    await takeIn(store, [paper('Gardens')]);
    await undoCuration(store, merge as number);
    expect(await places(store)).toEqual(['Rivers: Ada Byron is ada-byron']);
    await expectExactCounts(store);
  });

  it('gives a place to who is there anew under the key of who had it', async () => {
    const store = await open();
    await takeIn(store, [
      paper('Soft stones', { authors: names('Ada Byron') }),
      paper('Gardens', { identifiers: sameAsDoi }),
      paper('Hills'),
      paper('Rivers', { identifiers: arxiv, authors: names('???') }),
    ]);
    const decisions = await mergeEntities(store, 'paper', [3, 1, 2]);
    await takeIn(store, [paper('Seas', { authors: names('Byron, Ada') })]);
    for (const id of decisions.reverse()) {
      await undoCuration(store, id);
      await expectExactCounts(store);
    }
    expect(await places(store)).toEqual([
      'Rivers: ??? is author',
      'Seas: Byron, Ada is ada-byron',
      'Soft stones: Ada Byron is ada-byron',
    ]);
  });

  it('leaves papers to the venue that theirs was merged into since', async () => {
    const store = await open();
    await takeIn(store, [
      paper('Gardens', { venue: { name: 'Journal of Gardens' } }),
      paper('Hills', { venue: { name: 'Annals of Hills' } }),
      paper('Rivers', { venue: { name: 'Annals of Rivers' } }),
    ]);
    const [merge] = await mergeEntities(store, 'paper', [1, 2]);
    const rivers = await idOf(store, 'venue', 'annals-of-rivers');
    await mergeEntities(store, 'venue', [rivers, await idOf(store, 'venue', 'annals-of-hills')]);
    await undoCuration(store, merge as number);
    const hills = (await rowsOf(store, 'paper', 'title, venue_id')).filter(({ title }) => title !== 'Gardens');
    expect(hills.map(({ venue_id }) => venue_id)).toEqual([rivers, rivers]);
    await expectExactCounts(store);
  });

  it('leaves citations to the paper that the cited one was merged into since', async () => {
    const store = await open();
    const doi = { scheme: 'doi', value: '10.1000/1' };
    await takeIn(store, [
      paper('Gardens'),
      paper('Hills', { references: [{ identifier: doi }] }),
      paper('Rivers', { identifiers: [doi] }),
      paper('Seas'),
    ]);
    const [merge] = await mergeEntities(store, 'paper', [1, 2]);
    await mergeEntities(store, 'paper', [4, 3]);
    await undoCuration(store, merge as number);
    expect(await rowsOf(store, 'citation', 'citing_id, cited_id')).toEqual([{ citing_id: 2, cited_id: 4 }]);
  });
});
