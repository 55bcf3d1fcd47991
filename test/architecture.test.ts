import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What each part of src may import besides itself; everything may import errors. */
const arrows: Record<string, readonly string[]> = {
  errors: [],
  threads: [],
  config: [],
  identity: [],
  importers: ['identity'],
  graph: ['identity'],
  topics: ['identity', 'graph'],
  store: ['threads', 'identity', 'importers', 'graph', 'topics'],
  schema: ['threads', 'identity', 'importers', 'graph', 'topics', 'store'],
  server: ['config', 'threads', 'identity', 'importers', 'graph', 'topics', 'store', 'schema'],
  cli: ['config', 'identity', 'importers', 'graph', 'topics', 'store', 'schema', 'server'],
  explorer: [],
};

/** Packages that only some parts may know. */
const keepers: readonly { packages: RegExp; parts: readonly string[]; why: string }[] = [
  { packages: /^(@prisma\/|prisma|libsql|@libsql\/|pg$)/, parts: ['store'], why: 'only the store opens the database' },
  {
    packages: /^(graphql|graphql-yoga|@pothos\/|dataloader)/,
    parts: ['schema', 'server'],
    why: 'only schema and server speak GraphQL',
  },
  { packages: /^commander/, parts: ['cli'], why: 'only cli reads command lines' },
  { packages: /^(preact|gql\.tada)/, parts: ['explorer'], why: 'only the explorer draws in a browser' },
];

/** Where files may import one another: PaperWhere and AuthorWhere hold each other, so the language itself is a circle. */
const circularFolder = 'src/schema/where/';

const maxLines = 400;

interface Import {
  /** 'src/store/open-store.ts:12' */
  place: string;
  from: string;
  /** A file of src, or a package's name. */
  to: string;
  isType: boolean;
}

const root = join(import.meta.dirname, '..');
const source = join(root, 'src');
const files = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => relative(root, join(entry.parentPath, entry.name)))
  .filter((file) => !/^src.(store|explorer).generated/.test(file))
  .sort();
const imports = files.flatMap(importsOf);

describe('the house', () => {
  it('has files to look at', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(imports.length).toBeGreaterThan(100);
    expect(new Set(files.map(partOf))).toEqual(
      new Set(Object.keys(arrows).filter((part) => files.some((file) => partOf(file) === part))),
    );
  });

  it('imports one way', () => {
    const wrong = imports.filter(({ from, to }) => {
      if (!to.startsWith('src/')) return false;
      const [here, there] = [partOf(from), partOf(to)];
      return here !== there && there !== 'errors' && !arrows[here]?.includes(there);
    });
    expect(wrong.map(({ place, to }) => `${place} imports ${to}`)).toEqual([]);
  });

  it('imports no file in a circle', () => {
    expect(circles().filter((files) => !files.every((file) => file.startsWith(circularFolder)))).toEqual([]);
  });

  it.each(keepers)('$why', ({ packages, parts }) => {
    const wrong = imports.filter(
      ({ from, to }) => !to.startsWith('src/') && packages.test(to) && !parts.includes(partOf(from)),
    );
    expect(wrong.map(({ place, to }) => `${place} imports ${to}`)).toEqual([]);
  });

  it('imports files that are there, by their names with .js', () => {
    const wrong = imports.filter(
      ({ to }) => to.startsWith('src/') && !/^src.(store|explorer).generated/.test(to) && !existsSync(join(root, to)),
    );
    expect(wrong.map(({ place, to }) => `${place} imports ${to}`)).toEqual([]);
  });

  it(`keeps every file within ${maxLines} lines`, () => {
    const long = files
      .map((file) => ({ file, lines: textOf(file).split('\n').length - 1 }))
      .filter(({ lines }) => lines > maxLines);
    expect(long.map(({ file, lines }) => `${file}: ${lines}`)).toEqual([]);
  });

  it('has no default exports', () => {
    const wrong = files.flatMap((file) => linesWhere(file, /^export default\b/));
    expect(wrong).toEqual([]);
  });

  it('has no folder for odds and ends', () => {
    expect(files.filter((file) => /(^|\/)(utils?|helpers?|common|misc)(\/|\.ts$)/.test(file))).toEqual([]);
  });
});

function partOf(file: string): string {
  return (relative('src', file).split('/')[0] ?? '').replace(/\.tsx?$/, '');
}

function textOf(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

function linesWhere(file: string, pattern: RegExp): string[] {
  return textOf(file)
    .split('\n')
    .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}`] : []));
}

/** Static, re-exporting and dynamic imports. */
function importsOf(file: string): Import[] {
  const text = textOf(file);
  const found: Import[] = [];
  for (const match of text.matchAll(
    /^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\('([^']+)'\)/gm,
  )) {
    const specifier = match[2] ?? match[3] ?? '';
    if (specifier.startsWith('node:')) continue;
    const line = text.slice(0, match.index).split('\n').length;
    const to = specifier.startsWith('.')
      ? sourceOf(relative(root, resolve(root, dirname(file), specifier)))
      : specifier;
    found.push({ place: `${file}:${line}`, from: file, to, isType: match[1] !== undefined });
  }
  return found;
}

/** The file that is meant by a name with .js. */
function sourceOf(file: string): string {
  const withJsx = file.replace(/\.js$/, '.tsx');
  return files.includes(withJsx) ? withJsx : file.replace(/\.js$/, '.ts');
}

/** Circles of imports that run; types may know each other. */
function circles(): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, to, isType } of imports) {
    if (to.startsWith('src/') && !isType) next.set(from, [...(next.get(from) ?? []), to]);
  }
  const found: string[][] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): void => {
    const start = path.indexOf(file);
    if (start >= 0) found.push([...path.slice(start), file]);
    if (start >= 0 || done.has(file)) return;
    path.push(file);
    for (const to of next.get(file) ?? []) visit(to);
    path.pop();
    done.add(file);
  };
  for (const file of files) visit(file);
  return found;
}
