import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  introductionFigures,
  labelledIntroductions,
  labelledKinds,
  readLabelledPapers,
} from '../../scripts/bench/introduction-figures.js';

const acl = fileURLToPath(new URL('../../../shared/data/acl-anthology/data/xml', import.meta.url));

describe('names that papers introduce', () => {
  test('are counted pair by pair', () => {
    const papers = [
      { key: 'a', title: 'GraPe: A Parser', abstract: null, date: '2020' },
      { key: 'b', title: 'WineQA: A Dataset', abstract: null, date: '2020' },
    ];
    const labels = { a: { Grape: 'DATASET' }, b: { Cork: 'SYSTEM', Vat: 'SYSTEM' } } as const;
    expect(introductionFigures(papers, labels)).toMatchObject({
      ...{ labelled: 3, found: 2, right: 1, precision: 0.5, rightKinds: 0, wrongKinds: ['a: GraPe SYSTEM'] },
      recall: 1 / 3,
      wrong: ['b: WineQA'],
      missed: ['b: Cork', 'b: Vat'],
    });
  });

  test.skipIf(!existsSync(acl))(
    'are right nine times in ten on 100 labelled papers of the ACL Anthology (left out without ../shared/data)',
    async () => {
      const papers = await readLabelledPapers(acl);
      expect(papers).toHaveLength(100);
      const figures = introductionFigures(papers, labelledIntroductions);
      expect(figures.precision, figures.wrong.join(', ')).toBeGreaterThanOrEqual(0.9);
      expect(figures.recall, figures.missed.join(', ')).toBeGreaterThanOrEqual(0.6);
      expect(figures.rightKinds / figures.right, figures.wrongKinds.join(', ')).toBeGreaterThanOrEqual(0.9);
    },
  );

  test.skipIf(!existsSync(acl))(
    'are told apart as systems, data sets and benchmarks nine times in ten (left out without ../shared/data)',
    async () => {
      const figures = introductionFigures(await readLabelledPapers(acl, labelledKinds), labelledKinds);
      expect(figures.right).toBeGreaterThanOrEqual(80);
      expect(figures.rightKinds / figures.right, figures.wrongKinds.join(', ')).toBeGreaterThanOrEqual(0.9);
    },
  );
});
