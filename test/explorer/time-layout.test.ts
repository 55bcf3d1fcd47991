import { describe, expect, it } from 'vitest';
import { timeLayout } from '../../src/explorer/lineage/time-layout.js';

const node = (key: string, date: string | null, parents: string[] = [], isOnPath = false) => ({
  key,
  date,
  parents,
  isOnPath,
});

describe('papers on an axis of time', () => {
  it('stand in the column of their year, undated ones last', () => {
    const { columns, places, rows } = timeLayout([
      node('c', null),
      node('a', '2019'),
      node('b', '2021'),
      node('d', '2019'),
    ]);
    expect(columns).toEqual(['2019', '2021', null]);
    expect(Object.fromEntries(places)).toEqual({
      a: { column: 0, row: 0 },
      d: { column: 0, row: 1 },
      b: { column: 1, row: 0 },
      c: { column: 2, row: 0 },
    });
    expect(rows).toBe(2);
  });

  it('stand first on the main path, then near what they come from', () => {
    const { places } = timeLayout([
      node('a', '2019'),
      node('b', '2019'),
      node('main', '2019', [], true),
      node('from-nothing', '2020'),
      node('from-b', '2020', ['b']),
      node('from-a', '2020', ['a']),
    ]);
    const inOrder = (column: number) =>
      [...places]
        .filter(([, place]) => place.column === column)
        .sort(([, x], [, y]) => x.row - y.row)
        .map(([key]) => key);
    expect(inOrder(0)).toEqual(['main', 'a', 'b']);
    expect(inOrder(1)).toEqual(['from-a', 'from-b', 'from-nothing']);
    // The main path passes by in the first row.
    expect(places.get('from-a')).toEqual({ column: 1, row: 1 });
  });

  it('stand in months where a year has too many', () => {
    const many = Array.from({ length: 13 }, (_, index) => node(`m${index}`, index < 7 ? '2019-03-02' : '2019-10'));
    const { columns, rows } = timeLayout([...many, node('y', '2019'), node('z', '2020-01-01')]);
    expect(columns).toEqual(['2019', '2019-03', '2019-10', '2020-01']);
    expect(rows).toBe(7);
    expect(timeLayout(many.slice(0, 12)).columns).toEqual(['2019']);
  });

  it('has no column where there is no paper', () => {
    expect(timeLayout([])).toEqual({ columns: [], places: new Map(), rows: 0 });
  });
});
