import type { ImportSource, SourceItem } from './importer.js';
import { type JsonItem, JsonScanner } from './json-scanner.js';
import { readText } from './read-text.js';

export interface JsonRecordOptions {
  /**
   * Where a wrapper object keeps its records, as dotted keys: ['items', 'message.items', 'results']. The first that is
   * there and is an array counts. A top-level object with none of them is a record itself.
   */
  arrays?: readonly string[];
}

/**
 * The records of a JSON file, in flat memory whatever its size: the elements of a top-level array, of an array inside a
 * wrapper object, the lines of JSON Lines, or objects one after the other with or without white space. A record that is
 * no JSON is left out with a QUARANTINED problem (JSON_SYNTAX) and reading goes on at the next one; a file that ends too
 * soon gives one QUARANTINED problem (JSON_TRUNCATED) at its end.
 */
export async function* readJsonRecords(
  source: ImportSource,
  options: JsonRecordOptions = {},
): AsyncGenerator<JsonItem> {
  const problems: SourceItem[] = [];
  const scanner = new JsonScanner(options.arrays ?? []);
  for await (const chunk of readText(source, { problems })) {
    yield* scanner.read(chunk);
    while (problems.length > 0 && problems[0]?.problems?.[0]?.code !== 'SOURCE_CUT')
      yield* notes(problems.splice(0, 1));
  }
  const isCut = problems.length > 0;
  const rest = scanner.end();
  // Where the bytes broke off, the broken off record tells nothing more.
  yield* isCut ? rest.filter((item) => item.problems?.[0]?.code !== 'JSON_TRUNCATED') : rest;
  yield* notes(problems);
}

function notes(items: SourceItem[]): JsonItem[] {
  return items.map(({ place, problems }) => ({ place, problems: problems ?? [] }));
}
