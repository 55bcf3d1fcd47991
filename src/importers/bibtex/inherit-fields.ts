import type { BibtexEntry } from './parse-bibtex-entry.js';

/** What names an entry, or ties it to others: no other entry has it. */
const names = new Set(['crossref', 'xref', 'xdata', 'ids', 'label', 'sortkey', 'key']);
/** What is said of the parent alone. */
const own = new Set(
  ['doi', 'url', 'eprint', 'eprinttype', 'archiveprefix', 'abstract', 'pages'].concat([
    'keywords',
    'note',
    'annotation',
    'annote',
    'file',
    'title',
    'subtitle',
    'shorttitle',
    'titleaddon',
  ]),
);
/** Parts of a book, whose author is by default the author of the book. */
const bookParts = new Set(['inbook', 'bookinbook', 'suppbook']);

/** The keys that an entry inherits from, by 'crossref' and 'xdata'. */
export function parentKeys(entry: BibtexEntry): string[] {
  const named = `${entry.fields.get('crossref') ?? ''},${entry.fields.get('xdata') ?? ''}`;
  return named
    .split(',')
    .map((key) => key.trim().toLowerCase())
    .filter((key) => key !== '');
}

/**
 * Fills an entry's gaps from its parents, as biber does by default: a parent's title becomes the book or journal title,
 * and what names the parent itself (DOI, URL, pages, ...) stays with it. An entry of the parent's type without a title
 * bears that of the parent; one that says nothing else is a second key of it. A parent's own parents are followed once each.
 * @param entry is changed in place
 * @param parents by key in lower case
 */
export function inheritFields(entry: BibtexEntry, parents: ReadonlyMap<string, BibtexEntry>): void {
  const seen = new Set<string>([entry.key.toLowerCase()]);
  const waiting = parentKeys(entry);
  for (let key = waiting.shift(); key !== undefined; key = waiting.shift()) {
    const parent = parents.get(key);
    if (parent === undefined || seen.has(key)) continue;
    seen.add(key);
    waiting.push(...parentKeys(parent));
    const isData = parent.type === 'xdata';
    const isSameType = parent.type === entry.type;
    const isSecondKey = isSameType && entry.fields.size === 1;
    const isUntitled = isSameType && !entry.fields.has('title');
    for (const [name, value] of parent.fields) {
      if (names.has(name) || entry.fields.has(name)) continue;
      const isTitle = name === 'title' || name === 'subtitle';
      const isShared = name === 'author' ? bookParts.has(entry.type) : !own.has(name) || (isTitle && isUntitled);
      if (isData || isSecondKey || isShared) entry.fields.set(name, value);
    }
    if (!isData) inheritTitle(entry, parent);
  }
}

function inheritTitle(entry: BibtexEntry, parent: BibtexEntry): void {
  const target = entry.type === 'article' || parent.type === 'periodical' ? 'journaltitle' : 'booktitle';
  const title = parent.fields.get('title') ?? parent.fields.get('booktitle');
  if (title === undefined || parent.type === entry.type) return;
  if (entry.fields.has(target) || (target === 'journaltitle' && entry.fields.has('journal'))) return;
  entry.fields.set(target, title);
  const subtitle = parent.fields.get('subtitle');
  if (subtitle !== undefined) entry.fields.set(target.replace('title', 'subtitle'), subtitle);
}
