import { expect, test } from 'vitest';
import { describeOnBothDatabases } from '../store/databases.js';
import { testServer } from './run-query.js';
import { seedGraph } from './seed-graph.js';
import { askSeeded } from './shared-server.js';
import { smallGraph } from './small-graph.js';

describeOnBothDatabases('nested answers', (open) => {
  const ask = askSeeded(open, smallGraph);

  test('author, papers, authorships and their authors take five statements: key, author, papers, bylines, authors', async () => {
    const { data, errors, statements } = await ask(`{
      author(ref: "ada-lovelace") {
        papers { totalCount nodes { title authorships { position role nameAsPrinted author { key papersCount } } } }
      }
    }`);
    expect(errors).toEqual([]);
    const ada = { author: { key: 'ada-lovelace', papersCount: 3 }, nameAsPrinted: 'Ada Lovelace', role: 'AUTHOR' };
    const bob = { author: { key: 'bob-marley', papersCount: 3 }, nameAsPrinted: 'Bob Marley', role: 'AUTHOR' };
    const cid = { author: { key: 'cid-campeador', papersCount: 2 }, nameAsPrinted: 'Cid Campeador', role: 'AUTHOR' };
    const eve = { author: { key: 'eve-editor', papersCount: 0 }, nameAsPrinted: 'Eve Editor', role: 'EDITOR' };
    const byline = (...people: object[]) => people.map((person, position) => ({ ...person, position }));
    expect(data).toEqual({
      author: {
        papers: {
          totalCount: 3,
          nodes: [
            { title: 'Dense Experts', authorships: byline(ada, bob, cid) },
            { title: 'Sparse Experts, a First Look', authorships: byline(ada, bob) },
            { title: 'Experts and Fugues', authorships: byline(bob, ada, eve) },
          ],
        },
      },
    });
    expect(statements).toHaveLength(5);
  });

  test('totalCount alone reads no papers', async () => {
    const { data, statements } = await ask(`{
      author(ref: "ada-lovelace") { papers { totalCount } coauthors { totalCount } organizations { totalCount } }
    }`);
    expect(data).toEqual({
      author: { papers: { totalCount: 3 }, coauthors: { totalCount: 2 }, organizations: { totalCount: 2 } },
    });
    expect(statements).toHaveLength(2);
  });

  test('aliases of one field with different arguments take one statement for each filter, whatever the number of parents', async () => {
    const { data, errors, statements } = await ask(`{
      authors(where: { name: { in: ["Ada Lovelace", "Bob Marley", "Cid Campeador"] } }, orderBy: { field: KEY }) {
        nodes {
          all: papers(first: 1) { totalCount nodes { title } }
          oldest: papers(first: 1, orderBy: OLDEST_FIRST) { nodes { title } }
          recent: papers(where: { year: { gte: 2020 } }) { totalCount nodes { title } }
          learning: papers(where: { categories: { some: { refs: ["cs.LG"] } } }) { totalCount }
        }
      }
    }`);
    expect(errors).toEqual([]);
    const [ada, bob, cid] = (data.authors?.nodes ?? []) as unknown[];
    expect(ada).toEqual({
      all: { totalCount: 3, nodes: [{ title: 'Dense Experts' }] },
      oldest: { nodes: [{ title: 'Sparse Experts, a First Look' }] },
      recent: { totalCount: 1, nodes: [{ title: 'Dense Experts' }] },
      learning: { totalCount: 2 },
    });
    expect(bob).toMatchObject({ learning: { totalCount: 2 } });
    expect(cid).toMatchObject({ recent: { totalCount: 2, nodes: [{ title: 'Fugues' }, { title: 'Dense Experts' }] } });
    // Authors listed and loaded; two filters, of which one looks up a category (key, label, code); papers loaded.
    const [first, ...more] = statements;
    expect(first).toMatch(/author/i);
    expect(more.filter((text) => /FROM paper WHERE id IN/i.test(text))).toHaveLength(1);
    const again = await ask(`{
      authors(orderBy: { field: KEY }) {
        nodes { recent: papers(where: { year: { gte: 2020 } }) { totalCount nodes { title } } }
      }
    }`);
    // Filters of one snapshot are remembered: authors listed, authors loaded, papers loaded.
    expect(again.statements).toHaveLength(3);
  });

  test('everything around papers takes one statement for each kind, however many papers there are', async () => {
    const { data, errors, statements } = await ask(`{
      papers(orderBy: { field: KEY }) {
        totalCount
        nodes {
          key
          identifiers { scheme value url }
          organizations { name }
          primaryCategory { key }
          categories { code }
          topics { totalCount edges { score foundIn node { label } } }
          venue { name papersCount }
          references { totalCount nodes { key } }
          unresolvedReferences { identifier { scheme value } text }
          citedBy { totalCount nodes { key } }
          sources { file line fields importRun { number } }
        }
      }
    }`);
    expect(errors).toEqual([]);
    const nodes = data.papers?.nodes as unknown[];
    expect(nodes).toHaveLength(7);
    expect(nodes[1]).toEqual({
      key: 'doi:10.1000/one',
      identifiers: [{ scheme: 'doi', value: '10.1000/one', url: 'https://doi.org/10.1000/one' }],
      organizations: [{ name: 'Analytical Society' }, { name: 'Tuff Gong' }],
      primaryCategory: { key: 'arxiv:cs.LG' },
      categories: [{ code: 'cs.LG' }, { code: 'cs' }],
      topics: {
        totalCount: 2,
        edges: [
          { score: 1, foundIn: 'KEYWORD', node: { label: 'experts' } },
          { score: 1, foundIn: 'KEYWORD', node: { label: 'sparsity' } },
        ],
      },
      venue: { name: 'Journal of Examples', papersCount: 2 },
      references: { totalCount: 0, nodes: [] },
      unresolvedReferences: [{ identifier: { scheme: 'doi', value: '10.1000/elsewhere' }, text: null }],
      citedBy: { totalCount: 2, nodes: [{ key: 'doi:10.1000/two' }, { key: 'doi:10.1000/three' }] },
      sources: [{ file: 'seed.jsonl', line: 1, fields: ['title'], importRun: { number: 1 } }],
    });
    // Listed, papers, identifiers, organizations, paper categories, categories, topics, venues, stubs, sources, runs, paper topics.
    expect(statements.length).toBeLessThanOrEqual(13);
  });

  test('the rest of an author: names, organizations with evidence, topics, timeline', async () => {
    const { data, errors } = await ask(`{
      author(ref: "Bob Marley") {
        id name nameVariants verified orcid papersCount
        organizations { edges { node { name } papersCount evidence } }
        topics { edges { node { label } papersCount } }
        timeline { year papersCount }
      }
    }`);
    expect(errors).toEqual([]);
    expect(data.author).toMatchObject({
      name: 'Bob Marley',
      nameVariants: [],
      verified: false,
      orcid: null,
      papersCount: 3,
      organizations: {
        edges: [
          { node: { name: 'Tuff Gong' }, papersCount: 2, evidence: 'AFFILIATION' },
          { node: { name: 'Valencia Lab' }, papersCount: 1, evidence: 'PAPER' },
        ],
      },
      topics: {
        edges: [
          { node: { label: 'experts' }, papersCount: 2 },
          { node: { label: 'sparsity' }, papersCount: 1 },
        ],
      },
      timeline: [
        { year: 2019, papersCount: 1 },
        { year: 2020, papersCount: 1 },
        { year: null, papersCount: 1 },
      ],
    });
  });

  test('categories with their descendants count a paper once', async () => {
    const { data, errors, statements } = await ask(`{
      category(ref: "arxiv:cs") {
        label
        children { code parents { code } }
        ancestors { code }
        descendants { code }
        own: papersCount
        all: papersCount(includeDescendants: true)
        papers(includeDescendants: true) { totalCount nodes { key } }
      }
    }`);
    expect(errors).toEqual([]);
    expect(data.category).toMatchObject({
      children: [
        { code: 'cs.LG', parents: [{ code: 'cs' }] },
        { code: 'cs.CV', parents: [{ code: 'cs' }] },
      ],
      ancestors: [],
      descendants: [{ code: 'cs.LG' }, { code: 'cs.CV' }],
      own: 1,
      all: 4,
      papers: {
        totalCount: 4,
        nodes: [
          { key: 'doi:10.1000/four' },
          { key: 'doi:10.1000/two' },
          { key: 'doi:10.1000/one' },
          { key: 'doi:10.1000/three' },
        ],
      },
    });
    expect(statements.length).toBeLessThanOrEqual(5);
  });

  test('topics above and below take one statement for each direction and one for the topics', async () => {
    const server = await testServer(open, async (store) => {
      await seedGraph(store, smallGraph);
      await store.prisma.topicRelation.create({ data: { broaderId: 1, narrowerId: 2, score: 0.9, source: 'test' } });
    });
    const { data, errors, statements } = await server.ask(
      '{ topics(orderBy: { field: KEY }) { nodes { label broader { edges { score source node { label } } } narrower { nodes { label } } } } }',
    );
    expect(errors).toEqual([]);
    expect(data.topics?.nodes).toEqual([
      { label: 'experts', broader: { edges: [] }, narrower: { nodes: [{ label: 'sparsity' }] } },
      { label: 'music', broader: { edges: [] }, narrower: { nodes: [] } },
      {
        label: 'sparsity',
        broader: { edges: [{ score: 0.9, source: 'test', node: { label: 'experts' } }] },
        narrower: { nodes: [] },
      },
    ]);
    expect(statements).toHaveLength(4);
  });

  test('an organization, a topic and a venue', async () => {
    const { data, errors } = await ask(`{
      organization(ref: "Tuff Gong") {
        papersCount papers { nodes { key } } authors { nodes { name } }
        collaborators { edges { node { name } papersCount } }
      }
      topic(ref: "experts") { kind papersCount authors(first: 2) { totalCount edges { node { name } papersCount } } }
      venue(ref: "journal of examples") { papersCount papers { nodes { key } } }
      stats { papers authors authorships citations incompletePapers firstYear lastYear dataVersion softwareVersion }
      importRuns { totalCount nodes { number status startedAt coverage { field recordsCount } } }
      importProblems { totalCount nodes { code } }
    }`);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      organization: {
        papersCount: 2,
        papers: { nodes: [{ key: 'doi:10.1000/two' }, { key: 'doi:10.1000/one' }] },
        authors: { nodes: [{ name: 'Bob Marley' }] },
        collaborators: {
          edges: [
            { node: { name: 'Analytical Society' }, papersCount: 1 },
            { node: { name: 'Valencia Lab' }, papersCount: 1 },
          ],
        },
      },
      topic: {
        kind: 'KEYWORD',
        papersCount: 2,
        authors: {
          totalCount: 3,
          edges: [
            { node: { name: 'Ada Lovelace' }, papersCount: 2 },
            { node: { name: 'Bob Marley' }, papersCount: 2 },
          ],
        },
      },
      venue: { papersCount: 2, papers: { nodes: [{ key: 'doi:10.1000/four' }, { key: 'doi:10.1000/one' }] } },
      stats: {
        papers: 7,
        authors: 8,
        authorships: 12,
        citations: 3,
        incompletePapers: 1,
        firstYear: 2019,
        lastYear: 2022,
        dataVersion: 1,
        softwareVersion: 'test',
      },
      importRuns: {
        totalCount: 1,
        nodes: [
          {
            number: 1,
            status: 'DONE',
            startedAt: '1970-01-01T00:00:00.000Z',
            coverage: [
              { field: 'title', recordsCount: 2 },
              { field: 'date', recordsCount: 1 },
            ],
          },
        ],
      },
      importProblems: { totalCount: 0, nodes: [] },
    });
  });
});
