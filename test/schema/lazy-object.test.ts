import { expect, it } from 'vitest';
import { lazyObject } from '../../src/schema/lazy-object.js';

it('makes a property when it is first read, once for each object', () => {
  const made: string[] = [];
  const make = (name: string) => (needs: { owner: string }) => {
    made.push(`${name} of ${needs.owner}`);
    return { name, owner: needs.owner };
  };
  const Rooms = lazyObject({ kitchen: make('kitchen'), cellar: make('cellar') });
  const [ada, grace] = [new Rooms({ owner: 'Ada' }), new Rooms({ owner: 'Grace' })];
  expect(made).toEqual([]);
  expect(ada.kitchen).toEqual({ name: 'kitchen', owner: 'Ada' });
  expect(ada.kitchen).toBe(ada.kitchen);
  expect(grace.kitchen.owner).toBe('Grace');
  expect(made).toEqual(['kitchen of Ada', 'kitchen of Grace']);
});
