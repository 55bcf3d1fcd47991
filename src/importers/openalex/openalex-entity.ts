import { asObject, asObjects, asText, asTexts, type JsonObject } from '../json-object.js';
import type {
  AuthorRecord,
  GraphRecord,
  IdentifierMention,
  OrganizationRecord,
  TopicRecord,
  VenueRecord,
} from '../paper-record.js';
import { statedUpdate } from '../stated-update.js';
import { withoutUndefined } from '../without-undefined.js';
import { openAlexIdentifiers, shortId } from './openalex-ids.js';
import { openAlexVenueTypes, openAlexWork } from './openalex-work.js';

/** The record of any OpenAlex object, by the letter of its id; undefined for kinds that have no place in the graph. */
export function openAlexRecord(object: JsonObject): GraphRecord | undefined {
  const id = shortId(asText(object.id)) ?? '';
  const name = asText(object.display_name);
  if (id.startsWith('W')) return openAlexWork(object);
  if (name === undefined) return undefined;
  if (id.startsWith('A')) return author(object, id, name);
  if (id.startsWith('I')) return organization(object, id, name);
  if (id.startsWith('S')) return venue(object, id, name);
  if (id.startsWith('T') || id.startsWith('C')) return topic(object, id, name);
  return undefined;
}

function author(object: JsonObject, id: string, name: string): AuthorRecord {
  const ids = asObject(object.ids) ?? {};
  const names = asTexts(object.display_name_alternatives).filter((other) => other !== name);
  return withoutUndefined<AuthorRecord>({
    kind: 'author',
    recordKey: id,
    updated: statedUpdate(asText(object.updated_date)),
    name,
    names: names.length > 0 ? names : undefined,
    identifiers: openAlexIdentifiers([
      ['openalex', asText(object.id)],
      ['openalex', asText(ids.openalex)],
      // Answers of autocomplete have one id of elsewhere, which for a person is the ORCID.
      ['orcid', asText(object.orcid) ?? asText(ids.orcid) ?? asText(object.external_id)],
    ]),
  });
}

function organization(object: JsonObject, id: string, name: string): OrganizationRecord {
  const ids = asObject(object.ids) ?? {};
  const place = asObject(object.geo) ?? {};
  const parent = asObjects(object.associated_institutions).find((other) => other.relationship === 'parent');
  const names = [
    ...asTexts(object.display_name_acronyms).map((acronym) => ({ name: acronym, kind: 'ACRONYM' as const })),
    ...asTexts(object.display_name_alternatives).map((alias) => ({ name: alias, kind: 'ALIAS' as const })),
    ...[...new Set(asTexts(Object.values(asObject(asObject(object.international)?.display_name) ?? {})))]
      .filter((label) => label !== name)
      .map((label) => ({ name: label, kind: 'LABEL' as const })),
  ];
  return withoutUndefined<OrganizationRecord>({
    kind: 'organization',
    recordKey: id,
    updated: statedUpdate(asText(object.updated_date)),
    name,
    names: names.length > 0 ? names : undefined,
    identifiers: openAlexIdentifiers([
      ['openalex', asText(object.id)],
      ['openalex', asText(ids.openalex)],
      ['ror', asText(object.ror) ?? asText(ids.ror) ?? asText(object.external_id)],
      ['grid', asText(ids.grid)],
      ['wikidata', asText(ids.wikidata)],
      ['mag', asText(ids.mag)],
    ]),
    country: asText(object.country_code) ?? asText(place.country_code),
    city: asText(place.city),
    type: asText(object.type),
    url: asText(object.homepage_url),
    parent: parent && parentOf(parent),
  });
}

function parentOf(parent: JsonObject): IdentifierMention | undefined {
  const ror = asText(parent.ror);
  const id = asText(parent.id);
  return ror ? { scheme: 'ror', value: ror } : id ? { scheme: 'openalex', value: id } : undefined;
}

function venue(object: JsonObject, id: string, name: string): VenueRecord {
  const ids = asObject(object.ids) ?? {};
  const type = asText(object.type);
  const names = asTexts(object.alternate_titles);
  return withoutUndefined<VenueRecord>({
    kind: 'venue',
    recordKey: id,
    updated: statedUpdate(asText(object.updated_date)),
    name,
    names: names.length > 0 ? names : undefined,
    acronym: asText(object.abbreviated_title),
    type: type === undefined ? undefined : (openAlexVenueTypes[type] ?? 'OTHER'),
    identifiers: openAlexIdentifiers([
      ['openalex', asText(object.id)],
      ['openalex', asText(ids.openalex)],
      ['issn', asText(object.issn_l)],
      ...asTexts(object.issn).map((issn) => ['issn', issn] as const),
    ]),
  });
}

function topic(object: JsonObject, id: string, label: string): TopicRecord {
  const ids = asObject(object.ids) ?? {};
  return withoutUndefined<TopicRecord>({
    kind: 'topic',
    recordKey: id,
    updated: statedUpdate(asText(object.updated_date)),
    label,
    topicKind: 'TERM',
    source: 'openalex',
    identifiers: openAlexIdentifiers([
      ['openalex', asText(object.id)],
      ['wikidata', asText(object.wikidata) ?? asText(ids.wikidata)],
    ]),
  });
}
