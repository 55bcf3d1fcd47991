import type { ExecutionResult } from 'graphql';
import { WrittenText } from '../../schema/written-text.js';
import { roomToSend } from '../sent-bytes.js';

/**
 * JSON as UTF-8, a byte a character: put together like any text, and handed out as bytes without being looked through.
 */
export type ByteText = string;

/** A part of an answer that is JSON already. */
export class Written {
  readonly json: ByteText | Buffer;
  /** The answer that has nothing but these data, where it is written already. */
  readonly answer: Buffer | undefined;

  /** @param json as UTF-8: as bytes where it isn't put together with more */
  constructor(json: ByteText | Buffer, answer?: Buffer) {
    this.json = json;
    this.answer = answer;
  }

  /** @param answer `beginOfAnswer`, the data and a brace */
  static dataOf(answer: Buffer): Written {
    return new Written(answer.subarray(beginOfAnswer.end, -1), answer);
  }

  /** @param values complete: written, leaves, or lists of them */
  static list(values: readonly unknown[]): Written {
    return new Written(`[${values.map(itemText).join(',')}]`);
  }

  /** For whoever writes an answer that holds it as a plain value. */
  toJSON(): unknown {
    return JSON.parse(joined([this.json]).toString());
  }
}

export const beginOfAnswer = WrittenText.of('{"data":');

/** How a field begins in an object, as JSON: with the brace or comma before its name and the colon behind it. */
export interface FieldLabels {
  first: string;
  next: string;
  firstBytes: WrittenText;
  nextBytes: WrittenText;
}

export function labelsOf(responseName: string): FieldLabels {
  const first = `{"${responseName}":`;
  const next = `,"${responseName}":`;
  return { first, next, firstBytes: WrittenText.of(first), nextBytes: WrittenText.of(next) };
}

/**
 * An object without its last brace, with one more field; as it was where JSON has no word for the value.
 *
 * @param json empty before the first field
 */
export function withField(json: ByteText, { labels }: { labels: FieldLabels }, value: unknown): ByteText {
  const label = json === '' ? labels.first : labels.next;
  const written = byteText(value);
  return written === undefined ? json : json + label + written;
}

/** The object that `withField` has begun. */
export function writtenObject(json: ByteText): Written {
  return new Written(json === '' ? '{}' : `${json}}`);
}

/** An answer as JSON in UTF-8, its parts in their order. */
export function answerBytes(result: ExecutionResult): Buffer {
  const { data, errors, extensions } = result;
  if (data instanceof Written && data.answer && !errors && !extensions) return data.answer;
  const parts: (ByteText | Buffer)[] = [];
  for (const [name, part] of Object.entries(result)) {
    const json = part instanceof Written ? part.json : byteText(part);
    if (json !== undefined) parts.push(parts.length === 0 ? `{"${name}":` : `,"${name}":`, json);
  }
  parts.push(parts.length === 0 ? '{}' : '}');
  return joined(parts);
}

function itemText(value: unknown): ByteText {
  return byteText(value) ?? 'null';
}

/** As JSON.stringify has it; undefined where JSON has no word for the value. */
function byteText(value: unknown): ByteText | undefined {
  if (value instanceof Written) return typeof value.json === 'string' ? value.json : value.json.toString('latin1');
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'null';
  if (typeof value === 'string' && plainText.test(value)) return `"${value}"`;
  if (Array.isArray(value)) return byteText(Written.list(value));
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined ? undefined : Buffer.from(text).toString('latin1');
}

/** All of ASCII but quotes, backslashes and control characters. */
const plainText = /^[ !#-[\]-~]*$/;

function joined(parts: readonly (ByteText | Buffer)[]): Buffer {
  let length = 0;
  for (const part of parts) length += part.length;
  const bytes = roomToSend(length);
  let at = 0;
  for (const part of parts) {
    if (typeof part === 'string') bytes.write(part, at, 'latin1');
    else bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
