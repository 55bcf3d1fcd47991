import type { ImportSource, ProblemNote, SourceItem } from '../importer.js';
import type { PaperRecord } from '../paper-record.js';
import { readTaggedRecords, type TaggedDialect, type TaggedRecord } from './read-tagged-records.js';

/**
 * The papers of a file of tagged records, with the problems between them.
 * @param toPaper undefined or without title where the record states none
 * @param flawsOf what is wrong with a record that goes in all the same
 */
export async function* readTaggedPapers(
  source: ImportSource,
  dialect: TaggedDialect,
  toPaper: (tagged: TaggedRecord) => PaperRecord | undefined,
  flawsOf: (tagged: TaggedRecord) => ProblemNote[] = () => [],
): AsyncGenerator<SourceItem> {
  const problems: SourceItem[] = [];
  let count = 0;
  for await (const tagged of readTaggedRecords(source, dialect, problems)) {
    yield* problems.splice(0);
    yield itemOf(tagged, ++count, toPaper(tagged), flawsOf(tagged));
  }
  yield* problems;
}

function itemOf(
  tagged: TaggedRecord,
  record: number,
  paper: PaperRecord | undefined,
  problems: ProblemNote[],
): SourceItem {
  const place = { line: tagged.line, record };
  if (paper !== undefined && paper.title !== '')
    return problems.length > 0 ? { place, record: paper, problems } : { place, record: paper };
  const excerpt = tagged.fields.map((field) => `${field.tag} ${field.lines.join(' ')}`).join('\n');
  return {
    place,
    problems: [{ severity: 'QUARANTINED', code: 'NO_TITLE', reason: 'the record has no title', excerpt }],
  };
}
