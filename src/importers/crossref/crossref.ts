import { collectIdentifiers } from '../collect-identifiers.js';
import type { Importer, ImportSource, Place, SourceItem } from '../importer.js';
import { asObject, asObjects, asText, asTexts, type JsonObject } from '../json-object.js';
import type { VenueRecord } from '../paper-record.js';
import { readJsonRecords } from '../read-json-array.js';
import { withoutUndefined } from '../without-undefined.js';
import { crossrefFunder } from './crossref-funder.js';
import { crossrefWork } from './crossref-work.js';

/** 'response' is the wrapper of recorded answers. */
const arrays = ['message.items', 'response.message.items', 'items'];
/** What the API lists that belongs to no graph of papers, by a field that nothing else has. */
const others: readonly [field: string, name: string][] = [
  ['primary-name', 'a member'],
  ['prefix', 'a prefix of DOIs'],
  ['work-count', 'a license'],
  ['label', 'a type of works'],
];

/**
 * Works as Crossref's REST API and its yearly public data files have them: one work, an answer with a list, files of
 * {items: [...]}, JSON Lines, exports of MongoDB. The API's journals are venues, its funders organizations.
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
  const isWork = object.DOI !== undefined || (object.title !== undefined && object.type !== undefined);
  if (!isWork) return funder(object, place);
  const record = crossrefWork(object);
  // Figures, tables and issues have DOIs of their own, mostly without a title.
  const kind = asText(object.type)?.replaceAll('-', ' ') ?? 'work';
  return record
    ? { place, record }
    : problem(place, 'NO_TITLE', `the ${kind} '${asText(object.DOI) ?? ''}' has no title`, object);
}

function funder(object: JsonObject, place: Place): SourceItem {
  const record = crossrefFunder(object);
  if (record) return { place, record };
  const other = others.find(([field]) => object[field] !== undefined)?.[1];
  const reason = `the object is ${other ?? 'unknown'}, expected a work, a journal or a funder`;
  return problem(place, 'RECORD_UNKNOWN', reason, object);
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
