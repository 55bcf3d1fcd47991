import { expect, it } from 'vitest';
import type { GraphRecord, PaperRecord } from '../../src/importers/paper-record.js';
import { readDataVersion } from '../../src/store/data-version.js';
import { findByNames } from '../../src/store/find.js';
import { ingest } from '../../src/store/ingest.js';
import { loadAuthorships, loadIdentifiers, loadPaperSources } from '../../src/store/load-details.js';
import { loadPapers } from '../../src/store/load-rows.js';
import { search } from '../../src/store/search.js';
import type { Store } from '../../src/store/store.js';
import { describeOnBothDatabases } from './databases.js';
import { recountedPapers } from './recounted-papers.js';
import { rowsOf, takeIn } from './take-in.js';

function paper(title: string, fields: Partial<PaperRecord> = {}): PaperRecord {
  return { kind: 'paper', title, authors: [], ...fields };
}

const byline = (...names: string[]) => names.map((name) => ({ name }));
const doi = (value: string) => ({ scheme: 'doi', value });

async function onlyPaper(store: Store) {
  const ids = await rowsOf(store, 'paper', 'id, id');
  expect(ids).toHaveLength(1);
  const id = ids[0]?.id as number;
  return { id, row: (await loadPapers(store, [id])).get(id) };
}

async function printedNames(store: Store, paperId: number): Promise<string[]> {
  return ((await loadAuthorships(store, [paperId])).get(paperId) ?? []).map(({ nameAsPrinted }) => nameAsPrinted);
}

