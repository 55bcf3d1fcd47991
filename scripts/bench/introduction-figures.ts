import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { detectImporter } from '../../src/importers/detect.js';
import type { PaperRecord } from '../../src/importers/paper-record.js';
import { findSources } from '../../src/importers/sources.js';
import { type PaperText, TopicExtraction } from '../../src/topics/terms/extract-topics.js';
import type { NameKind } from '../../src/topics/terms/name-kinds.js';

type Labels = Readonly<Record<string, Readonly<Record<string, NameKind>>>>;

const readLabels = (name: string): Labels =>
  JSON.parse(readFileSync(fileURLToPath(new URL(`../../test/topics/terms/${name}`, import.meta.url)), 'utf8'));

/** All names that papers drawn at random introduce, and what they are, as a reader labelled them, by ACL id. */
export const labelledIntroductions = readLabels('labelled-introductions.json');
/** What some names are that papers introduce, drawn at random among those found: nothing is said of other names. */
export const labelledKinds = readLabels('labelled-kinds.json');

export interface IntroductionFigures {
  papers: number;
  labelled: number;
  found: number;
  right: number;
  precision: number;
  recall: number;
  /** Of the right ones: those of the right kind. */
  rightKinds: number;
  /** 'id: name KIND', with the kind found. */
  wrongKinds: string[];
  /** 'id: name' of what was found and not labelled, and of what was labelled and not found. */
  wrong: string[];
  missed: string[];
}

/**
 * How many of the names that papers are said to introduce were labelled so, and how many of the labelled ones were
 * found; case is left aside.
 */
export function introductionFigures(papers: readonly PaperText[], labels: Labels): IntroductionFigures {
  const extraction = new TopicExtraction();
  for (const paper of papers) extraction.add(paper);
  const found = extraction.finish().topics.flatMap(({ label, kind, introducedBy }) => {
    const paper = introducedBy === null ? undefined : papers[introducedBy];
    return paper ? [{ key: paper.key, name: label, kind }] : [];
  });
  const pairOf = (key: string, name: string) => `${key}: ${name}`.toLowerCase();
  const labelled = new Map(
    papers.flatMap(({ key }) =>
      Object.entries(labels[key] ?? {}).map(
        ([name, kind]) => [pairOf(key, name), { text: `${key}: ${name}`, kind }] as const,
      ),
    ),
  );
  const isRight = ({ key, name }: { key: string; name: string }) => labelled.has(pairOf(key, name));
  const right = found.filter(isRight);
  const pairs = new Set(found.map(({ key, name }) => pairOf(key, name)));
  const ofWrongKind = right.filter(({ key, name, kind }) => labelled.get(pairOf(key, name))?.kind !== kind);
  return {
    papers: papers.length,
    labelled: labelled.size,
    found: found.length,
    right: right.length,
    precision: right.length / found.length,
    recall: right.length / labelled.size,
    rightKinds: right.length - ofWrongKind.length,
    wrongKinds: ofWrongKind.map(({ key, name, kind }) => `${key}: ${name} ${kind}`),
    wrong: found.filter((one) => !isRight(one)).map(({ key, name }) => `${key}: ${name}`),
    missed: [...labelled].filter(([pair]) => !pairs.has(pair)).map(([, { text }]) => text),
  };
}

/** The labelled papers with their abstracts, out of the ACL Anthology's files. */
export async function readLabelledPapers(folder: string, labels: Labels = labelledIntroductions): Promise<PaperText[]> {
  const ids = Object.keys(labels);
  const files = new Set(ids.map((id) => `${fileOf(id)}.xml`));
  const papers: PaperText[] = [];
  for await (const record of readPapers([...files].map((file) => join(folder, file)))) {
    const id = record.identifiers?.find(({ scheme, value }) => scheme === 'acl' && value in labels)?.value;
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
