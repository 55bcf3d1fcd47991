import { describe, expect, it } from 'vitest';
import { cutText } from '../../src/explorer/network/cut-text.js';

const ties = (count: number) => Array.from({ length: count }, () => ({}) as never);
const around = [{ distance: 0 }, { distance: 1 }];
const whole = [{ distance: 0 }, { distance: 0 }];

describe('what a drawing leaves out', () => {
  it.each([
    ['nothing', { reason: null, omittedNodes: 0, cutEdges: 0 }, around, undefined],
    [
      'nodes far away',
      { reason: 'MAX_NODES', omittedNodes: 1204, cutEdges: 0 },
      around,
      'Cut: it shows no more nodes than asked for, the nearest and most tied, 1,204 nodes left out.',
    ],
    [
      'weakly tied nodes, and ties of those that stay',
      { reason: 'MAX_NODES', omittedNodes: 1, cutEdges: 412 },
      whole,
      'Cut: it shows no more nodes than asked for, those of the strongest ties, 1 node left out; only the strongest 3,000 ' +
        'ties of these nodes are drawn, 412 ties left out.',
    ],
    [
      'ties alone',
      { reason: 'MAX_EDGES', omittedNodes: 0, cutEdges: 1 },
      around,
      'Cut: only the strongest 3,000 ties of these nodes are drawn, 1 tie left out.',
    ],
    [
      'what a search did not come to',
      { reason: 'BUDGET', omittedNodes: 7, cutEdges: 2 },
      around,
      'Cut: the search ran out of its budget, 7 nodes or more left out; only the strongest 3,000 ties of these nodes are ' +
        'drawn, 2 ties left out.',
    ],
    [
      'nobody knows what',
      { reason: 'BUDGET', omittedNodes: 0, cutEdges: 0 },
      around,
      'Cut: the search ran out of its budget.',
    ],
  ] as const)('%s', (_, truncated, nodes, text) => {
    expect(cutText({ truncated, nodes, edges: ties(3000) })).toBe(text);
  });
});
