import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceItem } from '../../src/importers/importer.js';
import type { GraphRecord } from '../../src/importers/paper-record.js';
import { papergraphJsonlImporter, writeHeader, writeRecord } from '../../src/importers/papergraph-jsonl.js';
import { textSource } from './text-source.js';

async function read(content: string): Promise<SourceItem[]> {
  const items: SourceItem[] = [];
  for await (const item of papergraphJsonlImporter.read(textSource(content))) items.push(item);
  return items;
}

const paper: GraphRecord = {
  kind: 'paper',
  recordKey: 'p1',
  identifiers: [{ scheme: 'arxiv', value: '2308.00951' }],
  title: 'From Sparse to Soft Mixtures of Experts',
  date: '2023-08-02',
  type: 'PREPRINT',
  venue: { name: 'arXiv', type: 'REPOSITORY' },
  authors: [
    { name: 'Joan Puigcerver', identifiers: [{ scheme: 'papergraph', value: 'joan-puigcerver' }] },
    { name: 'Carlos Riquelme', affiliations: [{ name: 'Google DeepMind' }] },
  ],
  authorsComplete: false,
  categories: [{ scheme: 'arxiv', code: 'cs.LG' }],
  topics: [{ label: 'mixture of experts', kind: 'KEYWORD', score: 0.5, foundIn: 'KEYWORD' }],
  references: [{ identifier: { scheme: 'arxiv', value: '2106.05974' } }, { text: 'A book, 1999.' }],
  citedByStated: 0,
  relations: [{ kind: 'PREPRINT_OF', identifier: { scheme: 'doi', value: '10.1000/x' } }],
};

describe('papergraph JSON Lines', () => {
  it('reads what it writes, every kind of record', async () => {
    const records: GraphRecord[] = [
      paper,
      { kind: 'author', name: 'Wei Wang', names: ['W. Wang'], verified: true },
      {
        kind: 'organization',
        name: 'Oxford',
        names: [{ name: 'OX', kind: 'ACRONYM' }],
        country: 'GB',
        parent: { scheme: 'ror', value: '052gg0110' },
      },
      { kind: 'category', scheme: 'arxiv', code: 'cs.LG', label: 'Machine Learning', parents: ['cs'] },
      {
        kind: 'topic',
        label: 'PaLI',
        topicKind: 'SYSTEM',
        broader: [{ label: 'vision', score: 0.9, source: 'papergraph' }],
      },
      { kind: 'venue', name: 'NeurIPS', type: 'CONFERENCE', updated: '2024-05-01T10:00:00.000Z' },
    ];
    const items = await read([writeHeader(), ...records.map(writeRecord)].join('\n'));
    expect(items.map(({ record }) => record)).toEqual(records);
    expect(items.map(({ place }) => place.line)).toEqual([2, 3, 4, 5, 6, 7]);
  });

  it('quarantines a broken line with its number and reads on', async () => {
    const items = await read(`${writeRecord(paper)}\n{"kind":"paper", "title": \n\n${writeRecord(paper)}\n`);
    expect(items).toHaveLength(3);
    expect(items[1]).toMatchObject({
      place: { line: 2 },
      problems: [{ severity: 'QUARANTINED', code: 'JSON_SYNTAX' }],
    });
    expect(items[2]?.record).toEqual(paper);
  });

  it.each([
    ['{"kind":"paper","authors":[]}', /'title'/],
    ['{"kind":"paper","title":"A","authors":[],"date":"2022-13"}', /'date': expected 'YYYY'/],
    ['{"kind":"paper","title":"A","authors":[{"name":""}]}', /'authors\.0\.name'/],
    ['{"kind":"paper","title":"A","authors":[],"references":[{}]}', /'references\.0': expected an identifier/],
    ['{"kind":"book","title":"A"}', /'kind'/],
    ['[1]', /the line/],
  ])('names the field that is wrong in %s', async (line, reason) => {
    const [item] = await read(line);
    expect(item?.record).toBeUndefined();
    expect(item?.problems?.[0]).toMatchObject({
      severity: 'QUARANTINED',
      code: 'RECORD_INVALID',
      reason: expect.stringMatching(reason),
    });
  });

  it('takes a record with unknown fields in, flagged, and names them', async () => {
    const [item] = await read('{"kind":"paper","title":"A","authors":[{"name":"B C","shoe":42}],"mood":"good"}');
    expect(item?.record).toEqual({ kind: 'paper', title: 'A', authors: [{ name: 'B C' }] });
    expect(item?.problems?.[0]).toMatchObject({ severity: 'FLAGGED', code: 'UNKNOWN_FIELD' });
    expect(item?.problems?.[0]?.reason).toMatch(/'mood'.*'authors\.0\.shoe'|'authors\.0\.shoe'.*'mood'/);
  });

  it('refuses the header of a newer version', async () => {
    expect(await read('{"kind":"papergraph","version":2}')).toMatchObject([{ problems: [{ code: 'FORMAT_VERSION' }] }]);
  });

  it('survives any line', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (line) => {
        for (const item of await read(line)) expect(item.record !== undefined || item.problems.length > 0).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('is recognized by its first line', () => {
    expect(papergraphJsonlImporter.detect(`${writeHeader()}\n`, 'x')).toBe(true);
    expect(papergraphJsonlImporter.detect(writeRecord(paper), 'x')).toBe(true);
    expect(papergraphJsonlImporter.detect('{"title":"A"}', 'x.jsonl')).toBe(false);
  });
});
