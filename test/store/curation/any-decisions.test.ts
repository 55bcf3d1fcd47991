import fc from 'fast-check';
import { expect, it } from 'vitest';
import { StoreError } from '../../../src/errors.js';
import type { GraphRecord } from '../../../src/importers/paper-record.js';
import {
  mergeEntities,
  renameEntity,
  splitAuthor,
  splitPaper,
  undoCuration,
} from '../../../src/store/curation/curate.js';
import type { Store } from '../../../src/store/store.js';
import { arbitraryFiles } from '../arbitrary-records.js';
import { clearDatabase } from '../clear-database.js';
import { describeOnBothDatabases } from '../databases.js';
import { recountedPapers } from '../recounted-papers.js';
import { takeIn } from '../take-in.js';
import { databaseState } from './database-state.js';

interface Step {
  entity: 'author' | 'paper' | 'organization' | 'venue';
  kind: 'merge' | 'split' | 'split into' | 'rename';
  /** Choose who is decided about among those who are there. */
  picks: number[];
}

const step: fc.Arbitrary<Step> = fc.record({
  entity: fc.constantFrom('author', 'author', 'paper', 'paper', 'organization', 'venue'),
  kind: fc.constantFrom('merge', 'merge', 'split', 'split into', 'rename'),
  picks: fc.array(fc.nat(1000), { minLength: 4, maxLength: 4 }),
});
const shownNames = ['Ada Byron', 'Wei Wang', 'MIT', 'M.I.T.', 'A. B. Chen'];

/** @returns ids of the decisions; none where there is nothing to decide so, or it is refused */
async function decide(store: Store, { entity, kind, picks }: Step): Promise<number[]> {
  const [, second = 0, third = 0, fourth = 0] = picks;
  const rows = await store.sql.all<{ id: number }>(`SELECT id FROM ${entity} ORDER BY id`);
  const [one, two, three] = picks.map((pick) => rows[pick % rows.length]?.id);
  if (one === undefined || two === undefined || three === undefined) return [];
  try {
    if (kind === 'merge') return await mergeEntities(store, entity, fourth % 2 === 0 ? [one, two] : [one, two, three]);
    if (kind === 'rename') return [await renameEntity(store, entity, one, String(shownNames[second % 5]))];
    if (entity === 'author') {
      const papers = await store.sql.all<{ id: number }>(
        'SELECT DISTINCT paper_id AS id FROM authorship WHERE author_id = ? ORDER BY 1',
        [one],
      );
      if (papers.length === 0) return [];
      const chosen = papers.slice(0, 1 + (third % 3)).map(({ id }) => id);
      return [(await splitAuthor(store, one, chosen, kind === 'split into' ? two : null)).id];
    }
    if (entity === 'paper') {
      const sources = await store.sql.all<{ name: string }>(
        `SELECT format || ':' || record_key AS name FROM source_record WHERE paper_id = ? ORDER BY id`,
        [one],
      );
      const chosen = sources.map((_, at) => sources[(third + at) % sources.length]?.name ?? '');
      return [(await splitPaper(store, one, chosen.slice(0, 1 + (fourth % sources.length)))).id];
    }
    return [];
  } catch (error) {
    if (error instanceof StoreError && /^(MERGE|RENAME|SPLIT)_/.test(error.code)) return [];
    throw error;
  }
}

async function takeInFiles(store: Store, files: readonly GraphRecord[][], name: string): Promise<void> {
  for (const [at, records] of files.entries())
    await takeIn(store, records, { file: `${name} ${at}`, format: `f${at % 2}` });
}

async function expectExactCounts(store: Store): Promise<void> {
  for (const [kind, stored, counted] of await recountedPapers(store)) expect([kind, stored]).toEqual([kind, counted]);
}

describeOnBothDatabases('decisions of all kinds', (open, dialect) => {
  const numRuns = dialect === 'sqlite' ? 20 : 3;

  it('are undone, the last one first, to exactly what was there', { timeout: 300_000 }, async () => {
    const store = await open();
    const property = fc.asyncProperty(
      arbitraryFiles,
      fc.array(step, { minLength: 1, maxLength: 7 }),
      async (files, steps) => {
        await clearDatabase(store);
        await takeInFiles(store, files, 'file');
        const decided: { ids: number[]; before: Record<string, string[]> }[] = [];
        for (const taken of steps) {
          const before = await databaseState(store);
          decided.push({ ids: await decide(store, taken), before });
          await expectExactCounts(store);
        }
        for (const { ids, before } of decided.reverse()) {
          for (const id of ids.reverse()) await undoCuration(store, id);
          expect(await databaseState(store)).toEqual(before);
        }
      },
    );
    await fc.assert(property, { numRuns });
  });

  it('are undone in any order after later files, or refused by name, and counts stay exact', {
    timeout: 300_000,
  }, async () => {
    const store = await open();
    const property = fc.asyncProperty(
      fc.tuple(arbitraryFiles, arbitraryFiles),
      fc.array(step, { minLength: 1, maxLength: 6 }),
      fc.array(fc.nat(1000), { minLength: 12, maxLength: 12 }),
      async ([files, later], steps, picks) => {
        await clearDatabase(store);
        await takeInFiles(store, files, 'file');
        const standing: number[] = [];
        for (const taken of steps) standing.push(...(await decide(store, taken)));
        await takeInFiles(store, later, 'later file');
        await expectExactCounts(store);
        for (const pick of picks) {
          const [id] = standing.splice(pick % standing.length, 1);
          if (id === undefined) break;
          const refused = await undoCuration(store, id).then(
            () => false,
            (error) => {
              if (error instanceof StoreError && error.code.startsWith('CURATION_')) return true;
              throw error;
            },
          );
          if (refused) standing.push(id);
          await expectExactCounts(store);
        }
      },
    );
    await fc.assert(property, { numRuns });
  });
});
