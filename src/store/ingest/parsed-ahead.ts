import { type PersonName, parsePersonName } from '../../identity/person-name.js';
import type { GraphRecord } from '../../importers/paper-record.js';
import { learnPersonName, personNameKey, personNamesKept } from './person-names.js';
import { learnTitleForms, readTitleForms } from './title-forms.js';

/** As they cross threads: a name's key and parts, a title and its forms. */
interface Parsed {
  names: [key: string, parsed: PersonName][];
  titles: [title: string, folded: string, key: string, words: readonly string[]][];
}

/**
 * What is worked out of papers in the thread that reads them, so that the thread that writes finds it done: names of
 * people parsed, titles in the forms in which they are compared. A name that comes again is sent once, for as long as the
 * other thread remembers it.
 */
export class ParsedAhead {
  #parsed: Parsed = { names: [], titles: [] };
  #recent = new Set<string>();
  #older = new Set<string>();

  add(record: GraphRecord): void {
    if (record.kind !== 'paper') return;
    const { folded, key, words } = readTitleForms(record.title);
    this.#parsed.titles.push([record.title, folded, key, words]);
    for (const mention of record.authors) {
      const nameKey = personNameKey(mention);
      if (this.#recent.has(nameKey)) continue;
      if (!this.#older.has(nameKey)) this.#parsed.names.push([nameKey, parsePersonName(mention)]);
      if (this.#recent.size >= personNamesKept) {
        this.#older = this.#recent;
        this.#recent = new Set();
      }
      this.#recent.add(nameKey);
    }
  }

  /** What was added since the last time, as text: it crosses threads faster than objects. */
  take(): string {
    const text = JSON.stringify(this.#parsed);
    this.#parsed = { names: [], titles: [] };
    return text;
  }
}

/** Remembers what `ParsedAhead` worked out. */
export function learnParsed(text: string): void {
  const { names, titles } = JSON.parse(text) as Parsed;
  for (const [key, parsed] of names) learnPersonName(key, parsed);
  for (const [title, folded, key, words] of titles) learnTitleForms(title, { folded, key, words });
}
