import type { ExecutionResult } from 'graphql';

/** A part of an answer that is JSON already. */
export class Written {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** @param values complete: written, leaves, or lists of them */
  static list(values: readonly unknown[]): Written {
    let text = '';
    for (const value of values) text += text === '' ? itemText(value) : `,${itemText(value)}`;
    return new Written(`[${text}]`);
  }

  /** For whoever writes an answer that holds it as a plain value. */
  toJSON(): unknown {
    return JSON.parse(this.text);
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
 * @param text empty before the first field
 */
export function withField(text: string, { labels }: { labels: FieldLabels }, value: unknown): string {
  const label = text === '' ? labels.first : labels.next;
  const written = jsonText(value);
  return written === undefined ? text : text + label + written;
}

/** The object that `withField` has begun. */
export function writtenObject(text: string): Written {
  return new Written(text === '' ? '{}' : `${text}}`);
}

function itemText(value: unknown): string {
  return jsonText(value) ?? 'null';
}

/** As JSON.stringify has it; undefined where JSON has no word for the value. */
export function jsonText(value: unknown): string | undefined {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'null';
  if (value instanceof Written) return value.text;
  if (Array.isArray(value)) return Written.list(value).text;
  return JSON.stringify(value);
}

/** An answer as JSON, its parts in their order. */
export function answerText(result: ExecutionResult): string {
  const parts = Object.entries(result).flatMap(([name, part]) => {
    const text = jsonText(part);
    return text === undefined ? [] : [`${JSON.stringify(name)}:${text}`];
  });
  return `{${parts.join(',')}}`;
}

/** All but quotes, backslashes, control characters, and halves of surrogate pairs, which may stand alone. */
const plainText = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

function quoted(value: string): string {
  return plainText.test(value) ? `"${value}"` : JSON.stringify(value);
}
