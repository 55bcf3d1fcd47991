import type { Importer, ImportSource, ProblemNote, SourceItem } from '../importer.js';
import { asCount } from '../json-object.js';
import { languageTag } from '../language-tag.js';
import { markupToText } from '../markup-to-text.js';
import type { AuthorMention, PaperRecord, TopicMention } from '../paper-record.js';
import { readCsv } from '../read-csv.js';
import { withoutUndefined } from '../without-undefined.js';
import { openAlexIdentifiers } from './openalex-ids.js';
import { openAlexDate, openAlexType, openAlexVenueTypes } from './openalex-work.js';

/** Works of OpenAlex as a flat table with lists joined by '|'. */
export const openAlexCsv: Importer = {
  format: 'openalex-csv',
  label: 'OpenAlex works as flat CSV (work_id, title, author_ids, author_names, ...)',
  detect: (head) => {
    const header = head.slice(0, head.search(/[\r\n]|$/));
    return ['work_id', 'title', 'author_names'].every((name) =>
      new RegExp(`(?:^|[,"])${name}(?:[,"]|$)`).test(header.replace(/^\ufeff/, '')),
    );
  },
  read,
};

async function* read(source: ImportSource): AsyncGenerator<SourceItem> {
  for await (const { row, place, problems } of readCsv(source)) {
    if (problems) {
      yield { place, problems };
      continue;
    }
    const notes: ProblemNote[] = [];
    const record = paper(row, notes);
    if (record) yield notes.length > 0 ? { place, record, problems: notes } : { place, record };
    else {
      const reason = `work '${row.work_id ?? ''}' has no title`;
      yield { place, problems: [{ severity: 'QUARANTINED', code: 'NO_TITLE', reason }] };
    }
  }
}

function paper(row: Record<string, string>, notes: ProblemNote[]): PaperRecord | undefined {
  const title = markupToText(row.title ?? '');
  if (title === '') return undefined;
  const authors = authorsOf(row, notes);
  const stated = asCount(row.n_authors);
  const institutions = list(row.institution_names).map((name) => ({ name }));
  const venueType = row.venue_type?.trim();
  const text = (name: string) => row[name]?.trim() || undefined;
  const venue = text('venue');
  const topics = topicsOf(row);
  return withoutUndefined<PaperRecord>({
    kind: 'paper',
    recordKey: text('work_id'),
    identifiers: openAlexIdentifiers([
      ['openalex', row.work_id],
      ['doi', row.doi],
    ]),
    title,
    abstract: markupToText(row.abstract ?? '') || undefined,
    // pandas writes a year column with gaps as '2018.0'.
    date: openAlexDate(text('date'), text('year')?.replace(/\.0$/, '')),
    type: openAlexType(text('type')),
    language: languageTag(text('language')),
    venue: venue
      ? withoutUndefined({ name: venue, type: venueType ? (openAlexVenueTypes[venueType] ?? 'OTHER') : undefined })
      : undefined,
    authors,
    authorsComplete: stated !== undefined && stated > authors.length ? false : undefined,
    // Ids and names of institutions are each sorted by themselves, so they can't be joined; nor do they say whose they are.
    organizations: institutions.length > 0 ? institutions : undefined,
    topics: topics.length > 0 ? topics : undefined,
    citedByStated: asCount(row.cited_by_count),
    referencesStated: asCount(row.referenced_works_count),
  });
}

function authorsOf(row: Record<string, string>, notes: ProblemNote[]): AuthorMention[] {
  const names = (row.author_names ?? '').split('|').map((name) => name.trim());
  const ids = (row.author_ids ?? '').split('|').map((id) => id.trim());
  const isAligned = names.length === ids.length;
  if (!isAligned && names.some(Boolean) && ids.some(Boolean)) {
    const reason = `${names.length} author names beside ${ids.length} author ids, expected as many; the ids were left out`;
    notes.push({ severity: 'FLAGGED', code: 'LISTS_DIFFER', reason });
  }
  return names.flatMap((name, at) => {
    if (name === '') return [];
    const identifiers = isAligned ? openAlexIdentifiers([['openalex', ids[at]]]) : undefined;
    return [withoutUndefined<AuthorMention>({ name, identifiers })];
  });
}

function topicsOf(row: Record<string, string>): TopicMention[] {
  const label = row.primary_topic?.trim();
  const labels = [...(row.topics_json ?? '').matchAll(/"id":\s*"(T\d+)",\s*"name":\s*"((?:[^"\\]|\\.)*)"/g)];
  if (labels.length === 0) return label ? [{ label, kind: 'TERM' }] : [];
  return labels.map(([, id = '', name = '']) => ({
    label: JSON.parse(`"${name}"`) as string,
    kind: 'TERM',
    identifiers: [{ scheme: 'openalex', value: id }],
  }));
}

function list(text: string | undefined): string[] {
  return (text ?? '')
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
