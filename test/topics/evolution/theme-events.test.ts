import { expect, test } from 'vitest';
import { themeEvents } from '../../../src/topics/evolution/theme-events.js';

test('names what happened to themes', () => {
  // Periods: 0 and 1 in the first, 2, 3 and 4 in the second, 5, 6 and 7 in the third.
  const periodOf = [0, 0, 1, 1, 1, 2, 2, 2];
  const links = [
    { from: 0, to: 2, strength: 0.9 },
    { from: 0, to: 3, strength: 0.4 },
    { from: 2, to: 5, strength: 0.5 },
    { from: 3, to: 5, strength: 0.6 },
    { from: 1, to: 6, strength: 0.7 },
  ];
  expect(themeEvents(periodOf, links, 3)).toEqual([
    { kind: 'CONTINUE', period: 1, from: [0], to: [2] },
    { kind: 'SPLIT', period: 1, from: [0], to: [2, 3] },
    { kind: 'EMERGE', period: 1, from: [], to: [4] },
    { kind: 'CONTINUE', period: 2, from: [3], to: [5] },
    { kind: 'MERGE', period: 2, from: [2, 3], to: [5] },
    { kind: 'EMERGE', period: 2, from: [], to: [7] },
    { kind: 'DIE', period: 2, from: [4], to: [] },
    { kind: 'REVIVE', period: 2, from: [1], to: [6] },
  ]);
});

test('says nothing of the beginning of the first themes and the end of the last', () => {
  expect(themeEvents([0, 0], [], 1)).toEqual([]);
});
