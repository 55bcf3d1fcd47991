import { authorFromParts } from '../author-from-parts.js';
import { collectIdentifiers } from '../collect-identifiers.js';
import type { Importer, ImportSource, SourceItem } from '../importer.js';
import { asObject, asObjects, asText, type JsonObject } from '../json-object.js';
import type { AuthorRecord } from '../paper-record.js';
import { withoutUndefined } from '../without-undefined.js';
import { readYamlBlocks } from '../yaml-blocks.js';

/** The Anthology's name_variants.yaml (a list with `canonical`) and its successor people.yaml (ids with `names`). */
export const aclPeople: Importer = {
  format: 'acl-people',
  label: 'ACL Anthology people and name variants (YAML)',
  detect: (head) => {
    if (/^- canonical: *(?:\{|$)/m.test(head)) return true;
    const lines = head.split(/\r?\n/, 2000);
    const at = lines.findIndex((line) => /^ +names: *$/.test(line));
    return at > 0 && /^ *- +(?:\{ *)?(?:first|last):/.test(lines[at + 1] ?? '') && /^[\w-]+: *$/.test(lines[0] ?? '');
  },
  read,
};

/** Entries that gather what could not be told apart: their names are not one person's. */
const severalPeople = /may refer to (?:several|multiple) people/i;

async function* read(source: ImportSource): AsyncGenerator<SourceItem> {
  for await (const { value, place, problems } of readYamlBlocks(source)) {
    if (problems) {
      yield { place, problems };
      continue;
    }
    const record = Array.isArray(value) ? fromVariants(asObject(value[0])) : fromPerson(asObject(value));
    if (record) yield { place, record };
    else {
      const reason = "an entry has no name, expected 'canonical' or 'names' with 'first' and 'last'";
      const excerpt = JSON.stringify(value)?.slice(0, 200);
      yield { place, problems: [{ severity: 'QUARANTINED', code: 'NO_NAME', reason, excerpt }] };
    }
  }
}

function fromVariants(entry: JsonObject | undefined): AuthorRecord | undefined {
  if (!entry) return undefined;
  return author(asText(entry.id), entry, [asObject(entry.canonical) ?? {}, ...asObjects(entry.variants)]);
}

function fromPerson(entry: JsonObject | undefined): AuthorRecord | undefined {
  const [id, value] = Object.entries(entry ?? {})[0] ?? [];
  const person = asObject(value);
  return person && author(id, person, asObjects(person.names));
}

function author(id: string | undefined, entry: JsonObject, names: JsonObject[]): AuthorRecord | undefined {
  const [name, ...others] = names.flatMap(
    ({ first, last }) => authorFromParts({ given: asText(first), family: asText(last) })?.name ?? [],
  );
  if (name === undefined) return undefined;
  return withoutUndefined<AuthorRecord>({
    kind: 'author',
    recordKey: id,
    name,
    names: others.length > 0 ? others : undefined,
    identifiers: collectIdentifiers([
      ['acl-person', id],
      ['orcid', asText(entry.orcid)],
    ]),
    verified: severalPeople.test(asText(entry.comment) ?? '') ? undefined : true,
  });
}
