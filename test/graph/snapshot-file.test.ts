import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StoreError } from '../../src/errors.js';
import { emptySnapshot } from '../../src/graph/freeze-snapshot.js';
import { neighborsOf } from '../../src/graph/snapshot.js';
import { decodeSnapshot, encodeSnapshot, snapshotChunks } from '../../src/graph/snapshot-file.js';
import { makeSnapshot } from './make-snapshot.js';
import { randomPapers } from './random-papers.js';

const snapshot = makeSnapshot(
  [
    {
      authors: [0, 1, 2],
      date: 20220914,
      organizations: [1],
      categories: [1, 0],
      topics: [0],
      venue: 0,
      references: [1],
    },
    { authors: [2], date: 20190000, incomplete: true, affiliations: [[0]], references: [0] },
    {},
  ],
  { dataVersion: 2 ** 40 + 1, organizationParents: [1, -1], categoryParents: [[], [0]] },
);

/** The code of the failure, or the snapshot where there is none. */
function codeOf(bytes: Uint8Array, options = {}) {
  try {
    return decodeSnapshot(bytes, options);
  } catch (error) {
    if (error instanceof StoreError) return error.code;
    throw error;
  }
}

describe('a snapshot file', () => {
  it('gives back the snapshot, frozen, over the same bytes', () => {
    const bytes = encodeSnapshot(snapshot);
    const read = decodeSnapshot(bytes);
    expect(read).toEqual(snapshot);
    expect(Object.isFrozen(read)).toBe(true);
    expect(read.paperAuthors.neighbors.buffer).toBe(bytes.buffer);
  });

  it('in shared memory is read without a copy, checked or not', () => {
    const bytes = encodeSnapshot(snapshot, { isShared: true });
    expect(bytes.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(decodeSnapshot(bytes)).toEqual(snapshot);
    const again = decodeSnapshot(bytes, { checks: 'NONE' });
    expect(again).toEqual(snapshot);
    expect(again.paperAuthors.neighbors.buffer).toBe(bytes.buffer);
  });

  it('can begin anywhere in its buffer', () => {
    const bytes = encodeSnapshot(snapshot);
    const moved = new Uint8Array(bytes.length + 3);
    moved.set(bytes, 3);
    expect(decodeSnapshot(moved.subarray(3))).toEqual(snapshot);
  });

  it('comes in chunks that are the whole', () => {
    expect(Buffer.concat([...snapshotChunks(snapshot)]).equals(encodeSnapshot(snapshot))).toBe(true);
  });

  it('of nothing is read too', () => {
    expect(decodeSnapshot(encodeSnapshot(emptySnapshot(3)))).toEqual(emptySnapshot(3));
  });

  it('round-trips any corpus', () => {
    fc.assert(
      fc.property(randomPapers(), (papers) => {
        const any = makeSnapshot(papers);
        expect(decodeSnapshot(encodeSnapshot(any))).toEqual(any);
      }),
    );
  });

  it('round-trips papers of thousands of authors one behind the other, and a topic of all papers', () => {
    const crowd = Array.from({ length: 2000 }, (_, author) => author);
    const papers = Array.from({ length: 150 }, (_, paper) => ({
      authors: paper < 70 ? crowd : [paper],
      topics: paper === 9 ? crowd : [7],
    }));
    const made = makeSnapshot(papers);
    // 32 rows of 2,000 are as many as two bytes count.
    expect([made.paperAuthors.starts.shift, made.authorPapers.starts.shift]).toEqual([5, 6]);
    const read = decodeSnapshot(encodeSnapshot(made));
    expect(read).toEqual(made);
    expect([69, 149].map((paper) => [...neighborsOf(read.paperAuthors, paper)])).toEqual([crowd, [149]]);
    expect(neighborsOf(read.topicPapers, 7)).toHaveLength(150);
    expect([...neighborsOf(read.paperTopics, 9)]).toEqual(crowd);
  });

  it('of another data version is outdated', () => {
    const bytes = encodeSnapshot(snapshot);
    expect(codeOf(bytes, { dataVersion: 7 })).toBe('SNAPSHOT_OUTDATED');
    expect(codeOf(bytes, { dataVersion: snapshot.dataVersion })).toEqual(snapshot);
  });

  it('of other data of the same version is foreign', () => {
    const bytes = encodeSnapshot(snapshot, { stamp: 'ab'.repeat(16) });
    expect(codeOf(bytes, { stamp: 'cd'.repeat(16) })).toBe('SNAPSHOT_FOREIGN');
    expect(codeOf(bytes, { stamp: '' })).toBe('SNAPSHOT_FOREIGN');
    expect(codeOf(bytes, { stamp: 'ab'.repeat(16) })).toEqual(snapshot);
  });

  it('spends nothing on rows that lead nowhere', () => {
    const papers = Array.from({ length: 1000 }, () => ({ authors: [0] }));
    const plain = encodeSnapshot(makeSnapshot(papers)).length;
    const withTopics = encodeSnapshot(makeSnapshot(papers.map((paper) => ({ ...paper, topics: [0] })))).length;
    expect(plain).toBeLessThan(1000 * 30);
    // A bit each to its one topic, a bit back, and the starts.
    expect(withTopics - plain).toBeGreaterThan(1000 * 0.25);
  });

  it('keeps links in as many bits as their targets need, but those of papers and authors in four bytes', () => {
    for (const [categories, width] of [
      [0x8000, 15],
      [0x8001, 16],
    ] as const) {
      const made = makeSnapshot([
        { authors: [0], categories: [categories - 1, 0] },
        { authors: [0], categories: [categories - 2] },
      ]);
      expect(made.ids.categories.length).toBe(categories);
      const read = decodeSnapshot(encodeSnapshot(made));
      expect(read).toEqual(made);
      expect([0, 1].map((paper) => [...neighborsOf(read.paperCategories, paper)])).toEqual([
        [categories - 1, 0],
        [categories - 2],
      ]);
      expect(read.paperCategories.width).toBe(width);
      expect(read.paperAuthors.neighbors.BYTES_PER_ELEMENT).toBe(4);
    }
  });

  it('keeps venues and dates in as many bits as those that occur need', () => {
    const papers = Array.from({ length: 5 }, (_, venue) => ({ venue: 1000 * venue, date: 20200000 }));
    const read = decodeSnapshot(encodeSnapshot(makeSnapshot([...papers, {}])));
    expect([...read.paperVenue]).toEqual([0, 1000, 2000, 3000, 4000, -1]);
    expect([...read.paperDates]).toEqual([20200000, 20200000, 20200000, 20200000, 20200000, 0]);
    expect([read.paperVenue.width, read.paperDates.width]).toEqual([3, 1]);
  });

  it('is not read where it is of another layout, or no snapshot', () => {
    const older = encodeSnapshot(snapshot);
    older[8] = 0;
    expect(codeOf(older)).toBe('SNAPSHOT_LAYOUT');
    expect(codeOf(new Uint8Array(100))).toBe('SNAPSHOT_NOT_RECOGNIZED');
  });

  it('is never trusted where it was cut anywhere', () => {
    const bytes = encodeSnapshot(snapshot);
    for (let length = 0; length < bytes.length; length++)
      expect(codeOf(bytes.slice(0, length))).toBe('SNAPSHOT_TRUNCATED');
    expect(codeOf(new Uint8Array([...bytes, 0]))).toBe('SNAPSHOT_TRUNCATED');
  });

  it('is never trusted where any bit was flipped', () => {
    const bytes = encodeSnapshot(snapshot);
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 7 }), (at, bit) => {
        const flipped = bytes.slice();
        flipped[at] = (flipped[at] as number) ^ (1 << bit);
        expect(codeOf(flipped)).toMatch(/^SNAPSHOT_(CORRUPT|LAYOUT|NOT_RECOGNIZED)$/);
      }),
    );
  });

  it('is not trusted where its rows lead out of range, although the checksums match', () => {
    const bytes = encodeSnapshot(snapshot);
    const read = decodeSnapshot(bytes);
    (read.paperAuthors.neighbors as Uint32Array)[0] = 99;
    const view = new DataView(bytes.buffer);
    view.setUint32(48, crc32(bytes.subarray(56)), true);
    view.setUint32(52, crc32(bytes.subarray(0, 52)), true);
    expect(Object.isFrozen(decodeSnapshot(bytes, { checks: 'BYTES' }))).toBe(true);
    expect(() => decodeSnapshot(bytes)).toThrow('paperAuthors.neighbors[0] is 99');
    expect(codeOf(bytes)).toBe('SNAPSHOT_CORRUPT');
  });
});
