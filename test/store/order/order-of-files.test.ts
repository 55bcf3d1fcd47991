import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PaperRecord } from '../../../src/importers/paper-record.js';
import { ingestAll } from '../../../src/store/ingest.js';
import { resolveAuthors } from '../../../src/store/resolve-authors.js';
import type { Store } from '../../../src/store/store.js';
import { filesIn, fixtures, hasSharedData, papersOf, readFile, sharedData } from '../../importers/read-file.js';
import { clearDatabase } from '../clear-database.js';
import { describeOnBothDatabases } from '../databases.js';
import { recountedPapers } from '../recounted-papers.js';
import { paperFacts, peopleFacts } from './order-facts.js';
import { type View, viewsOf } from './paper-views.js';

/** Each list is a file of one format; a record counts for itself where it is one of several files. */
async function takeInFiles(store: Store, files: readonly (readonly View[])[], batchSize: number): Promise<void> {
  const sources = files.map((views, at) => ({
    ...{ file: `${at}`, format: views[0]?.format ?? '', softwareVersion: '0' },
    items: (async function* () {
      for (const { record } of views) yield { place: {}, record };
    })(),
  }));
  await ingestAll(store, sources, { batchSize });
}

function filesOf(views: readonly View[]): View[][] {
  const formats = new Map<string, View[]>();
  for (const view of views) formats.set(view.format, [...(formats.get(view.format) ?? []), view]);
  return [...formats.values()];
}

describeOnBothDatabases('the order of files and records', (open, dialect) => {
  const runs = dialect === 'sqlite' ? 15 : 4;

  const read = async (): Promise<PaperRecord[]> => {
    const { items } = await readFile(`${fixtures}acl/2023.wassa-cut.xml`);
    const papers = papersOf(items).filter(({ type }) => type !== 'PROCEEDINGS');
    expect(papers.length).toBeGreaterThan(2);
    return papers;
  };

  it('decides nothing about papers that several sources know', async () => {
    const papers = await read();
    const views = papers.flatMap(viewsOf);
    const store = await open();
    await takeInFiles(store, filesOf(views), 1000);
    const expected = await paperFacts(store);
    expect(expected.papers).toHaveLength(papers.length);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(views, { minLength: views.length, maxLength: views.length }),
        fc.boolean(),
        fc.constantFrom(1, 3, 1000),
        async (order, isByFormat, batchSize) => {
          await clearDatabase(store);
          await takeInFiles(store, isByFormat ? filesOf(order) : order.map((view) => [view]), batchSize);
          expect(await paperFacts(store)).toEqual(expected);
          for (const [kind, stored, counted] of await recountedPapers(store))
            expect([kind, stored]).toEqual([kind, counted]);
        },
      ),
      { numRuns: runs, seed: 11 },
    );
  }, 120_000);

  it('decides nothing where only some of the sources are there, and a preprint stays beside what was published', async () => {
    const views = (await read()).slice(0, 2).flatMap(viewsOf);
    const store = await open();
    let related = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(views, { minLength: 2 }),
        fc.constantFrom(1, 1000),
        async (order, batchSize) => {
          await clearDatabase(store);
          await takeInFiles(store, filesOf([...order].sort((a, b) => views.indexOf(a) - views.indexOf(b))), 1000);
          const expected = await paperFacts(store);
          related += expected.relations.length;
          await clearDatabase(store);
          await takeInFiles(
            store,
            order.map((view) => [view]),
            batchSize,
          );
          expect(await paperFacts(store)).toEqual(expected);
        },
      ),
      { numRuns: 2 * runs, seed: 12 },
    );
    expect(related).toBeGreaterThan(0);
  }, 120_000);

  /**
   * Files of the shared data that speak of papers in common. Left out: other versions of one record (same format, same
   * key) that don't say when they were changed, of which the one read last holds; how a venue is called, which is as it
   * was first met; and what has one DOI or PubMed id for two works (as jabref's Medline tests), which stays with who had
   * it first and is flagged.
   */
  it.skipIf(!hasSharedData)(
    'decides nothing about real files (left out where ../shared/data is absent)',
    async () => {
      const files = [
        ...filesIn(join(sharedData, 'bibtex/citation-js/plugin-bibtex/test/mapping'), /\.(bib|json)$/),
        ...['papercopilot/sample/automl/automl2023.json', 'mlanthology/data/automl-legacy.jsonl.gz'],
        ...['opencitations/index/crossref_dump.json', 'opencitations/oc_meta/14.csv', 'openalex/works.jsonl'],
        ...['openalex/flat-csv-walden/corpus_coastal.csv', 'crossref/works-alexandria3k/orcid-work.json.gz'],
        ...['semanticscholar/api-objects/Paper.json', 'semanticscholar/api-responses/test_get_paper_018.json'],
      ].map((path) => (path.startsWith('/') ? path : join(sharedData, path)));
      const known = new Set<string>();
      const views: View[][] = [];
      for (const path of files) {
        const { format, items } = await readFile(path);
        const papers = papersOf(items.slice(0, mostOfFile)).filter((record) => {
          if (record.updated !== undefined) return true;
          const key = `${format} ${record.recordKey ?? JSON.stringify(record)}`;
          return !known.has(key) && known.add(key);
        });
        if (papers.length > 0) views.push(papers.map((record) => ({ format, record })));
      }
      const store = await open();
      const factsOf = async (order: readonly (readonly View[])[]) => {
        await clearDatabase(store);
        await takeInFiles(store, order, 1000);
        const { papers, ...facts } = await paperFacts(store);
        await resolveAuthors(store, { isAll: true });
        return {
          ...facts,
          papers,
          people: await peopleFacts(store),
        };
      };
      const expected = await factsOf(views);
      const merged = expected.papers.filter(({ records }) => String(records).includes(' '));
      expect(merged.length).toBeGreaterThan(40);
      await fc.assert(
        fc.asyncProperty(
          fc.shuffledSubarray(views, { minLength: views.length }),
          fc.boolean(),
          async (order, isCut) => {
            const files = isCut ? order.flatMap((file) => halves(file)) : order;
            expect(await factsOf(files)).toEqual(expected);
          },
        ),
        { numRuns: Math.ceil(runs / 6), seed: 13 },
      );
    },
    240_000,
  );
});

/** Records of a file, at most, that are taken in. */
const mostOfFile = 80;

/** The second half before the first. */
function halves(views: readonly View[]): View[][] {
  const middle = Math.ceil(views.length / 2);
  return [views.slice(middle), views.slice(0, middle)].filter((half) => half.length > 0);
}
