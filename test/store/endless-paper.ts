import type { PaperRecord } from '../../src/importers/paper-record.js';

/** One of an endless row of papers that share people and places. */
export function endlessPaper(at: number): PaperRecord {
  return {
    kind: 'paper',
    title: `Study ${at} of an endless row`,
    authors: [{ name: 'Ada Byron', affiliations: [{ name: 'Lab' }] }, { name: `Grace ${'abcdefgh'[at % 8]}. Hopper` }],
    organizations: [{ name: 'Lab' }],
    references: [{ identifier: { scheme: 'doi', value: `10.1000/${at}` } }],
  };
}
