import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { htmlEntities } from './html-entities.js';
import type { ImportSource, Place, ProblemNote, SourceItem } from './importer.js';
import { type ReadTextOptions, readText } from './read-text.js';
import type { XmlElement } from './xml-element.js';
import { findResumption, type XmlTag } from './xml-resume.js';

export interface XmlRecord {
  element: XmlElement;
  /** The elements around the record, outermost first; the same object as long as the same element is open. */
  ancestors: readonly XmlTag[];
  place: Place;
  /** FLAGGED repairs: unknown entities, bare '&' and '<', control characters. */
  problems: ProblemNote[];
}

/** A record, or a problem where there was none to be had. */
export type XmlItem = XmlRecord | { element?: undefined; place: Place; problems: ProblemNote[] };

export interface XmlRecordOptions {
  /**
   * Local names of the elements that are records. Neither they nor the elements around them may occur inside a record:
   * there they count as a missing end tag.
   */
  records: readonly string[];
}

/**
 * The elements of an XML file that are records, each as a small tree, in flat memory whatever the size of the file.
 * Named entities of HTML and of an internal DTD subset are known; nothing outside the file is ever loaded; several roots
 * and misplaced declarations are put up with. Slips inside the text (a bare '&', an unknown entity) are repaired and
 * flagged. Where the markup itself is broken, the record is left out with a QUARANTINED problem (XML_SYNTAX) and reading
 * goes on at the next record; a file that ends too soon gives one QUARANTINED problem (XML_TRUNCATED) at its end.
 */
export async function* readXmlRecords(source: ImportSource, options: XmlRecordOptions): AsyncGenerator<XmlItem> {
  const problems: SourceItem[] = [];
  const textOptions: ReadTextOptions = { problems };
  const reader = new XmlRecordReader(options.records);
  for await (const chunk of readText(source, textOptions)) {
    yield* reader.read(chunk);
    while (problems.length > 0 && problems[0]?.problems?.[0]?.code !== 'SOURCE_CUT')
      yield* notes(problems.splice(0, 1));
  }
  yield* reader.end(problems.some((item) => item.problems?.[0]?.code === 'SOURCE_CUT'));
  yield* notes(problems);
}

function notes(items: SourceItem[]): XmlItem[] {
  return items.map(({ place, problems }) => ({ place, problems: problems ?? [] }));
}

/** Thrown through the parser to leave it where the markup can't be trusted any more. */
class Broken {
  readonly reason: string;
  constructor(reason: string) {
    this.reason = reason;
  }
}

const bareAmpersand = /&(?!(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z_:][\w.:-]{0,60});)/g;
const bareAmpersandEntity = 'papergraph-bare-ampersand';
const ignoredErrors =
  /declaration|doctype|name\/value pairs|expected one of|version number|encoding value|standalone value/i;
const repairedErrors = /entity|duplicate attribute|malformed comment|"\]\]>"/;

class XmlRecordReader {
  private readonly records: Set<string>;
  private parser: SaxesParser<{ xmlns: false; fragment: true; position: true }>;
  /** Of the parser in use: lines before its text, characters of the chunks before the current one. */
  private lineOffset = 0;
  private consumed = 0;
  private chunk = '';
  private ancestors: readonly XmlTag[] = [];
  private open: XmlElement[] = [];
  private recordCount = 0;
  private recordPlace: Place = {};
  private recordNotes: ProblemNote[] = [];
  private output: XmlItem[] = [];
  /** A record whose end tag was the last event: undone where that end tag turns out to belong to an outer element. */
  private justClosed: { record: XmlRecord; position: number } | undefined;
  /** The ancestors before the last end tag, which may turn out to match none of them. */
  private justLeft: { ancestors: readonly XmlTag[]; position: number } | undefined;
  private isPriming = false;
  /** Text kept back: an entity that the chunk cuts, or a tag while looking for the next record. */
  private held = '';
  private resumeLine = 0;
  private isInCharacterData = false;
  private readonly entities: Record<string, string>;

