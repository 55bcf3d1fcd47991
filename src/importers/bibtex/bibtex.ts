import type { Importer, ImportSource, ProblemNote, SourceItem } from '../importer.js';
import { readText } from '../read-text.js';
import { bibtexToPaper } from './bibtex-to-paper.js';
import { inheritFields, parentKeys } from './inherit-fields.js';
import { type BibtexEntry, defineBibtexString, newBibtexStrings, parseBibtexEntry } from './parse-bibtex-entry.js';
import { type BibtexBlock, splitBibtex } from './split-bibtex.js';

/** Blocks that are no papers. */
const asides = new Set(['comment', 'preamble', 'xdata', 'set', 'control', 'jabref-meta', 'bibdesk']);

/**
 * BibTeX and biblatex. The file is read up to three times (found references, their targets, the entries), so that
 * 'crossref' and 'xdata' work in any order in memory that does not grow with the file.
 */
export const bibtex: Importer = {
  format: 'bibtex',
  label: 'BibTeX and biblatex (.bib)',
  hasLocalKeys: true,
  detect: (head) => {
    // UTF-16 without a mark arrives with zeros between its letters.
    const plain = head.replaceAll('\0', '').trimStart();
    return !/^[<[{]/.test(plain) && /(?:^|[\r\n}])[ \t]*@[ \t]*[A-Za-z][\w-]*\s*[{(]/.test(plain);
  },
  async *read(source) {
    const parents = await findParents(source);
    const problems: SourceItem[] = [];
    let record = 0;
    for await (const { block, entry } of entriesOf(source, problems)) {
      yield* problems.splice(0);
      record++;
      yield entry === undefined ? unclosed(block, record) : toItem(block, entry, parents, record);
    }
    yield* problems;
  },
};

async function* entriesOf(
  source: ImportSource,
  problems: SourceItem[],
): AsyncGenerator<{ block: BibtexBlock; entry: BibtexEntry | undefined }> {
  const strings = newBibtexStrings();
  for await (const block of splitBibtex(normalizeLineEnds(readText(source, { problems })))) {
    if (block.type === 'string') {
      if (block.isBroken || !defineBibtexString(block.body, strings)) yield { block, entry: undefined };
    } else if (!asides.has(block.type)) {
      yield { block, entry: block.isBroken ? undefined : parseBibtexEntry(block.type, block.body, strings) };
    }
  }
}

async function findParents(source: ImportSource): Promise<Map<string, BibtexEntry>> {
  const parents = new Map<string, BibtexEntry>();
  const wanted = new Set<string>();
  for await (const block of splitBibtex(normalizeLineEnds(readText(source)))) {
    if (!/\b(?:crossref|xdata)\b/i.test(block.body)) continue;
    for (const key of parentKeys(parseBibtexEntry(block.type, block.body, new Map()))) wanted.add(key);
  }
  if (wanted.size === 0) return parents;
  const strings = newBibtexStrings();
  for await (const block of splitBibtex(normalizeLineEnds(readText(source)))) {
    if (block.type === 'string') defineBibtexString(block.body, strings);
    const key = /^\s*([^\s,={}"]+)/.exec(block.body)?.[1]?.toLowerCase() ?? '';
    if (wanted.has(key) && !parents.has(key)) parents.set(key, parseBibtexEntry(block.type, block.body, strings));
  }
  return parents;
}

async function* normalizeLineEnds(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const chunk of chunks) yield chunk.includes('\r') ? chunk.replace(/\r\n?/g, '\n') : chunk;
}

function toItem(
  block: BibtexBlock,
  entry: BibtexEntry,
  parents: ReadonlyMap<string, BibtexEntry>,
  recordNumber: number,
): SourceItem {
  const place = { line: block.line, record: recordNumber };
  if (parents.size > 0) inheritFields(entry, parents);
  const record = bibtexToPaper(entry);
  const flaws: ProblemNote[] = entry.flaws.map((flaw) => ({
    severity: 'FLAGGED',
    code: 'BIBTEX_MENDED',
    reason: `in entry "${entry.key}": ${flaw}`,
  }));
  if (record !== undefined) return flaws.length === 0 ? { place, record } : { place, record, problems: flaws };
  const reason = `entry "${entry.key}" of type "${entry.type}" has no title`;
  return {
    place,
    problems: [{ severity: 'QUARANTINED', code: 'NO_TITLE', reason, excerpt: block.body.trim() }, ...flaws],
  };
}

function unclosed(block: BibtexBlock, record: number): SourceItem {
  const reason = `reading the "@${block.type}" that begins here failed, expected balanced braces before the next one`;
  const place = { line: block.line, record };
  return {
    place,
    problems: [{ severity: 'QUARANTINED', code: 'BIBTEX_UNCLOSED', reason, excerpt: block.body.trim() }],
  };
}
