import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allNewestFirst } from '../../src/graph/newest-first.js';
import { readPageArguments } from '../../src/schema/page-arguments.js';
import { type PaperLinkOrder, paperSequence } from '../../src/schema/paper-sequence.js';
import { ranking } from '../../src/schema/ranking.js';
import { type Sequence, sequenceCursor, sequenceLength, sequencePage } from '../../src/schema/sequence.js';
import { makeSnapshot } from '../graph/make-snapshot.js';

interface Item {
  id: number;
  value: number | null;
}

const items = fc.uniqueArray(
  fc.record({ id: fc.integer({ min: 1, max: 60 }), value: fc.option(fc.integer({ min: 0, max: 4 })) }),
  { selector: ({ id }) => id, maxLength: 40 },
);
const direction = fc.constantFrom<'ASC' | 'DESC'>('ASC', 'DESC');
const size = fc.integer({ min: 1, max: 7 });

describe('paging through a ranking', () => {
  test('forwards and backwards finds every row once, in order, with exact page infos', () => {
    fc.assert(
      fc.property(items, direction, size, fc.boolean(), (rows, way, first, masked) => {
        const sequence = rankingOf(rows, way, masked);
        const whole = all(sequence);
        expect(forwards(sequence, first)).toEqual(whole);
        expect(backwards(sequence, first)).toEqual(whole);
        expect(sequenceLength(sequence)).toBe(whole.length);
      }),
    );
  });

  test('rows that stay are found once where others come and go between pages', () => {
    fc.assert(
      fc.property(items, items, direction, size, (before, after, way, first) => {
        const kept = before.filter((row) => after.some(({ id }) => id === row.id));
        const later = [...after.filter(({ id }) => !kept.some((row) => row.id === id)), ...kept];
        const sequence = rankingOf(before, way, false);
        const page = sequencePage(sequence, { size: first, backward: false });
        const seen = page.indices.map((index) => idAt(sequence, index));
        const last = page.indices.at(-1);
        const next = rankingOf(later, way, false);
        const rest =
          last === undefined
            ? all(next)
            : sequencePage(next, { size: 100, backward: false, after: sequenceCursor(sequence, last) }).indices.map(
                (index) => idAt(next, index),
              );
        for (const { id } of kept) expect([...seen, ...rest].filter((found) => found === id)).toEqual([id]);
      }),
    );
  });

  test('between two cursors lies what is between them', () => {
    const sequence = rankingOf(
      [1, 2, 3, 4, 5].map((id) => ({ id, value: 0 })),
      'ASC',
      false,
    );
    const request = { after: sequenceCursor(sequence, 0), before: sequenceCursor(sequence, 4), backward: false };
    expect(sequencePage(sequence, { ...request, size: 2 })).toEqual({
      indices: [1, 2],
      hasPreviousPage: true,
      hasNextPage: true,
    });
    expect(sequencePage(sequence, { ...request, size: 2, backward: true }).indices).toEqual([2, 3]);
  });

  test('a cursor of another order is refused', () => {
    const rows = [{ id: 1, value: 1 }];
    const cursor = sequenceCursor(rankingOf(rows, 'DESC', false), 0);
    expect(() => sequencePage(rankingOf(rows, 'ASC', false), { size: 1, backward: false, after: cursor })).toThrow(
      expect.objectContaining({ code: 'CURSOR' }),
    );
    expect(() => sequencePage(rankingOf(rows, 'ASC', false), { size: 1, backward: false, after: 'x' })).toThrow(
      "read cursor: 'x' is not a cursor",
    );
  });
});

describe('papers by date', () => {
  const dates = fc.array(fc.constantFrom(0, 20200000, 20200100, 20200115, 20210000, 20210607), { maxLength: 30 });

  test('page like any sequence, undated papers last, OLDEST_FIRST the mirror image of NEWEST_FIRST', () => {
    fc.assert(
      fc.property(
        dates,
        fc.constantFrom<PaperLinkOrder>('NEWEST_FIRST', 'OLDEST_FIRST'),
        size,
        (paperDates, order, first) => {
          const snapshot = makeSnapshot(paperDates.map((date) => ({ date })));
          const sequence = paperSequence(snapshot, allNewestFirst(snapshot.paperDates), order);
          const whole = all(sequence);
          expect(forwards(sequence, first)).toEqual(whole);
          expect(backwards(sequence, first)).toEqual(whole);
          const found = whole.map((id) => paperDates[id - 1] as number);
          const dated = found.filter((date) => date > 0);
          expect(found.slice(0, dated.length)).toEqual(dated);
          expect(dated).toEqual(dated.toSorted((a, b) => (order === 'NEWEST_FIRST' ? b - a : a - b)));
        },
      ),
    );
  });
});

describe('page arguments', () => {
  test.each([[1], [100]])('a page of %i is read', (first) => {
    expect(readPageArguments({ first }).size).toBe(first);
  });

  test.each([[0], [101], [-1]])('a page of %i is an error that says the limits', (first) => {
    expect(() => readPageArguments({ first })).toThrow(`read page: first is ${first}, expected 1 to 100`);
    expect(() => readPageArguments({ last: first })).toThrow(expect.objectContaining({ code: 'PAGE_SIZE' }));
  });

  test('first and last together are an error', () => {
    expect(() => readPageArguments({ first: 1, last: 1 })).toThrow(expect.objectContaining({ code: 'PAGE_ARGUMENTS' }));
  });

  test('without sizes 20 are read from the front, or back from a lone before', () => {
    expect(readPageArguments({})).toEqual({ size: 20, backward: false });
    expect(readPageArguments({ before: 'x' })).toEqual({ size: 20, backward: true, before: 'x' });
    expect(readPageArguments({ before: 'x', after: 'y' }).backward).toBe(false);
  });
});

function rankingOf(rows: Item[], way: 'ASC' | 'DESC', masked: boolean): Sequence {
  const order = ranking({
    order: 'VALUE',
    length: rows.length,
    direction: way,
    value: (row) => rows[row]?.value ?? null,
    id: (row) => rows[row]?.id ?? 0,
  });
  return masked ? { ...order, keep: (index) => idAt(order, index) % 3 !== 0 } : order;
}

function idAt(sequence: Sequence, index: number): number {
  return sequence.key(index)[1] as number;
}

function all(sequence: Sequence): number[] {
  return Array.from({ length: sequence.length }, (_, index) => index)
    .filter((index) => sequence.keep?.(index) ?? true)
    .map((index) => idAt(sequence, index));
}

function forwards(sequence: Sequence, first: number): number[] {
  const found: number[] = [];
  for (let after: string | undefined; ; ) {
    const page = sequencePage(sequence, { size: first, backward: false, ...(after && { after }) });
    found.push(...page.indices.map((index) => idAt(sequence, index)));
    expect(page.hasPreviousPage).toBe(found.length > page.indices.length);
    const last = page.indices.at(-1);
    if (!page.hasNextPage || last === undefined) return found;
    after = sequenceCursor(sequence, last);
  }
}

function backwards(sequence: Sequence, size: number): number[] {
  const found: number[] = [];
  for (let before: string | undefined; ; ) {
    const page = sequencePage(sequence, { size, backward: true, ...(before && { before }) });
    expect(page.hasNextPage).toBe(found.length > 0);
    found.unshift(...page.indices.map((index) => idAt(sequence, index)));
    const first = page.indices[0];
    if (!page.hasPreviousPage || first === undefined) return found;
    before = sequenceCursor(sequence, first);
  }
}
