import type { ExecutionResult } from 'graphql';

/**
 * JSON as UTF-8, a byte a character: put together like any text, and handed out as bytes without being looked through.
 */
export type ByteText = string;

/** A part of an answer that is JSON already. */
export class Written {
  readonly json: ByteText;

  constructor(json: ByteText) {
    this.json = json;
  }

  /** @param values complete: written, leaves, or lists of them */
  static list(values: readonly unknown[]): Written {
    return new Written(`[${values.map(itemText).join(',')}]`);
  }

  /** For whoever writes an answer that holds it as a plain value. */
  toJSON(): unknown {
    return JSON.parse(bytesOf(this.json).toString());
  }
}

/** How a field begins in an object, as JSON: with the brace or comma before its name and the colon behind it. */
export interface FieldLabels {
  first: string;
  next: string;
  /** Name and colon, as ASCII. */
  bare: Uint8Array;
}

export function labelsOf(responseName: string): FieldLabels {
  const bare = `"${responseName}":`;
  return { first: `{${bare}`, next: `,${bare}`, bare: Buffer.from(bare, 'latin1') };
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

/** An answer as JSON in UTF-8, its parts in their order: bytes that are nobody else's. */
export function answerBytes(result: ExecutionResult): Buffer {
  const parts = Object.entries(result).flatMap(([name, part]) => {
    const json = byteText(part);
    return json === undefined ? [] : [`${byteText(name)}:${json}`];
  });
  return bytesOf(`{${parts.join(',')}}`);
}

function itemText(value: unknown): ByteText {
  return byteText(value) ?? 'null';
}

/** As JSON.stringify has it; undefined where JSON has no word for the value. */
function byteText(value: unknown): ByteText | undefined {
  if (value instanceof Written) return value.json;
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'null';
  if (typeof value === 'string' && plainText.test(value)) return `"${value}"`;
  if (Array.isArray(value)) return Written.list(value).json;
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined ? undefined : Buffer.from(text).toString('latin1');
}

/** All of ASCII but quotes, backslashes and control characters. */
const plainText = /^[ !#-[\]-~]*$/;

/** Not a part of a page that many share and keep alive, as Buffer.from may give. */
function bytesOf(json: ByteText): Buffer {
  const bytes = Buffer.allocUnsafeSlow(json.length);
  bytes.write(json, 'latin1');
  return bytes;
}
