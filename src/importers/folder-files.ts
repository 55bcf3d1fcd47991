import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What stands in a folder and isn't read. */
export interface SkippedPath {
  path: string;
  /** Of a sentence that begins with the path: 'leads nowhere'. */
  reason: string;
}

export interface FolderFiles {
  files: string[];
  skipped: SkippedPath[];
}

/**
 * The files below a folder, by name; names that begin with a dot left out. Links to files are followed, links to folders
 * are not, as they may lead round in a circle. What is neither, or can't be looked into, is named.
 */
export async function filesBelow(folder: string): Promise<FolderFiles> {
  const found: FolderFiles = { files: [], skipped: [] };
  await lookInto(folder, found);
  return found;
}

async function lookInto(folder: string, found: FolderFiles): Promise<void> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    found.skipped.push({ path: folder, reason: `can't be looked into: ${codeOf(error)}` });
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await lookInto(path, found);
    else if (entry.isFile()) found.files.push(path);
    else {
      const reason = entry.isSymbolicLink() ? await whyNoFile(path) : 'is no file';
      if (reason === null) found.files.push(path);
      else found.skipped.push({ path, reason });
    }
  }
}

/** Null where the link leads to a file. */
async function whyNoFile(link: string): Promise<string | null> {
  try {
    const target = await stat(link);
    if (target.isFile()) return null;
    return target.isDirectory() ? 'is a link to a folder, which is read where it is named by itself' : 'is no file';
  } catch (error) {
    const code = codeOf(error);
    return code === 'ENOENT' ? 'is a link that leads nowhere' : `can't be looked at: ${code}`;
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
