import { describe, expect, it } from 'vitest';
import { LevelMarks, VertexQueue } from '../../src/graph/search-scratch.js';

describe('level marks', () => {
  it('are forgotten at the next search, also when the numbers run out', () => {
    const levels = new LevelMarks(1);
    for (const start of [0, 2 ** 32 - 3 * 2048]) {
      levels.base = start;
      for (let search = 0; search < 4; search++) {
        levels.begin();
        expect(levels.marks[0]).toBeLessThan(levels.base);
        levels.marks[0] = levels.base + LevelMarks.sideBit + LevelMarks.closed;
        expect(levels.marks[0]).toBe(levels.base + 2047);
      }
    }
  });
});

describe('a vertex queue', () => {
  it('keeps what it holds when it grows', () => {
    const queue = new VertexQueue();
    for (let v = 0; v < 1000; v++) queue.push(v * 3);
    expect([...queue.items.subarray(0, queue.size)]).toEqual([...Array(1000).keys()].map((v) => v * 3));
  });
});
