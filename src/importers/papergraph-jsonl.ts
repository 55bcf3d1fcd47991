import { z } from 'zod';
import type { Importer, ImportSource, ProblemNote, SourceItem } from './importer.js';
import { type GraphRecord, paperRelationKinds, paperTypes, topicKinds, venueTypes } from './paper-record.js';
import { readLines } from './read-lines.js';
import { statedUpdate } from './stated-update.js';

/** Of the format, as the header line states it; a file of a newer version is refused line by line. */
export const papergraphVersion = 1;

const text = z.string().min(1);
const count = z.int().min(0);
const score = z.number().min(0).max(1);
const date = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, "expected 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'");

const identifier = z.strictObject({ scheme: text, value: text });
const identifiers = z.array(identifier).optional();
const organization = z.strictObject({ name: text, identifiers });
const ofSource = {
  recordKey: text.optional(),
  updated: z
    .string()
    .refine((written) => statedUpdate(written) !== undefined, "expected 'YYYY-MM-DD' or 'YYYY-MM-DDThh:mm:ssZ'")
    .transform((written) => statedUpdate(written) as string)
    .optional(),
};

const paper = z.strictObject({
  kind: z.literal('paper'),
  ...ofSource,
  identifiers,
  title: text,
  abstract: text.optional(),
  date: date.optional(),
  type: z.enum(paperTypes).optional(),
  language: text.optional(),
  venue: z
    .strictObject({ name: text, acronym: text.optional(), type: z.enum(venueTypes).optional(), identifiers })
    .optional(),
  volume: text.optional(),
  issue: text.optional(),
  pages: text.optional(),
  publisher: text.optional(),
  url: text.optional(),
  authors: z.array(
    z.strictObject({
      name: text,
      given: text.optional(),
      family: text.optional(),
      suffix: text.optional(),
      names: z.array(text).optional(),
      identifiers,
      affiliations: z.array(organization).optional(),
      role: z.enum(['AUTHOR', 'EDITOR']).optional(),
    }),
  ),
  authorsComplete: z.boolean().optional(),
  organizations: z.array(organization).optional(),
  categories: z.array(z.strictObject({ scheme: text, code: text, label: text.optional() })).optional(),
  topics: z
    .array(
      z.strictObject({
        label: text,
        kind: z.enum(topicKinds).optional(),
        score: score.optional(),
        foundIn: z.enum(['KEYWORD', 'TITLE', 'ABSTRACT']).optional(),
        identifiers,
      }),
    )
    .optional(),
  references: z
    .array(
      z
        .strictObject({ identifier: identifier.optional(), text: text.optional() })
        .refine((reference) => reference.identifier !== undefined || reference.text !== undefined, {
          message: 'expected an identifier, a text, or both',
        }),
    )
    .optional(),
  referencesStated: count.optional(),
  citedByStated: count.optional(),
  isRetracted: z.boolean().optional(),
  relations: z.array(z.strictObject({ kind: z.enum(paperRelationKinds), identifier })).optional(),
});

const author = z.strictObject({
  kind: z.literal('author'),
  ...ofSource,
  name: text,
  names: z.array(text).optional(),
  identifiers,
  verified: z.boolean().optional(),
});

const organizationRecord = z.strictObject({
  kind: z.literal('organization'),
  ...ofSource,
  name: text,
  names: z.array(z.strictObject({ name: text, kind: z.enum(['ALIAS', 'ACRONYM', 'LABEL']) })).optional(),
  identifiers,
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'expected an ISO 3166-1 alpha-2 code')
    .optional(),
  city: text.optional(),
  type: text.optional(),
  url: text.optional(),
  parent: identifier.optional(),
});

const category = z.strictObject({
  kind: z.literal('category'),
  ...ofSource,
  scheme: text,
  code: text,
  label: text,
  parents: z.array(text).optional(),
});

const topic = z.strictObject({
  kind: z.literal('topic'),
  ...ofSource,
  label: text,
  topicKind: z.enum(topicKinds),
  source: text.optional(),
  aliases: z.array(text).optional(),
  identifiers,
  introducedBy: identifier.optional(),
  broader: z.array(z.strictObject({ label: text, score, source: text })).optional(),
});

