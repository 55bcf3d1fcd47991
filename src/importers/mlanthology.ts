import { parsePartialDate } from '../identity/partial-date.js';
import { authorFromParts } from './author-from-parts.js';
import { collectIdentifiers, identifierInUrl } from './collect-identifiers.js';
import type { Importer, Place, SourceItem } from './importer.js';
import { asObject, asObjects, asText, type JsonObject } from './json-object.js';
import { markupToText } from './markup-to-text.js';
import { pageRange } from './page-range.js';
import type { PaperType, VenueMention, VenueType } from './paper-record.js';
import { readJsonRecords } from './read-json-array.js';
import { setFields } from './set-fields.js';

const types: Readonly<Record<string, { paper: PaperType; venue: VenueType }>> = {
  conference: { paper: 'CONFERENCE_PAPER', venue: 'CONFERENCE' },
  workshop: { paper: 'CONFERENCE_PAPER', venue: 'WORKSHOP' },
  journal: { paper: 'ARTICLE', venue: 'JOURNAL' },
};

/** The ML Anthology's data: a file with 'papers', or JSON Lines of its older volumes. */
export const mlanthology: Importer = {
  format: 'mlanthology',
  label: 'ML Anthology JSON and JSON Lines',
  detect: (head) => /^\s*[[{]/.test(head) && /"bibtex_key"\s*:/.test(head) && /"venue_type"\s*:|"slug"\s*:/.test(head),
  async *read(source) {
    for await (const item of readJsonRecords(source, { arrays: ['papers'] })) {
      if (item.problems !== undefined) yield item;
      else yield toItem(asObject(item.value) ?? {}, item.place);
    }
  },
};

function toItem(row: JsonObject, place: Place): SourceItem {
  const title = markupToText(asText(row.title) ?? '') || undefined;
  const key = asText(row.bibtex_key);
  if (title === undefined) {
    return {
      place,
      problems: [{ severity: 'QUARANTINED', code: 'NO_TITLE', reason: `the paper "${key ?? ''}" has no title` }],
    };
  }
  const stated = types[asText(row.venue_type) ?? ''];
  const url = asText(row.venue_url) ?? asText(row.openreview_url) ?? asText(row.pdf_url);
  const authors = asObjects(row.authors).flatMap(
    (author) => authorFromParts({ given: asText(author.given) ?? '', family: asText(author.family) ?? '' }) ?? [],
  );
  const record = setFields(
    { kind: 'paper', title, authors },
    {
      recordKey: key,
      identifiers: collectIdentifiers([
        ['mlanthology', key],
        ['doi', asText(row.doi)],
        ['openreview', /[?&]id=([\w-]+)/.exec(asText(row.openreview_url) ?? '')?.[1]],
        ...[identifierInUrl(url)].filter((found) => found !== undefined),
      ]),
      abstract: markupToText(asText(row.abstract) ?? '') || undefined,
      date: parsePartialDate(asText(row.year) ?? '')?.date,
      type: stated?.paper,
      venue: venueOf(row, stated?.venue),
      volume: asText(row.volume),
      issue: asText(row.number),
      pages: pageRange(asText(row.pages)),
      url,
    },
  );
  return { place, record };
}

function venueOf(row: JsonObject, type: VenueType | undefined): VenueMention | undefined {
  const slug = asText(row.venue);
  const name = asText(row.venue_name) ?? slug;
  if (name === undefined) return undefined;
  const acronym = slug?.toUpperCase();
  return {
    name: name === slug ? name.toUpperCase() : name,
    ...(acronym && name !== slug && { acronym }),
    ...(type && { type }),
  };
}
