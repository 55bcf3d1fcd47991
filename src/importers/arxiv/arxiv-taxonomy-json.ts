import type { Importer, ImportSource, SourceItem } from '../importer.js';
import { asObject, asText, type JsonObject } from '../json-object.js';
import type { CategoryRecord } from '../paper-record.js';
import { readJsonRecords } from '../read-json-array.js';

/** The files of arXiv's taxonomy (arXiv/arxiv-base): groups, archives, categories, category definitions. */
export const arxivTaxonomyJson: Importer = {
  format: 'arxiv-taxonomy',
  label: 'arXiv taxonomy (groups, archives, categories as JSON)',
  detect: (head) =>
    /^\s*\[\s*\{/.test(head) &&
    (/"archive_name"\s*:/.test(head) ||
      /"group_name"\s*:/.test(head) ||
      (/"category_name"\s*:/.test(head) && /"subject_class"\s*:/.test(head)) ||
      (/^\s*\[\s*\{\s*"category"\s*:/.test(head) && /"active"\s*:/.test(head))),
  read,
};

async function* read(source: ImportSource): AsyncGenerator<SourceItem> {
  for await (const { value, place, problems } of readJsonRecords(source)) {
    if (problems) {
      yield { place, problems };
      continue;
    }
    const record = category(asObject(value) ?? {});
    if (record) yield { place, record };
    else {
      const reason = 'the entry has no code or no name';
      const excerpt = JSON.stringify(value)?.slice(0, 200);
      yield { place, problems: [{ severity: 'QUARANTINED', code: 'NO_NAME', reason, excerpt }] };
    }
  }
}

function category(entry: JsonObject): CategoryRecord | undefined {
  const archive = asText(entry.archive);
  const subject = asText(entry.subject_class);
  const whole = archive && subject ? `${archive}.${subject}` : archive;
  const code = whole ?? asText(entry.category) ?? asText(entry.archive_id) ?? asText(entry.group_id);
  const label =
    asText(entry.category_name) ?? asText(entry.name) ?? asText(entry.archive_name) ?? asText(entry.group_name);
  if (!code || !label) return undefined;
  const parent = asText(entry.in_group) ?? (code.includes('.') ? code.slice(0, code.indexOf('.')) : undefined);
  const isBelow = parent !== undefined && parent !== code;
  return { kind: 'category', recordKey: code, scheme: 'arxiv', code, label, ...(isBelow ? { parents: [parent] } : {}) };
}
