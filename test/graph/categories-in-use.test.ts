import { expect, it } from 'vitest';
import { categoriesInUse } from '../../src/graph/categories-in-use.js';
import { emptySnapshot } from '../../src/graph/freeze-snapshot.js';
import { packGaps } from '../../src/graph/gap-rows.js';

it('counts the categories that papers are in', () => {
  expect(categoriesInUse(emptySnapshot())).toBe(0);
  const categoryPapers = { starts: new Uint32Array([0, 2, 2, 3]), neighbors: new Uint32Array([0, 1, 1]) };
  expect(categoriesInUse({ categoryPapers: packGaps(categoryPapers, 2) })).toBe(2);
});
