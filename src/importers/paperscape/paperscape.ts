import type { Importer, ImportSource, SourceItem } from '../importer.js';
import { arxivCategory } from '../listing/arxiv-taxonomy.js';
import type { PaperRecord } from '../paper-record.js';
import { readLines } from '../read-lines.js';
import type { ReadTextOptions } from '../read-text.js';
import { withoutUndefined } from '../without-undefined.js';

const row = /^[^;\s]+;[a-z-]+(?:\.[A-Za-z-]+)?(?:,[^;]*)?;\d+;\d+;[^;]*;[^;]*;.+$/m;

/**
 * Paperscape: `arxiv-id;categories;references found;references in all;references;authors;title`, lists by comma, lines
 * of '#' around. Only the first six semicolons separate: a title may hold more.
 */
export const paperscape: Importer = {
  format: 'paperscape',
  label: 'Paperscape (id;categories;found refs;total refs;refs;authors;title)',
  detect: (head) => {
    const first = head.split(/\r?\n/, 60).find((line) => line !== '' && !line.startsWith('#'));
    return first !== undefined && row.test(first);
  },
  read,
};

async function* read(source: ImportSource): AsyncGenerator<SourceItem> {
  const problems: NonNullable<ReadTextOptions['problems']> = [];
  let record = 0;
  for await (const { text, line } of readLines(source, { problems })) {
    if (text === '' || text.startsWith('#')) continue;
    const place = { line, record: ++record };
    const paper = fromRow(text);
    if (typeof paper !== 'string') yield { place, record: paper };
    else
      yield {
        place,
        problems: [{ severity: 'QUARANTINED', code: 'ROW_SYNTAX', reason: paper, excerpt: text.slice(0, 200) }],
      };
  }
  yield* problems;
}

/** The paper of a row, or what is wrong with it. */
function fromRow(text: string): PaperRecord | string {
  const [id = '', codes = '', , total = '', cited = '', names = '', ...rest] = text.split(';');
  const title = rest.join(';').trim();
  if (rest.length === 0) return `a row with ${text.split(';').length} fields, expected 7 separated by ';'`;
  if (id === '') return 'the row has no arXiv id';
  if (title === '') return `the row of '${id}' has no title`;
  const references = list(cited).map((value) => ({ identifier: { scheme: 'arxiv', value } }));
  const categories = list(codes).map((code) => {
    const label = arxivCategory(code)?.label;
    return { scheme: 'arxiv', code, ...(label ? { label } : {}) };
  });
  return withoutUndefined<PaperRecord>({
    kind: 'paper',
    recordKey: id,
    identifiers: [{ scheme: 'arxiv', value: id }],
    title,
    date: monthOfId(id),
    type: 'PREPRINT',
    authors: list(names).map((name) => ({ name })),
    categories: categories.length > 0 ? categories : undefined,
    references: references.length > 0 ? references : undefined,
    referencesStated: /^\d+$/.test(total) ? Number(total) : undefined,
  });
}

/** An arXiv id states year and month of the submission: 'hep-th/9108001', '1708.01234'. */
function monthOfId(id: string): string | undefined {
  const digits = /^(?:[a-z-]+(?:\.[A-Z]{2})?\/)?(\d\d)(0[1-9]|1[0-2])\.?\d{3,5}/.exec(id);
  if (!digits) return undefined;
  const year = Number(digits[1]);
  return `${year >= 91 ? 1900 + year : 2000 + year}-${digits[2]}`;
}

function list(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
