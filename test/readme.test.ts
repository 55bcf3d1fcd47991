import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultConfig } from '../src/config.js';
import { importers } from '../src/importers/formats.js';
import { examples } from '../src/schema/examples.js';
import { type RunningServer, serve } from '../src/server/main.js';

/**
 * The README's queries are those of src/schema/examples.ts, its answers the real ones of the bundled papers.
 * UPDATE_README=1 writes them anew.
 */
const file = join(import.meta.dirname, '../README.md');
const mayWrite = process.env.UPDATE_README === '1';
const lineWidth = 160;

let folder: string;
let server: RunningServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'papergraph-readme-'));
  const silent = { info() {}, error() {}, debug() {} };
  server = await serve({ ...defaultConfig, databaseUrl: `file:${join(folder, 'papers.db')}`, port: 0 }, silent);
}, 240_000);
afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('README', () => {
  it.each(['coauthors', 'network', 'path', 'countries', 'suggestions'])(
    'shows the query %s with its answer',
    async (name) => {
      const example = examples.find((one) => one.name === name);
      const response = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: example?.query, variables: example?.variables }),
      });
      const answer = (await response.json()) as { data?: unknown; errors?: unknown };
      expect(answer.errors).toBeUndefined();
      const text = `\`\`\`graphql\n${example?.query.trim()}\n\`\`\`\n\n\`\`\`json\n${compactJson(answer.data)}\n\`\`\``;
      expectSection(`example: ${name}`, text);
      expect(readFileSync(file, 'utf8')).toContain(`### ${example?.title}`);
    },
  );

  it('shows a program that runs, and what it prints', async () => {
    const [, code = '', printed] =
      /<!-- program -->\n\n```js\n([\s\S]*?)```\n\n```\n([\s\S]*?)```/.exec(readFileSync(file, 'utf8')) ?? [];
    const program = join(folder, 'program.mjs');
    expect(code).toContain('http://127.0.0.1:4000/graphql');
    writeFileSync(program, code.replace('http://127.0.0.1:4000', server.url));
    const { stdout } = await promisify(execFile)(process.execPath, [program]);
    expect(stdout).toBe(printed);
  });

  it('lists every format', () => {
    const rows = importers.map(({ format, label }) => `| \`${format}\` | ${label} |`);
    expectSection('formats', ['| format | |', '|---|---|', ...rows].join('\n'));
  });

  it('names every variable with its default', () => {
    const { databaseUrl, port, host, limits } = defaultConfig;
    const defaults = {
      DATABASE_URL: databaseUrl,
      PORT: port,
      HOST: host,
      MAX_DEPTH: limits.maxDepth,
      MAX_COST: limits.maxCost,
    };
    const more = {
      MAX_DOCUMENT_BYTES: limits.maxDocumentBytes,
      MAX_DOCUMENT_TOKENS: limits.maxDocumentTokens,
      MAX_BODY_BYTES: limits.maxBodyBytes,
      REQUEST_TIMEOUT_MS: limits.requestTimeoutMs,
      BUNDLED_PAPERS: 1,
    };
    const readme = readFileSync(file, 'utf8');
    for (const [variable, value] of Object.entries({ ...defaults, ...more })) {
      expect(readme).toContain(`| \`${variable}\` | \`${value}\` |`);
    }
  });
});

/** What stands between `<!-- name -->` and the next `<!-- end -->`. */
function expectSection(name: string, text: string): void {
  const readme = readFileSync(file, 'utf8');
  const pattern = new RegExp(`(<!-- ${name} -->\n)(?:\n?([\\s\\S]*?)\n*<!-- end -->\n)?`);
  const section = pattern.exec(readme);
  expect(section, `README.md has a place for "${name}"`).not.toBeNull();
  if (mayWrite)
    writeFileSync(
      file,
      readme.replace(pattern, () => `<!-- ${name} -->\n\n${text}\n\n<!-- end -->\n`),
    );
  else expect(section?.[2]?.trim()).toBe(text);
}

/** JSON for people: what fits on a line stands on one. */
function compactJson(value: unknown, indent = ''): string {
  const flat = JSON.stringify(value, undefined, 1)?.replace(/\n\s*/g, ' ') ?? 'null';
  if (typeof value !== 'object' || value === null || indent.length + flat.length <= lineWidth) return flat;
  const inner = `${indent}  `;
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const parts = Array.isArray(value)
    ? value.map((one) => inner + compactJson(one, inner))
    : Object.entries(value).map(([key, one]) => `${inner}${JSON.stringify(key)}: ${compactJson(one, inner)}`);
  return `${open}\n${parts.join(',\n')}\n${indent}${close}`;
}
