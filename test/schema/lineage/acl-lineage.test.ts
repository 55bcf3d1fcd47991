import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { aclXml } from '../../../src/importers/acl/acl-xml.js';
import { ingest } from '../../../src/store/ingest.js';
import type { Store } from '../../../src/store/store.js';
import { rebuildTopics } from '../../../src/store/topics/rebuild-topics.js';
import { emptyDatabases } from '../../store/databases.js';
import { testServer } from '../run-query.js';

/**
 * AMR parsing is a thread that titles carry from its beginning: the task is called so since 2014, one community works on
 * it, and those who know it tell its line of transition-based parsers in one breath (Stack-LSTMs, rewarding Smatch,
 * self-learning, the action-pointer transformer, structure-aware fine-tuning).
 */
const folder = fileURLToPath(new URL('../../../../shared/data/acl-anthology/data/xml', import.meta.url));
const isOfThread = (text: string) =>
  /\bAMRs?\b|Abstract Meaning Representation/.test(text.replace(/<\/?fixed-case>/g, ''));

/** The papers of the Anthology whose titles name AMR. */
async function loadThread(store: Store): Promise<void> {
  await ingest(store, { file: 'xml', format: 'acl', softwareVersion: 'test' }, readThread());
  await rebuildTopics(store);
}

async function* readThread(): ReturnType<typeof aclXml.read> {
  for (const name of readdirSync(folder).sort()) {
    const file = join(folder, name);
    const titles = readFileSync(file, 'utf8').match(/<title>.*<\/title>/g) ?? [];
    if (!titles.some(isOfThread)) continue;
    for await (const item of aclXml.read({ name, open: () => createReadStream(file) }))
      if (item.record?.kind === 'paper' && isOfThread(item.record.title)) yield item;
  }
}

interface Lineage {
  nodes: { paper: { title: string } }[];
  edges: {
    source: { paper: { title: string; date: string } };
    target: { paper: { title: string; date: string } };
    evidence: { sharedAuthors: { name: string }[]; sharedTopics: { label: string }[] };
  }[];
  cutCitationsCount: number;
  milestones: { carriers: { author: { name: string }; firstYear: number; lastYear: number }[] };
}

const isThere = existsSync(folder);
if (!isThere) console.warn(`left out: lineage of AMR parsing in the ACL Anthology, as ${folder} is absent`);

describe.skipIf(!isThere)('lineage of AMR parsing in the ACL Anthology', () => {
  const open = emptyDatabases('sqlite');
  let lineage: Lineage;
  // It reads some 90 volumes.
  beforeAll(async () => {
    const server = await testServer(open, loadThread);
    const { data, errors } = await server.ask(`{ topic(ref: "AMR parsing") { lineage(maxNodes: 300) {
      nodes { paper { title } }
      edges {
        source { paper { title date } } target { paper { title date } }
        evidence { sharedAuthors { name } sharedTopics { label } }
      }
      milestones { carriers(first: 20) { author { name } firstYear lastYear } }
    } } }`);
    expect(errors).toEqual([]);
    lineage = (data.topic as unknown as { lineage: Lineage }).lineage;
  }, 300_000);

  test('follows the line of transition-based parsers, each step with the authors who carried it', () => {
    const { edges } = lineage;
    const line: [from: string, to: string, author: string][] = [
      ['AMR Parsing using Stack-LSTMs', 'Rewarding Smatch', 'Miguel Ballesteros'],
      ['Rewarding Smatch', 'Pushing the Limits of AMR Parsing', 'Tahira Naseem'],
      ['Pushing the Limits of AMR Parsing', 'AMR Parsing with Action-Pointer', 'Ramón Fernandez Astudillo'],
      ['AMR Parsing with Action-Pointer', 'Structure-aware Fine-tuning', 'Jiawei Zhou'],
    ];
    for (const [from, to, author] of line) {
      const step = edges.find(
        ({ source, target }) => source.paper.title.startsWith(from) && target.paper.title.startsWith(to),
      );
      expect(
        step?.evidence.sharedAuthors.map(({ name }) => name),
        `${from} → ${to}`,
      ).toContain(author);
      expect(step?.evidence.sharedTopics.map(({ label }) => label)).toContain('AMR parsing');
    }
  });

  test('leads forward in time, and shares an author in every step', () => {
    const { edges } = lineage;
    expect(edges.length).toBeGreaterThan(30);
    for (const { source, target, evidence } of edges) {
      expect(source.paper.date < target.paper.date).toBe(true);
      expect(evidence.sharedAuthors.length).toBeGreaterThan(0);
    }
  });

  test('names the people who carried it for years', () => {
    const { milestones } = lineage;
    const names = milestones.carriers.map(({ author }) => author.name);
    for (const name of ['Roberto Navigli', 'Radu Florian', 'Daniel Gildea', 'Nianwen Xue'])
      expect(names).toContain(name);
  });
});
