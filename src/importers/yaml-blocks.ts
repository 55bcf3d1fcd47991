import { parse } from 'yaml';
import type { ImportSource, Place, ProblemNote, SourceItem } from './importer.js';
import { readLines } from './read-lines.js';

export type YamlBlock =
  | { value: unknown; place: Place; problems?: undefined }
  | { value?: undefined; place: Place; problems: ProblemNote[] };

/**
 * The entries of a long YAML list or map, one by one, in flat memory: an entry begins at every line that begins with
 * neither white space nor '#'. Each value is what that piece of YAML means alone: a list of one, or a map of one key.
 * An entry that is no YAML is left out with a QUARANTINED problem (YAML_SYNTAX). Anchors hold within an entry only.
 */
export async function* readYamlBlocks(source: ImportSource): AsyncGenerator<YamlBlock> {
  const problems: SourceItem[] = [];
  let lines: string[] = [];
  let start = 1;
  let record = 0;
  for await (const { text, line } of readLines(source, { problems })) {
    if (/^(?:---|\.\.\.|%)/.test(text)) continue;
    const isStart = /^[^\s#]/.test(text);
    if (isStart && lines.length > 0) yield parseBlock(lines, { line: start, record: ++record });
    if (isStart) {
      lines = [text];
      start = line;
    } else if (lines.length > 0) lines.push(text);
  }
  if (lines.length > 0) yield parseBlock(lines, { line: start, record: ++record });
  for (const item of problems) yield { place: item.place, problems: item.problems ?? [] };
}

function parseBlock(lines: string[], place: Place): YamlBlock {
  const text = lines.join('\n');
  try {
    return { value: parse(text), place };
  } catch (error) {
    const reason = `the entry is not valid YAML: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`;
    return { place, problems: [{ severity: 'QUARANTINED', code: 'YAML_SYNTAX', reason, excerpt: text.slice(0, 200) }] };
  }
}
