import { basename } from 'node:path';
import { bibtexToPaper } from './bibtex/bibtex-to-paper.js';
import { latexToText } from './bibtex/latex-to-text.js';
import { newBibtexStrings, parseBibtexEntry } from './bibtex/parse-bibtex-entry.js';
import { collectIdentifiers, identifierInUrl } from './collect-identifiers.js';
import type { Importer, Place, ProblemNote, SourceItem } from './importer.js';
import { asCount, asObject, asText, type JsonObject } from './json-object.js';
import { keywordTopics } from './keyword-topics.js';
import { markupToText } from './markup-to-text.js';
import type {
  AuthorMention,
  IdentifierMention,
  OrganizationMention,
  PaperRecord,
  VenueMention,
} from './paper-record.js';
import { readJsonRecords } from './read-json-array.js';
import { setFields } from './set-fields.js';

/** Lists beside the authors that hold ids of people, one an author. */
const personLists: readonly { name: string; toIdentifier(value: string): IdentifierMention | undefined }[] = [
  { name: 'authorids', toIdentifier: authorId },
  {
    name: 'or_profile',
    toIdentifier: (value) => (value.startsWith('~') ? { scheme: 'openreview', value } : undefined),
  },
  { name: 'orcid', toIdentifier: (value) => match('orcid', /\d{4}-\d{4}-\d{4}-\d{3}[\dX]/i, value) },
  { name: 'dblp', toIdentifier: (value) => match('dblp-person', /(?:^|\/pid\/)([\w-]+\/[\w-]+?)(?:\.html)?$/, value) },
  { name: 'google_scholar', toIdentifier: (value) => match('google-scholar', /(?:^|user=)([\w-]{12})(?:&|$)/, value) },
];

/**
 * Conference listings as in papercopilot's paperlists: one JSON array a conference and year, people and affiliations as
 * ';' lists beside each other, several affiliations of one author joined by '+'. Which conference and year it is, is
 * said by the file's name ('iclr2017.json').
 */
