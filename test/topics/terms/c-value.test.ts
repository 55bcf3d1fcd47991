import { describe, expect, test } from 'vitest';
import { cValues } from '../../../src/topics/terms/c-value.js';

describe('C-value', () => {
  test('gives the values of the example in the paper', () => {
    // Frantzi, Ananiadou, Mima (2000), section 2.3: phrases around BASAL CELL CARCINOMA with their frequencies.
    const [adenoid, cystic, ulcerated, recurrent, circumscribed, carcinoma] = [0, 1, 2, 3, 4, 5] as const;
    const values = cValues(
      [
        { length: 5, frequency: 5, within: [cystic, carcinoma] },
        { length: 4, frequency: 11, within: [carcinoma] },
        { length: 4, frequency: 7, within: [carcinoma] },
        { length: 4, frequency: 5, within: [carcinoma] },
        { length: 4, frequency: 3, within: [carcinoma] },
        { length: 3, frequency: 984, within: [] },
      ],
      { offset: 0 },
    );
    expect(values[adenoid]).toBeCloseTo(Math.log2(5) * 5, 10);
    expect(values[cystic]).toBeCloseTo(2 * (11 - 5), 10);
    expect(values[ulcerated]).toBeCloseTo(2 * 7, 10);
    expect(values[recurrent]).toBeCloseTo(2 * 5, 10);
    expect(values[circumscribed]).toBeCloseTo(2 * 3, 10);
    // Five longer terms hold it: 5 + (11 - 5) + 7 + 5 + 3 = 26 times.
    expect(values[carcinoma]).toBeCloseTo(Math.log2(3) * (984 - 26 / 5), 10);
    expect(values[carcinoma]).toBeCloseTo(1551.36, 1);
  });

  test('is the same in any order', () => {
    const long = { length: 3, frequency: 4, within: [1] };
    const [a, b] = cValues([long, { length: 2, frequency: 9, within: [] }]);
    const [d, c] = cValues([
      { length: 2, frequency: 9, within: [] },
      { ...long, within: [0] },
    ]);
    expect([a, b]).toEqual([c, d]);
  });

  test('lets no weak candidate weigh on the shorter ones', () => {
    const candidates = [
      { length: 2, frequency: 1, within: [1] },
      { length: 1, frequency: 10, within: [] },
    ];
    expect([...cValues(candidates, { least: 3 })]).toEqual([2, 10]);
    expect([...cValues(candidates)]).toEqual([2, 9]);
  });
});
