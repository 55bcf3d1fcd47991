import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { detectImporter } from '../../src/importers/detect.js';
import type { PaperRecord } from '../../src/importers/paper-record.js';
import { findSources } from '../../src/importers/sources.js';
import { type PaperText, TopicExtraction } from '../../src/topics/terms/extract-topics.js';

const labelFile = fileURLToPath(new URL('../../test/topics/terms/labelled-introductions.json', import.meta.url));

/** Names that papers introduce, as a reader labelled them, by ACL id: ids and names only. */
export const labelledIntroductions: Readonly<Record<string, readonly string[]>> = JSON.parse(
  readFileSync(labelFile, 'utf8'),
);

export interface IntroductionFigures {
  papers: number;
  labelled: number;
  found: number;
  right: number;
  precision: number;
  recall: number;
  /** 'id: name' of what was found and not labelled, and of what was labelled and not found. */
  wrong: string[];
  missed: string[];
}

/**
 * How many of the names that papers are said to introduce were labelled so, and how many of the labelled ones were
 * found; case is left aside.
 */
export function introductionFigures(
  papers: readonly PaperText[],
  labels: Readonly<Record<string, readonly string[]>>,
): IntroductionFigures {
  const extraction = new TopicExtraction();
  for (const paper of papers) extraction.add(paper);
  const found = extraction.finish().topics.flatMap(({ label, introducedBy }) => {
    const paper = introducedBy === null ? undefined : papers[introducedBy];
    return paper ? [{ key: paper.key, name: label }] : [];
  });
  const pairOf = (key: string, name: string) => `${key}: ${name}`.toLowerCase();
  const labelled = new Map(
    papers.flatMap(({ key }) => (labels[key] ?? []).map((name) => [pairOf(key, name), `${key}: ${name}`] as const)),
  );
  const wrong = found.filter(({ key, name }) => !labelled.has(pairOf(key, name)));
  const right = found.length - wrong.length;
  const pairs = new Set(found.map(({ key, name }) => pairOf(key, name)));
  return {
    papers: papers.length,
    labelled: labelled.size,
    found: found.length,
    right,
    precision: right / found.length,
    recall: right / labelled.size,
    wrong: wrong.map(({ key, name }) => `${key}: ${name}`),
    missed: [...labelled].filter(([pair]) => !pairs.has(pair)).map(([, text]) => text),
  };
}

/** The labelled papers with their abstracts, out of the ACL Anthology's files. */
export async function readLabelledPapers(folder: string): Promise<PaperText[]> {
  const ids = Object.keys(labelledIntroductions);
  const files = new Set(ids.map((id) => `${fileOf(id)}.xml`));
  const papers: PaperText[] = [];
  for await (const record of readPapers([...files].map((file) => join(folder, file)))) {
    const id = record.identifiers?.find(
      ({ scheme, value }) => scheme === 'acl' && value in labelledIntroductions,
    )?.value;
    if (id !== undefined) papers.push({ ...textOf(record), key: id });
  }
  return papers;
}

/** Every paper of some files or folders. */
export async function* readPapers(paths: readonly string[]): AsyncGenerator<PaperRecord> {
  const { found } = await findSources([...paths]);
  for (const source of found) {
    const importer = await detectImporter(source);
    if (!importer) continue;
    for await (const { record } of importer.read(source, { knownNames: async () => new Set() }))
      if (record?.kind === 'paper') yield record;
  }
}

export function textOf({ title, abstract, date, recordKey }: PaperRecord): PaperText {
  return { key: recordKey ?? title, title, abstract: abstract ?? null, date: date ?? null };
}

/** 'P19-1034' is in P19.xml, '2023.acl-long.55' in 2023.acl.xml. */
function fileOf(id: string): string {
  return id.split('-')[0] ?? id;
}
