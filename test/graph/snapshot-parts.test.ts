import { expect, it } from 'vitest';
import { encodeSnapshot } from '../../src/graph/snapshot-file.js';
import { snapshotParts } from '../../src/graph/snapshot-parts.js';
import { makeSnapshot } from './make-snapshot.js';

it('the parts of a snapshot are all that its file holds, but for head, table, facts and gaps of less than 8 bytes', () => {
  const snapshot = makeSnapshot(
    Array.from({ length: 500 }, (_, paper) => ({
      authors: [paper % 40, 40 + (paper % 7)],
      date: 20000000 + 10000 * (paper % 20),
      topics: [paper % 9, 9 + (paper % 5)],
      categories: [paper % 3],
      references: [(paper * 7) % 500],
      venue: paper % 11,
    })),
  );
  const parts = snapshotParts(snapshot);
  const named = Object.fromEntries(parts.map((part) => [part.name, part]));
  expect(named.paperAuthors?.count).toBe(1000);
  expect(named['ids.papers']).toMatchObject({ count: 500, arrays: [{ length: 0 }, { length: 0 }, { length: 0 }] });
  const arrays = parts.flatMap((part) => part.arrays);
  const bytes = arrays.reduce((sum, array) => sum + array.byteLength, 0);
  const rest = encodeSnapshot(snapshot).length - bytes;
  // 56 bytes of the head, 16 a section, 4 a fact, of which each kind has two and each rows one.
  const known = 56 + 16 * (arrays.length + 1) + 4 * (2 * 6 + 15);
  expect(rest).toBeGreaterThanOrEqual(known);
  expect(rest).toBeLessThan(known + 4 * (arrays.length + 1) + 4);
});
