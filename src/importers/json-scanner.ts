import type { Place, ProblemNote } from './importer.js';

export type JsonItem =
  | { value: unknown; place: Place; problems?: undefined }
  | { value?: undefined; place: Place; problems: ProblemNote[] };

/** Characters of one record; what is longer has lost its end. */
const maxRecordLength = 16 * 1024 * 1024;

/**
 * Finds the records in JSON text that comes in chunks, building nothing but the records. Only the text of the record in
 * hand is kept: `text` begins where nothing has been given out yet, in line `line`.
 */
export class JsonScanner {
  private readonly paths: ReadonlySet<string>;
  private readonly pathList: readonly string[];
  private text = '';
  private line = 1;
  private recordCount = 0;
  /** BETWEEN records; inside a RECORD; inside a broken one, LOST; in what follows the array of a wrapper, its TAIL. */
  private mode: 'BETWEEN' | 'RECORD' | 'LOST' | 'TAIL' = 'BETWEEN';
  private isInArray = false;
  /** Open brackets of the record or wrapper in hand, how far it was looked at, and whether that is within a string. */
  private stack: string[] = [];
  private at = 0;
  private isInString = false;
  private stringStart = 0;
  private keys: string[] = [];
  /** Open objects around the array of a wrapper. */
  private wrapperDepth = 0;
  /** White space before the '{' of records that begin a line, and the first key of a record: how to find the next one. */
  private indent: string | undefined;
  private firstKey: string | undefined;
  private isLineByLine = false;
  private output: JsonItem[] = [];

  /** @param arrays dotted keys at which a wrapper object may keep its records */
  constructor(arrays: readonly string[]) {
    this.pathList = arrays;
    this.paths = new Set(arrays);
  }

  read(chunk: string): JsonItem[] {
    this.text += chunk;
    this.scan(false);
    return this.take();
  }

  end(): JsonItem[] {
    this.scan(true);
    while (this.mode === 'RECORD') {
      const place = this.recordPlace();
      const excerpt = this.text.slice(0, 200);
      const found = this.findResumption();
      const reason = 'inside the record that begins here';
      if (found < 0) this.problem('JSON_TRUNCATED', `the file ends ${reason}`, place, excerpt);
      else this.problem('JSON_SYNTAX', `brackets do not close ${reason}`, place, excerpt);
      if (found < 0) return this.take();
      this.goOnAt(found);
      this.scan(true);
    }
    if (this.mode === 'TAIL' || this.isInArray) {
      const line = this.line + countLines(this.text);
      this.problem('JSON_TRUNCATED', "the file ends inside its array or object, expected its end ']' or '}'", { line });
    }
    return this.take();
  }

  private take(): JsonItem[] {
    const items = this.output;
    this.output = [];
    return items;
  }

  private scan(isEnd: boolean): void {
    let goesOn = true;
    while (goesOn) {
      if (this.mode === 'BETWEEN') goesOn = this.scanBetween(isEnd);
      else if (this.mode === 'LOST') goesOn = this.scanLost();
      else goesOn = this.scanBrackets();
    }
  }

  /** Gives out what can be read without looking inside; answers whether there is more to do. */
  private scanBetween(isEnd: boolean): boolean {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON text sequences have this sign before each record
    const start = this.text.search(/[^\s,\x1e\ufeff]/);
    if (start < 0) {
      this.drop(this.text.length);
      return false;
    }
    const character = this.text[start];
    const lineStart = this.text.lastIndexOf('\n', start) + 1;
    const indent = lineStart > 0 || this.recordCount === 0 ? this.text.slice(lineStart, start) : undefined;
    this.drop(start);
    if (character === '{') return this.beginRecord(indent, isEnd);
    if (character === '[' && !this.isInArray) {
      this.isInArray = true;
      this.drop(1);
      return true;
    }
    if (character === ']' && this.isInArray) {
      this.isInArray = false;
      this.drop(1);
      if (this.wrapperDepth > 0) {
        this.mode = 'TAIL';
        this.stack = Array.from({ length: this.wrapperDepth }, () => '{');
        this.at = 0;
      }
      return true;
    }
    const end = this.text.slice(1).search(/[\n{\]]/) + 1;
    if (end === 0 && !isEnd) return false;
    const stray = end === 0 ? this.text : this.text.slice(0, end);
    this.problem('JSON_SYNTAX', `text between records, expected '{'`, { line: this.line }, stray.slice(0, 200));
    this.drop(stray.length);
    return true;
  }

