import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { seedLines } from '../../scripts/make-seed.js';
import { hasSharedData, papersOf, readFile, recordsOf } from '../importers/read-file.js';

const folder = fileURLToPath(new URL('../../prisma/seed/', import.meta.url));
const file = `${folder}acl-sample.jsonl.gz`;

describe('the bundled sample of the ACL Anthology', () => {
  it('holds what its README says, in less than 2 MB, without abstracts', async () => {
    const { format, items } = await readFile(file);
    expect(format).toBe('papergraph');
    expect(items.filter(({ problems }) => problems !== undefined)).toEqual([]);
    const counts: Record<string, number> = {};
    for (const { kind } of recordsOf(items)) counts[kind] = (counts[kind] ?? 0) + 1;
    const readme = readFileSync(`${folder}README.md`, 'utf8');
    for (const words of [
      `${counts.paper?.toLocaleString('en')} papers of the ACL Anthology`,
      `${counts.author} people with name variants`,
      `${counts.venue} venues`,
      `${counts.organization} organizations`,
    ]) {
      expect(readme).toContain(words);
    }
    expect(papersOf(items).filter(({ abstract }) => abstract !== undefined)).toEqual([]);
    expect(statSync(file).size).toBeLessThan(2_000_000);
  });

  it.skipIf(!hasSharedData)(
    `is what scripts/make-seed.ts makes${hasSharedData ? '' : ' (left out: ../shared/data is not there)'}`,
    async () => {
      const committed = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n');
      expect(await seedLines()).toEqual(committed);
    },
    300_000,
  );
});
