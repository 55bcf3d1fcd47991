import { basename } from 'node:path';
import { ImportError } from '../errors.js';
import { importers } from './formats.js';
import type { Importer, ImportSource } from './importer.js';
import { detectTextEncoding } from './text-encoding.js';

const headBytes = 64 * 1024;

/**
 * The format of a source, by its first 64 KiB and its name; undefined where no format knows it.
 * @throws ImportError SOURCE_UNREADABLE where not even those can be read, SOURCE_PACKED where they are of an archive
 */
export async function detectImporter(source: ImportSource, among = importers): Promise<Importer | undefined> {
  const head = await readHead(source);
  const fileName = basename(source.name).replace(/\.gz$/i, '');
  return among.find((importer) => importer.detect(head, fileName));
}

/**
 * The format that goes by this name.
 * @throws ImportError FORMAT_UNKNOWN that lists the names.
 */
export function importerNamed(format: string, among = importers): Importer {
  const found = among.find((importer) => importer.format === format.toLowerCase());
  if (found) return found;
  const known = among.map((importer) => importer.format).join(', ');
  throw new ImportError('FORMAT_UNKNOWN', `no format is called "${format}", expected one of ${known}`, {
    hint: 'leave --format away to have it found by the content',
    details: { format },
  });
}

/** How archives begin, and what turns them into files: within one that isn't packed, files would be found by chance. */
const archives: readonly (readonly [beginning: string, label: string, hint: string])[] = [
  ['PK\x03\x04', 'a zip archive', 'unpack it first'],
  ['7z\xbc\xaf\x27\x1c', 'a 7z archive', 'unpack it first'],
  ['\xfd7zXZ\0', 'packed with xz', 'unpack it first, or: xz -dc FILE | papergraph import -'],
  ['BZh', 'packed with bzip2', 'unpack it first, or: bzip2 -dc FILE | papergraph import -'],
  ['\x28\xb5\x2f\xfd', 'packed with zstd', 'unpack it first, or: zstd -dc FILE | papergraph import -'],
];

async function readHead(source: ImportSource): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of source.open()) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= headBytes) break;
    }
  } catch (error) {
    // A file that breaks off after its beginning still shows what it is; reading it tells the rest.
    if (length === 0) throw unreadable(source, error);
  }
  const head = Buffer.concat(chunks).subarray(0, headBytes);
  const beginning = head.toString('latin1', 0, 8);
  for (const [start, what, hint] of archives)
    if (beginning.startsWith(start))
      throw new ImportError('SOURCE_PACKED', `reading "${source.name}" failed: it is ${what}`, { hint });
  const { label, markLength } = detectTextEncoding(head);
  return new TextDecoder(label).decode(head.subarray(markLength));
}

function unreadable(source: ImportSource, error: unknown): ImportError {
  const reason = error instanceof Error ? error.message : String(error);
  return new ImportError('SOURCE_UNREADABLE', `reading "${source.name}" failed: ${reason}`, {
    cause: error,
    hint: 'check that the file may be read and is whole; a .gz must hold gzip data',
  });
}