export const papercopilot: Importer = {
  format: 'papercopilot',
  label: 'Conference paper lists (papercopilot JSON)',
  detect: (head) =>
    /^\s*\[\s*\{/.test(head) &&
    /"author"\s*:\s*"/.test(head) &&
    /"title"\s*:\s*"/.test(head) &&
    /"(?:aff|affs|authorids|gs_citation|aff_domain)"\s*:/.test(head),
  async *read(source) {
    const [, acronym, year] = /^([a-z][a-z-]*?)[-_]?((?:19|20)\d\d)\b/i.exec(basename(source.name)) ?? [];
    for await (const item of readJsonRecords(source)) {
      if (item.problems !== undefined) yield item;
      else yield toItem(asObject(item.value) ?? {}, item.place, { acronym: acronym?.toUpperCase(), year });
    }
  },
};

interface Conference {
  acronym: string | undefined;
  year: string | undefined;
}

function toItem(row: JsonObject, place: Place, conference: Conference): SourceItem {
  const title = latexOrPlain(asText(row.title));
  const id = asText(row.id);
  if (title === undefined) {
    return {
      place,
      problems: [{ severity: 'QUARANTINED', code: 'NO_TITLE', reason: `the paper "${id ?? ''}" has no title` }],
    };
  }
  const cited = citationOf(row);
  const status = asText(row.status) ?? '';
  const isAccepted = !/reject|withdraw|desk/i.test(status);
  const people = peopleOf(row);
  const url = asText(row.site) ?? asText(row.pdf);
  const openreview =
    /openreview\.net\/forum\?id=([\w-]+)/.exec(url ?? '')?.[1] ??
    (asText(row.authorids)?.startsWith('~') ? id : undefined);
  const record = setFields(
    { kind: 'paper', title, authors: people.authors },
    {
      recordKey: id,
      identifiers: collectIdentifiers([
        ['doi', asText(row.doi) ?? cited?.identifiers?.find((other) => other.scheme === 'doi')?.value],
        ['acl', /^\d{4}\.[a-z]+-[a-z]+\.\d+$/.test(id ?? '') ? id : undefined],
        ['openreview', openreview],
        ...[identifierInUrl(url)].filter((found) => found !== undefined),
      ]),
      abstract: markupToText(asText(row.abstract) ?? '') || undefined,
      date: cited?.date ?? conference.year,
      type: isAccepted ? 'CONFERENCE_PAPER' : 'OTHER',
      // A rejected paper did not appear there.
      venue: isAccepted ? venueOf(conference, status, cited) : undefined,
      volume: cited?.volume,
      pages: cited?.pages,
      publisher: cited?.publisher,
      url,
      organizations: people.organizations,
      topics: keywordTopics((asText(row.keywords) ?? '').split(';')),
      citedByStated: asCount(row.gs_citation),
    },
  );
  return people.problems.length > 0 ? { place, record, problems: people.problems } : { place, record };
}

/** The record's own BibTeX says what the list leaves out. */
function citationOf(row: JsonObject): PaperRecord | undefined {
  const [, type = '', body = ''] =
    /^\s*@\s*(\w+)\s*\{([\s\S]*)\}\s*$/.exec(typeof row.bibtex === 'string' ? row.bibtex : '') ?? [];
  if (type === '') return undefined;
  const entry = parseBibtexEntry(type.toLowerCase(), body, newBibtexStrings());
  // The longest field by far, which the list states itself.
  entry.fields.delete('abstract');
  return bibtexToPaper(entry);
}

function venueOf(conference: Conference, status: string, cited: PaperRecord | undefined): VenueMention | undefined {
  const type = /workshop/i.test(status) ? 'WORKSHOP' : 'CONFERENCE';
  if (conference.acronym !== undefined) return { name: conference.acronym, acronym: conference.acronym, type };
  return cited?.venue && { ...cited.venue, type };
}

/**
 * Authors with what the lists beside them say. A list that does not line up tells nothing about one author: affiliations
 * then belong to the paper, ids are left out, and the record is flagged.
 */
function peopleOf(row: JsonObject): {
  authors: AuthorMention[];
  organizations: OrganizationMention[];
  problems: ProblemNote[];
} {
  const names = splitList(row.author).map((name) => latexOrPlain(name.replace(/["*]+/g, '')) ?? '');
  const problems: ProblemNote[] = [];
  const lineUp = (list: string): string[] | undefined => {
    const values = splitList(row[list]);
    if (values.length === 0 || values.length === names.length) return values;
    const once = values.slice(0, names.length);
    const isRepeated =
      values.length % names.length === 0 && values.every((value, at) => value === once[at % names.length]);
    if (isRepeated) return once;
    const reason = `"${list}" has ${values.length} entries for ${names.length} authors`;
    problems.push({ severity: 'FLAGGED', code: 'LISTS_DIFFER', reason, excerpt: asText(row[list]) ?? '' });
    return undefined;
  };
  const listName = splitList(row.aff).length > 0 ? 'aff' : 'affs';
  const affiliations = names.length === 0 ? [] : lineUp(listName);
  const ids = names.length === 0 ? [] : personLists.map((list) => ({ list, values: lineUp(list.name) }));
  const authors = names.flatMap((name, at): AuthorMention[] => {
    if (name === '') return [];
    const author: AuthorMention = { name };
    const identifiers = ids.flatMap(({ list, values }) => list.toIdentifier(values?.[at] ?? '') ?? []);
    const unique = collectIdentifiers(identifiers.map(({ scheme, value }) => [scheme, value] as const));
    if (unique !== undefined) author.identifiers = unique;
    const places = splitAffiliations(affiliations?.[at] ?? '');
    if (places.length > 0) author.affiliations = places;
    return [author];
  });
  const loose = affiliations === undefined ? splitList(row[listName]).flatMap(splitAffiliations) : [];
  const organizations = [...new Map(loose.map((place) => [place.name, place])).values()];
  return { authors, organizations, problems };
}

/** The entries of a ';' list, empty ones in their places; none where there is no list. '-1' and '""' say nothing. */
function splitList(value: unknown): string[] {
  const text = asText(value);
  if (text === undefined) return [];
  return text.split(';').map((entry) => entry.trim().replace(/^(?:-1|"")$/, ''));
}

function splitAffiliations(text: string): OrganizationMention[] {
  return text.split('+').flatMap((name) => {
    const plain = markupToText(name ?? '') || undefined;
    return plain === undefined ? [] : [{ name: plain }];
  });
}

/** Some lists keep LaTeX in names and titles. */
function latexOrPlain(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  return (/[\\{}]|\$[^$]+\$/.test(text) ? latexToText(text) : markupToText(text ?? '') || undefined) || undefined;
}

/** '~Roy_Ka-Wei_Lee1' at OpenReview, '/j/josef-van-genabith/' at the ACL; e-mail addresses stay out. */
function authorId(value: string): IdentifierMention | undefined {
  if (value.startsWith('~')) return { scheme: 'openreview', value };
  return match('acl-person', /^\/[a-z]\/([\w-]+)\/$/, value);
}

function match(scheme: string, pattern: RegExp, value: string): IdentifierMention | undefined {
  const found = pattern.exec(value);
  return found === null ? undefined : { scheme, value: found[1] ?? found[0] };
}