describeOnBothDatabases('ingest', (open) => {
  it('takes in a paper with everything that it names', async () => {
    const store = await open();
    const report = await takeIn(store, [
      paper('From Sparse to Soft Mixtures of Experts', {
        date: '2023-08-02',
        identifiers: [{ scheme: 'arxiv', value: 'arXiv:2308.00951v2' }],
        authors: [
          { name: 'Joan Puigcerver', affiliations: [{ name: 'Google DeepMind' }] },
          { name: 'Carlos Riquelme' },
        ],
        organizations: [{ name: 'Google DeepMind' }],
        categories: [
          { scheme: 'arxiv', code: 'cs.LG' },
          { scheme: 'arxiv', code: 'cs.AI' },
        ],
        topics: [{ label: 'Mixture of Experts' }],
        venue: { name: 'ICLR', type: 'CONFERENCE' },
        references: [{ identifier: doi('10.1000/unknown') }, { text: 'Some book, 1999' }],
      }),
    ]);
    expect(report).toMatchObject({ status: 'DONE', read: 1, added: 1, merged: 0, unchanged: 0, dataVersion: 2 });
    const { id, row } = await onlyPaper(store);
    expect(row).toMatchObject({ key: 'arxiv:2308.00951', date: '2023-08-02', year: 2023, authorsCount: 2 });
    expect(await printedNames(store, id)).toEqual(['Joan Puigcerver', 'Carlos Riquelme']);
    expect(await rowsOf(store, 'author', 'key, name, papers_count')).toEqual([
      { key: 'carlos-riquelme', name: 'Carlos Riquelme', papers_count: 1 },
      { key: 'joan-puigcerver', name: 'Joan Puigcerver', papers_count: 1 },
    ]);
    expect(await rowsOf(store, 'organization', 'key, papers_count')).toEqual([
      { key: 'google-deepmind', papers_count: 1 },
    ]);
    expect(await rowsOf(store, 'affiliation', 'text_as_printed, organization_id')).toEqual([
      { text_as_printed: 'Google DeepMind', organization_id: 1 },
    ]);
    expect(await rowsOf(store, 'category', 'key, papers_count')).toHaveLength(2);
    expect(await rowsOf(store, 'citation', 'position, cited_id')).toEqual([
      { position: 0, cited_id: null },
      { position: 1, cited_id: null },
    ]);
  });

  it('changes nothing when the same file comes again, and says so', async () => {
    const store = await open();
    const records = [paper('One', { authors: byline('Ada Byron') }), paper('Two', { recordKey: 'two' })];
    await takeIn(store, records);
    const before = await Promise.all(['paper', 'author', 'source_record'].map((table) => rowsOf(store, table)));
    const report = await takeIn(store, records);
    expect(report).toMatchObject({ read: 2, added: 0, merged: 0, unchanged: 2, dataVersion: 1 });
    expect(await Promise.all(['paper', 'author', 'source_record'].map((table) => rowsOf(store, table)))).toEqual(
      before,
    );
  });

  it('adds from a second source what the first did not know, and names both', async () => {
    const store = await open();
    // dblp is believed before a format that nobody knows.
    await takeIn(
      store,
      [
        paper('Scaling Vision with Sparse Mixture of Experts', {
          date: '2021',
          authors: byline('Carlos Riquelme', 'Joan Puigcerver'),
          authorsComplete: false,
        }),
      ],
      { format: 'dblp' },
    );
    const [first] = await rowsOf(store, 'author', 'id, key');
    const report = await takeIn(
      store,
      [
        paper('Scaling vision with sparse mixture of experts.', {
          date: '2021-06-10',
          abstract: 'Sparsely gated networks.',
          identifiers: [{ scheme: 'arxiv', value: '2106.05974' }],
          authors: byline('Riquelme, Carlos', 'J. Puigcerver', 'Basil Mustafa'),
        }),
      ],
      { format: 'other', file: 'other.test' },
    );
    expect(report).toMatchObject({ added: 0, merged: 1, dataVersion: 2 });
    const { id, row } = await onlyPaper(store);
    expect(row).toMatchObject({
      title: 'Scaling Vision with Sparse Mixture of Experts',
      key: 'arxiv:2106.05974',
      date: '2021-06-10',
      abstract: 'Sparsely gated networks.',
      authorsComplete: true,
      authorsCount: 3,
    });
    expect(await printedNames(store, id)).toEqual(['Riquelme, Carlos', 'J. Puigcerver', 'Basil Mustafa']);
    expect(await rowsOf(store, 'author', 'id, key')).toHaveLength(3);
    expect((await rowsOf(store, 'author', 'id, key'))[0]).toEqual(first);
    const sources = (await loadPaperSources(store, [id])).get(id) ?? [];
    expect(sources.map(({ file, fields }) => [file, fields])).toEqual([
      ['records.test', ['title']],
      ['other.test', ['abstract', 'authors', 'date']],
    ]);
    expect(await rowsOf(store, 'curation', 'kind, decided_by')).toEqual([{ kind: 'MERGE', decided_by: 'MACHINE' }]);
    expect(await rowsOf(store, 'redirect', 'from_key, to_id')).toEqual([
      { from_key: 'scaling-vision-with-sparse-mixture-of-experts-2021', to_id: id },
    ]);
  });

  it('erases nothing that an earlier source said', async () => {
    const store = await open();
    const full = paper('A Title of Its Own', {
      ...{ identifiers: [doi('10.1000/a')], abstract: 'All of it.', date: '2020-05-04', volume: '7' },
      authors: byline('Ada Byron', 'Grace Hopper'),
    });
    await takeIn(store, [full]);
    await takeIn(store, [paper('A Title of Its Own', { identifiers: [doi('10.1000/A')], date: '2020' })], {
      format: 'b',
    });
    const { id, row } = await onlyPaper(store);
    expect(row).toMatchObject({ abstract: 'All of it.', date: '2020-05-04', volume: '7', authorsCount: 2 });
    expect(await printedNames(store, id)).toEqual(['Ada Byron', 'Grace Hopper']);
    expect(
      (await rowsOf(store, 'curation', 'kind, evidence')).map(({ evidence }) => JSON.parse(evidence as string)),
    ).toEqual([{ rule: 'identifier', identifiers: ['doi:10.1000/a'], schemes: [] }]);
  });

  it('replaces what a source said by what it says now', async () => {
    const store = await open();
    const record = paper('Wrong Tilte', {
      recordKey: 'r1',
      identifiers: [doi('10.1000/wrong')],
      authors: byline('Jhon Typo', 'Grace Hopper'),
      categories: [{ scheme: 'arxiv', code: 'cs.CV' }],
    });
    await takeIn(store, [record]);
    const report = await takeIn(store, [
      {
        ...record,
        title: 'Right Title',
        identifiers: [doi('10.1000/right')],
        authors: byline('John Wayne', 'Grace Hopper'),
      },
    ]);
    expect(report).toMatchObject({ added: 0, merged: 1 });
    const { id, row } = await onlyPaper(store);
    expect(row).toMatchObject({ title: 'Right Title', key: 'doi:10.1000/right' });
    expect((await loadIdentifiers(store, 'paper', [id])).get(id)).toEqual([doi('10.1000/right')]);
    expect((await rowsOf(store, 'author', 'key, papers_count')).map(({ key }) => key)).toEqual([
      'grace-hopper',
      'john-wayne',
    ]);
    expect(await rowsOf(store, 'source_record', 'record_key, paper_id')).toEqual([{ record_key: 'r1', paper_id: id }]);
  });

  it('resolves references in both directions of time', async () => {
    const store = await open();
    await takeIn(store, [
      paper('Early', { identifiers: [doi('10.1000/early')], references: [{ identifier: doi('10.1000/late') }] }),
    ]);
    await takeIn(store, [
      paper('Late', {
        identifiers: [doi('10.1000/LATE')],
        references: [{ identifier: { scheme: 'url', value: 'https://doi.org/10.1000/early' } }],
      }),
    ]);
    expect(await rowsOf(store, 'citation', 'citing_id, cited_id')).toEqual([
      { citing_id: 1, cited_id: 2 },
      { citing_id: 2, cited_id: 1 },
    ]);
  });

  it('resolves relations, parents and introductions whichever end comes first', async () => {
    const store = await open();
    const records: GraphRecord[] = [
      {
        kind: 'topic',
        label: 'V-MoE',
        topicKind: 'SYSTEM',
        introducedBy: doi('10.1000/b'),
        broader: [{ label: 'MoE', score: 1, source: 'x' }],
      },
      { kind: 'organization', name: 'Brain', parent: { scheme: 'ror', value: '00njsd438' } },
      paper('Preprint', { relations: [{ kind: 'PREPRINT_OF', identifier: doi('10.1000/b') }] }),
      paper('Published', { identifiers: [doi('10.1000/b')] }),
      { kind: 'organization', name: 'Google', identifiers: [{ scheme: 'ror', value: 'https://ror.org/00njsd438' }] },
      { kind: 'topic', label: 'MoE', topicKind: 'TERM' },
    ];
    await takeIn(store, records, { batchSize: 1 });
    expect(await rowsOf(store, 'paper_relation', 'from_id, to_id, kind')).toEqual([
      { from_id: 1, to_id: 2, kind: 'PREPRINT_OF' },
    ]);
    expect(await rowsOf(store, 'organization', 'key, parent_id')).toEqual([
      { key: '00njsd438', parent_id: null },
      { key: 'brain', parent_id: 2 },
    ]);
    expect(await rowsOf(store, 'topic', 'key, introduced_by_id')).toEqual([
      { key: 'moe', introduced_by_id: null },
      { key: 'v-moe', introduced_by_id: 2 },
    ]);
    expect(await rowsOf(store, 'topic_relation', 'broader_id, narrower_id')).toEqual([
      { broader_id: 2, narrower_id: 1 },
    ]);
    expect(await rowsOf(store, 'waiting_link')).toEqual([]);
  });

  it('refuses circles in hierarchies and flags them', async () => {
    const store = await open();
    const report = await takeIn(store, [
      { kind: 'category', scheme: 'x', code: 'a', label: 'A', parents: ['b'] },
      { kind: 'category', scheme: 'x', code: 'b', label: 'B', parents: ['a'] },
    ]);
    expect(report.flagged).toBe(1);
    expect(await rowsOf(store, 'category_parent')).toHaveLength(1);
    expect((await rowsOf(store, 'import_problem', 'code, reason'))[0]?.code).toBe('HIERARCHY_CIRCLE');
  });

  it('leaves an identifier with whoever had it first and flags the second', async () => {
    const store = await open();
    await takeIn(store, [{ kind: 'author', name: 'Ada Byron', identifiers: [{ scheme: 'x', value: '1' }] }]);
    const report = await takeIn(store, [
      { kind: 'venue', name: 'Notes', identifiers: [{ scheme: 'x', value: '1' }] },
      paper('Untold', { identifiers: [doi('not a doi')] }),
    ]);
    expect(report).toMatchObject({ added: 2, flagged: 2 });
    expect(await rowsOf(store, 'identifier', 'author_id, venue_id')).toEqual([{ author_id: 1, venue_id: null }]);
    const problems = await rowsOf(store, 'import_problem', 'code, line, severity');
    expect(problems).toEqual([
      { code: 'IDENTIFIER_MALFORMED', line: 2, severity: 'FLAGGED' },
      { code: 'IDENTIFIER_TAKEN', line: 1, severity: 'FLAGGED' },
    ]);
  });

  it('writes each problem once however often the file is read', async () => {
    const store = await open();
    async function* items() {
      yield {
        place: { line: 3, record: 2 },
        problems: [
          { severity: 'QUARANTINED' as const, code: 'JSON_SYNTAX', reason: 'read JSON', excerpt: 'x'.repeat(999) },
        ],
      };
    }
    const source = { file: 'a.jsonl', format: 'test', softwareVersion: '0' };
    await ingest(store, source, items());
    const report = await ingest(store, source, items());
    expect(report).toMatchObject({ read: 1, quarantined: 1, added: 0 });
    const problems = await rowsOf(store, 'import_problem');
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ file: 'a.jsonl', line: 3, record: 2, run_id: 1, excerpt: 'x'.repeat(200) });
    expect(await readDataVersion(store)).toBe(0);
  });

  it('gives namesakes numbers that stay', async () => {
    const store = await open();
    const wang = (orcid: string) => [{ name: 'Wei Wang', identifiers: [{ scheme: 'orcid', value: orcid }] }];
    const orcids = ['0000-0002-1825-0097', '0000-0001-5109-3700', '0000-0002-1694-233X'];
    for (const [at, orcid] of orcids.entries()) await takeIn(store, [paper(`Paper ${at}`, { authors: wang(orcid) })]);
    expect(await rowsOf(store, 'author', 'id, key, verified')).toMatchObject([
      { id: 1, key: 'wei-wang' },
      { id: 2, key: 'wei-wang-2' },
      { id: 3, key: 'wei-wang-3' },
    ]);
  });

  it('takes a listed person with another ORCID iD for somebody else', async () => {
    const store = await open();
    const listed = (value: string) => ({
      kind: 'author' as const,
      name: 'Joan Puigcerver',
      identifiers: [{ scheme: 'orcid', value }],
    });
    await takeIn(store, [listed('0000-0002-1825-0097')]);
    expect(await takeIn(store, [listed('0000-0001-5109-3700')])).toMatchObject({ added: 1, merged: 0 });
    expect(await takeIn(store, [{ ...listed('0000-0001-5109-3700'), verified: true }])).toMatchObject({ merged: 1 });
    expect(await rowsOf(store, 'author', 'id, key')).toMatchObject([
      { key: 'joan-puigcerver' },
      { key: 'joan-puigcerver-2' },
    ]);
  });

  it('links an affiliation by name once somebody alone bears it', async () => {
    const store = await open();
    const authors = [{ name: 'Ada Byron', affiliations: [{ name: 'Univ. of Nowhere' }] }];
    await takeIn(store, [paper('One', { authors }), paper('Two', { authors })]);
    expect(await rowsOf(store, 'organization')).toEqual([]);
    await takeIn(store, [
      { kind: 'organization', name: 'University of Nowhere', names: [{ name: 'Univ of Nowhere', kind: 'ALIAS' }] },
    ]);
    expect(await rowsOf(store, 'organization', 'key, papers_count')).toEqual([
      { key: 'university-of-nowhere', papers_count: 2 },
    ]);
    expect(await rowsOf(store, 'affiliation', 'paper_id, organization_id')).toEqual([
      { paper_id: 1, organization_id: 1 },
      { paper_id: 2, organization_id: 1 },
    ]);
  });

  it('keeps the counts of papers exact through merges and changes', async () => {
    const store = await open();
    const record = (at: number, names: string[], code: string) =>
      paper(`Study number ${at}`, {
        recordKey: `r${at}`,
        date: '2020',
        authors: names.map((name) => ({ name, affiliations: [{ name: `Lab ${at % 2}` }] })),
        organizations: [{ name: `Lab ${at % 3}` }],
        categories: [{ scheme: 'x', code }],
        topics: [{ label: code }],
        venue: { name: `Venue ${at % 2}` },
      });
    await takeIn(
      store,
      [1, 2, 3, 4].map((at) => record(at, ['Ada Byron', 'Grace Hopper'], 'a')),
      { batchSize: 3 },
    );
    await takeIn(store, [record(1, ['Ada Byron', 'Alan Turing'], 'b'), record(2, ['Alan Turing'], 'a')]);
    await takeIn(store, [record(3, ['Ada Byron', 'Grace Hopper', 'Alan Turing'], 'c')], { format: 'other' });
    for (const [kind, stored, counted] of await recountedPapers(store)) expect([kind, stored]).toEqual([kind, counted]);
  });

  it('ends after the batch under way when it is told to stop, and completes when run again', async () => {
    const store = await open();
    const records = Array.from({ length: 10 }, (_, at) =>
      paper(`Study number ${at}`, { authors: byline(`Ada Byron`) }),
    );
    const stop = new AbortController();
    const report = await takeIn(store, records, { batchSize: 4, signal: stop.signal, onProgress: () => stop.abort() });
    expect(report).toMatchObject({ status: 'INTERRUPTED', read: 4, added: 4 });
    expect(await rowsOf(store, 'paper', 'id, id')).toHaveLength(4);
    expect(await takeIn(store, records, { batchSize: 4 })).toMatchObject({ status: 'DONE', added: 6, unchanged: 4 });
    expect((await rowsOf(store, 'import_run', 'id, status')).map(({ status }) => status)).toEqual([
      'INTERRUPTED',
      'DONE',
    ]);
  });

  it('decides a thousand records at a time, several times in a transaction, as in one transaction each', async () => {
    const records = Array.from({ length: 1050 }, (_, at) =>
      paper(`Study number ${at}`, { authors: at % 25 === 0 ? byline('Ada Byron', `Mary Quist ${at}`) : [] }),
    );
    const stores = [await open(), await open()] as const;
    const written: number[][] = [[], []];
    for (const [at, batchSize] of [1100, 1000].entries()) {
      const store = stores[at] as Store;
      const onProgress = ({ read }: { read: number }) => written[at]?.push(read);
      expect(await takeIn(store, records, { batchSize, onProgress })).toMatchObject({ read: 1050, added: 1050 });
    }
    expect(written).toEqual([[1050], [1000, 1050]]);
    const [together, apart] = stores;
    for (const table of ['paper', 'author', 'author_name', 'authorship', 'source_record'])
      expect(await rowsOf(together, table)).toEqual(await rowsOf(apart, table));
  }, 60_000);

  it('counts nothing of a transaction that fails half way', async () => {
    let groups = 0;
    const onStatement = (sql: string) => {
      if (sql.includes('JOIN source_record') && ++groups === 2) throw new Error('the disk is full');
    };
    const store = await open({ onStatement });
    const records = Array.from({ length: 1001 }, (_, at) => paper(`Study number ${at}`));
    await expect(takeIn(store, records, { batchSize: 1001 })).rejects.toThrow('the disk is full');
    expect(await rowsOf(store, 'paper', 'id, id')).toEqual([]);
    expect(await rowsOf(store, 'import_run', 'status, records_read, records_added')).toEqual([
      { status: 'FAILED', records_read: 0, records_added: 0 },
    ]);
  }, 60_000);

  it('keeps what was read where the source breaks off', async () => {
    const store = await open();
    async function* items() {
      for (let at = 0; at < 5; at++) yield { place: { line: at }, record: paper(`Study number ${at}`) };
      throw new Error('the disk\nis gone');
    }
    const source = { file: 'x', format: 'test', softwareVersion: '0' };
    await expect(ingest(store, source, items(), { batchSize: 2 })).rejects.toThrow('the disk');
    expect(await rowsOf(store, 'paper', 'id, id')).toHaveLength(5);
    expect(await rowsOf(store, 'import_run', 'status, records_added, error')).toEqual([
      { status: 'FAILED', records_added: 5, error: 'the disk' },
    ]);
  });

  it('marks the run of a dead process as interrupted', async () => {
    const store = await open();
    await takeIn(store, [paper('One')]);
    await store.sql.run("UPDATE import_run SET status = 'RUNNING', finished_at = NULL");
    await takeIn(store, [paper('One')]);
    expect((await rowsOf(store, 'import_run', 'id, status')).map(({ status }) => status)).toEqual([
      'INTERRUPTED',
      'DONE',
    ]);
  });

  it('keeps nothing of a dry run', async () => {
    const store = await open();
    const records = [
      paper('One', { authors: byline('Ada Byron') }),
      paper('One', { recordKey: 'x', authors: byline('Ada Byron') }),
    ];
    const report = await takeIn(store, records, { dryRun: true, batchSize: 1 });
    expect(report).toMatchObject({ read: 2, status: 'DONE', dataVersion: 2 });
    for (const table of ['paper', 'author', 'import_run']) expect(await rowsOf(store, table)).toEqual([]);
    expect(await readDataVersion(store)).toBe(0);
  });

  it('keeps the name in another script, finds its bearer by it, and meets them again under it', async () => {
    const store = await open();
    await takeIn(store, [paper('One', { authors: [{ name: 'Maosong Sun', names: ['孙茂松'] }] })]);
    await takeIn(store, [paper('Two', { authors: byline('孙茂松') })]);
    expect(await rowsOf(store, 'author', 'name, papers_count')).toEqual([{ name: 'Maosong Sun', papers_count: 2 }]);
    expect(await rowsOf(store, 'author_name', 'name, name_folded')).toEqual([
      { name: 'Maosong Sun', name_folded: 'maosong sun' },
      { name: '孙茂松', name_folded: '孙茂松' },
    ]);
    expect((await search(store, '孙茂松', { types: ['author'], first: 5 })).total).toBe(1);
    expect(await findByNames(store, 'author', ['孙茂松'])).toEqual(new Map([['孙茂松', [1]]]));
  });

  it('takes characters in that databases refuse', async () => {
    const store = await open();
    await takeIn(store, [paper('Nul\u0000 and half \ud800 a pair', { authors: byline('A\u0000da Byron') })]);
    expect((await onlyPaper(store)).row?.title).toBe('Nul and half \ufffd a pair');
  });

  it('takes two versions of a record in one batch as one after the other', async () => {
    const store = await open();
    const report = await takeIn(store, [paper('Old', { recordKey: 'r' }), paper('New', { recordKey: 'r' })]);
    expect(report).toMatchObject({ added: 1, merged: 1 });
    expect((await onlyPaper(store)).row?.title).toBe('New');
  });
});
