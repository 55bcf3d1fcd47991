/**
 * Precision and recall of matching affiliations to organizations on ROR's labelled strings, restricted to organizations
 * that the records hold. Run: npm run bench -- organizations
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createOrganizationIndex } from '../../src/identity/match-organizations.js';
import { readRorOrganizations } from '../ror-organizations.js';

const data = fileURLToPath(new URL('../../../shared/data/ror', import.meta.url));
if (existsSync(data)) await report();
else console.log(`left out: ROR's labelled affiliations, because ${data} isn't there`);

async function report(): Promise<void> {
  const { facts, idByRor } = await readRorOrganizations([
    `${data}/ror-records-v2-schema.jsonl.gz`,
    `${data}/ror-records-v1-schema.jsonl.gz`,
  ]);
  const started = performance.now();
  const index = createOrganizationIndex(facts);
  console.log(`${facts.length} organizations, indexed in ${Math.round(performance.now() - started)} ms`);
  for (const file of ['dataset_affiliations_crossref_2024_02_19', 'dataset_names']) {
    const labelled = JSON.parse(readFileSync(`${data}/affiliation-matching-ground-truth/${file}.json`, 'utf8')) as {
      affiliation: string;
      ror_ids?: string[];
      'ror-id'?: string;
    }[];
    let strings = 0;
    let matchable = 0;
    let right = 0;
    let wrong = 0;
    for (const { affiliation, ror_ids: many, 'ror-id': one } of labelled) {
      const labels = many ?? (one === undefined ? [] : [one]);
      const known = labels.flatMap((label) => idByRor.get(label.replace(/^.*\//, '')) ?? []);
      if (labels.length > 0 && known.length === 0) continue;
      strings++;
      if (known.length > 0) matchable++;
      const match = index.match(affiliation);
      if (match !== null && known.includes(match.id)) right++;
      else if (match !== null) wrong++;
    }
    const precision = (right / (right + wrong)).toFixed(3);
    const recall = (right / matchable).toFixed(3);
    console.log(
      `${file}: ${strings} strings, ${right} right, ${wrong} wrong, precision ${precision}, recall ${recall}`,
    );
  }
}
