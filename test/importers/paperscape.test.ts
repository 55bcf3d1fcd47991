import { describe, expect, test } from 'vitest';
import { paperscape } from '../../src/importers/paperscape/paperscape.js';
import { filesIn, hasSharedData, papersOf, readFile, sharedData } from './read-file.js';
import { collect, problemCodes, textSource } from './text-source.js';

describe('Paperscape', () => {
  test('a title with semicolons, a bad row, lines of #', async () => {
    const text =
      '# head\nhep-th/9202001;hep-th,gr-qc;1;28;hep-th/9108001;K.I,J.-P.L;One; two; three\nhep-th/1;x\n\nmath/0001002;math.AG;0;0;;;T\n# foot\n';
    const items = await collect(paperscape.read(textSource(text)));
    expect(papersOf(items)).toMatchObject([
      {
        recordKey: 'hep-th/9202001',
        title: 'One; two; three',
        date: '1992-02',
        authors: [{ name: 'K.I' }, { name: 'J.-P.L' }],
        referencesStated: 28,
        categories: [{ code: 'hep-th' }, { code: 'gr-qc' }],
        references: [{ identifier: { scheme: 'arxiv', value: 'hep-th/9108001' } }],
      },
      { recordKey: 'math/0001002', date: '2000-01', authors: [] },
    ]);
    expect(problemCodes(items)).toEqual(['ROW_SYNTAX']);
    expect(items[1]?.place).toEqual({ line: 3, record: 2 });
  });
});

describe.skipIf(!hasSharedData)('real files in ../shared/data/paperscape', () => {
  test('33,398 papers with their authors and citations', async () => {
    const sum = { papers: 0, authorships: 0, references: 0, withSemicolon: 0 };
    for (const path of filesIn(`${sharedData}paperscape`, /\.csv$/)) {
      const { format, items } = await readFile(path);
      expect([format, problemCodes(items)]).toEqual(['paperscape', []]);
      for (const paper of papersOf(items)) {
        sum.papers++;
        sum.authorships += paper.authors.length;
        sum.references += paper.references?.length ?? 0;
        if (paper.title.includes(';')) sum.withSemicolon++;
      }
    }
    expect(sum).toEqual({ papers: 33_398, authorships: 72_832, references: 69_104, withSemicolon: expect.any(Number) });
    expect(sum.withSemicolon).toBeGreaterThan(0);
  });
});
