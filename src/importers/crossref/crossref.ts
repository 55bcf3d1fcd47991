import { collectIdentifiers } from '../collect-identifiers.js';
import type { Importer, ImportSource, Place, SourceItem } from '../importer.js';
import { asObject, asObjects, asText, asTexts, type JsonObject } from '../json-object.js';
import type { VenueRecord } from '../paper-record.js';
import { readJsonRecords } from '../read-json-array.js';
import { withoutUndefined } from '../without-undefined.js';
import { crossrefWork } from './crossref-work.js';

/** 'response' is the wrapper of recorded answers. */
const arrays = ['message.items', 'response.message.items', 'items'];

/**
 * Works as Crossref's REST API and its yearly public data files have them: one work, an answer with a list, files of
 * {items: [...]}, JSON Lines, exports of MongoDB.
 */
export const crossref: Importer = {
  format: 'crossref',
  label: 'Crossref works (REST API JSON, public data files, JSON Lines)',
  detect: (head) =>
    /^\s*[[{]/.test(head) &&
    (/"message-type"\s*:|"ur[il]"\s*:\s*"https?:\/\/api\.crossref\.org\//.test(head) ||
      (/"DOI"\s*:/.test(head) && /"(?:is-referenced-by-count|references?-count|content-domain)"\s*:/.test(head))),
  read,
};

async function* read(source: ImportSource): AsyncGenerator<SourceItem> {
  for await (const { value, place, problems } of readJsonRecords(source, { arrays })) {
    if (problems) yield { place, problems };
    else yield toItem(asObject(value) ?? {}, place);
  }
}

function toItem(value: JsonObject, place: Place): SourceItem {
  const answer = asObject(value.response) ?? value;
  if (answer.status === 'failed' || answer.status === 'error') {
    const messages = [...asObjects(answer.message), asObject(answer.message) ?? {}].flatMap(
      (one) => asText(one.message) ?? [],
    );
    return problem(place, 'API_ERROR', `the API answered with an error: ${messages.join('; ')}`, answer);
  }
  const object = asObject(answer.message) ?? answer;
  if (asText(object.DOI) === undefined && asText(object.title) !== undefined && object.ISSN !== undefined) {
    return { place, record: journal(object) };
  }
  // Members, funders, licenses and types are lists of their own at the API.
  const isWork = object.DOI !== undefined || (object.title !== undefined && object.type !== undefined);
  if (!isWork)
    return problem(place, 'RECORD_UNKNOWN', "the object is no work or journal, expected 'DOI' and 'title'", object);
  const record = crossrefWork(object);
  return record
    ? { place, record }
    : problem(place, 'NO_TITLE', `the work '${asText(object.DOI) ?? ''}' has no title`, object);
}

function journal(object: JsonObject): VenueRecord {
  return withoutUndefined<VenueRecord>({
    kind: 'venue',
    name: asText(object.title) ?? '',
    type: 'JOURNAL',
    identifiers: collectIdentifiers(asTexts(object.ISSN).map((issn) => ['issn', issn] as const)),
  });
}

function problem(place: Place, code: string, reason: string, value: JsonObject): SourceItem {
  const excerpt = JSON.stringify(value).slice(0, 200);
  return { place, problems: [{ severity: 'QUARANTINED', code, reason, excerpt }] };
}
