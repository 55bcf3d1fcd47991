import { describe, expect, it } from 'vitest';
import { nextPageParam, pagePlaceOf, pageVariables, previousPageParam } from '../../src/explorer/address/page-param.js';
import { changedParams, choiceParam, integerParam } from '../../src/explorer/address/params.js';

describe('parameters of an address', () => {
  it('are whole numbers within bounds, or nothing', () => {
    const read = (text: string) => integerParam(new URLSearchParams({ n: text }), 'n', { min: 1, max: 300 });
    expect(['60', '0', '999', '-3', ' 7 ', '1.5', 'x', '', '9999999999'].map(read)).toEqual([
      60,
      1,
      300,
      1,
      7,
      ...[undefined, undefined, undefined, undefined],
    ]);
    expect(integerParam(new URLSearchParams(), 'n', { min: 1, max: 3 })).toBeUndefined();
  });

  it('are one of some words, or the first', () => {
    const read = (text: string) => choiceParam(new URLSearchParams({ c: text }), 'c', ['FULL', 'FRACTIONAL']);
    expect(['FRACTIONAL', 'full', ''].map(read)).toEqual(['FRACTIONAL', 'FULL', 'FULL']);
  });

  it('change without losing the others', () => {
    const params = new URLSearchParams('depth=2&node=x&from=2019');
    expect(changedParams(params, { depth: 3, node: undefined, to: '', from: 2020 }).toString()).toBe(
      'depth=3&from=2020',
    );
    expect(params.toString()).toBe('depth=2&node=x&from=2019');
  });
});

describe('the page of a list', () => {
  const place = (text: string) => pagePlaceOf(new URLSearchParams({ papers: text }), 'papers');

  it('is the first one unless the address names another', () => {
    for (const text of ['', '20', '20.after.', 'x.after.c', '20.beside.c']) {
      expect(pageVariables(place(text), 10)).toEqual({ first: 10 });
    }
    expect(pageVariables(place('20.after.a.b='), 10)).toEqual({ first: 10, after: 'a.b=' });
    expect(pageVariables(place('20.before.c'), 10)).toEqual({ last: 10, before: 'c' });
  });

  it('is counted forwards and back to the first one', () => {
    const first = place('');
    const second = nextPageParam(first, { size: 10, endCursor: 'e1' });
    expect(second).toBe('10.after.e1');
    const third = nextPageParam(place(second), { size: 10, endCursor: 'e2' });
    expect(third).toBe('20.after.e2');
    const back = previousPageParam(place(third), { size: 10, startCursor: 's3' });
    expect(back).toBe('10.before.s3');
    expect(previousPageParam(place(back ?? ''), { size: 10, startCursor: 's2' })).toBeUndefined();
  });
});
