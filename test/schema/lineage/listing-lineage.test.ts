import { createReadStream, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { listingImporter } from '../../../src/importers/listing/listing-importer.js';
import { ingest } from '../../../src/store/ingest.js';
import type { Store } from '../../../src/store/store.js';
import { rebuildTopics } from '../../../src/store/topics/rebuild-topics.js';
import { emptyDatabases } from '../../store/databases.js';
import { type TestServer, testServer } from '../run-query.js';

const file = fileURLToPath(new URL('../../../../shared/data/listing/listing.txt', import.meta.url));

/** 21 papers with abstracts, without citations, most of their bylines cut to three names; topics found in the text. */
async function loadListing(store: Store): Promise<void> {
  const source = { name: 'listing.txt', open: () => createReadStream(file) };
  await ingest(
    store,
    { file: 'listing.txt', format: 'listing', softwareVersion: 'test' },
    listingImporter.read(source),
  );
  await rebuildTopics(store);
}

interface Step {
  source: { paper: { title: string } };
  target: { paper: { title: string } };
  inferred: boolean;
  evidence: { sharedAuthors: { name: string }[]; sharedTopics: { label: string }[]; authorsComplete: boolean };
}
interface Lineage {
  links: string;
  nodes: { paper: { title: string; date: string } }[];
  edges: Step[];
  milestones: { carriers: { author: { name: string }; papersCount: number }[]; first: { paper: { title: string } } };
}

const selection = `{
  links nodes { paper { title date } }
  edges {
    source { paper { title } } target { paper { title } } inferred
    evidence { sharedAuthors { name } sharedTopics { label } authorsComplete }
  }
  milestones { first { paper { title } } carriers { author { name } papersCount } }
}`;

/** A paper by the beginning of its title. */
const short = ({ paper }: { paper: { title: string } }) => paper.title.split(/[:?]| via /)[0] ?? '';

function stepBetween(lineage: Lineage, from: string, to: string): Step | undefined {
  return lineage.edges.find(
    ({ source, target }) => source.paper.title.startsWith(from) && target.paper.title.startsWith(to),
  );
}

/** Every paper that a title leads to, itself included. */
function descendants(lineage: Lineage, from: string): string[] {
  const reached = new Set(lineage.nodes.map(({ paper }) => paper.title).filter((title) => title.startsWith(from)));
  // Steps come in the order of their beginnings, which is that of time.
  for (const { source, target } of lineage.edges) if (reached.has(source.paper.title)) reached.add(target.paper.title);
  return [...reached];
}

const namesOf = (step: Step | undefined) => step?.evidence.sharedAuthors.map(({ name }) => name).sort();
const topicsOf = (step: Step | undefined) => step?.evidence.sharedTopics.map(({ label }) => label) ?? [];

const isThere = existsSync(file);
if (!isThere) console.warn(`left out: lineage on the listing, as ${file} is absent`);

describe.skipIf(!isThere)('lineage on the listing', () => {
  const open = emptyDatabases('sqlite');
  let server: Promise<TestServer> | undefined;
  const ask = async (field: string, args = ''): Promise<Lineage> => {
    server ??= testServer(open, loadListing);
    const { data, errors } = await (await server).ask(`{ it: ${field} { lineage${args} ${selection} } }`);
    expect(errors).toEqual([]);
    return (data.it as unknown as { lineage: Lineage }).lineage;
  };

  test('mixture of experts is one topic, and runs from the first sparse vision model to soft experts and routers', async () => {
    const lineage = await ask('topic(ref: "mixture of experts")');
    expect(lineage.links).toBe('INFERRED');
    expect(lineage.nodes.map(short)).toEqual([
      'Scaling Vision with Sparse Mixture of Experts',
      'Sparse MoEs meet Efficient Ensembles',
      'Multimodal Contrastive Learning with LIMoE',
      'Sparsity-Constrained Optimal Transport',
      'On the Adversarial Robustness of Mixture of Experts',
      'Sparse Upcycling',
      'Fast, Differentiable and Sparse Top-k',
      'From Sparse to Soft Mixtures of Experts',
      'Routers in Vision Mixture of Experts',
    ]);
    // All of it descends from the first paper.
    expect(descendants(lineage, 'Scaling Vision with Sparse')).toHaveLength(9);
    for (const step of lineage.edges) {
      expect(step.inferred).toBe(true);
      expect(topicsOf(step)).toContain('mixture of experts');
      // Where no shared author is known, a byline is cut.
      if (step.evidence.sharedAuthors.length === 0) expect(step.evidence.authorsComplete).toBe(false);
    }
    const limoe = stepBetween(lineage, 'Scaling Vision with Sparse', 'Multimodal Contrastive');
    expect(namesOf(limoe)).toEqual(['Basil Mustafa', 'Carlos Riquelme', 'Joan Puigcerver']);
    expect(namesOf(stepBetween(lineage, 'Scaling Vision with Sparse', 'From Sparse to Soft'))).toHaveLength(3);
    expect(stepBetween(lineage, 'Scaling Vision with Sparse', 'Sparse MoEs meet')).toBeDefined();
    const robust = stepBetween(lineage, 'Multimodal Contrastive', 'On the Adversarial');
    expect(namesOf(robust)).toEqual(['Carlos Riquelme', 'Joan Puigcerver']);
    expect(namesOf(stepBetween(lineage, 'On the Adversarial', 'Sparse Upcycling'))).toEqual(['Joan Puigcerver']);
    const routers = stepBetween(lineage, 'From Sparse to Soft', 'Routers in Vision');
    expect(namesOf(routers)).toEqual(['Carlos Riquelme']);
    expect(topicsOf(routers)).toContain('Soft MoE');
    expect(short(lineage.milestones.first)).toBe('Scaling Vision with Sparse Mixture of Experts');
    expect(lineage.milestones.carriers[0]).toMatchObject({ author: { name: 'Joan Puigcerver' }, papersCount: 7 });
  });

  test('transfer learning comes from VTAB and BiT, by expert models to model selection and ensembles', async () => {
    const lineage = await ask('topic(ref: "transfer learning")', '(direction: ANCESTORS, depth: 1)');
    expect(lineage.nodes.slice(0, 2).map(short)).toEqual([
      'A Large-scale Study of Representation Learning with the Visual Task Adaptation Benchmark',
      'Big Transfer (BiT)',
    ]);
    expect(namesOf(stepBetween(lineage, 'A Large-scale Study', 'Big Transfer'))).toEqual([
      'Alexander Kolesnikov',
      'Xiaohua Zhai',
    ]);
    expect(topicsOf(stepBetween(lineage, 'A Large-scale Study', 'Big Transfer'))).toContain('VTAB');
    const fromVtab = descendants(lineage, 'A Large-scale Study');
    for (const title of ['Scalable Transfer Learning', 'Which Model to Transfer', 'Deep Ensembles for Low-Data'])
      expect(fromVtab.some((one) => one.startsWith(title))).toBe(true);
    expect(stepBetween(lineage, 'Big Transfer', 'Scalable Transfer Learning')).toBeDefined();
    expect(namesOf(stepBetween(lineage, 'Scalable Transfer Learning', 'Deep Ensembles'))).toHaveLength(3);
    expect(topicsOf(stepBetween(lineage, 'Scalable Transfer Learning', 'Which Model'))).toContain('transfer learning');
  });

  test('vision and language lead from LIMoE and PaLI to PaliGemma', async () => {
    const lineage = await ask('paper(ref: "PaliGemma: A versatile 3B VLM for transfer")', '(direction: ANCESTORS)');
    for (const title of ['PaLI', 'Multimodal Contrastive Learning with LIMoE'])
      expect(descendants(lineage, title)).toContain('PaliGemma: A versatile 3B VLM for transfer');
    // From PaLI by way of ViT-22B, from LIMoE by Sparse Upcycling: each pair shares what its step names.
    expect(topicsOf(stepBetween(lineage, 'PaLI:', 'Scaling Vision Transformers'))).toContain('large language models');
    expect(topicsOf(stepBetween(lineage, 'Scaling Vision Transformers', 'PaliGemma'))).toEqual(['language models']);
    expect(namesOf(stepBetween(lineage, 'Multimodal Contrastive', 'Sparse Upcycling'))).toEqual(['Joan Puigcerver']);
    expect(topicsOf(stepBetween(lineage, 'Sparse Upcycling', 'PaliGemma'))).toEqual(['language models']);
    const wide = await ask(
      'paper(ref: "PaliGemma: A versatile 3B VLM for transfer")',
      '(direction: ANCESTORS, depth: 1, maxParents: 3)',
    );
    expect(topicsOf(stepBetween(wide, 'PaLI:', 'PaliGemma'))).toContain('language models');
  });

  test('sparsity-constrained optimal transport connects to Soft MoE and to the routers by authors and topics', async () => {
    const lineage = await ask('paper(ref: "Sparsity-Constrained Optimal Transport")');
    const soft = stepBetween(lineage, 'Sparsity-Constrained', 'From Sparse to Soft');
    expect(namesOf(soft)).toEqual(['Joan Puigcerver']);
    expect(topicsOf(soft)).toContain('mixture of experts');
    expect(descendants(lineage, 'Sparsity-Constrained').some((title) => title.startsWith('Routers in Vision'))).toBe(
      true,
    );
    const wide = await ask('paper(ref: "Sparsity-Constrained Optimal Transport")', '(maxParents: 10)');
    const routers = stepBetween(wide, 'Sparsity-Constrained', 'Routers in Vision');
    expect(namesOf(routers)).toEqual(['Mathieu Blondel', 'Tianlin Liu']);
    expect(topicsOf(routers)).toContain('mixture of experts');
  });
});
