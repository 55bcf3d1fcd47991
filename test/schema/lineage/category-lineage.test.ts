import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ancestorsOf,
  categoryLineage,
  descendantsOf,
  papersWithDescendants,
} from '../../../src/schema/category-tree.js';
import { makeSnapshot } from '../../graph/make-snapshot.js';
import { describeOnBothDatabases } from '../../store/databases.js';
import { askSeeded } from '../shared-server.js';
import { fieldPapers } from './field-papers.js';

describe('the tree of categories', () => {
  // 0 above 1 and 2, both above 3: paper 0 is in 3 by two ways, paper 1 in 1 and 2.
  const diamond = makeSnapshot([{ categories: [3] }, { categories: [1, 2] }, { categories: [0] }], {
    categoryParents: [[], [0], [0], [1, 2]],
  });

  test('counts a paper once, whatever the ways', () => {
    expect(papersWithDescendants(diamond, 0)).toHaveLength(3);
    expect(categoryLineage({ snapshot: diamond, category: 3, depth: Infinity, maxNodes: 10 })).toEqual({
      places: [
        { vertex: 0, steps: -2, papers: 1, rollUp: 3 },
        { vertex: 1, steps: -1, papers: 1, rollUp: 2 },
        { vertex: 2, steps: -1, papers: 1, rollUp: 2 },
        { vertex: 3, steps: 0, papers: 1, rollUp: 1 },
      ],
      omittedNodes: 0,
    });
  });

  test('is cut by depth and by number', () => {
    const near = categoryLineage({ snapshot: diamond, category: 0, depth: 1, maxNodes: 2 });
    expect(near.places.map(({ vertex, steps }) => [vertex, steps])).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect(near.omittedNodes).toBe(1);
  });

  test('ends where bad data runs in a circle', () => {
    const circle = makeSnapshot([{ categories: [0] }, { categories: [2] }], { categoryParents: [[2], [0], [1]] });
    expect(ancestorsOf(circle, [0])).toEqual([2, 1]);
    expect(descendantsOf(circle, [0])).toEqual([1, 2]);
    expect(papersWithDescendants(circle, 1)).toHaveLength(2);
    const { places } = categoryLineage({ snapshot: circle, category: 0, depth: Infinity, maxNodes: 10 });
    expect(places.map(({ vertex, rollUp }) => [vertex, rollUp])).toEqual([
      [1, 2],
      [2, 2],
      [0, 2],
    ]);
  });

  test('rolls up what a walk over any graph of parents reaches', () => {
    const parents = fc.array(fc.uniqueArray(fc.nat(5), { maxLength: 2 }), { minLength: 6, maxLength: 6 });
    const papers = fc.array(fc.uniqueArray(fc.nat(5), { maxLength: 3 }), { maxLength: 8 });
    fc.assert(
      fc.property(parents, papers, fc.nat(5), (categoryParents, categories, category) => {
        const snapshot = makeSnapshot(
          categories.map((list) => ({ categories: list })),
          { categoryParents, counts: { categories: 6 } },
        );
        const reached = new Set([category]);
        for (let round = 0; round < 6; round++)
          for (const [child, above] of categoryParents.entries())
            if (above.some((parent) => reached.has(parent))) reached.add(child);
        const expected = categories.filter((list) => list.some((one) => reached.has(one))).length;
        expect(papersWithDescendants(snapshot, category)).toHaveLength(expected);
        expect(new Set([category, ...descendantsOf(snapshot, [category])])).toEqual(reached);
      }),
    );
  });
});

describeOnBothDatabases('Category.lineage', (open) => {
  const ask = askSeeded(open, fieldPapers);

  test('shows what is above and below with distinct counts', async () => {
    const { data, errors, statements } = await ask(`{ category(ref: "cs") {
      lineage { nodes { category { code } steps papersCount rollUpCount } omittedNodes }
      descendants { code papersCount(includeDescendants: true) }
      cut: lineage(maxNodes: 2) { nodes { steps } omittedNodes }
    } }`);
    expect(errors).toEqual([]);
    // Experts is in both cs and cs.LG.
    expect(data.category).toMatchObject({
      lineage: {
        nodes: [
          { category: { code: 'cs' }, steps: 0, papersCount: 1, rollUpCount: 4 },
          { category: { code: 'cs.LG' }, steps: 1, papersCount: 2, rollUpCount: 2 },
          { category: { code: 'cs.SD' }, steps: 1, papersCount: 1, rollUpCount: 1 },
          { category: { code: 'cs.CV' }, steps: 1, papersCount: 1, rollUpCount: 1 },
        ],
        omittedNodes: 0,
      },
      descendants: [
        { code: 'cs.LG', papersCount: 2 },
        { code: 'cs.SD', papersCount: 1 },
        { code: 'cs.CV', papersCount: 1 },
      ],
      cut: { nodes: [{ steps: 0 }, { steps: 1 }], omittedNodes: 2 },
    });
    // One for the ref, one for the category, and the rest for the rows of three fields, whatever their number.
    expect(statements.length).toBeLessThanOrEqual(6);
  });
});
