import type { ImportSource, SourceItem } from '../../src/importers/importer.js';

/** A source in memory, given out in pieces of a few bytes, so that every boundary is met. */
export function textSource(content: string | Uint8Array, pieceLength = 7, name = 'memory'): ImportSource {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return {
    name,
    async *open() {
      for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.subarray(at, at + pieceLength);
    },
  };
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** The codes of all problems of that severity. */
export function problemCodes(items: SourceItem[], severity: 'QUARANTINED' | 'FLAGGED' = 'QUARANTINED'): string[] {
  return items
    .flatMap((item) => item.problems ?? [])
    .flatMap((note) => (note.severity === severity ? [note.code] : []));
}
