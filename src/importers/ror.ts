import type { Importer, SourceItem } from './importer.js';
import { asArray, asObject, asObjects, asText, asTexts, type JsonObject } from './json-object.js';
import type { IdentifierMention, OrganizationRecord } from './paper-record.js';
import { readJsonRecords } from './read-json-array.js';
import { statedUpdate } from './stated-update.js';

type OrganizationName = NonNullable<OrganizationRecord['names']>[number];

const nameKinds: Readonly<Record<string, OrganizationName['kind']>> = {
  acronym: 'ACRONYM',
  alias: 'ALIAS',
  label: 'LABEL',
};
/** External ids at ROR, as our schemes. */
const schemes: Readonly<Record<string, string>> = {
  grid: 'grid',
  isni: 'isni',
  wikidata: 'wikidata',
  fundref: 'fundref',
};

/** Records of the Research Organization Registry, schemas 1 and 2, as JSON arrays (the data dump), JSON Lines or answers of its API. */
export const ror: Importer = {
  format: 'ror',
  label: 'ROR records, schema v1 and v2 (JSON, JSON Lines)',
  detect: (head) =>
    /^\s*[[{]/.test(head) &&
    !/"\$schema"/.test(head) &&
    /"https:\/\/ror\.org\/0[0-9a-z]{8}"/.test(head) &&
    /"relationships"\s*:|"external_ids"\s*:/.test(head) &&
    /"established"\s*:|"addresses"\s*:|"geonames_details"\s*:|"acronyms"\s*:/.test(head),
  async *read(source) {
    for await (const item of readJsonRecords(source, { arrays: ['items'] })) {
      if (item.problems !== undefined) yield item;
      else yield toItem(asObject(item.value) ?? {}, item.place);
    }
  },
};

function toItem(row: JsonObject, place: SourceItem['place']): SourceItem {
  const id = asText(row.id);
  const names = namesOf(row);
  const [display, ...others] = names;
  if (id === undefined || display === undefined) {
    const reason = `the record ${id === undefined ? 'has no ROR id' : `"${id}" has no name`}`;
    return {
      place,
      problems: [{ severity: 'QUARANTINED', code: id === undefined ? 'IDENTIFIER_MISSING' : 'NO_NAME', reason }],
    };
  }
  const record: OrganizationRecord = { kind: 'organization', recordKey: id, name: display.name };
  const unique = others.filter(
    (other, at) => !others.slice(0, at).some((earlier) => earlier.name === other.name && earlier.kind === other.kind),
  );
  const further = unique.filter((other) => other.name !== display.name || other.kind === 'ACRONYM');
  if (further.length > 0) record.names = further;
  record.identifiers = [{ scheme: 'ror', value: id }, ...externalIds(row)];
  const { country, city } = placeOf(row);
  const type = asTexts(row.types)[0]?.toLowerCase();
  const url = linkOf(row);
  const parent = asObjects(row.relationships).find((relation) => asText(relation.type)?.toLowerCase() === 'parent');
  const parentId = asText(parent?.id);
  const updated = statedUpdate(asText(asObject(asObject(row.admin)?.last_modified)?.date));
  if (country !== undefined) record.country = country;
  if (city !== undefined) record.city = city;
  if (type !== undefined) record.type = type;
  if (url !== undefined) record.url = url;
  if (parentId !== undefined) record.parent = { scheme: 'ror', value: parentId };
  if (updated !== undefined) record.updated = updated;
  return { place, record };
}

/** All names, that for display first. Schema 1 has a name and three lists, schema 2 one list with types. */
function namesOf(row: JsonObject): OrganizationName[] {
  const first = asText(row.name);
  if (first !== undefined) {
    const labels = asObjects(row.labels).map((label) => asText(label.label));
    return [
      { name: first, kind: 'LABEL' },
      ...labels.flatMap((name): OrganizationName[] => (name === undefined ? [] : [{ name, kind: 'LABEL' }])),
      ...asTexts(row.aliases).map((name): OrganizationName => ({ name, kind: 'ALIAS' })),
      ...asTexts(row.acronyms).map((name): OrganizationName => ({ name, kind: 'ACRONYM' })),
    ];
  }
  const names: OrganizationName[] = [];
  for (const entry of asObjects(row.names)) {
    const name = asText(entry.value);
    const types = asTexts(entry.types);
    const kind = nameKinds[types.find((type) => type in nameKinds) ?? ''] ?? 'LABEL';
    if (name === undefined) continue;
    if (types.includes('ror_display')) names.unshift({ name, kind });
    else names.push({ name, kind });
  }
  return names;
}

/** Schema 1: an object by type, `all` a text or a list; schema 2: a list of objects. */
function externalIds(row: JsonObject): IdentifierMention[] {
  const byType = asObject(row.external_ids);
  const entries = byType
    ? Object.entries(byType).map(([type, ids]) => ({ type, all: asObject(ids)?.all }))
    : asObjects(row.external_ids).map((ids) => ({ type: asText(ids.type) ?? '', all: ids.all }));
  return entries.flatMap(({ type, all }) => {
    const scheme = schemes[type.toLowerCase()];
    return scheme === undefined ? [] : asTexts(all).map((value) => ({ scheme, value }));
  });
}

function placeOf(row: JsonObject): { country: string | undefined; city: string | undefined } {
  const details = asObject(asObject(asArray(row.locations)[0])?.geonames_details);
  const address = asObject(asArray(row.addresses)[0]);
  return {
    country: asText(details?.country_code) ?? asText(asObject(row.country)?.country_code),
    city: asText(details?.name) ?? asText(address?.city) ?? asText(asObject(address?.geonames_city)?.city),
  };
}

/** The organization's own page: schema 1 lists addresses, schema 2 objects with a type. */
function linkOf(row: JsonObject): string | undefined {
  const [first] = asArray(row.links);
  if (asObject(first) === undefined) return asText(first);
  return asText(asObjects(row.links).find((link) => link.type === 'website')?.value);
}