  constructor(records: readonly string[]) {
    this.records = new Set(records);
    this.entities = { ...htmlEntities, amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
    const flagAmpersand = () => {
      this.note('XML_ENTITY', "bare '&' read as text, expected '&amp;'");
      return '&';
    };
    Object.defineProperty(this.entities, bareAmpersandEntity, { get: flagAmpersand });
    this.parser = this.makeParser();
  }

  read(chunk: string): XmlItem[] {
    let text = this.held + chunk;
    this.held = '';
    for (;;) {
      if (this.resumeLine > 0) {
        const rest = this.resume(text);
        if (rest === undefined) break;
        text = rest;
      }
      const broken = this.parse(text);
      if (broken === undefined) break;
      text = broken;
    }
    return this.take();
  }

  end(isCut: boolean): XmlItem[] {
    // A rest that was held back for its '&' is text all the same; one held while looking for a record is not.
    if (this.resumeLine === 0 && this.held !== '') this.read(`${this.held.replace(bareAmpersand, '&amp;')} `);
    const record = this.open[0];
    const inner = this.ancestors[this.ancestors.length - 1];
    const cut = isCut ? 'the source could not be read to its end; it stops' : 'the file ends';
    if (record) {
      const reason = `${cut} inside the <${record.name}> that begins here`;
      this.output.push({
        place: this.recordPlace,
        problems: [{ severity: 'QUARANTINED', code: 'XML_TRUNCATED', reason }],
      });
    } else if (inner && this.resumeLine === 0) {
      const reason = `${cut} before </${inner.name}>`;
      const place = { line: this.line() };
      this.output.push({ place, problems: [{ severity: 'QUARANTINED', code: 'XML_TRUNCATED', reason }] });
    }
    this.open = [];
    return this.take();
  }

  private take(): XmlItem[] {
    const items = this.output;
    this.output = [];
    return items;
  }

  /** Gives text to the parser; where the markup breaks, the text from that place on is returned. */
  private parse(text: string): string | undefined {
    const safe = this.repairAmpersands(text);
    this.chunk = safe;
    try {
      this.parser.write(safe);
      this.consumed += safe.length;
      return undefined;
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      return this.abandon(error);
    }
  }

  private abandon(broken: Broken): string {
    const line = this.line();
    const at = Math.min(this.parser.position - this.consumed, this.chunk.length);
    const from = Math.max(0, this.chunk.lastIndexOf('<', at - 1));
    const isRecord = this.open.length > 0;
    const excerpt = this.chunk.slice(Math.max(0, from - 80), at + 80).trim();
    const place = isRecord ? this.recordPlace : { line };
    const reason = isRecord && this.recordPlace.line !== line ? `${broken.reason} in line ${line}` : broken.reason;
    this.output.push({ place, problems: [{ severity: 'QUARANTINED', code: 'XML_SYNTAX', reason, excerpt }] });
    this.open = [];
    this.recordNotes = [];
    // At least one character further than the last break, so that a break never repeats in one place.
    const next = from > 0 || isRecord ? from : Math.max(at, 1);
    this.resumeLine = line - countLines(this.chunk.slice(next, at));
    return this.chunk.slice(next);
  }

  /** Looks for the place where reading can go on, and begins a new parser there; undefined where it is not in the text. */
  private resume(text: string): string | undefined {
    const found = findResumption(text, this.records, this.ancestors);
    if (!found) {
      const keep = Math.max(text.lastIndexOf('<'), text.length - 200, 0);
      this.resumeLine += countLines(text.slice(0, keep));
      this.held = text.slice(keep);
      return undefined;
    }
    this.lineOffset = this.resumeLine + countLines(text.slice(0, found.index)) - 1;
    this.resumeLine = 0;
    const outer = this.ancestors.slice(0, found.depth);
    this.parser = this.makeParser();
    this.prime(outer);
    return text.slice(found.index);
  }

  /** Opens the ancestors again in a new parser, unnoticed. */
  private prime(ancestors: readonly XmlTag[]): void {
    this.isPriming = true;
    const text = ancestors.map((tag) => `<${tag.writtenName}>`).join('');
    this.parser.write(text);
    this.consumed = text.length;
    this.ancestors = ancestors;
    this.isPriming = false;
  }

  private makeParser(): SaxesParser<{ xmlns: false; fragment: true; position: true }> {
    const parser = new SaxesParser({ xmlns: false, fragment: true, position: true });
    parser.ENTITIES = this.entities;
    parser.on('opentag', (tag) => this.onOpen(tag));
    parser.on('closetag', () => this.onClose());
    parser.on('text', (text) => this.onText(text));
    parser.on('cdata', (text) => this.onText(text));
    parser.on('doctype', (text) => this.declareEntities(text));
    parser.on('error', (error) => this.onError(error.message.replace(/^(?:\d+:\d+: )+/, '')));
    this.consumed = 0;
    this.justClosed = undefined;
    this.justLeft = undefined;
    this.isInCharacterData = false;
    return parser;
  }

  private onOpen(tag: SaxesTagPlain): void {
    if (this.isPriming) return;
    const written = tag.name;
    const name = written.includes(':') ? written.slice(written.indexOf(':') + 1) : written;
    const parent = this.open[this.open.length - 1];
    if (this.records.has(name)) {
      if (parent) throw new Broken(`<${name}> inside <${this.open[0]?.name}>, expected its end tag first`);
      this.recordPlace = { line: this.line(), record: ++this.recordCount };
    } else if (!parent) {
      this.ancestors = [...this.ancestors, { name, writtenName: written, attributes: tag.attributes }];
      return;
    }
    if (parent && this.ancestors.some((ancestor) => ancestor.name === name)) {
      throw new Broken(`<${name}> inside <${this.open[0]?.name}>, expected its end tag first`);
    }
    const element: XmlElement = { name, attributes: tag.attributes, children: [], line: this.line() };
    parent?.children.push(element);
    this.open.push(element);
  }

  private onClose(): void {
    const element = this.open.pop();
    if (!element) {
      this.justLeft = { ancestors: this.ancestors, position: this.parser.position };
      this.ancestors = this.ancestors.slice(0, -1);
      return;
    }
    if (this.open.length > 0) return;
    const record = { element, ancestors: this.ancestors, place: this.recordPlace, problems: this.recordNotes };
    this.recordNotes = [];
    this.output.push(record);
    this.justClosed = { record, position: this.parser.position };
  }

  private onText(text: string): void {
    this.open[this.open.length - 1]?.children.push(text);
  }

  private onError(reason: string): void {
    if (ignoredErrors.test(reason)) return;
    const at = this.parser.position - this.consumed;
    const character = this.chunk[at - 1] ?? '';
    if (reason === 'disallowed character in tag name' && this.open.length > 0) {
      this.onText(`<${character}`);
      this.note('XML_CHARACTER', "bare '<' read as text, expected '&lt;'");
      return;
    }
    if (reason === 'disallowed character.' && character !== '<') {
      this.note('XML_CHARACTER', `the character U+${hex(character)} is not allowed in XML`);
      return;
    }
    if (repairedErrors.test(reason)) {
      this.note(
        'XML_ENTITY',
        `${reason.replace(/\.$/, '')} near '${this.chunk.slice(Math.max(0, at - 30), at)}', read as text`,
      );
      return;
    }
    // saxes closes the inner elements first and only then says that the end tag belonged to an outer one.
    if (this.justClosed?.position === this.parser.position) {
      const { record } = this.justClosed;
      this.output.splice(this.output.indexOf(record), 1);
      this.open = [record.element];
      this.recordPlace = record.place;
    }
    if (this.justLeft?.position === this.parser.position) this.ancestors = this.justLeft.ancestors;
    throw new Broken(`markup is not well-formed (${reason.replace(/\.$/, '')})`);
  }

  private note(code: string, reason: string): void {
    if (this.recordNotes.length >= 20 || this.open.length === 0) return;
    this.recordNotes.push({ severity: 'FLAGGED', code, reason: `${reason} in line ${this.line()}` });
  }

  /** Entities that the document itself declares with a plain value; no reference inside a value is followed. */
  private declareEntities(doctype: string): void {
    for (const [, name, , value] of doctype.matchAll(/<!ENTITY\s+([\w.:-]+)\s+(["'])([^"'<&]{0,200})\2\s*>/g)) {
      if (name !== undefined && value !== undefined && !(name in this.entities)) this.entities[name] = value;
    }
    for (const [, name, code] of doctype.matchAll(/<!ENTITY\s+([\w.:-]+)\s+["']&#(x?[\da-fA-F]+);["']\s*>/g)) {
      const point = code?.startsWith('x') ? Number.parseInt(code.slice(1), 16) : Number(code);
      if (name !== undefined && point > 0 && point <= 0x10ffff && !(name in this.entities))
        this.entities[name] = String.fromCodePoint(point);
    }
  }

  /**
   * A '&' that begins no entity would make the parser read on to the next ';', through tags. It is written as an entity
   * of our own first. One that the chunk cuts is held back; CDATA sections stay as they are.
   */
  private repairAmpersands(text: string): string {
    const last = text.lastIndexOf('&');
    let safe = text;
    if (last >= 0 && text.length - last < 64 && !/[;<\s]/.test(text.slice(last))) {
      this.held = text.slice(last);
      safe = text.slice(0, last);
    }
    const hasCharacterData = this.isInCharacterData || safe.includes('<![CDATA[');
    if (!hasCharacterData) return safe.replace(bareAmpersand, `&${bareAmpersandEntity};`);
    return safe
      .split(/(<!\[CDATA\[|\]\]>)/)
      .map((part) => {
        if (part === '<![CDATA[') this.isInCharacterData = true;
        else if (part === ']]>') this.isInCharacterData = false;
        else if (!this.isInCharacterData) return part.replace(bareAmpersand, `&${bareAmpersandEntity};`);
        return part;
      })
      .join('');
  }

  private line(): number {
    return this.lineOffset + this.parser.line;
  }
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
