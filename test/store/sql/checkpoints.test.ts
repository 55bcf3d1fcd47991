import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Checkpoints } from '../../../src/store/sql/checkpoints.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'papergraph-checkpoints-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function openWriter(name: string): { path: string; writer: Database.Database } {
  const path = join(folder, name);
  const writer = new Database(path);
  for (const pragma of ['journal_mode = WAL', 'wal_autocheckpoint = 0']) writer.pragma(pragma);
  writer.exec('CREATE TABLE number (value INTEGER)');
  return { path, writer };
}

/** How many rows the file holds without its log. */
function rowsInFile(path: string): number {
  const copy = `${path}-copy`;
  copyFileSync(path, copy);
  const database = new Database(copy);
  try {
    return (database.prepare('SELECT count(*) AS count FROM number').get() as { count: number }).count;
  } catch {
    return 0;
  } finally {
    database.close();
  }
}

it('carries a long log over while the next transaction is open, every few transactions', async () => {
  const { path, writer } = openWriter('long.db');
  const checkpoints = new Checkpoints(path, { longLog: 1, commitsBetween: 2 });
  for (let value = 0; value < 2; value++) {
    writer.exec(`INSERT INTO number VALUES (${value})`);
    expect(rowsInFile(path)).toBe(0);
    checkpoints.committed();
  }
  writer.exec('BEGIN; INSERT INTO number VALUES (2)');
  await vi.waitFor(() => expect(rowsInFile(path)).toBe(2), 30_000);
  writer.exec('COMMIT');
  checkpoints.committed();
  await checkpoints.close();
  expect(rowsInFile(path)).toBe(2);
  writer.close();
});

it('leaves a short log alone', async () => {
  const { path, writer } = openWriter('short.db');
  const checkpoints = new Checkpoints(path, { commitsBetween: 1 });
  writer.exec('INSERT INTO number VALUES (1)');
  checkpoints.committed();
  await checkpoints.close();
  expect(rowsInFile(path)).toBe(0);
  writer.close();
});
