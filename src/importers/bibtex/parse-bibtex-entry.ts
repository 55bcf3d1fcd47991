/** One entry with its values as written: braces and LaTeX still in, strings put in for their names. */
export interface BibtexEntry {
  type: string;
  /** Empty where the entry has none. */
  key: string;
  /** By lower case name; the first of two equal names stays. */
  fields: Map<string, string>;
  /** One clause each: what was passed over. */
  flaws: string[];
}

/** Names without a definition that every BibTeX style knows. */
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The strings of a file before it defines its own: the months. */
export function newBibtexStrings(): Map<string, string> {
  return new Map(months.map((month) => [month, month]));
}

/**
 * Reads the body of an entry: 'key, name = value # value, ...'. Mends what people get wrong (a missing comma or key, a
 * doubled comma, a quote that does not close) and says so in `flaws`.
 * @param type the entry's type, lower case
 * @param body text between the entry's delimiters
 * @param strings values of '@string' by lower case name
 */
export function parseBibtexEntry(type: string, body: string, strings: ReadonlyMap<string, string>): BibtexEntry {
  const head = /^\s*([^,={}"]*?)\s*(?:,|$)/.exec(body) ?? /^\s*([^\s,={}"]+)[ \t]*\n(?=\s*[\w-]+\s*=)/.exec(body);
  const key = head?.[1] ?? '';
  const entry: BibtexEntry = { type, key, fields: new Map(), flaws: [] };
  // Without a comma after it, the first word is a field's name: the key is missing.
  readFields(body.slice(head?.[0].length ?? 0), strings, entry);
  return entry;
}

/**
 * Reads '@string{name = value}' into `strings`.
 * @returns false where the body is no definition
 */
export function defineBibtexString(body: string, strings: Map<string, string>): boolean {
  const entry: BibtexEntry = { type: 'string', key: '', fields: new Map(), flaws: [] };
  readFields(body, strings, entry);
  for (const [name, value] of entry.fields) strings.set(name, value);
  return entry.fields.size > 0;
}

/** As biber has it, a percent sign between fields begins a comment. */
const fieldName = /(?:[\s,]|%[^\n]*\n)*([^\s=,{}"#]+)\s*=\s*/y;
const bareWord = /[^\s,#{}"]+/y;
const joint = /\s*#\s*/y;

function readFields(body: string, strings: ReadonlyMap<string, string>, entry: BibtexEntry): void {
  let at = 0;
  while (at < body.length) {
    fieldName.lastIndex = at;
    const found = fieldName.exec(body);
    if (found === null) {
      const next = findNextField(body, at);
      const passed = body.slice(at, next).trim();
      if (!/^[\s,]*$/.test(passed)) entry.flaws.push(`passed over "${cut(passed)}", expected a field`);
      if (next >= body.length) return;
      at = next;
      continue;
    }
    const name = (found[1] ?? '').toLowerCase();
    const value = readValue(body, fieldName.lastIndex, strings, entry);
    if (!entry.fields.has(name)) entry.fields.set(name, value.text);
    at = value.end;
  }
}

function readValue(
  body: string,
  from: number,
  strings: ReadonlyMap<string, string>,
  entry: BibtexEntry,
): { text: string; end: number } {
  let text = '';
  let at = from;
  for (;;) {
    const char = body[at];
    if (char === '{' || char === '"') {
      const end = findClose(body, at);
      if (end === undefined) {
        const next = findNextField(body, at + 1);
        entry.flaws.push(
          `read "${cut(body.slice(at, next))}" to the next field, expected a closing ${char === '{' ? 'brace' : 'quote'}`,
        );
        return { text: text + body.slice(at + 1, next).replace(/[\s,]+$/, ''), end: next };
      }
      text += body.slice(at + 1, end);
      at = end + 1;
    } else {
      bareWord.lastIndex = at;
      const word = bareWord.exec(body)?.[0] ?? '';
      const known = strings.get(word.toLowerCase());
      if (known === undefined && word !== '' && !/^\d/.test(word))
        entry.flaws.push(`kept the undefined string "${cut(word)}" as it is`);
      text += known ?? word;
      at += word.length;
    }
    joint.lastIndex = at;
    if (joint.exec(body) === null) break;
    at = joint.lastIndex;
  }
  return { text, end: at };
}

/** The brace or quote that closes the one at `from`; quotes close at brace depth 0 only, as in BibTeX. */
function findClose(body: string, from: number): number | undefined {
  const isQuoted = body[from] === '"';
  let depth = isQuoted ? 0 : 1;
  for (let at = from + 1; at < body.length; at++) {
    const char = body[at];
    if (char === '{') depth++;
    else if (char === '}') {
      depth--;
      if (depth === 0 && !isQuoted) return at;
    } else if (isQuoted && depth <= 0 && char === '"') {
      // A quote inside the value, as in "the "big" one": the true end is followed by a comma, a joint or the end.
      if (/^\s*(?:[,#]|$|[\w+-]+\s*=)/.test(body.slice(at + 1, at + 120))) return at;
    }
  }
  return undefined;
}

function findNextField(body: string, from: number): number {
  const next = /,\s*[\w+:-]+\s*=\s*["{\w]/g;
  next.lastIndex = from;
  return next.exec(body)?.index ?? body.length;
}

function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
