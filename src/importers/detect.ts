import { basename } from 'node:path';
import { ImportError } from '../errors.js';
import { importers } from './formats.js';
import type { Importer, ImportSource } from './importer.js';
import { detectTextEncoding } from './text-encoding.js';

const headBytes = 64 * 1024;

/**
 * The format of a source, by its first 64 KiB and its name; undefined where no format knows it.
 * @throws ImportError SOURCE_UNREADABLE where not even those can be read.
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
