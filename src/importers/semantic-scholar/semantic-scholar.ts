import type { Importer, Place, SourceItem } from '../importer.js';
import { asObject, asObjects, asText, type JsonObject } from '../json-object.js';
import type { AuthorRecord, PaperRecord } from '../paper-record.js';
import { readJsonRecords } from '../read-json-array.js';
import { lowerNames, s2Author, s2orcPaper, s2Paper } from './s2-paper.js';

/** Where answers of the API keep their lists; 'response' is the wrapper of recorded answers. */
const arrays = ['data', 'recommendedPapers', 'response.data', 'response.recommendedPapers', 'response'];

/**
 * Semantic Scholar: answers of the Graph and Recommendations APIs, single objects and lists, rows of the data sets
 * 'papers' and 'citations', and S2ORC. Papers that stand inside others, as their citations, references or an author's
 * papers, are records of their own.
 */
export const semanticScholar: Importer = {
  format: 'semantic-scholar',
  label: 'Semantic Scholar: Graph API JSON, data sets and S2ORC (JSON Lines)',
  detect: (head) => {
    if (!/^\s*[[{]/.test(head)) return false;
    if (/"paperId"\s*:|"(?:citing|cited)Paper"\s*:|"recommendedPapers"\s*:/.test(head)) return true;
    if (/"api\.semanticscholar\.org|api\.semanticscholar\.org\/(?:graph|recommendations)\/v1\//.test(head)) return true;
    if (/"corpusid"\s*:\s*\d|"citingcorpusid"\s*:/.test(head)) return true;
    if (/"authorId"\s*:\s*"\d+"/.test(head)) return true;
    return /"paper_id"\s*:/.test(head) && /"s2_url"\s*:|"outbound_citations"\s*:/.test(head);
  },
  async *read(source) {
    for await (const item of readJsonRecords(source, { arrays })) {
      // The API answers null for an id that it does not know.
      const isNull = /^null[,\s]*$/.test(item.problems?.[0]?.excerpt ?? '');
      if (item.problems !== undefined) yield* isNull ? [] : [item];
      else yield* toItems(item.value, item.place);
    }
  },
};

function* toItems(value: unknown, place: Place): Generator<SourceItem> {
  const whole = asObject(value);
  if (whole === undefined) {
    yield problem(place, 'RECORD_UNKNOWN', `expected an object, found ${JSON.stringify(value)?.slice(0, 40)}`);
    return;
  }
  const object = 'uri' in whole && 'response' in whole ? (asObject(whole.response) ?? {}) : whole;
  const names = lowerNames(object);
  if ('paper_id' in names) {
    yield { place, record: s2orcPaper(object) };
  } else if ('citingcorpusid' in names) {
    yield* citationRow(names, place);
  } else if ('citingpaper' in names || 'citedpaper' in names) {
    for (const paper of asObjects([names.citingpaper, names.citedpaper])) yield* paperItems(paper, place);
  } else if ('snippet' in names) {
    yield { place, record: snippetPaper(asObject(names.paper) ?? {}) };
  } else if ('paperid' in names || 'corpusid' in names) {
    yield* paperItems(object, place);
  } else if ('authorid' in names) {
    const record = s2Author(object);
    yield record === undefined ? problem(place, 'NO_NAME', 'the author has no name') : { place, record };
    for (const paper of asObjects(names.papers)) yield* paperItems(paper, place);
  } else {
    const message = asText(names.error) ?? asText(names.message);
    // A page of a search that found nothing is nothing to complain about.
    if (message === undefined && 'total' in names) return;
    const reason =
      message === undefined ? 'the object is neither a paper nor an author' : `the answer is an error, "${message}"`;
    yield problem(place, message === undefined ? 'RECORD_UNKNOWN' : 'ANSWER_IS_ERROR', reason);
  }
}

function* paperItems(object: JsonObject, place: Place): Generator<SourceItem> {
  const record = s2Paper(object);
  if (record.identifiers === undefined && record.authors.length === 0) {
    yield problem(place, 'IDENTIFIER_MISSING', `the paper "${record.title}" has neither id nor authors`);
    return;
  }
  yield { place, record };
  const names = lowerNames(object);
  for (const raw of asObjects(names.references)) {
    const cited = asObject(raw.citedPaper ?? raw) ?? {};
    if (asText(cited.paperId) !== undefined) yield* paperItems(cited, place);
  }
  const own = asText(names.paperid);
  for (const raw of asObjects(names.citations)) {
    const citing = asObject(raw.citingPaper ?? raw) ?? {};
    for (const item of asText(citing.paperId) === undefined ? [] : paperItems(citing, place)) {
      yield item.record?.kind === 'paper' && own !== undefined ? { ...item, record: cites(item.record, own) } : item;
    }
  }
}

/** The citing paper cites the one that lists it. */
function cites(record: PaperRecord, paperId: string): PaperRecord {
  const references = record.references ?? [];
  if (references.some((reference) => reference.identifier?.value === paperId)) return record;
  return { ...record, references: [...references, { identifier: { scheme: 's2', value: paperId } }] };
}

function* citationRow(row: JsonObject, place: Place): Generator<SourceItem> {
  const citing = asText(row.citingcorpusid);
  const cited = asText(row.citedcorpusid);
  if (citing === undefined || cited === undefined) {
    yield problem(place, 'IDENTIFIER_MISSING', 'the citation lacks one of its two papers');
    return;
  }
  const identifiers = [{ scheme: 's2corpus', value: citing }];
  const references = [{ identifier: { scheme: 's2corpus', value: cited } }];
  yield {
    place,
    record: { kind: 'paper', recordKey: `${citing}-${cited}`, identifiers, title: '', authors: [], references },
  };
}

/** The paper of a snippet: its authors are plain names. */
function snippetPaper(paper: JsonObject): PaperRecord {
  const authors = Array.isArray(paper.authors)
    ? paper.authors.map((author) => (typeof author === 'string' ? { name: author } : author))
    : [];
  return s2Paper({ ...paper, authors });
}

function problem(place: Place, code: string, reason: string): SourceItem & { record?: AuthorRecord } {
  return { place, problems: [{ severity: 'QUARANTINED', code, reason }] };
}
