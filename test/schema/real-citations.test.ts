import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { paperscape } from '../../src/importers/paperscape/paperscape.js';
import { ingest } from '../../src/store/ingest.js';
import type { Store } from '../../src/store/store.js';
import { emptyDatabases } from '../store/databases.js';
import { type TestServer, testServer } from './run-query.js';

/** Papers of arXiv's first three years and who of them cites whom, by Paperscape. */
const folder = fileURLToPath(new URL('../../../shared/data/paperscape', import.meta.url));
const names = ['pscp-1991.csv', 'pscp-1992.csv', 'pscp-1993.csv'];
const left = existsSync(folder) ? '' : ` (left out: ${folder} is absent)`;

async function load(store: Store): Promise<void> {
  for (const name of names) {
    const records = paperscape.read({ name, open: () => createReadStream(join(folder, name)) });
    await ingest(store, { file: name, format: 'paperscape', softwareVersion: 'test' }, records);
  }
}

/** Citations between two papers that are here, each once: in this data some papers cite themselves. */
const known = 'WITH c AS (SELECT DISTINCT citing_id, cited_id FROM citation WHERE cited_id <> citing_id)';

interface Node {
  key: string;
  papersCount: number;
}

interface Edge {
  source: { key: string };
  target: { key: string };
  papersCount: number;
  firstYear: number;
  lastYear: number;
  papers: { totalCount: number };
}

interface Related {
  isCut: boolean;
  list: { score: number; citation: number; coupling: number; cocitation: number; paper: { key: string } }[];
}

describe.skipIf(left !== '')(`citations among the first papers of arXiv${left}`, () => {
  const open = emptyDatabases('sqlite');
  let server: TestServer;
  beforeAll(async () => {
    server = await testServer(open, load);
  }, 300_000);
  const rows = <Row>(statement: string, parameters: string[] = []) => server.store.sql.all<Row>(statement, parameters);

  test('who cites a paper and whom it cites are as many as the table has', async () => {
    const most = await rows<{ key: string; citing: number; cited: number }>(
      `${known} SELECT p.key, (SELECT count(*) FROM c WHERE c.cited_id = p.id) citing,
         (SELECT count(*) FROM c WHERE c.citing_id = p.id) cited
       FROM paper p ORDER BY citing DESC, p.key LIMIT 20`,
    );
    expect(most[0]?.citing).toBeGreaterThan(50);
    for (const { key, citing, cited } of most) {
      const { data, errors } = await server.ask(
        'query ($ref: String!) { paper(ref: $ref) { citedBy { totalCount } references { totalCount } } }',
        { ref: key },
      );
      expect(errors).toEqual([]);
      expect(data.paper).toEqual({ citedBy: { totalCount: citing }, references: { totalCount: cited } });
    }
  });

  test.each([
    ['CO_CITATION', 'cited_id', 'citing_id'],
    ['BIBLIOGRAPHIC_COUPLING', 'citing_id', 'cited_id'],
  ])('%s ties papers as a join of the table does', async (kind, own, other) => {
    const { data, errors } = await server.ask(`{ citationNetwork(kind: ${kind}, maxNodes: 30) {
      nodes { key papersCount } truncated { omittedNodes omittedEdges }
      edges { source { key } target { key } papersCount firstYear lastYear papers(first: 1) { totalCount } }
    } }`);
    expect(errors).toEqual([]);
    const network = data.citationNetwork as unknown as {
      nodes: Node[];
      edges: Edge[];
      truncated: { omittedNodes: number; omittedEdges: number };
    };
    const strongest = await rows<Node>(
      `${known}, strength AS (SELECT a.${own} id, count(*) total FROM c a JOIN c b ON b.${other} = a.${other}
         AND b.${own} <> a.${own} GROUP BY a.${own})
       SELECT p.key, (SELECT count(*) FROM c WHERE c.${own} = p.id) AS "papersCount"
       FROM strength s JOIN paper p ON p.id = s.id ORDER BY total DESC, 2 DESC, p.key LIMIT 30`,
    );
    expect(network.nodes.map(({ key, papersCount }) => ({ key, papersCount }))).toEqual(strongest);
    const [all] = await rows<{ members: number; ties: number }>(
      `${known} SELECT (SELECT count(DISTINCT ${own}) FROM c) AS members, count(*) AS ties FROM (
         SELECT DISTINCT a.${own}, b.${own} FROM c a JOIN c b ON b.${other} = a.${other} AND b.${own} > a.${own})`,
    );
    expect(network.truncated).toEqual({
      omittedNodes: (all?.members ?? 0) - 30,
      omittedEdges: (all?.ties ?? 0) - network.edges.length,
    });
    expect(network.edges.length).toBeGreaterThan(100);
    for (const edge of network.edges.slice(0, 40)) {
      const [shared] = await rows<object>(
        `${known} SELECT count(*) AS "papersCount", min(p.year) AS "firstYear", max(p.year) AS "lastYear"
         FROM c a JOIN c b ON b.${other} = a.${other} JOIN paper p ON p.id = a.${other}
         WHERE a.${own} = (SELECT id FROM paper WHERE key = ?) AND b.${own} = (SELECT id FROM paper WHERE key = ?)`,
        [edge.source.key, edge.target.key],
      );
      const { papersCount, firstYear, lastYear } = edge;
      expect({ papersCount, firstYear, lastYear }).toEqual(shared);
      expect(edge.papers.totalCount).toBe(papersCount);
    }
  });

  test('related papers have the cosines of the table, those of one score by key', async () => {
    const key = 'arxiv:hep-th/9108004';
    const { data, errors } = await server.ask(
      `query ($ref: String!) { paper(ref: $ref) { related(first: 100) { isCut
        list { score citation coupling cocitation paper { key } } } } }`,
      { ref: key },
    );
    expect(errors).toEqual([]);
    const { list, isCut } = (data.paper as unknown as { related: Related }).related;
    expect([list.length, isCut]).toEqual([100, false]);
    for (const { citation, coupling, cocitation, paper } of list.slice(0, 25)) {
      const [expected] = await rows<{ citation: number; coupling: number; cocitation: number }>(
        `${known}, pair AS (SELECT a.id a, b.id b FROM paper a, paper b WHERE a.key = ? AND b.key = ?)
         SELECT EXISTS (SELECT 1 FROM c WHERE (citing_id, cited_id) IN ((a, b), (b, a))) AS citation,
           ${cosine('citing_id', 'cited_id')} AS coupling, ${cosine('cited_id', 'citing_id')} AS cocitation FROM pair`,
        [key, paper.key],
      );
      expect(citation).toBe(expected?.citation);
      expect(coupling).toBeCloseTo(expected?.coupling ?? 0, 9);
      expect(cocitation).toBeCloseTo(expected?.cocitation ?? 0, 9);
    }
    const inOrder = list.toSorted(
      (a, b) => Math.round(b.score * 1e9) - Math.round(a.score * 1e9) || (a.paper.key < b.paper.key ? -1 : 1),
    );
    expect(list.map(({ paper }) => paper.key)).toEqual(inOrder.map(({ paper }) => paper.key));
  });
});

/** Of the papers a and b: what both have, over the geometric mean of what each has. */
function cosine(own: string, other: string): string {
  return `coalesce((SELECT count(*) FROM c x JOIN c y ON y.${other} = x.${other} WHERE x.${own} = a AND y.${own} = b)
    / sqrt((SELECT count(*) FROM c WHERE ${own} = a) * (SELECT count(*) FROM c WHERE ${own} = b)), 0)`;
}
