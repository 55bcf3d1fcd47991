import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PaperRecord } from '../../src/importers/paper-record.js';
import { ingest } from '../../src/store/ingest.js';
import { migrate } from '../../src/store/migrate.js';
import { openStore } from '../../src/store/open-store.js';
import { resolveAuthors } from '../../src/store/resolve-authors.js';
import type { Store } from '../../src/store/store.js';

/** Who stands in a place: the paper's number, and the place in its record. */
export type PlaceOwner = (paper: number | string, at: number) => number;

/**
 * Both stages as the store runs them: papers are imported into a new embedded database, then looked at again.
 *
 * @param papers identifiers of people taken out; numbered from 0 as they come
 */
export async function storeStages(papers: AsyncIterable<{ paper: number | string; record: PaperRecord }>): Promise<{
  online: PlaceOwner;
  second: PlaceOwner;
  importSeconds: number;
  resolveSeconds: number;
  merged: number;
  split: number;
}> {
  const folder = mkdtempSync(join(tmpdir(), 'papergraph-bench-'));
  const store = await openStore(`file:${join(folder, 'bench.db')}`);
  try {
    await migrate(store);
    const begun = performance.now();
    await ingest(store, { file: 'bench', format: 'bench', softwareVersion: '0' }, items(papers));
    const importSeconds = (performance.now() - begun) / 1000;
    const online = await owners(store);
    const { merged, split, seconds } = await resolveAuthors(store);
    return { online, second: await owners(store), importSeconds, resolveSeconds: seconds, merged, split };
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function* items(papers: AsyncIterable<{ paper: number | string; record: PaperRecord }>) {
  for await (const { paper, record } of papers) {
    const authors = record.authors.map(({ identifiers: _, ...author }) => author);
    yield { place: {}, record: { ...record, recordKey: String(paper), authors } };
  }
}

/** Authors stand before editors; the place in the record counts both as they come. */
async function owners(store: Store): Promise<PlaceOwner> {
  const found = new Map<string, number>();
  const statement = `SELECT r.record_key, r.record, s.position, s.author_id FROM source_record r
    JOIN authorship s ON s.paper_id = r.paper_id ORDER BY r.id, s.position`;
  let order: number[] = [];
  let last = '';
  for await (const rows of store.sql.scan(statement))
    for (const [key, json, position, author] of rows as [string, string, number, number][]) {
      if (key !== last) order = orderOf((JSON.parse(json) as PaperRecord).authors);
      last = key;
      const at = order[position];
      if (at !== undefined) found.set(`${key} ${at}`, author);
    }
  return (paper, at) => found.get(`${paper} ${at}`) ?? -1;
}

function orderOf(authors: PaperRecord['authors']): number[] {
  const places = authors.map(({ role, name }, at) => ({ at, isEditor: role === 'EDITOR', name }));
  const named = places.filter(({ name }) => name.trim() !== '');
  return [...named.filter(({ isEditor }) => !isEditor), ...named.filter(({ isEditor }) => isEditor)].map(
    ({ at }) => at,
  );
}
