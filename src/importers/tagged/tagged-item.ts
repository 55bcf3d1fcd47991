import type { Place, ProblemNote, SourceItem } from '../importer.js';
import type { PaperRecord } from '../paper-record.js';
import type { TaggedRecord } from './read-tagged-records.js';

/**
 * The record with its problems, or the problem that it has no title.
 * @param paper undefined or without title where the source states none
 */
export function taggedItem(
  source: TaggedRecord,
  record: number,
  paper: PaperRecord | undefined,
  problems: ProblemNote[] = [],
): SourceItem {
  const place: Place = { line: source.line, record };
  if (paper !== undefined && paper.title !== '')
    return problems.length > 0 ? { place, record: paper, problems } : { place, record: paper };
  const excerpt = source.fields.map((field) => `${field.tag} ${field.lines.join(' ')}`).join('\n');
  return {
    place,
    problems: [{ severity: 'QUARANTINED', code: 'NO_TITLE', reason: 'the record has no title', excerpt }],
  };
}
