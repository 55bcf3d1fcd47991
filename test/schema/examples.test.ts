import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { examples } from '../../src/schema/examples.js';
import { describeOnBothDatabases } from '../store/databases.js';
import { loadBundledPapers } from './bundled-papers.js';
import { type TestServer, testServer } from './run-query.js';

/** What each costs the database: a fixed number, whatever the number of rows in the answer. */
const statementCounts: Record<string, number> = { coauthors: 6, network: 5, path: 4, search: 3, papers: 8 };

const answers = new URL('example-answers/', import.meta.url);

describeOnBothDatabases('the documented examples', (open, dialect) => {
  let server: Promise<TestServer> | undefined;

  test.each(examples.map((example) => [example.name, example] as const))('%s', async (name, { query, variables }) => {
    server ??= testServer(open, loadBundledPapers);
    const { data, errors, statements } = await (await server).ask(query, variables);
    expect(errors).toEqual([]);
    expect(statements).toHaveLength(statementCounts[name] ?? 0);
    const documented: unknown = JSON.parse(readFileSync(new URL(`${name}.json`, answers), 'utf8'));
    // The two databases rank by different measures: only the number of hits is the same.
    if (name === 'search' && dialect === 'postgresql') expect(data).toMatchObject({ search: { totalCount: 5 } });
    else expect(data).toEqual(documented);
  });

  test.each(examples.map(({ name, query }) => [name, query] as const))('%s is under 20 lines', (_, query) => {
    expect(query.split('\n').length).toBeLessThan(20);
  });
});