  private beginRecord(indent: string | undefined, isEnd: boolean): boolean {
    const newline = this.text.indexOf('\n');
    const end = newline >= 0 ? newline : isEnd ? this.text.length : -1;
    const isTopLevel = !this.isInArray;
    if (end > 0) {
      const line = this.text.slice(0, end).replace(/[\s,]+$/, '');
      if (line.endsWith('}')) {
        const value = parse(line);
        if (value !== undefined) {
          this.isLineByLine = true;
          this.accept(value, line, indent, isTopLevel);
          this.drop(line.length);
          return true;
        }
        if (this.isLineByLine) {
          this.recordCount++;
          this.problem(
            'JSON_SYNTAX',
            `the line is not valid JSON: ${whyNot(line)}`,
            this.recordPlace(),
            line.slice(0, 200),
          );
          this.drop(line.length);
          return true;
        }
      }
    } else if (this.text.length < maxRecordLength && this.isLineByLine) return false;
    this.mode = 'RECORD';
    this.recordCount++;
    this.indent ??= indent?.trim() === '' ? indent : undefined;
    this.stack = [];
    this.keys = [];
    this.at = 0;
    this.isInString = false;
    return true;
  }

  /** Follows brackets and strings to the end of a record (or of what follows the array of a wrapper). */
  private scanBrackets(): boolean {
    const structural = /["{}[\]]/g;
    for (;;) {
      if (this.isInString) {
        const state = this.skipString();
        if (state === 'MORE') return this.outgrown();
        if (state === 'BROKEN') return this.lose('a string does not end in its line');
        continue;
      }
      structural.lastIndex = this.at;
      const found = structural.exec(this.text);
      if (!found) {
        this.at = this.text.length;
        return this.outgrown();
      }
      const character = found[0];
      this.at = found.index + 1;
      if (character === '"') {
        this.isInString = true;
        this.stringStart = this.at;
      } else if (character === '{' || character === '[') {
        if (character === '[' && this.isWrapperArray()) {
          this.wrapperDepth = this.stack.length;
          this.isInArray = true;
          this.recordCount--;
          this.mode = 'BETWEEN';
          this.indent = undefined;
          this.drop(this.at);
          return true;
        }
        this.stack.push(character);
      } else {
        const opened = this.stack.pop();
        if ((opened === '{') !== (character === '}'))
          return this.lose(`'${character}' closes '${opened ?? 'nothing'}'`);
        if (this.stack.length === 0) return this.finish();
      }
    }
  }

  private finish(): boolean {
    const wasTail = this.mode === 'TAIL';
    this.mode = 'BETWEEN';
    const text = this.text.slice(0, this.at);
    if (wasTail) this.wrapperDepth = 0;
    else {
      const value = parse(text);
      this.recordCount--;
      if (value !== undefined) this.accept(value, text, undefined, !this.isInArray);
      else {
        this.recordCount++;
        this.problem(
          'JSON_SYNTAX',
          `the record is not valid JSON: ${whyNot(text)}`,
          this.recordPlace(),
          text.slice(0, 200),
        );
      }
    }
    this.drop(text.length);
    return true;
  }

  private skipString(): 'DONE' | 'MORE' | 'BROKEN' {
    const end = /["\\\n]/g;
    for (;;) {
      end.lastIndex = this.at;
      const found = end.exec(this.text);
      if (!found) {
        this.at = this.text.length;
        return 'MORE';
      }
      if (found[0] === '\n') return 'BROKEN';
      if (found[0] === '\\') {
        if (found.index + 1 >= this.text.length) {
          this.at = found.index;
          return 'MORE';
        }
        this.at = found.index + 2;
        continue;
      }
      this.isInString = false;
      if (this.stack.length <= 4) this.keys[this.stack.length] = this.text.slice(this.stringStart, found.index);
      this.at = found.index + 1;
      return 'DONE';
    }
  }

  private isWrapperArray(): boolean {
    if (this.mode !== 'RECORD' || this.isInArray || this.paths.size === 0 || this.stack.includes('[')) return false;
    return this.paths.has(this.keys.slice(1, this.stack.length + 1).join('.'));
  }

  /** A record (or tail) that grew beyond all measure has lost its end; a tail is dropped as it is read. */
  private outgrown(): boolean {
    if (this.mode === 'TAIL') {
      const read = this.isInString ? 0 : this.at;
      this.drop(read);
      this.at -= read;
      return false;
    }
    return this.text.length > maxRecordLength && this.lose(`no end within ${maxRecordLength} characters`);
  }

  private lose(reason: string): boolean {
    const isRecord = this.mode === 'RECORD';
    const line = this.line + countLines(this.text.slice(0, this.at));
    const place = isRecord ? this.recordPlace() : { line: this.line };
    const excerpt = this.text.slice(Math.max(0, this.at - 100), this.at + 100);
    this.problem('JSON_SYNTAX', `the record is not valid JSON: ${reason} in line ${line}`, place, excerpt);
    this.mode = 'LOST';
    this.isInString = false;
    return true;
  }

  private scanLost(): boolean {
    const found = this.findResumption();
    if (found >= 0) {
      this.goOnAt(found);
      return true;
    }
    const keep = Math.max(1, this.text.length - 300);
    if (this.text.length > 301) this.drop(keep - 1);
    return false;
  }

  /** The '{' of the next record after the one that `text` begins with. */
  private findResumption(): number {
    const patterns: string[] = [];
    if (this.indent !== undefined || this.isLineByLine) patterns.push(`\\n${this.indent ?? '\\s*'}(?=\\{)`);
    if (this.firstKey !== undefined)
      patterns.push(`\\}\\s*,?\\s*(?=\\{\\s*"${this.firstKey.replace(/[^\w]/g, '\\$&')}"\\s*:)`);
    if (patterns.length === 0) patterns.push('\\n(?=\\{)');
    const pattern = new RegExp(patterns.join('|'), 'g');
    pattern.lastIndex = 1;
    return pattern.exec(this.text) ? pattern.lastIndex : -1;
  }

  private goOnAt(index: number): void {
    this.drop(index);
    this.mode = 'BETWEEN';
  }

  private accept(value: unknown, text: string, indent: string | undefined, isTopLevel: boolean): void {
    this.firstKey ??= /^\{\s*"([^"\\]*)"/.exec(text)?.[1];
    if (indent?.trim() === '') this.indent ??= indent;
    const elements = isTopLevel ? this.wrapped(value) : undefined;
    for (const element of elements ?? [value]) {
      this.recordCount++;
      this.output.push({ value: element, place: this.recordPlace() });
    }
  }

  private wrapped(value: unknown): unknown[] | undefined {
    for (const path of this.pathList) {
      let current: unknown = value;
      for (const key of path.split('.')) {
        current =
          typeof current === 'object' && current !== null ? (current as Record<string, unknown>)[key] : undefined;
      }
      if (Array.isArray(current)) return current;
    }
    return undefined;
  }

  private problem(code: string, reason: string, place: Place, excerpt?: string): void {
    this.output.push({ place, problems: [{ severity: 'QUARANTINED', code, reason, ...(excerpt ? { excerpt } : {}) }] });
  }

  private recordPlace(): Place {
    return { line: this.line, record: this.recordCount };
  }

  private drop(length: number): void {
    this.line += countLines(length === this.text.length ? this.text : this.text.slice(0, length));
    this.text = this.text.slice(length);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function whyNot(text: string): string {
  try {
    JSON.parse(text);
    return '';
  } catch (error) {
    return error instanceof Error
      ? error.message.replace(/, "?[\s\S]* is not valid JSON$/, '').slice(0, 120)
      : String(error);
  }
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
