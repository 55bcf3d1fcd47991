import type { Importer, ImportSource, ProblemNote, ReadOptions, SourceItem } from '../importer.js';
import type { AuthorMention, CategoryMention, PaperRecord } from '../paper-record.js';
import { readLines } from '../read-lines.js';
import { type ArxivCategory, readArxivCode, withAncestors } from './arxiv-taxonomy.js';
import { collectEvidence } from './collect-evidence.js';
import type { NameEvidence } from './name-likelihood.js';
import { type BylineDecision, readHeading, splitByline } from './split-byline.js';
import { cleanLine, parseHeader, type RawRecord, splitRecords } from './split-records.js';

/**
 * The plain text of a paper index page. A record is a line of category code and date ('CVSep 14, 2022'), a line of title
 * and byline with nothing between them, and the abstract, which may be absent. The source is read twice: first for names
 * and words that tell where titles end, then for the records.
 */
export const listingImporter: Importer = {
  format: 'listing',
  label: 'Plain text of a paper index page: category and date, title with byline, abstract',
  asksForNames: true,
  detect,
  read,
};

function detect(head: string): boolean {
  const lines = head
    .split(/\r\n?|\n/u)
    .map(cleanLine)
    .filter((line) => line !== '');
  return lines.slice(0, 5).some((line, at) => {
    const title = lines[at + 1];
    return parseHeader(line) !== null && title !== undefined && parseHeader(title) === null;
  });
}

async function* read(source: ImportSource, options: ReadOptions = {}): AsyncGenerator<SourceItem> {
  const evidence = await collectEvidence(rawRecords(source), options.knownNames);
  const problems: SourceItem[] = [];
  const categories = new Set<string>();
  for await (const item of splitRecords(readLines(source, { problems }))) {
    if (!('heading' in item)) yield item;
    else yield* recordItems(item, evidence, categories);
    yield* problems.splice(0);
  }
  yield* problems;
}

async function* rawRecords(source: ImportSource): AsyncGenerator<RawRecord> {
  for await (const item of splitRecords(readLines(source))) if ('heading' in item) yield item;
}

/** The categories that weren't told yet, from the top, then the paper. */
function* recordItems(raw: RawRecord, evidence: NameEvidence, told: Set<string>): Generator<SourceItem> {
  const place = { line: raw.line, record: raw.record };
  const problems: ProblemNote[] = [];
  const meanings = readArxivCode(raw.code);
  const category = meanings.length === 1 ? meanings[0] : undefined;
  if (category) yield* categoryItems(category, place, told);
  else problems.push(unknownCategory(raw.code, meanings));
  if (raw.date === null) problems.push(impossibleDate(raw.printedDate));
  const heading = readHeading(raw.heading);
  const decision = splitByline(heading, evidence);
  if (decision.doubt !== null) problems.push(undecided(raw.heading, decision));
  const record: PaperRecord = {
    kind: 'paper',
    title: decision.title,
    type: 'PREPRINT',
    authors: decision.names.map((name): AuthorMention => ({ name })),
    // Without a boundary some names may still stand in the title.
    authorsComplete: heading.isComplete && decision.score > 0,
    categories: [categoryMention(raw.code, category)],
  };
  if (raw.abstract !== '') record.abstract = raw.abstract;
  if (raw.date !== null) record.date = raw.date;
  if (heading.organizations.length > 0) record.organizations = heading.organizations.map((name) => ({ name }));
  yield problems.length > 0 ? { place, record, problems } : { place, record };
}

function* categoryItems(category: ArxivCategory, place: SourceItem['place'], told: Set<string>): Generator<SourceItem> {
  for (const { code, label, parents } of withAncestors(category)) {
    if (told.has(code)) continue;
    told.add(code);
    yield { place, record: { kind: 'category', scheme: 'arxiv', code, label, parents } };
  }
}

/** A code that arXiv doesn't have is the listing's own. */
function categoryMention(printed: string, category: ArxivCategory | undefined): CategoryMention {
  if (!category) return { scheme: 'listing', code: printed };
  return { scheme: 'arxiv', code: category.code, label: category.label };
}

function unknownCategory(code: string, meanings: readonly ArxivCategory[]): ProblemNote {
  const among = meanings.map((meaning) => `'${meaning.code}'`).join(' or ');
  const reason =
    meanings.length > 1
      ? `category '${code}' could be ${among}, expected the full code`
      : `category '${code}' isn't in arXiv's taxonomy, expected a code such as 'CV' or 'math.OC'`;
  return { severity: 'FLAGGED', code: 'CATEGORY_UNKNOWN', reason };
}

function impossibleDate(printed: string): ProblemNote {
  const reason = `date '${printed}' can't be, expected a day of the calendar from 1500 to next year; left out`;
  return { severity: 'FLAGGED', code: 'DATE_INVALID', reason };
}

function undecided(line: string, decision: BylineDecision): ProblemNote {
  const taken = decision.names[0] ?? '';
  const others = decision.alternatives.map((other) => `'${other.names[0] ?? ''}' (${other.score.toFixed(1)})`);
  const reason =
    `parting title and byline failed: ${decision.doubt}; taken: '${taken}' (${decision.score.toFixed(1)})` +
    (others.length > 0 ? `; alternatives: ${others.join(', ')}` : '');
  return { severity: 'FLAGGED', code: 'BYLINE_UNDECIDED', reason, excerpt: line };
}
