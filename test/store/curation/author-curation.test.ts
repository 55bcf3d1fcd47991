import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PaperRecord } from '../../../src/importers/paper-record.js';
import { mergeEntities, renameEntity, splitAuthor, undoCuration } from '../../../src/store/curation/curate.js';
import { readDataVersion } from '../../../src/store/data-version.js';
import { findRedirects } from '../../../src/store/find.js';
import type { Store } from '../../../src/store/store.js';
import { arbitraryFiles } from '../arbitrary-records.js';
import { clearDatabase } from '../clear-database.js';
import { describeOnBothDatabases } from '../databases.js';
import { recountedPapers } from '../recounted-papers.js';
import { rowsOf, takeIn } from '../take-in.js';
import { databaseState } from './database-state.js';

const orcid = (value: string) => ({ scheme: 'orcid', value });
const ada = '0000-0002-1825-0097';
const other = '0000-0001-5109-3700';

function paper(title: string, ...authors: PaperRecord['authors']): PaperRecord {
  return { kind: 'paper', title, recordKey: title, date: '2020', authors };
}

async function idOf(store: Store, kind: string, key: string): Promise<number> {
  const [row] = await store.sql.all<{ id: number }>(`SELECT id FROM ${kind} WHERE key = ?`, [key]);
  if (!row) throw new Error(`no ${kind} '${key}'`);
  return row.id;
}

/** Who wrote which papers. */
async function writers(store: Store): Promise<Record<string, string[]>> {
  const rows = await store.sql.all<{ key: string; title: string }>(
    `SELECT a.key, p.title FROM authorship s JOIN author a ON a.id = s.author_id JOIN paper p ON p.id = s.paper_id
     ORDER BY a.key, p.title`,
  );
  const found: Record<string, string[]> = {};
  for (const { key, title } of rows) found[key] = [...(found[key] ?? []), title];
  return found;
}

