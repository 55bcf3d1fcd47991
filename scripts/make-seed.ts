/**
 * Writes prisma/seed/acl-sample.jsonl.gz anew from ../shared/data: real papers of the ACL Anthology, facts only, chosen
 * by the rule of `volumes` below. The same data give the same lines. Run: npx tsx scripts/make-seed.ts
 */
import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { fold } from '../src/identity/fold.js';
import { createOrganizationIndex } from '../src/identity/match-organizations.js';
import { aclPeople } from '../src/importers/acl/acl-people.js';
import { aclVenues } from '../src/importers/acl/acl-venues.js';
import { aclXml } from '../src/importers/acl/acl-xml.js';
import type { Importer } from '../src/importers/importer.js';
import type { AuthorRecord, GraphRecord, OrganizationRecord, PaperRecord } from '../src/importers/paper-record.js';
import { writeHeader, writeRecord } from '../src/importers/papergraph-jsonl.js';
import { findSources } from '../src/importers/sources.js';
import { answerHelp } from './help.js';
import { readRorOrganizations } from './ror-organizations.js';

answerHelp(import.meta.url);

/**
 * Whole volumes, so that nobody chose among papers: the long papers of ACL, NAACL and EACL, and the two journals, since
 * 2022. For 2025 the Anthology's copy has no ACL; Findings of NAACL stand for it.
 */
const volumes: readonly (readonly [file: string, volume: RegExp])[] = [
  ...[2022, 2023, 2024].map((year) => [`${year}.acl`, /^acl-long$/] as const),
  ...[2022, 2024].map((year) => [`${year}.naacl`, /^naacl-(main|long)$/] as const),
  ...[2023, 2024].map((year) => [`${year}.eacl`, /^eacl-(main|long)$/] as const),
  ['2025.findings', /^findings-naacl$/],
  ...[2022, 2023, 2024, 2025].map((year) => [`${year}.cl`, /^cl-\d$/] as const),
  ...[2022, 2023, 2024, 2025].map((year) => [`${year}.tacl`, /^tacl-1$/] as const),
];

const data = fileURLToPath(new URL('../../shared/data', import.meta.url));
const target = fileURLToPath(new URL('../prisma/seed/acl-sample.jsonl.gz', import.meta.url));

/** The lines of the sample: venues, organizations and people before the papers that name them. */
export async function seedLines(): Promise<string[]> {
  const papers = await readPapers();
  const records = [
    ...(await readVenues(papers)),
    ...(await readOrganizations(papers)),
    ...(await readPeople(papers)),
    ...papers,
  ];
  return [writeHeader(), ...records.map(writeRecord)];
}

/** Where `import.meta.main` is not there yet: whether this file is the program. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (existsSync(data)) {
    const lines = await seedLines();
    const packed = gzipSync(`${lines.join('\n')}\n`, { level: 9 });
    writeFileSync(target, packed);
    console.log(`${lines.length - 1} records, ${Math.round(packed.length / 1000)} kB`);
  } else {
    console.error(`make-seed: ${data} isn't there`);
    process.exitCode = 1;
  }
}

async function readPapers(): Promise<PaperRecord[]> {
  const papers: PaperRecord[] = [];
  for (const [file, volume] of volumes) {
    for (const record of await read(`acl-anthology/data/xml/${file}.xml`, aclXml)) {
      if (record.kind !== 'paper' || record.type === 'PROCEEDINGS') continue;
      const [, name = ''] = /^\d+\.(.+)\.\d+$/.exec(record.recordKey ?? '') ?? [];
      if (volume.test(name)) papers.push(factsOf(record));
    }
  }
  return papers;
}

/** Without the abstract, and without the names in other scripts that an author of a paper record has no place for. */
function factsOf({ abstract: _, authors, ...paper }: PaperRecord): PaperRecord {
  return {
    ...paper,
    authors: authors.map((author) => {
      const { names: _, ...rest } = author as typeof author & { names?: string[] };
      return rest;
    }),
  };
}

/** The venues that the papers name by their ids. */
async function readVenues(papers: readonly PaperRecord[]): Promise<GraphRecord[]> {
  const ids = new Set(papers.flatMap(({ venue }) => venue?.identifiers?.map(({ value }) => value) ?? []));
  const venues: GraphRecord[] = [];
  for (const id of [...ids].sort())
    venues.push(...(await read(`acl-anthology/data/yaml/venues/${id}.yaml`, aclVenues)));
  return venues;
}

/** The organizations of ROR that the affiliations mean, and those above them; of their outside ids, ROR's. */
async function readOrganizations(papers: readonly PaperRecord[]): Promise<OrganizationRecord[]> {
  const { facts, records } = await readRorOrganizations([
    `${data}/ror/ror-records-v2-schema.jsonl.gz`,
    `${data}/ror/ror-records-v1-schema.jsonl.gz`,
  ]);
  const index = createOrganizationIndex(facts);
  const texts = papers.flatMap(({ authors }) => authors.flatMap(({ affiliations = [] }) => affiliations));
  const chosen = new Set<number>();
  for (const text of new Set(texts.map(({ name }) => name))) {
    for (let id = index.match(text)?.id ?? null; id !== null && !chosen.has(id); id = facts[id]?.parentId ?? null) {
      chosen.add(id);
    }
  }
  return records.flatMap((record, at) => {
    if (!chosen.has(at)) return [];
    const { url: _, identifiers = [], ...rest } = record;
    return [{ ...rest, identifiers: identifiers.filter(({ scheme }) => scheme === 'ror') }];
  });
}

/** People whom the Anthology's editors know under several names, or by an id, that stand in these bylines. */
async function readPeople(papers: readonly PaperRecord[]): Promise<AuthorRecord[]> {
  const printed = new Set<string>();
  const ids = new Set<string>();
  for (const { name, identifiers = [] } of papers.flatMap(({ authors }) => authors)) {
    printed.add(fold(name));
    for (const { scheme, value } of identifiers) if (scheme === 'acl-person') ids.add(value);
  }
  const people = await read('acl-anthology/data/yaml/name_variants.yaml', aclPeople);
  return people.filter((person): person is AuthorRecord => {
    if (person.kind !== 'author') return false;
    if (person.identifiers?.some(({ scheme, value }) => scheme === 'acl-person' && ids.has(value))) return true;
    const names = new Set([person.name, ...(person.names ?? [])].map(fold));
    return [...names].filter((name) => printed.has(name)).length > 1;
  });
}

async function read(path: string, importer: Importer): Promise<GraphRecord[]> {
  const { found, close } = await findSources([`${data}/${path}`]);
  const records: GraphRecord[] = [];
  for (const source of found) for await (const { record } of importer.read(source)) if (record) records.push(record);
  await close();
  return records;
}
