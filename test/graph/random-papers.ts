import fc from 'fast-check';
import type { TestPaper } from './make-snapshot.js';

/** Small corpora over few authors: repeats within a byline, papers without authors, unknown dates. */
export const randomPapers = (options: { authors?: number; papers?: number; byline?: number } = {}) =>
  fc.array(
    fc.record({
      authors: fc.array(fc.nat({ max: (options.authors ?? 8) - 1 }), { maxLength: options.byline ?? 4 }),
      date: fc.constantFrom(0, 20190000, 20190500, 20200101, 20211231),
      incomplete: fc.boolean(),
    }) as fc.Arbitrary<TestPaper & { authors: number[]; date: number; incomplete: boolean }>,
    { maxLength: options.papers ?? 12 },
  );
