import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buildSchema, Kind, parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultConfig } from '../../src/config.js';
import { type AnyDocument, textOf } from '../../src/explorer/asking/graphql.js';
import { reachDefaults } from '../../src/explorer/network/tie-filter.js';
import { themeVariables } from '../../src/explorer/themes/theme-request.js';
import { askServer } from './asked.js';
import { serveBundled } from './serve-bundled.js';

const root = join(import.meta.dirname, '../..');
const explorer = join(root, 'src/explorer');
const schema = buildSchema(readFileSync(join(root, 'schema.graphql'), 'utf8'));

interface Named {
  name: string;
  text: string;
}

const files = readdirSync(explorer, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));

/** Every operation that a file named '...document(s).ts' exports, alone or in an object. */
async function operations(): Promise<Named[]> {
  const found: Named[] = [];
  for (const file of files.filter((one) => /document(s)?\.ts$/.test(one))) {
    const exported = Object.values((await import(file)) as Record<string, object>);
    const documents = exported.flatMap((one) => (isDocument(one) ? [one] : Object.values(one).filter(isDocument)));
    for (const document of documents) {
      const text = textOf(document);
      const operation = parse(text).definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
      if (operation && 'name' in operation) found.push({ name: operation.name?.value ?? relative(root, file), text });
    }
  }
  return found;
}

function isDocument(value: unknown): value is AnyDocument {
  return typeof value === 'object' && value !== null && 'texts' in value;
}

/** What each is asked with, over the bundled papers; those of people who have much. */
const author = 'iryna-gurevych';
const paper = 'doi:10.18653/v1/2024.naacl-long.462';
const organization = '05x2bcf33';
const page = { first: 10 };
const network = { ...reachDefaults, counting: 'FULL' };
const variables: Record<string, object> = {
  Search: { query: 'gurevych', types: null, first: 20 },
  Home: {},
  Author: { ref: author },
  AuthorPapers: { ref: author, ...page },
  Suggestions: { ref: author },
  Coauthors: { ref: author, ...page, orderBy: { field: 'WEIGHT', direction: 'ASC' }, counting: 'FRACTIONAL' },
  Collaborators: { ref: organization, ...page },
  AuthorNetwork: {
    ref: author,
    ...network,
    depth: 3,
    maxNodes: 300,
    maxAuthorsPerPaper: 50,
    where: { year: { gte: 2023 } },
  },
  OrganizationNetwork: { ref: organization, ...network },
  TopicNetwork: { ref: 'large-language-models', ...network, where: { year: { gte: 2024 } } },
  AuthorNetworkFile: { ref: author, ...network, depth: 2, maxNodes: 300, format: 'GEXF' },
  OrganizationNetworkFile: { ref: organization, ...network, format: 'VOSVIEWER_JSON' },
  TopicNetworkFile: { ref: 'large-language-models', ...network, format: 'PAJEK' },
  Evidence: { where: { and: [{ authors: { some: { refs: [author] } } }] }, first: 20 },
  Paper: { ref: paper },
  References: { ref: paper, ...page },
  CitedBy: { ref: paper, ...page },
  Related: { ref: paper },
  Citation: { ref: paper, style: 'RIS' },
  PaperLineage: { ref: paper, maxNodes: 40 },
  Organization: { ref: organization },
  OrganizationAuthors: { ref: organization, first: 24 },
  OrganizationPapers: { ref: organization, ...page },
  Category: { ref: 'arxiv:cs.CV' },
  CategoryTrend: { ref: 'arxiv:cs.CV' },
  CategoryPapers: { ref: 'arxiv:cs.CV', ...page },
  Topic: { ref: 'large-language-models' },
  TopicTrend: { ref: 'large-language-models' },
  TopicLineage: { ref: 'large-language-models', maxNodes: 40 },
  TopicPapers: { ref: 'large-language-models', last: 10 },
  Venue: { ref: 'computational-linguistics' },
  VenuePapers: { ref: 'computational-linguistics', ...page },
  Path: { from: 'roberto-navigli', to: 'christopher-d-manning', k: 20 },
  Collaborations: {
    of: 'COUNTRIES',
    maxNodes: 300,
    minPapers: 2,
    maxAuthorsPerPaper: 50,
    counting: 'FRACTIONAL',
    where: { topics: { some: { refs: ['large-language-models'] } } },
  },
  CollaborationsFile: { of: 'AUTHORS', maxNodes: 300, format: 'VOSVIEWER_JSON' },
  Themes: {
    ...themeVariables(new URLSearchParams('periods=3&by=years&size=smaller&threshold=0.1&category=arxiv:cs')),
  },
  ThemePapers: { ...themeVariables(new URLSearchParams()) },
  ThemeLink: { ...themeVariables(new URLSearchParams()), source: 0, target: 22 },
  ThemesFile: { format: 'SANKEY_JSON' },
  AuthorName: { ref: author },
  OrganizationName: { ref: organization },
  VenueName: { ref: 'computational-linguistics' },
  TopicName: { ref: 'large-language-models' },
  CategoryName: { ref: 'arxiv:cs.CV' },
  Candidates: { keys: [author, 'roberto-navigli'], first: 2 },
};

const all = await operations();

describe('the documents of the explorer', () => {
  let server: Awaited<ReturnType<typeof serveBundled>>;
  beforeAll(async () => {
    server = await serveBundled();
  }, 300_000);
  afterAll(() => server?.close());

  it('are all found, each under its own name', () => {
    expect(all.map(({ name }) => name).sort()).toEqual(Object.keys(variables).sort());
    const written = files.map((file) => readFileSync(file, 'utf8').match(/^\s*query \w+/gm)?.length ?? 0);
    expect(written.reduce((sum, count) => sum + count, 0)).toBe(all.length);
  });

  it.each(all.map((one) => [one.name, one.text] as const))('%s fits the schema', (_, text) => {
    expect(validate(schema, parse(text))).toEqual([]);
  });

  it.each(all.map((one) => [one.name, one.text] as const))('%s is answered, and costs little', async (name, text) => {
    const { data, errors, cost } = await askServer(server.url, text, variables[name]);
    expect(errors).toBeUndefined();
    for (const value of Object.values(data ?? {})) expect(value).not.toBeNull();
    expect(cost).toBeGreaterThan(0);
    expect(cost).toBeLessThan(defaultConfig.limits.maxCost / 2);
  });
});
