export const entityKinds = ['paper', 'author', 'organization', 'category', 'topic', 'venue'] as const;
export type EntityKind = (typeof entityKinds)[number];

/** What the schema calls them. */
export const typeNames: Record<EntityKind, string> = {
  paper: 'Paper',
  author: 'Author',
  organization: 'Organization',
  category: 'Category',
  topic: 'Topic',
  venue: 'Venue',
};

/**
 * Reads an `id` as the schema gives it: base64 of type and database id.
 *
 * @returns undefined where the text is none
 */
export function decodeGlobalId(text: string): { kind: EntityKind; id: number } | undefined {
  if (!/^[A-Za-z0-9+/]{8,40}={0,2}$/.test(text)) return undefined;
  const match = /^([A-Z][a-z]+):(\d{1,10})$/.exec(Buffer.from(text, 'base64').toString('latin1'));
  const kind = entityKinds.find((candidate) => typeNames[candidate] === match?.[1]);
  const id = Number(match?.[2]);
  return kind === undefined || id > 0x7fffffff ? undefined : { kind, id };
}

export function encodeGlobalId(kind: EntityKind, id: number): string {
  return Buffer.from(`${typeNames[kind]}:${id}`).toString('base64');
}
