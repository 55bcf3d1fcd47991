import type { Importer, ImportSource, SourceItem } from '../importer.js';
import { readLines } from '../read-lines.js';
import { arxivPaper } from './arxiv-paper.js';
import { splitArxivAuthors } from './split-arxiv-authors.js';

/** The metadata file of one paper as arXiv keeps it: a header of named fields between lines of '\\', then the abstract. */
export const arxivAbs: Importer = {
  format: 'arxiv-abs',
  label: 'arXiv abstract file (.abs)',
  detect: (head, fileName) =>
    /^(?:-{10,}\s*\r?\n)?\\\\\s*\r?\n(?:arXiv|Paper):\s*\S+/.test(head) ||
    (head.trim() === '' && /\.abs$/i.test(fileName)),
  read,
};

async function* read(source: ImportSource): AsyncGenerator<SourceItem> {
  const problems: SourceItem[] = [];
  const fields = new Map<string, string>();
  const abstract: string[] = [];
  let section = 0;
  let current: string | undefined;
  for await (const { text } of readLines(source, { problems })) {
    if (/^\\\\\s*$/.test(text)) section++;
    else if (section === 2) abstract.push(text);
    else if (section === 1) {
      const field = /^([A-Za-z][A-Za-z-]*)(?: \([^)]*\))?:\s*(.*)$/.exec(text);
      if (field?.[1] && !/^\s/.test(text)) {
        current = field[1];
        // The first date is the submission; revisions follow under the same name.
        if (!fields.has(current)) fields.set(current, field[2] ?? '');
        else current = undefined;
      } else if (current && /^\s+\S/.test(text)) fields.set(current, `${fields.get(current) ?? ''} ${text.trim()}`);
    }
  }
  yield* problems;
  const place = { line: 1, record: 1 };
  const record = arxivPaper({
    id: fields.get('arXiv') ?? fields.get('Paper'),
    title: fields.get('Title'),
    abstract: abstract.join(' '),
    authors: splitArxivAuthors(fields.get('Authors') ?? fields.get('Author') ?? ''),
    submitted: fields.get('Date')?.replace(/\s*\([^)]*\)\s*$/, ''),
    categories: fields.get('Categories')?.split(/\s+/).filter(Boolean) ?? [],
    doi: fields.get('DOI'),
  });
  if (record) yield { place, record };
  else {
    const reason = section === 0 ? 'the file holds no header between lines of \\\\' : 'the header has no Title';
    yield { place, problems: [{ severity: 'QUARANTINED', code: 'NO_TITLE', reason }] };
  }
}
