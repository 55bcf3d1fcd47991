import type { Importer, ImportSource, Place, SourceItem } from '../importer.js';
import { asObject, asObjects, asText, type JsonObject } from '../json-object.js';
import type { AuthorRecord, IdentifierMention, PaperRecord } from '../paper-record.js';
import { readJsonRecords } from '../read-json-array.js';
import { askedPaper, lowerNames, s2Author, s2orcPaper, s2Paper } from './s2-paper.js';

/** Where answers of the API keep their lists; 'response' is the wrapper of recorded answers. */
const arrays = ['data', 'recommendedPapers', 'response.data', 'response.recommendedPapers', 'response'];

/** An address is within so many bytes of the beginning. */
const addressBytes = 4096;

/**
 * Semantic Scholar: answers of the Graph and Recommendations APIs, single objects and lists, rows of the data sets
 * 'papers' and 'citations', and S2ORC. Papers that stand inside others, as their citations, references or an author's
 * papers, are records of their own. An answer says as much of a paper as was asked for: without title it says something
 * of a paper that another record names. What describes data sets, their releases and files says nothing of papers.
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
    const asked = await askedOf(source);
    for await (const item of readJsonRecords(source, { arrays })) {
      // The API answers null for an id that it does not know, and days where it is asked for releases of the data sets.
      const isNone = /^(?:null|(?:"\d{4}-\d\d-\d\d"[,\s]*)+)[,\s]*$/.test(item.problems?.[0]?.excerpt ?? '');
      if (item.problems !== undefined) yield* isNone ? [] : [item];
      else yield* toItems(item.value, item.place, asked);
    }
  },
};

/** A recorded answer names its address first, and that names the paper whose citations or references were asked for. */
async function askedOf(source: ImportSource): Promise<IdentifierMention | undefined> {
  let head = Buffer.alloc(0);
  for await (const chunk of source.open()) {
    head = Buffer.concat([head, chunk.subarray(0, addressBytes)]);
    if (head.length >= addressBytes) break;
  }
  const [, address] = /^\s*\{\s*"uri"\s*:\s*"([^"]*)"/.exec(head.toString('utf8')) ?? [];
  return address === undefined ? undefined : askedPaper(address);
}

function* toItems(value: unknown, place: Place, asked?: IdentifierMention): Generator<SourceItem> {
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
    yield* citationItems(names, place, asked);
  } else if ('snippet' in names) {
    yield { place, record: snippetPaper(asObject(names.paper) ?? {}) };
  } else if ('paperid' in names || 'corpusid' in names) {
    yield* paperItems(object, place);
  } else if ('authorid' in names) {
    const record = s2Author(object);
    yield record === undefined ? problem(place, 'NO_NAME', 'the author has no name') : { place, record };
    for (const paper of asObjects(names.papers)) yield* paperItems(paper, place);
  } else {
    if (describesDataSets(names)) return;
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
    if (asText(citing.paperId) === undefined) continue;
    yield* citingItems(citing, place, own === undefined ? undefined : { scheme: 's2', value: own });
  }
}

/** A row of an answer about citations or references: one paper, and who was asked about is the other. */
function* citationItems(row: JsonObject, place: Place, asked: IdentifierMention | undefined): Generator<SourceItem> {
  const citing = asObject(row.citingpaper);
  const cited = asObject(row.citedpaper);
  const citedId = asText(cited?.paperId);
  const title = asText(cited?.title);
  if (citing) {
    const to = citedId !== undefined ? { scheme: 's2', value: citedId } : asked;
    yield* citingItems(citing, place, to);
  }
  // What Semantic Scholar has no paper for is a line of the list of references, and no more.
  const isText = citedId === undefined && title !== undefined && asked !== undefined;
  if (cited && !isText) yield* paperItems(cited, place);
  if (citing || !asked || (citedId === undefined && title === undefined)) return;
  const reference = citedId === undefined ? { text: title ?? '' } : { identifier: { scheme: 's2', value: citedId } };
  const recordKey = `${asked.scheme}:${asked.value}>${citedId ?? title}`;
  yield {
    place,
    record: { kind: 'paper', recordKey, identifiers: [asked], title: '', authors: [], references: [reference] },
  };
}

/** A paper that cites another: which one is part of what the record is, as it stands in the lists of several. */
function* citingItems(citing: JsonObject, place: Place, cited: IdentifierMention | undefined): Generator<SourceItem> {
  const own = asText(citing.paperId) ?? asText(citing.corpusId);
  for (const item of paperItems(citing, place)) {
    const isOwn = item.record?.kind === 'paper' && item.record.recordKey?.startsWith(own ?? ' ');
    yield isOwn && cited ? { ...item, record: cites(item.record as PaperRecord, cited) } : item;
  }
}

/** The citing paper cites the one that lists it. */
function cites(record: PaperRecord, cited: IdentifierMention): PaperRecord {
  const references = record.references ?? [];
  if (references.some(({ identifier }) => identifier?.value === cited.value)) return record;
  return {
    ...record,
    recordKey: `${record.recordKey}>${cited.value}`,
    references: [...references, { identifier: cited }],
  };
}

/** Releases of the data sets, what is in them, what changed between them. */
function describesDataSets(names: JsonObject): boolean {
  return 'release_id' in names || 'datasets' in names || 'diffs' in names || ('files' in names && 'readme' in names);
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
