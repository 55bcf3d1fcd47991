/**
 * Precision and recall of matching affiliations to organizations on ROR's labelled strings, restricted to organizations
 * that the records hold; beside all of them, the two halves of a split by seed: rules may be made for the first half,
 * the second shows what they are worth. Run: npm run bench -- organizations [SEED]
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createOrganizationIndex, type OrganizationIndex } from '../../src/identity/match-organizations.js';
import { readRorOrganizations } from '../ror-organizations.js';

interface Labelled {
  affiliation: string;
  ror_ids?: string[];
  'ror-id'?: string;
}

const seed = process.argv[2] ?? '1';
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
    const path = `${data}/affiliation-matching-ground-truth/${file}.json`;
    const labelled = JSON.parse(readFileSync(path, 'utf8')) as Labelled[];
    console.log(file);
    const began = performance.now();
    score('all', labelled, index, idByRor);
    const perSecond = Math.round((labelled.length / (performance.now() - began)) * 1000);
    for (const half of ['first', 'second'] as const) {
      score(
        `${half} half, seed ${seed}`,
        labelled.filter(({ affiliation }) => halfOf(affiliation) === half),
        index,
        idByRor,
      );
    }
    console.log(`  ${perSecond} strings a second`);
  }
}

/** The same half for the same text and seed, whatever the order. */
function halfOf(text: string): 'first' | 'second' {
  const [byte = 0] = createHash('sha256').update(`${seed}\n${text}`).digest();
  return byte % 2 === 0 ? 'first' : 'second';
}

function score(
  title: string,
  labelled: readonly Labelled[],
  index: OrganizationIndex,
  idByRor: ReadonlyMap<string, number>,
): void {
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
    `  ${title.padEnd(20)} ${strings} strings, ${right} right, ${wrong} wrong, precision ${precision}, recall ${recall}`,
  );
}
