import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { describeOnBothDatabases } from '../../store/databases.js';
import { askSeeded } from '../shared-server.js';
import { fieldPapers } from './field-papers.js';

interface Step {
  source: { paper: { title: string } };
  target: { paper: { title: string } };
}
const titles = ({ source, target }: Step) => `${source.paper.title} → ${target.paper.title}`;
const step = 'source { paper { title } } target { paper { title } }';

describeOnBothDatabases('lineage', (open) => {
  const ask = askSeeded(open, fieldPapers);

  test('of a topic runs along citations, with the circle that was cut', async () => {
    const { data, errors, analyses } = await ask(`{ topic(ref: "experts") { lineage {
      links papersCount linkedPapers edgesCount longestPathLength totalPaths cutCitationsCount
      nodes { isSeed steps height depth criticality pathShare parentsCount childrenCount }
      edges { ${step} inferred paths pathShare evidence { score } }
      path { kind nodes { paper { title } } edges { paths } }
      longest: path(kind: LONGEST) { nodes { paper { title } } }
      basket { paper { title } }
      milestones {
        first { paper { title } }
        mostConnecting { paper { title } }
        carriers { author { name } papersCount share firstYear lastYear }
      }
      cutCitations { cited { title } citing { title } }
      truncated { reason omittedNodes omittedEdges }
      method { measure variant parameters { name value } source }
    } } }`);
    expect(errors).toEqual([]);
    expect(analyses).toEqual(['paperLineage']);
    const lineage = (data.topic as { lineage: Record<string, unknown> }).lineage;
    expect(lineage).toMatchObject({
      links: 'CITATIONS',
      papersCount: 6,
      linkedPapers: 6,
      edgesCount: 6,
      longestPathLength: 5,
      totalPaths: '2',
      cutCitationsCount: 1,
      cutCitations: [{ cited: { title: 'Sparsity of Experts' }, citing: { title: 'Sparser Experts' } }],
      truncated: { reason: null, omittedNodes: 0, omittedEdges: 0 },
      method: { measure: 'paper lineage', variant: 'citations' },
    });
    expect((lineage.edges as Step[]).map(titles)).toEqual([
      'Experts → Gated Experts',
      'Experts → Sparse Experts',
      'Gated Experts → Sparse Experts',
      'Sparse Experts → Sparser Experts',
      'Sparser Experts → Sparsity of Experts',
      'Sparsity of Experts → Experts, Sparsely',
    ]);
    expect(lineage.edges).toMatchObject(Array(6).fill({ inferred: false, evidence: null }));
    expect(lineage.basket).toHaveLength(6);
    expect(lineage.milestones).toMatchObject({
      first: { paper: { title: 'Experts' } },
      carriers: [
        { author: { name: 'Ada Lovelace' }, papersCount: 4, share: 4 / 6, firstYear: 2000, lastYear: 2004 },
        { author: { name: 'Cid Campeador' }, papersCount: 4, firstYear: 2002, lastYear: 2005 },
        { author: { name: 'Bob Marley' }, papersCount: 1 },
      ],
    });
  });

  test('of a topic without citations is inferred, with the evidence of each step', async () => {
    const { data, errors } = await ask(`{ topic(ref: "fugues") { lineage {
      links edges { ${step} inferred evidence { score recency authorsComplete sharedAuthors { name } sharedTopics { label } } }
      method { variant }
    } } }`);
    expect(errors).toEqual([]);
    const lineage = (data.topic as { lineage: { edges: Step[] } }).lineage;
    expect(lineage).toMatchObject({
      links: 'INFERRED',
      method: { variant: 'inferred from shared authors and topics' },
    });
    expect(lineage.edges.map(titles)).toContain('Fugues → More Fugues');
    expect(lineage.edges).toMatchObject(
      lineage.edges.map(() => ({
        inferred: true,
        evidence: {
          authorsComplete: true,
          sharedAuthors: [{ name: 'Dee Dee' }],
          sharedTopics: [{ label: 'fugues' }, { label: 'music' }],
        },
      })),
    );
  });

  test('is reduced, narrowed and cut where that is asked', async () => {
    const { data, errors } = await ask(`{ topic(ref: "experts") {
      reduced: lineage(reduce: true) { edges { ${step} } reducedEdges edgesCount }
      early: lineage(where: { date: { to: "2001" } }) { papersCount }
      cut: lineage(maxNodes: 2) { nodes { paper { title } } truncated { reason omittedNodes omittedEdges } }
      inferred: lineage(links: INFERRED) { links edges { inferred } }
    } }`);
    expect(errors).toEqual([]);
    expect(data.topic).toMatchObject({
      reduced: { reducedEdges: 1, edgesCount: 6 },
      early: { papersCount: 2 },
      cut: { truncated: { reason: 'MAX_NODES', omittedNodes: 4, omittedEdges: 5 } },
      inferred: { links: 'INFERRED' },
    });
  });

  test('of a paper walks so many generations each way', async () => {
    const { data, errors } = await ask(`{ paper(ref: "doi:10.1/e") {
      lineage(depth: 1) { nodes { paper { title } isSeed steps } edges { ${step} } }
      back: lineage(direction: ANCESTORS) { nodes { paper { title } } }
      alone: lineage(depth: 0) { nodes { paper { title } } edges { inferred } }
    } lonely: paper(ref: "doi:10.1/k") { lineage { links nodes { paper { title } } totalPaths } } }`);
    expect(errors).toEqual([]);
    expect(data.paper).toMatchObject({
      lineage: {
        nodes: [
          { paper: { title: 'Experts' }, isSeed: false, steps: 1 },
          { paper: { title: 'Gated Experts' }, isSeed: false, steps: 1 },
          { paper: { title: 'Sparse Experts' }, isSeed: true, steps: 0 },
          { paper: { title: 'Sparser Experts' }, isSeed: false, steps: 1 },
        ],
      },
      back: { nodes: [{}, {}, {}] },
      alone: { nodes: [{ paper: { title: 'Sparse Experts' } }], edges: [] },
    });
    expect(data.lonely).toMatchObject({ lineage: { links: 'INFERRED', nodes: [{ paper: { title: 'Undated' } }] } });
  });

  test('is written for other programs', async () => {
    const { data, errors } = await ask(`{ topic(ref: "fugues") { lineage {
      nodes: export(format: CSV_NODES) edges: export(format: CSV_EDGES)
      graphml: export(format: GRAPHML) gexf: export(format: GEXF)
    } } }`);
    expect(errors).toEqual([]);
    const files = (data.topic as { lineage: Record<string, string> }).lineage;
    const nodes = parse(files.nodes ?? '', { columns: true }) as Record<string, string>[];
    expect(nodes[0]).toMatchObject({ key: 'doi:10.1/c', label: 'Fugues', date: '2000', isSeed: 'true' });
    const edges = parse(files.edges ?? '', { columns: true }) as Record<string, string>[];
    expect(edges[0]).toMatchObject({
      source: 'doi:10.1/c',
      target: 'doi:10.1/d',
      inferred: 'true',
      sharedAuthors: 'Dee Dee',
      sharedTopics: 'fugues; music',
    });
    expect(files.graphml).toContain('edgedefault="directed"');
    expect(files.gexf).toContain('defaultedgetype="directed"');
  });

  test.each([
    ['depth: 11', 'depth is 11, expected 0 to 10'],
    ['maxNodes: 0', 'maxNodes is 0, expected 1 to 1000'],
    ['maxParents: 0', 'maxParents is 0, expected 1 to 10'],
    ['minSharedTopics: 0', 'minSharedTopics is 0, expected 1 to 10'],
    ['halfLife: 0', 'halfLife is 0, expected 0.1 to 100'],
    ['maxParents: 11', 'maxParents is 11, expected 1 to 10'],
    ['keyRoutes: 101', 'keyRoutes is 101, expected 1 to 100'],
  ])('refuses %s', async (argument, message) => {
    const { errors } = await ask(`{ topic(ref: "experts") { lineage(${argument}) { links } } }`);
    expect(errors[0]?.message).toContain(message);
  });
});
