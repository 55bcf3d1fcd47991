import { authorFromParts } from '../author-from-parts.js';
import { collectIdentifiers } from '../collect-identifiers.js';
import type { Importer, ImportSource, SourceItem } from '../importer.js';
import { asArray, asObject, asObjects, asText, asTexts, type JsonObject } from '../json-object.js';
import type { AuthorMention, PaperRecord, ReferenceMention } from '../paper-record.js';
import { readJsonRecords } from '../read-json-array.js';
import { withoutUndefined } from '../without-undefined.js';
import { arxivPaper } from './arxiv-paper.js';
import { parsedArxivAuthors, splitArxivAuthors } from './split-arxiv-authors.js';

/**
 * arXiv as JSON: the snapshot (also as distributed by Kaggle), unarXive with references, and the document metadata of
 * arXiv's own search ("docmeta").
 */
export const arxivJson: Importer = {
  format: 'arxiv-json',
  label: 'arXiv snapshot, unarXive, document metadata (JSON or JSON Lines)',
  detect: (head) =>
    /^\s*[[{]/.test(head) &&
    ((/"authors_parsed"\s*:/.test(head) && /"(?:categories|abs_categories|versions)"\s*:/.test(head)) ||
      (/"paper_id"\s*:/.test(head) && /"primary_classification"\s*:|"_source_hash"\s*:/.test(head)) ||
      (/"categories"\s*:\s*"[a-z-]+(?:\.[A-Za-z-]+)?[ "]/.test(head) && /"(?:submitter|journal-ref)"\s*:/.test(head))),
  read,
};

async function* read(source: ImportSource): AsyncGenerator<SourceItem> {
  for await (const { value, place, problems } of readJsonRecords(source)) {
    if (problems) {
      yield { place, problems };
      continue;
    }
    const object = asObject(value) ?? {};
    const record = 'primary_classification' in object ? fromDocmeta(object) : fromSnapshot(object);
    if (record) yield { place, record };
    else {
      const reason = 'the record has no title';
      const excerpt = JSON.stringify(value)?.slice(0, 200);
      yield { place, problems: [{ severity: 'QUARANTINED', code: 'NO_TITLE', reason, excerpt }] };
    }
  }
}

function fromSnapshot(row: JsonObject): PaperRecord | undefined {
  const paper = asObject(row.metadata) ?? row;
  const parsed = asArray(paper.authors_parsed);
  const byline = asText(paper.authors);
  return arxivPaper({
    id: asText(paper.id) ?? asText(row.paper_id),
    title: asText(paper.title),
    abstract: asText(paper.abstract),
    authors: parsed.length > 0 ? parsedArxivAuthors(parsed) : splitArxivAuthors(byline ?? ''),
    submitted: asText(asObjects(paper.versions)[0]?.created) ?? asText(paper.update_date),
    // Early snapshots have the codes as a list with one text in it.
    categories: asTexts(paper.categories).flatMap((codes) => codes.split(/\s+/)),
    doi: asText(paper.doi),
    references: references(asObject(row.bib_entries)),
    updated: asText(paper.update_date) ?? asText(asObjects(paper.versions).at(-1)?.created),
  });
}

/** The references of unarXive, with the ids that were found for them. */
function references(entries: JsonObject | undefined): ReferenceMention[] {
  return Object.values(entries ?? {}).flatMap((value) => {
    const entry = asObject(value) ?? {};
    const ids = asObject(entry.ids) ?? {};
    const contained = asObjects(entry.contained_arXiv_ids)[0];
    const identifier = collectIdentifiers([
      ['doi', asText(ids.doi)],
      ['arxiv', asText(ids.arxiv_id) ?? asText(contained?.id)],
      ['openalex', asText(ids.open_alex_id)],
    ])?.[0];
    const text = asText(entry.bib_entry_raw)?.replace(/\s+/g, ' ');
    return identifier || text ? [withoutUndefined<ReferenceMention>({ identifier, text })] : [];
  });
}

function fromDocmeta(paper: JsonObject): PaperRecord | undefined {
  const withdrawn = paper.is_withdrawn === true;
  return arxivPaper({
    id: asText(paper.paper_id),
    title: asText(paper.title_utf8) ?? asText(paper.title),
    abstract: asText(paper.abstract_utf8) ?? asText(paper.abstract),
    authors: docmetaAuthors(paper),
    submitted: asTexts(paper.submitted_date_all)[0] ?? asTexts(paper.submitted_date)[0] ?? asText(paper.created),
    categories: docmetaCategories(paper),
    doi: asText(paper.doi),
    isWithdrawn: withdrawn,
    updated: asText(paper.modtime) ?? asText(paper.modified_date) ?? asText(paper.updated_date),
  });
}

function docmetaAuthors(paper: JsonObject): AuthorMention[] {
  const people =
    asObjects(paper.authors_parsed).length > 0 ? asObjects(paper.authors_parsed) : asObjects(paper.authors);
  if (people.length === 0) return splitArxivAuthors(asText(paper.authors_utf8) ?? asText(paper.authors) ?? '');
  return people.flatMap((person) => {
    const parts = { given: asText(person.first_name), family: asText(person.last_name), suffix: asText(person.suffix) };
    const author = authorFromParts(parts);
    if (!author) return [];
    const names = asTexts(person.affiliation);
    return [names.length > 0 ? { ...author, affiliations: names.map((name) => ({ name })) } : author];
  });
}

function docmetaCategories(paper: JsonObject): string[] {
  const codes = [paper.primary_classification, ...asArray(paper.secondary_classification)].flatMap(
    (classification) => asText(asObject(asObject(classification)?.category)?.id) ?? [],
  );
  return [...codes, ...(asText(paper.abs_categories)?.split(/\s+/) ?? [])];
}
