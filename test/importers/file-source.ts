import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import type { ImportSource } from '../../src/importers/importer.js';

/** A file of test/fixtures. */
export function fixture(...path: string[]): ImportSource {
  return fileSource(join(import.meta.dirname, '../fixtures', ...path));
}

/** Where the shared real data lies, beside the project; it may be absent. */
export const sharedData = join(import.meta.dirname, '../../../shared/data');

/** A file, unpacked where its name ends in .gz. */
export function fileSource(path: string): ImportSource {
  return {
    name: path,
    open: () => (path.endsWith('.gz') ? createReadStream(path).pipe(createGunzip()) : createReadStream(path)),
  };
}
