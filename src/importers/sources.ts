import { createHash } from 'node:crypto';
import {
  constants,
  createReadStream,
  createWriteStream,
  existsSync,
  openSync,
  type ReadStream,
  statSync,
} from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { ImportError } from '../errors.js';
import { type FolderFiles, filesBelow, type SkippedPath } from './folder-files.js';
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
  /** What stands in the folders and can't be read. */
  skipped: SkippedPath[];
  /** Removes what was set aside to read standard input and pipes more than once. */
  close(): Promise<void>;
}

/**
 * Turns the arguments of a command into sources, in the order given and by name within a folder: a file, a folder with
 * all that is below it (names that begin with a dot left out), a pattern, a pipe, or '-' for standard input.
 *
 * @param options.inputName what standard input is called; formats that read more than the bytes read it as a file's name
 * @param options.signal ends the reading of standard input and pipes
 * @throws ImportError SOURCE_NOT_FOUND where an argument stands for nothing, SOURCE_UNNAMED where standard input gets a
 *   name and isn't among them
 * @throws AbortError where the signal ends it
 */
export async function findSources(
  paths: readonly string[],
  standardInput: Readable = process.stdin,
  { inputName, signal }: { inputName?: string | undefined; signal?: AbortSignal } = {},
): Promise<Sources> {
  if (inputName !== undefined && !paths.includes('-'))
    throw new ImportError('SOURCE_UNNAMED', `naming standard input '${inputName}' failed: it is not among the files`, {
      hint: "give '-' for standard input; a file is called what it is called",
    });
  const found: FoundSource[] = [];
  const skipped: SkippedPath[] = [];
  const temporary: string[] = [];
  const close = async () => {
    for (const folder of temporary) await rm(folder, { recursive: true, force: true });
  };
  const setAside = async (name: string, bytes: Readable) => {
    const folder = await mkdtemp(join(tmpdir(), 'papergraph-'));
    temporary.push(folder);
    const copy = join(folder, 'input');
    await pipeline(bytes, createWriteStream(copy), { ...(signal && { signal }) });
    found.push(fileSource(name, true, copy));
  };
  try {
    for (const path of paths) {
      if (path === '-') await setAside(inputName || '-', standardInput);
      else if (existsSync(path)) {
        const kind = statSync(path);
        if (kind.isFIFO()) await setAside(path, openPipe(path));
        else if (kind.isDirectory()) addFolder(await filesBelow(path));
        else if (kind.isFile()) found.push(fileSource(path, true));
        else throw notFound(path, 'it is neither a file nor a folder');
      } else if (isGlob(path)) {
        const matching = await matchingFiles(path);
        if (matching.files.length === 0) throw notFound(path, 'no file matches the pattern');
        addFolder(matching);
      } else throw notFound(path, 'there is no such file or folder');
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { found, skipped, close };

  function addFolder(below: FolderFiles): void {
    for (const file of below.files) found.push(fileSource(file, false));
    skipped.push(...below.skipped);
  }
}

/** A pipe that is opened to be waited for: reading it the way of files would hold a thread that nothing can end. */
function openPipe(path: string): Readable {
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  return new Socket({ fd, readable: true, writable: false });
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

async function matchingFiles(pattern: string): Promise<FolderFiles> {
  const names = pattern.replaceAll('\\', '/').split('/');
  const firstPattern = names.findIndex(isGlob);
  const folder = names.slice(0, firstPattern).join('/') || (pattern.startsWith('/') ? '/' : '.');
  if (!existsSync(folder)) return { files: [], skipped: [] };
  const expression = globToRegExp(join(folder, names.slice(firstPattern).join('/')).replaceAll('\\', '/'));
  const isMatching = (path: string) => expression.test(path.replaceAll('\\', '/'));
  const { files, skipped } = await filesBelow(folder);
  return { files: files.filter(isMatching), skipped: skipped.filter(({ path }) => isMatching(path)) };
}

function notFound(path: string, reason: string): ImportError {
  return new ImportError('SOURCE_NOT_FOUND', `reading "${path}" failed: ${reason}`, {
    hint: 'give files, folders, patterns in quotes, or - for standard input',
    details: { path },
  });
}
