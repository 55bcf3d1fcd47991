import { countryCode } from '../../identity/country.js';
import { asText, asTexts, type JsonObject } from '../json-object.js';
import type { OrganizationRecord } from '../paper-record.js';
import { withoutUndefined } from '../without-undefined.js';

/** A funder of Crossref's registry, which ROR names by the same number; undefined where the object is none. */
export function crossrefFunder(object: JsonObject): OrganizationRecord | undefined {
  const id = asText(object.id);
  const name = asText(object.name);
  if (id === undefined || name === undefined || !/10\.13039\/\d+$/.test(asText(object.uri) ?? '')) return undefined;
  const names = asTexts(object['alt-names']).filter((other) => other !== name);
  return withoutUndefined<OrganizationRecord>({
    kind: 'organization',
    recordKey: id,
    name,
    names:
      names.length > 0
        ? names.map((other) => ({ name: other, kind: /[\p{Ll}\s]/u.test(other) ? 'ALIAS' : 'ACRONYM' }))
        : undefined,
    identifiers: [{ scheme: 'fundref', value: id }],
    country: countryCode(asText(object.location) ?? '') ?? undefined,
  });
}
