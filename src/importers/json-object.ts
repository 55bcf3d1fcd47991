export type JsonObject = Record<string, unknown>;

/** The value where it is an object and no array, else undefined. */
export function asObject(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}

/** The value where it is an array, else an empty one. */
export function asArray(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The objects in an array; everything else in it is left out. */
export function asObjects(value: unknown): JsonObject[] {
  return asArray(value).flatMap((element) => {
    const object = asObject(element);
    return object ? [object] : [];
  });
}

/** Text without white space around it; numbers as text; undefined for everything else and where it is empty. */
export function asText(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' ? value.trim() || undefined : undefined;
}

/** The texts in an array, or one text alone; empty ones are left out. */
export function asTexts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((element) => asText(element) ?? []);
}

/** A count: a whole number from 0, also where it is written as text or in MongoDB's `{"$numberLong": "7"}`. */
export function asCount(value: unknown): number | undefined {
  const plain = asObject(value)?.$numberLong ?? value;
  const number = typeof plain === 'string' && plain.trim() !== '' ? Number(plain) : plain;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}
