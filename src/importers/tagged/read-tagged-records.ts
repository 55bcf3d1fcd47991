import type { ImportSource, SourceItem } from '../importer.js';
import { readLines } from '../read-lines.js';

/** One tag with its lines: the first and what continues it, as written but for white space at their ends. */
export interface TaggedField {
  tag: string;
  lines: string[];
}

/** A format of 'TAG value' lines. */
export interface TaggedDialect {
  /** Groups 'tag' and 'value'; a line that does not match continues the field before it. */
  field: RegExp;
  /** A tag that begins a record whatever came before. */
  starts?: string;
  /** A tag that ends a record; its value says nothing. */
  ends?: string;
  /** Whether an empty line ends a record. */
  isBlankEnd?: boolean;
  /** Tags of the file, not of a record. */
  fileTags?: ReadonlySet<string>;
}

/** The fields of one record in their order. */
export class TaggedRecord {
  readonly fields: TaggedField[] = [];
  /** Line of the first field, from 1. */
  readonly line: number;

  constructor(line: number) {
    this.line = line;
  }

  /** The first value that is not empty, of the first of these tags that has one; continued lines joined by spaces. */
  first(...tags: string[]): string | undefined {
    for (const tag of tags) {
      for (const field of this.fields) {
        const text = field.tag === tag ? joinLines(field) : '';
        if (text !== '') return text;
      }
    }
    return undefined;
  }

  /** Every value of these tags in the record's order; continued lines joined. */
  all(...tags: string[]): string[] {
    return this.fields
      .filter((field) => tags.includes(field.tag))
      .map(joinLines)
      .filter((text) => text !== '');
  }

  /** Every line of these tags, for formats where each line is a value. */
  lines(...tags: string[]): string[] {
    return this.fields
      .filter((field) => tags.includes(field.tag))
      .flatMap((field) => field.lines)
      .filter((line) => line !== '');
  }
}

/**
 * Cuts a file into records of tagged lines, in flat memory. Empty records are left out; lines before the first tag too.
 * @param problems receives what could not be decoded
 */
export async function* readTaggedRecords(
  source: ImportSource,
  dialect: TaggedDialect,
  problems: SourceItem[],
): AsyncGenerator<TaggedRecord> {
  let record: TaggedRecord | undefined;
  for await (const { text, line } of readLines(source, { problems })) {
    const { tag, value = '' } = dialect.field.exec(text)?.groups ?? {};
    if (tag === undefined) {
      if (text.trim() === '') {
        if (dialect.isBlankEnd && record) {
          yield record;
          record = undefined;
        }
      } else record?.fields.at(-1)?.lines.push(text.trim());
      continue;
    }
    if (dialect.fileTags?.has(tag)) continue;
    if (record && tag === dialect.starts) {
      yield record;
      record = undefined;
    }
    if (tag === dialect.ends) {
      if (record) yield record;
      record = undefined;
      continue;
    }
    record ??= new TaggedRecord(line);
    record.fields.push({ tag, lines: [value.trim()] });
  }
  if (record) yield record;
}

function joinLines(field: TaggedField): string {
  return field.lines.join(' ').replace(/\s+/g, ' ').trim();
}
