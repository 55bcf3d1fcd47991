import { basename } from 'node:path';
import { parse } from 'yaml';
import type { Importer, ImportSource, SourceItem } from '../importer.js';
import { asObject, asText } from '../json-object.js';
import type { VenueType } from '../paper-record.js';
import { readText } from '../read-text.js';

/** A file of the Anthology's yaml/venues: one venue; its id is the name of the file. */
export const aclVenues: Importer = {
  format: 'acl-venue',
  label: 'ACL Anthology venue (YAML)',
  detect: (head, fileName) => /\.ya?ml$|^-$/i.test(fileName) && /^acronym:/m.test(head) && /^name:/m.test(head),
  read,
};

async function* read(source: ImportSource): AsyncGenerator<SourceItem> {
  let text = '';
  const problems: SourceItem[] = [];
  for await (const chunk of readText(source, { problems })) text += chunk;
  yield* problems;
  const place = { line: 1, record: 1 };
  let reason = "the file has no 'name'";
  try {
    const venue = asObject(parse(text)) ?? {};
    const name = asText(venue.name);
    if (name) {
      const acronym = asText(venue.acronym);
      const id = /^([\w-]+)\.ya?ml(?:\.gz)?$/i.exec(basename(source.name))?.[1];
      const type = venueType(asText(venue.type), name);
      yield {
        place,
        record: {
          kind: 'venue',
          ...(id ? { recordKey: id, identifiers: [{ scheme: 'acl-venue', value: id }] } : {}),
          name,
          ...(acronym ? { acronym } : {}),
          ...(type ? { type } : {}),
        },
      };
      return;
    }
  } catch (error) {
    reason = `the file is not valid YAML: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`;
  }
  yield { place, problems: [{ severity: 'QUARANTINED', code: 'YAML_SYNTAX', reason, excerpt: text.slice(0, 200) }] };
}

function venueType(stated: string | undefined, name: string): VenueType | undefined {
  if (stated === 'journal') return 'JOURNAL';
  if (/workshop/i.test(name)) return 'WORKSHOP';
  if (/conference|meeting|symposium|congress/i.test(name)) return 'CONFERENCE';
  return undefined;
}
