import { createHash } from 'node:crypto';
import {
  equivalentIdentifiers,
  type Identifier,
  identifierGroups,
  normalizeIdentifier,
} from '../../identity/identifiers.js';
import { RecentMap } from '../../identity/recent-map.js';
import type { ProblemNote, SourceItem } from '../../importers/importer.js';
import type { GraphRecord, IdentifierMention } from '../../importers/paper-record.js';

/** Under this scheme papergraph's own export names the keys of the database that it came from. */
export const ownScheme = 'papergraph';

export interface PreparedRecord {
  record: GraphRecord;
  json: string;
  hash: string;
  /** The record's own name at its source; the hash where it has none. */
  recordKey: string;
}

/** A step of a reading, whose record may have been prepared where it was read; then `length` says how long its text is. */
export type PreparedItem = SourceItem & { prepared?: PreparedRecord; length?: number };

/** A record as it is stored: without characters that databases refuse, with the hash of its content. */
export function prepareRecord(read: GraphRecord): PreparedRecord {
  let record = read;
  let json = JSON.stringify(record);
  // JSON writes NUL and halves of surrogate pairs as escapes; as characters they are in no string that is valid.
  if (/\\u0000|\\ud[89a-f]/.test(json)) {
    record = JSON.parse(json, (_, value) => (typeof value === 'string' ? wellFormed(value) : value)) as GraphRecord;
    json = JSON.stringify(record);
  }
  const hash = createHash('sha256').update(json).digest('hex').slice(0, 40);
  return { record, json, hash, recordKey: record.recordKey ?? hash };
}

/** A prepared record again, from its text. */
export function preparedFrom(json: string, hash: string): PreparedRecord {
  const record = JSON.parse(json) as GraphRecord;
  return { record, json, hash, recordKey: record.recordKey ?? hash };
}

export interface ReadIdentifiers {
  /** Normalized, without repeats, with those that they imply. */
  readonly identifiers: readonly Identifier[];
  /** The same, what each mention says by itself: it belongs to one entry as a whole or not at all. */
  readonly groups: readonly (readonly Identifier[])[];
  /** The key in the database that the record was exported from. */
  readonly ownKey: string | null;
}

const nothing: ReadIdentifiers = { identifiers: [], groups: [], ownKey: null };
/** A batch asks for those of a mention several times. */
const lately = new RecentMap<readonly IdentifierMention[], ReadIdentifiers>(2000);

/**
 * The identifiers of a mention in their normal form.
 *
 * @param problems where malformed ones are reported, if anywhere
 */
export function readIdentifiers(
  mentions: readonly IdentifierMention[] | undefined,
  problems?: ProblemNote[],
): ReadIdentifiers {
  if (mentions === undefined || mentions.length === 0) return nothing;
  // What is malformed is reported once, by whoever wants to know.
  const known = problems === undefined ? lately.get(mentions) : undefined;
  if (known) return known;
  const read = normalizedIdentifiers(mentions, problems);
  lately.set(mentions, read);
  return read;
}

function normalizedIdentifiers(mentions: readonly IdentifierMention[], problems?: ProblemNote[]): ReadIdentifiers {
  const identifiers: Identifier[] = [];
  const stated: Identifier[] = [];
  let ownKey: string | null = null;
  for (const mention of mentions) {
    if (mention.scheme === ownScheme) {
      ownKey = mention.value;
      continue;
    }
    const normal = normalizeIdentifier(mention);
    if (normal === null) {
      problems?.push({
        severity: 'FLAGGED',
        code: 'IDENTIFIER_MALFORMED',
        reason: `read identifier: '${mention.value}' is no ${mention.scheme || 'identifier'}, so it is left out`,
        excerpt: `${mention.scheme}:${mention.value}`,
      });
      continue;
    }
    stated.push(normal);
  }
  // What was exported says itself what its identifiers imply, and what they were found not to.
  const groups = ownKey === null ? identifierGroups(stated) : stated.map((identifier) => [identifier]);
  for (const identifier of groups.flat()) {
    if (!identifiers.some(({ scheme, value }) => scheme === identifier.scheme && value === identifier.value))
      identifiers.push(identifier);
  }
  return { identifiers, groups, ownKey };
}

/**
 * The name under which a link waits for what it leads to: the identifier that others imply, so that arXiv's DOI and
 * the arXiv id are one target. Null where the identifier is malformed.
 */
export function linkTarget(mention: IdentifierMention): Identifier | null {
  if (mention.scheme === ownScheme) return mention;
  const normal = normalizeIdentifier(mention);
  return normal && (equivalentIdentifiers(normal).at(-1) ?? normal);
}

function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd').replaceAll('\u0000', '');
}
