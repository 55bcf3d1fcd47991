import { isUtf8 } from 'node:buffer';
import { ImportError } from '../errors.js';
import type { ImportSource, SourceItem } from './importer.js';
import { decodeWindows1252, detectTextEncoding } from './text-encoding.js';

const headBytes = 64 * 1024;
const maxReportedLines = 100;

export interface ReadTextOptions {
  /**
   * Receives what could not be decoded (FLAGGED, code ENCODING, with its line) and, as its last entry, where the bytes
   * ended too soon (QUARANTINED, code SOURCE_CUT: a broken .gz, a read error). A reader yields these to its caller.
   */
  problems?: SourceItem[];
  /** A TextDecoder label, where something outside the bytes decides; detected otherwise. */
  encoding?: string;
}

/**
 * Decodes the bytes of a source, chunk by chunk, in flat memory. Encoding as `detectTextEncoding` says; the byte order
 * mark is left out; in UTF-8 text, lines with invalid bytes are read as windows-1252 and reported. Line ends stay as
 * they are. No chunk ends between the halves of a surrogate pair or of a CR LF.
 * @throws ImportError SOURCE_UNREADABLE where not even the first bytes can be read
 */
export async function* readText(source: ImportSource, options: ReadTextOptions = {}): AsyncGenerator<string> {
  const problems = options.problems ?? [];
  let decode: ((bytes: Uint8Array, isLast: boolean) => string) | undefined;
  let head: Uint8Array[] = [];
  let headLength = 0;
  let held = '';

  const start = (): string => {
    const bytes = head.length === 1 && head[0] ? head[0] : Buffer.concat(head);
    head = [];
    const detected = detectTextEncoding(bytes);
    decode = makeDecoder(options.encoding ?? detected.label, problems);
    return decode(bytes.subarray(detected.markLength), false);
  };
  const whole = (text: string): string => {
    const joined = held + text;
    const last = joined.charCodeAt(joined.length - 1);
    held = last === 0x0d || (last >= 0xd800 && last < 0xdc00) ? joined.slice(-1) : '';
    return held ? joined.slice(0, -1) : joined;
  };

  let cut: SourceItem | undefined;
  const bytesOfSource = source.open()[Symbol.asyncIterator]();
  try {
    for (;;) {
      let step: IteratorResult<Uint8Array>;
      try {
        step = await bytesOfSource.next();
      } catch (error) {
        if (!decode && headLength === 0) throw unreadable(source, error);
        cut = cutShort(error);
        break;
      }
      if (step.done) break;
      if (decode) {
        const text = whole(decode(step.value, false));
        if (text) yield text;
        continue;
      }
      head.push(step.value);
      headLength += step.value.length;
      if (headLength < headBytes) continue;
      const text = whole(start());
      if (text) yield text;
    }
    const rest = held + (decode ? '' : start()) + (decode?.(new Uint8Array(0), true) ?? '');
    if (cut) problems.push(cut);
    if (rest) yield rest;
  } finally {
    await bytesOfSource.return?.();
  }
}

function unreadable(source: ImportSource, error: unknown): ImportError {
  const reason = error instanceof Error ? error.message : String(error);
  return new ImportError('SOURCE_UNREADABLE', `reading '${source.name}' failed: ${reason}`, {
    cause: error,
    hint: 'check that the file exists, may be read, and is what its name says (a .gz holds gzip data)',
  });
}

function cutShort(error: unknown): SourceItem {
  const reason = `reading stopped before the end of the source: ${error instanceof Error ? error.message : String(error)}`;
  return { place: {}, problems: [{ severity: 'QUARANTINED', code: 'SOURCE_CUT', reason }] };
}

function makeDecoder(label: string, problems: SourceItem[]): (bytes: Uint8Array, isLast: boolean) => string {
  if (label === 'utf-8') return utf8Decoder(problems);
  if (label === 'windows-1252') return decodeWindows1252;
  const decoder = new TextDecoder(label);
  return (bytes, isLast) => decoder.decode(bytes, { stream: !isLast });
}

/** UTF-8 whose invalid lines are read as windows-1252: what such a line nearly always is. */
function utf8Decoder(problems: SourceItem[]): (bytes: Uint8Array, isLast: boolean) => string {
  let rest: Uint8Array = new Uint8Array(0);
  let line = 1;
  let reported = 0;

  const report = (at: number, excerpt: string): void => {
    if (++reported > maxReportedLines) return;
    const isLimit = reported === maxReportedLines;
    const reason = `line ${at} is not valid UTF-8 and was read as windows-1252${isLimit ? '; further such lines are not reported' : ''}`;
    problems.push({ place: { line: at }, problems: [{ severity: 'FLAGGED', code: 'ENCODING', reason, excerpt }] });
  };

  return (bytes, isLast) => {
    const all = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes;
    const end = isLast ? all.length : completeLength(all);
    rest = end < all.length ? all.slice(end) : new Uint8Array(0);
    const part = Buffer.from(all.buffer, all.byteOffset, end);
    if (isUtf8(part)) {
      line += countLineFeeds(part);
      return part.toString('utf8');
    }
    let text = '';
    for (let from = 0; from < part.length; ) {
      const feed = part.indexOf(0x0a, from);
      const to = feed < 0 ? part.length : feed + 1;
      const piece = part.subarray(from, to);
      if (isUtf8(piece)) text += piece.toString('utf8');
      else {
        const decoded = decodeWindows1252(piece);
        report(line, decoded.trim());
        text += decoded;
      }
      if (feed >= 0) line++;
      from = to;
    }
    return text;
  };
}

/** How many bytes come before a sequence that the end of the bytes cuts. */
function completeLength(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function countLineFeeds(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) count++;
  return count;
}