const venue = z.strictObject({
  kind: z.literal('venue'),
  ...ofSource,
  name: text,
  names: z.array(text).optional(),
  acronym: text.optional(),
  type: z.enum(venueTypes).optional(),
  identifiers,
});

const record: z.ZodType<GraphRecord> = z.discriminatedUnion('kind', [
  paper,
  author,
  organizationRecord,
  category,
  topic,
  venue,
]);

/** papergraph's own exchange format: one record of paper-record.ts a line, in JSON. */
export const papergraphJsonlImporter: Importer = {
  format: 'papergraph',
  label: 'papergraph JSON Lines, as papergraph export writes it',
  hasLocalKeys: true,
  detect: (head) =>
    /^\uFEFF?\s*\{\s*"kind"\s*:\s*"(papergraph|paper|author|organization|category|topic|venue)"/.test(head),
  read: readPapergraphLines,
};

/** The first line of an export. */
export function writeHeader(): string {
  return JSON.stringify({ kind: 'papergraph', version: papergraphVersion });
}

/** One record as one line, without the line's end; absent and undefined fields are left out. */
export function writeRecord(written: GraphRecord): string {
  const { kind, ...fields } = written;
  return JSON.stringify({ kind, ...fields });
}

async function* readPapergraphLines(source: ImportSource): AsyncGenerator<SourceItem> {
  const problems: SourceItem[] = [];
  let number = 0;
  for await (const { text: content, line } of readLines(source, { problems })) {
    yield* problems.splice(0);
    if (content.trim() === '') continue;
    const item = readLine(content, { line, record: number + 1 });
    if (item === null) continue;
    number++;
    yield item;
  }
  yield* problems.splice(0);
}

/** Null for a header. */
function readLine(content: string, place: { line: number; record: number }): SourceItem | null {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    return quarantined(
      place,
      'JSON_SYNTAX',
      `read JSON: ${error instanceof Error ? error.message : 'not JSON'}`,
      content,
    );
  }
  if (isHeader(value)) {
    if (value.version === papergraphVersion) return null;
    const reason = `read the header: version ${JSON.stringify(value.version)}, expected ${papergraphVersion}`;
    return quarantined(place, 'FORMAT_VERSION', reason, content);
  }
  const unknown: string[] = [];
  let result = record.safeParse(value);
  while (!result.success) {
    const surplus = result.error.issues.filter((issue) => issue.code === 'unrecognized_keys');
    if (surplus.length === 0 || surplus.length < result.error.issues.length) {
      return quarantined(place, 'RECORD_INVALID', `read the record: ${describe(result.error.issues)}`, content);
    }
    for (const { path, keys } of surplus) unknown.push(...remove(value, path, keys));
    result = record.safeParse(value);
  }
  if (unknown.length === 0) return { place, record: result.data };
  const reason = `read the record: unknown ${unknown.length === 1 ? 'field' : 'fields'} ${unknown.map((name) => `'${name}'`).join(', ')} left out`;
  return {
    place,
    record: result.data,
    problems: [{ severity: 'FLAGGED', code: 'UNKNOWN_FIELD', reason, excerpt: content }],
  };
}

function isHeader(value: unknown): value is { kind: 'papergraph'; version: unknown } {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'papergraph';
}

/** Removes fields that the format doesn't have from a parsed value; returns where they stood. */
function remove(value: unknown, path: readonly PropertyKey[], keys: readonly string[]): string[] {
  let holder = value as Record<PropertyKey, unknown>;
  for (const step of path) holder = holder[step] as Record<PropertyKey, unknown>;
  return keys.map((key) => {
    delete holder[key];
    return [...path, key].join('.');
  });
}

function describe(issues: readonly z.core.$ZodIssue[]): string {
  return issues
    .slice(0, 3)
    .map(
      ({ path, message }) =>
        `${path.length === 0 ? 'the line' : `'${path.join('.')}'`}: ${message.replace(/^Invalid input: /, '')}`,
    )
    .join('; ');
}

function quarantined(
  place: { line: number; record: number },
  code: string,
  reason: string,
  excerpt: string,
): SourceItem {
  const problem: ProblemNote = { severity: 'QUARANTINED', code, reason, excerpt };
  return { place, problems: [problem] };
}
