import { createHash } from 'node:crypto';
import { createReadStream, existsSync, type ReadStream, statSync } from 'node:fs';
import { mkdtemp, open, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { ImportError } from '../errors.js';
import { globToRegExp, isGlob } from './glob.js';
import type { ImportSource } from './importer.js';

/** A file as it is read. */
export interface FileSource extends ImportSource {
  /** Where the bytes are: of standard input, those of a copy. */
  path: string;
  /** How many bytes, as stored, the latest reading has come through. */
  bytesRead(): number;
  /** SHA-256 of the bytes as stored, where they have been read to their end. */
  contentHash(): string | null;
  /** The same, found by reading them. */
  findContentHash(): Promise<string>;
}

export interface FoundSource extends FileSource {
  /** Named by itself, not met in a folder or by a pattern: then a format that nobody knows is an error. */
  isNamed: boolean;
  /** Bytes as stored, packed where it is .gz. */
  storedBytes: number;
  /** Size in bytes and time of change in nanoseconds: 'size:time'. */
  stamp: string;
}

export interface Sources {
  found: FoundSource[];
  /** Removes what was set aside to read standard input more than once. */
  close(): Promise<void>;
}

/**
 * Turns the arguments of a command into sources, in the order given and by name within a folder: a file, a folder with
 * all that is below it (names that begin with a dot left out), a pattern, or '-' for standard input.
 *
 * @param options.inputName what standard input is called; formats that read more than the bytes read it as a file's name
 * @throws ImportError SOURCE_NOT_FOUND where an argument stands for nothing, SOURCE_UNNAMED where standard input gets a
 *   name and isn't among them
 */
export async function findSources(
  paths: readonly string[],
  standardInput: Readable = process.stdin,
  { inputName }: { inputName?: string | undefined } = {},
): Promise<Sources> {
  if (inputName !== undefined && !paths.includes('-'))
    throw new ImportError('SOURCE_UNNAMED', `naming standard input '${inputName}' failed: it is not among the files`, {
      hint: "give '-' for standard input; a file is called what it is called",
    });
  const found: FoundSource[] = [];
  const temporary: string[] = [];
  for (const path of paths) {
    if (path === '-') {
      const folder = await mkdtemp(join(tmpdir(), 'papergraph-'));
      temporary.push(folder);
      const copy = join(folder, 'standard-input');
      const file = await open(copy, 'w');
      await pipeline(standardInput, file.createWriteStream());
      found.push(fileSource(inputName || '-', true, copy));
    } else if (existsSync(path)) {
      if (statSync(path).isDirectory()) for (const file of await filesBelow(path)) found.push(fileSource(file, false));
      else found.push(fileSource(path, true));
    } else if (isGlob(path)) {
      const files = await matchingFiles(path);
      if (files.length === 0) throw notFound(path, 'no file matches the pattern');
      for (const file of files) found.push(fileSource(file, false));
    } else {
      throw notFound(path, 'there is no such file or folder');
    }
  }
  const close = async () => {
    for (const folder of temporary) await rm(folder, { recursive: true, force: true });
  };
  return { found, close };
}

function fileSource(name: string, isNamed: boolean, path = name): FoundSource {
  const { size, mtimeNs } = statSync(path, { bigint: true });
  return { ...openFile(name, path), isNamed, storedBytes: Number(size), stamp: `${size}:${mtimeNs}` };
}

/**
 * A file, unpacked where it is .gz.
 *
 * @param name for people
 */
export function openFile(name: string, path: string): FileSource {
  let stored: ReadStream | undefined;
  let contentHash: string | null = null;
  async function* storedBytes(): AsyncGenerator<Uint8Array> {
    stored = createReadStream(path);
    const hash = createHash('sha256');
    for await (const chunk of stored) {
      hash.update(chunk);
      yield chunk;
    }
    contentHash = hash.digest('hex');
  }
  async function* unpackedBytes(): AsyncGenerator<Uint8Array> {
    if (!(await isGzip(path))) return yield* storedBytes();
    const unpacked = createGunzip();
    // What fails here fails the reading of `unpacked` too, and is told there.
    pipeline(storedBytes, unpacked).catch(() => {});
    yield* unpacked;
  }
  return {
    ...{ name, path },
    open: unpackedBytes,
    bytesRead: () => stored?.bytesRead ?? 0,
    contentHash: () => contentHash,
    findContentHash: async () => {
      if (contentHash === null) for await (const _ of storedBytes());
      return contentHash ?? '';
    },
  };
}

/** Whether the first two bytes say gzip, whatever the name says. */
async function isGzip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

async function filesBelow(folder: string): Promise<string[]> {
  const files: string[] = [];
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files.push(...(await filesBelow(path)));
    else if (entry.isFile() || (entry.isSymbolicLink() && existsSync(path) && statSync(path).isFile()))
      files.push(path);
  }
  return files;
}

async function matchingFiles(pattern: string): Promise<string[]> {
  const names = pattern.replaceAll('\\', '/').split('/');
  const firstPattern = names.findIndex(isGlob);
  const folder = names.slice(0, firstPattern).join('/') || (pattern.startsWith('/') ? '/' : '.');
  if (!existsSync(folder)) return [];
  const expression = globToRegExp(join(folder, names.slice(firstPattern).join('/')).replaceAll('\\', '/'));
  return (await filesBelow(folder)).filter((file) => expression.test(file.replaceAll('\\', '/')));
}

function notFound(path: string, reason: string): ImportError {
  return new ImportError('SOURCE_NOT_FOUND', `reading "${path}" failed: ${reason}`, {
    hint: 'give files, folders, patterns in quotes, or - for standard input',
    details: { path },
  });
}
