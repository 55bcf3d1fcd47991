import { expect, it } from 'vitest';
import { isWebAddress } from '../../src/explorer/address/web-address.js';

it('an address of the data is a link where it leads to a page, and no other', () => {
  for (const address of ['https://doi.org/10.1000/1', 'HTTP://example.org', 'ftp://example.org/a.pdf'])
    expect([address, isWebAddress(address)]).toEqual([address, true]);
  for (const address of ['javascript:alert(1)', ' https://example.org', 'data:text/html,x', '//example.org', 'x', ''])
    expect([address, isWebAddress(address)]).toEqual([address, false]);
});