describeOnBothDatabases('curation of authors', (open, dialect) => {
  it('merges: papers, names and identifiers go over, the old id and key lead to who stays', async () => {
    const store = await open();
    await takeIn(store, [
      paper('One', { name: 'Ada Byron', identifiers: [orcid(ada)] }, { name: 'Grace Hopper' }),
      paper('Two', { name: 'Augusta King', identifiers: [orcid(other)] }, { name: 'Grace Hopper' }),
    ]);
    const before = await readDataVersion(store);
    const [byron, king] = [await idOf(store, 'author', 'ada-byron'), await idOf(store, 'author', 'augusta-king')];
    await mergeEntities(store, 'author', [byron, king], { note: 'married' });
    expect(await writers(store)).toEqual({ 'ada-byron': ['One', 'Two'], 'grace-hopper': ['One', 'Two'] });
    expect(await rowsOf(store, 'author', 'key, papers_count')).toEqual([
      { key: 'ada-byron', papers_count: 2 },
      { key: 'grace-hopper', papers_count: 2 },
    ]);
    expect(await rowsOf(store, 'author_name', 'name, author_id')).toMatchObject([
      { name: 'Ada Byron', author_id: byron },
      { name: 'Augusta King', author_id: byron },
      { name: 'Grace Hopper' },
    ]);
    const redirects = await findRedirects(store, 'author', { ids: [king], keys: ['augusta-king'] });
    expect([redirects.byId.get(king), redirects.byKey.get('augusta-king')]).toEqual([byron, byron]);
    expect(await readDataVersion(store)).toBe(before + 1);
    expect(await rowsOf(store, 'curation', 'id, kind, entity_type, decided_by, evidence')).toEqual([
      { id: 1, kind: 'MERGE', entity_type: 'author', decided_by: 'PERSON', evidence: '{"note":"married"}' },
    ]);
  });

  it('splits: named papers, and the identifiers and spellings that only they state, become somebody new', async () => {
    const store = await open();
    await takeIn(store, [
      { kind: 'author', name: 'Wei Wang', names: ['Wei-Min Wang'] },
      paper('One', { name: 'Wei Wang', identifiers: [orcid(ada)] }),
      paper('Two', { name: 'Wei Wang', identifiers: [orcid(ada), { scheme: 'openalex', value: 'A12345678' }] }),
      paper('Three', { name: 'Wei-Min Wang', identifiers: [{ scheme: 'openalex', value: 'A12345678' }] }),
    ]);
    expect(await writers(store)).toEqual({ 'wei-wang': ['One', 'Three', 'Two'] });
    const wang = await idOf(store, 'author', 'wei-wang');
    const { toId } = await splitAuthor(
      store,
      wang,
      [2, 3].map((at) => at),
    );
    expect(await writers(store)).toEqual({ 'wei-wang': ['One'], 'wei-wang-2': ['Three', 'Two'] });
    expect(await rowsOf(store, 'identifier', 'scheme, author_id')).toEqual([
      { scheme: 'openalex', author_id: toId },
      { scheme: 'orcid', author_id: wang },
    ]);
    expect(await rowsOf(store, 'author_name', 'author_id, name')).toEqual([
      { author_id: wang, name: 'Wei Wang' },
      { author_id: toId, name: 'Wei Wang' },
      { author_id: toId, name: 'Wei-Min Wang' },
    ]);
    await expect(splitAuthor(store, wang, [2])).rejects.toThrow("split author 'wei-wang': they didn't write paper");
    await expect(splitAuthor(store, wang, [1])).rejects.toThrow('nothing would stay');
  });

  it('hands papers to an author who is known', async () => {
    const store = await open();
    await takeIn(store, [
      paper('One', { name: 'Wei Wang', identifiers: [orcid(ada)] }),
      paper('Two', { name: 'Wei Wang', identifiers: [orcid(other)] }),
      paper('Three', { name: 'Wei Wang', identifiers: [orcid(other)] }),
    ]);
    const before = await databaseState(store);
    const [from, to] = [await idOf(store, 'author', 'wei-wang-2'), await idOf(store, 'author', 'wei-wang')];
    const { id } = await splitAuthor(store, from, [3], to);
    expect(await writers(store)).toEqual({ 'wei-wang': ['One', 'Three'], 'wei-wang-2': ['Two'] });
    await undoCuration(store, id);
    expect(await databaseState(store)).toEqual(before);
  });

  it('keeps a decision through later files: what was split comes back changed, what was merged brings new papers', async () => {
    const store = await open();
    const records = [
      paper('One', { name: 'Wei Wang', identifiers: [orcid(ada)] }),
      paper('Two', { name: 'Wei Wang', identifiers: [orcid(ada)] }),
      paper('Three', { name: 'Augusta King' }, { name: 'Grace Hopper' }),
      paper('Four', { name: 'Ada Byron' }),
    ];
    await takeIn(store, records);
    const { toId } = await splitAuthor(store, await idOf(store, 'author', 'wei-wang'), [2]);
    const byron = await idOf(store, 'author', 'ada-byron');
    await mergeEntities(store, 'author', [byron, await idOf(store, 'author', 'augusta-king')]);
    await takeIn(store, [
      { ...records[1], abstract: 'Changed.' } as PaperRecord,
      {
        ...records[2],
        authors: [{ name: 'Grace Hopper' }, { name: 'Augusta King', identifiers: [orcid(other)] }],
      } as PaperRecord,
      paper('Five', { name: 'Augusta King', identifiers: [orcid(other)] }),
    ]);
    expect(await writers(store)).toEqual({
      'ada-byron': ['Five', 'Four', 'Three'],
      'grace-hopper': ['Three'],
      'wei-wang': ['One'],
      'wei-wang-2': ['Two'],
    });
    expect(await idOf(store, 'author', 'wei-wang-2')).toBe(toId);
    // Undone, the places go back wherever a later version of the record put them.
    await undoCuration(store, 2);
    expect(await writers(store)).toMatchObject({ 'ada-byron': ['Five', 'Four'], 'augusta-king': ['Three'] });
  });

  it('never gives the id of somebody who was merged to somebody new', async () => {
    const store = await open();
    await takeIn(store, [paper('One', { name: 'Ada Byron' }), paper('Two', { name: 'Augusta King' })]);
    const king = await idOf(store, 'author', 'augusta-king');
    await mergeEntities(store, 'author', [await idOf(store, 'author', 'ada-byron'), king]);
    await takeIn(store, [paper('Three', { name: 'Grace Hopper' })]);
    expect(await idOf(store, 'author', 'grace-hopper')).toBe(king + 1);
  });

  it('says what is wrong', async () => {
    const store = await open();
    await takeIn(store, [paper('One', { name: 'Ada Byron' }), paper('Two', { name: 'Augusta King' })]);
    const [byron, king] = [await idOf(store, 'author', 'ada-byron'), await idOf(store, 'author', 'augusta-king')];
    await expect(mergeEntities(store, 'author', [byron, byron])).rejects.toThrow('the same author is named twice');
    await expect(renameEntity(store, 'author', byron, ' ')).rejects.toThrow('no letter and no digit');
    await expect(renameEntity(store, 'author', byron, 'Ada Byron')).rejects.toThrow('is the name already');
    await expect(undoCuration(store, 7)).rejects.toThrow('there is no such decision');
    const [merge] = await mergeEntities(store, 'author', [byron, king]);
    const rename = await renameEntity(store, 'author', byron, 'Ada Lovelace');
    await expect(undoCuration(store, merge as number)).rejects.toMatchObject({
      code: 'CURATION_BUILT_ON',
      hint: `Undo ${rename} first.`,
    });
    await undoCuration(store, rename);
    await expect(undoCuration(store, rename)).rejects.toThrow('it was undone at');
  });

  it('undoes any decisions, the last one first, to exactly what was there', { timeout: 300_000 }, async () => {
    const store = await open();
    const step = fc.record({
      kind: fc.constantFrom('merge', 'merge', 'split', 'split into', 'rename'),
      picks: fc.array(fc.nat(1000), { minLength: 4, maxLength: 4 }),
      name: fc.constantFrom('Ada Byron', 'W. Wang', 'Wei Wang', '王伟', 'A. B. Chen'),
    });
    const property = fc.asyncProperty(
      arbitraryFiles,
      fc.array(step, { minLength: 1, maxLength: 6 }),
      async (files, steps) => {
        await clearDatabase(store);
        for (const [at, records] of files.entries())
          await takeIn(store, records, { file: `${at}`, format: `f${at % 2}` });
        const states = [await databaseState(store)];
        const done: number[] = [];
        for (const { kind, picks, name } of steps) {
          const decided = await randomDecision(store, kind, picks, name);
          if (decided.length === 0) continue;
          done.push(...decided);
          states.push(await databaseState(store));
          for (const [counted, stored, recounted] of await recountedPapers(store))
            expect([counted, stored]).toEqual([counted, recounted]);
        }
        for (const id of done.reverse()) {
          states.pop();
          await undoCuration(store, id);
          expect(await databaseState(store)).toEqual(states.at(-1));
        }
      },
    );
    await fc.assert(property, { numRuns: dialect === 'sqlite' ? 30 : 4 });
  });
});

/** A decision about authors whom the numbers pick; none where there is nobody to decide about. */
async function randomDecision(store: Store, kind: string, picks: readonly number[], name: string): Promise<number[]> {
  const authors = await store.sql.all<{ id: number; name: string }>('SELECT id, name FROM author ORDER BY id');
  const pick = (at: number) => authors[(picks[at] as number) % authors.length];
  const [one, two] = [pick(0), pick(1)];
  if (!one || !two) return [];
  if (kind === 'rename') return one.name === name ? [] : [await renameEntity(store, 'author', one.id, name)];
  if (kind === 'merge') return one === two ? [] : mergeEntities(store, 'author', [one.id, two.id]);
  const papers = await store.sql.all<{ id: number }>(
    'SELECT DISTINCT paper_id AS id FROM authorship WHERE author_id = ? ORDER BY 1',
    [one.id],
  );
  const isInto = kind === 'split into';
  const count = Math.min(1 + ((picks[2] as number) % 3), papers.length - (isInto ? 0 : 1));
  if (count < 1 || (isInto && one === two)) return [];
  const chosen = papers.slice(0, count).map(({ id }) => id);
  return [(await splitAuthor(store, one.id, chosen, isInto ? two.id : null)).id];
}
