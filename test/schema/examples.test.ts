import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { createContext } from '../../src/schema/context.js';
import { examples } from '../../src/schema/examples.js';
import { localExamples } from '../../src/schema/local-examples.js';
import { loadBundledCorpus } from '../../src/server/load-bundled-corpus.js';
import { createSnapshotHolder } from '../../src/store/snapshot-holder.js';
import { describeOnBothDatabases } from '../store/databases.js';
import { type TestServer, testServer } from './run-query.js';

/** What each costs the database: a fixed number, whatever the number of rows in the answer. */
const statementCounts: Record<string, number> = {
  coauthors: 6,
  network: 5,
  path: 4,
  countries: 1,
  suggestions: 5,
  communities: 2,
  organization: 5,
  distances: 4,
  export: 5,
  search: 3,
  papers: 7,
  lineage: 7,
  themes: 1,
};

/** UPDATE_README=1 writes the answers anew, as it does those in README.md. */
const mayWrite = process.env.UPDATE_README === '1';
const answers = new URL('example-answers/', import.meta.url);

describeOnBothDatabases('the documented examples', (open, dialect) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await testServer(open, loadBundledCorpus);
  }, 300_000);

  test.each(examples.map((example) => [example.name, example] as const))('%s', async (name, { query, variables }) => {
    const { data, errors, statements } = await server.ask(query, variables);
    expect(errors).toEqual([]);
    expect(statements).toHaveLength(statementCounts[name] ?? 0);
    const file = new URL(`${name}.json`, answers);
    if (mayWrite && dialect === 'sqlite') writeFileSync(file, `${JSON.stringify(data, undefined, 2)}\n`);
    const documented: unknown = JSON.parse(readFileSync(file, 'utf8'), settle);
    // The two databases rank by different measures: only the number of hits is the same.
    if (name === 'search' && dialect === 'postgresql') expect(data).toMatchObject({ search: { totalCount: 20 } });
    else expect(JSON.parse(JSON.stringify(data), settle)).toEqual(documented);
  });

  test('know that papers on MoEs are about mixture of experts, though there are no abstracts to define it', async () => {
    const { data, errors } = await server.ask(
      '{ topic(ref: "MoEs") { label lineage { nodes { paper { title } } } } c: topic(ref: "CoT") { label } }',
    );
    expect(errors).toEqual([]);
    expect(data).toMatchObject({ topic: { label: 'mixture of experts' }, c: { label: 'chain-of-thought' } });
    expect(JSON.stringify(data)).toContain('Sparse MoEs meet Efficient Ensembles');
  });

  test('are those of GraphiQL', async () => {
    const snapshots = createSnapshotHolder(server.store);
    const context = await createContext({ store: server.store, snapshots, softwareVersion: 'test' });
    expect(await localExamples(context)).toEqual(examples);
  });

  test('ask about people of the ACL Anthology, so that they run on all of it as well', () => {
    const sample = gunzipSync(readFileSync(new URL('../../prisma/seed/acl-sample.jsonl.gz', import.meta.url)));
    const people = examples.flatMap(({ subjects = [] }) => subjects.filter(({ kind }) => kind === 'author'));
    expect(people.length).toBeGreaterThan(5);
    for (const { name, ref } of people) expect(sample.toString()).toContain(`{"name":"${name ?? ref}"`);
  });

  test.each(examples.map(({ name, query }) => [name, query] as const))('%s is under 20 lines', (_, query) => {
    expect(query.split('\n').length).toBeLessThan(20);
  });
});

/** Without what says nothing of the answer: the last digits of a layout, and the data version in an exported file. */
function settle(_: string, value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(/data version \d+/g, 'data version N');
  return typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value;
}
