import type { Importer, ImportSource, SourceItem } from '../importer.js';
import type { GraphRecord, IdentifierMention } from '../paper-record.js';
import { readCsv } from '../read-csv.js';
import { isNobody } from './openalex-ids.js';

const header = /^\ufeff?"?merge_date"?,"?id"?,"?merge_into_id"?[ \t]*(?:[\r\n]|$)/;
const kinds = { W: 'paper', A: 'author', I: 'organization', S: 'venue' } as const;

/**
 * OpenAlex's lists of merged ids, by kind and day: 'merge_date,id,merge_into_id'. A row says that two ids are one thing:
 * a record with both and without a name, which comes to whoever bears one of them and waits where nobody does.
 * @see https://docs.openalex.org/download-all-data/snapshot-data-format#merged-entities
 */
export const openAlexMergedIds: Importer = {
  format: 'openalex-merged-ids',
  label: 'OpenAlex ids that were merged into others (merge_date,id,merge_into_id)',
  detect: (head) => header.test(head),
  read,
};

async function* read(source: ImportSource): AsyncGenerator<SourceItem> {
  for await (const { row, place, problems } of readCsv(source)) {
    if (problems) {
      yield { place, problems };
      continue;
    }
    const [from, into] = [shortId(row.id), shortId(row.merge_into_id)];
    const letter = from?.[0] as keyof typeof kinds;
    if (from === undefined || into === undefined || into[0] !== letter || from === into) {
      const reason = `read a merged id: '${row.id ?? ''}' into '${row.merge_into_id ?? ''}', expected two OpenAlex ids of one kind`;
      yield { place, problems: [{ severity: 'QUARANTINED', code: 'IDENTIFIER_MALFORMED', reason }] };
      continue;
    }
    // Ids of kinds that the graph doesn't have are none of its business; what was deleted is nothing else now.
    const kind = kinds[letter];
    if (kind !== undefined && !isNobody(into)) yield { place, record: statement(kind, from, into) };
  }
}

/** Who has the new id is asked for first. */
function statement(kind: (typeof kinds)[keyof typeof kinds], from: string, into: string): GraphRecord {
  const identifiers: IdentifierMention[] = [
    { scheme: 'openalex', value: into },
    { scheme: 'openalex', value: from },
  ];
  const recordKey = from;
  if (kind === 'paper') return { kind, recordKey, identifiers, title: '', authors: [] };
  return { kind, recordKey, identifiers, name: '' };
}

/** 'https://openalex.org/W12' and 'W12' are one. */
function shortId(text: string | undefined): string | undefined {
  return /^(?:https:\/\/openalex\.org\/(?:[a-z]+\/)?)?([A-Z]\d+)$/.exec(text?.trim() ?? '')?.[1];
}
