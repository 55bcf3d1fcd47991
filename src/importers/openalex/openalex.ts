import type { Importer, ImportSource, SourceItem } from '../importer.js';
import { asObject, asText } from '../json-object.js';
import { readJsonRecords } from '../read-json-array.js';
import { openAlexRecord } from './openalex-entity.js';
import { isNobody } from './openalex-ids.js';

/** OpenAlex JSON: the snapshot's JSON Lines, answers of the API (one object, or a list in 'results'), arrays of objects. */
export const openAlex: Importer = {
  format: 'openalex',
  label: 'OpenAlex works, authors, institutions, sources, topics (JSON or JSON Lines)',
  detect: (head) =>
    /^\s*[[{]/.test(head) && /"id"\s*:\s*"https:\/\/openalex\.org\/(?:[a-z]+\/)?[WAISTC]\d+"/.test(head),
  read,
};

async function* read(source: ImportSource): AsyncGenerator<SourceItem> {
  for await (const { value, place, problems } of readJsonRecords(source, { arrays: ['results', 'group_by'] })) {
    if (problems) {
      yield { place, problems };
      continue;
    }
    const object = asObject(value) ?? {};
    const isDeleted = isNobody(asText(object.id));
    const record = isDeleted ? undefined : openAlexRecord(object);
    if (record) {
      yield { place, record };
      continue;
    }
    const id = asText(object.id);
    const isUntitled = id !== undefined && /\/[WAISTC]\d+$/.test(id);
    const reason = isDeleted
      ? `'${id}' stands for what OpenAlex has deleted or not told apart`
      : isUntitled
        ? `'${id}' has no title or name`
        : `an object with id '${id ?? ''}' is none that the graph holds, expected a work, author, institution, source or topic`;
    const code = isUntitled && !isDeleted ? 'NO_TITLE' : 'RECORD_UNKNOWN';
    yield {
      place,
      problems: [{ severity: 'QUARANTINED', code, reason, excerpt: JSON.stringify(value)?.slice(0, 200) }],
    };
  }
}
