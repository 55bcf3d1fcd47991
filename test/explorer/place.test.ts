import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addressOf,
  collaborationsAddress,
  entityKinds,
  pathAddress,
  placeOf,
  searchAddress,
} from '../../src/explorer/address/place.js';

/** As a browser reads it. */
const pathOf = (address: string) => new URL(address, 'http://localhost').pathname;

describe('addresses of the explorer', () => {
  it('name a page', () => {
    expect(placeOf('/explore')).toEqual({ view: 'home' });
    expect(placeOf('/explore/')).toEqual({ view: 'home' });
    expect(placeOf('/explore/search')).toEqual({ view: 'search' });
    expect(placeOf('/explore/path')).toEqual({ view: 'path' });
    expect(placeOf('/explore/collaborations')).toEqual({ view: 'collaborations' });
    expect(placeOf('/explore/themes')).toEqual({ view: 'themes' });
    expect(placeOf('/explore/author/wei-wang-7')).toEqual({ view: 'author', ref: 'wei-wang-7' });
    expect(placeOf('/explore/paper/doi:10.1000/x')).toEqual({ view: 'paper', ref: 'doi:10.1000/x' });
    for (const path of ['/explore/author', '/explore/author/', '/explore/x/y', '/explore/author/%E0%A4%A']) {
      expect(placeOf(path)).toEqual({ view: 'unknown', path });
    }
  });

  it('keep slashes and colons of identifiers readable', () => {
    expect(addressOf('paper', 'doi:10.1000/x')).toBe('/explore/paper/doi:10.1000/x');
    expect(addressOf('author', 'Ana María')).toBe('/explore/author/Ana%20Mar%C3%ADa');
    expect(searchAddress('a & b')).toBe('/explore/search?q=a+%26+b');
    expect(pathAddress({ from: 'x' })).toBe('/explore/path?from=x');
    expect(pathAddress({})).toBe('/explore/path');
    expect(collaborationsAddress()).toBe('/explore/collaborations');
    expect(collaborationsAddress(new URLSearchParams({ of: 'countries' }))).toBe(
      '/explore/collaborations?of=countries',
    );
  });

  it('lead back to the reference that they were made of, whatever it is', () => {
    const reference = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc
        .array(fc.constantFrom('/', '.', '..', ':', '%', '?', '#', 'a', ' '), { minLength: 1 })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(reference, fc.constantFrom(...entityKinds), (ref, kind) => {
        // No browser keeps these two in a path, however they are written.
        fc.pre(ref !== '.' && ref !== '..');
        expect(placeOf(pathOf(addressOf(kind, ref)))).toEqual({ view: kind, ref });
      }),
    );
  });
});
