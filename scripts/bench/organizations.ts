/**
 * Precision and recall of matching affiliations to organizations on ROR's labelled strings, restricted to organizations
 * that the records hold. Run: npm run bench -- organizations
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createOrganizationIndex, type OrganizationFacts } from '../../src/identity/match-organizations.js';
import type { OrganizationRecord } from '../../src/importers/paper-record.js';
import { ror } from '../../src/importers/ror.js';
import { findSources } from '../../src/importers/sources.js';

const data = fileURLToPath(new URL('../../../shared/data/ror', import.meta.url));
if (existsSync(data)) await report();
else console.log(`left out: ROR's labelled affiliations, because ${data} isn't there`);

async function report(): Promise<void> {
  const { facts, idByRor } = await organizations();
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

async function organizations() {
  const facts: OrganizationFacts[] = [];
  const idByRor = new Map<string, number>();
  const parents: [OrganizationFacts, string][] = [];
  const { found, close } = await findSources([
    `${data}/ror-records-v2-schema.jsonl.gz`,
    `${data}/ror-records-v1-schema.jsonl.gz`,
  ]);
  for (const source of found) {
    for await (const { record } of ror.read(source)) {
      const value = (record as OrganizationRecord | undefined)?.identifiers?.find(
        ({ scheme }) => scheme === 'ror',
      )?.value;
      if (record?.kind !== 'organization' || value === undefined) continue;
      const key = value.replace(/^.*\//, '');
      if (idByRor.has(key)) continue;
      const names = record.names ?? [];
      const organization = {
        id: facts.length,
        names: [record.name, ...names.filter(({ kind }) => kind !== 'ACRONYM').map(({ name }) => name)],
        acronyms: names.filter(({ kind }) => kind === 'ACRONYM').map(({ name }) => name),
        country: record.country ?? null,
        city: record.city ?? null,
        parentId: null,
      };
      facts.push(organization);
      idByRor.set(key, organization.id);
      if (record.parent) parents.push([organization, record.parent.value.replace(/^.*\//, '')]);
    }
  }
  await close();
  for (const [organization, parent] of parents) organization.parentId = idByRor.get(parent) ?? null;
  return { facts, idByRor };
}
