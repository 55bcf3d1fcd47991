import { egoNetwork } from '../graph/ego-network.js';
import type { Rows, Snapshot } from '../graph/snapshot.js';
import type { GraphContext } from './context.js';
import type { EntityRow } from './entity-refs.js';
import { type Example, examples, type Subject } from './examples.js';
import { keyRanks } from './key-ranks.js';
import { countriesOf } from './network/countries.js';
import { nameOf } from './ref.js';
import { loadPresent } from './related.js';
import { SnapshotCache } from './snapshot-cache.js';

const known = new SnapshotCache<Promise<readonly Example[]>>(1);

/**
 * The examples for the data that are here. Whom or what an example is about and nobody here knows is replaced by who or
 * what has most papers, then by key; what can't be about anything here is left out.
 */
export function localExamples(context: GraphContext): Promise<readonly Example[]> {
  const found = known.get(context.snapshot, 'examples', () => adaptAll(context));
  found.catch(() => known.delete(context.snapshot, 'examples'));
  return found;
}

async function adaptAll(context: GraphContext): Promise<readonly Example[]> {
  const adapted = await Promise.all(examples.map((example) => adapt(context, example)));
  return adapted.filter((example) => example !== undefined);
}

async function adapt(context: GraphContext, example: Example): Promise<Example | undefined> {
  if (example.needs && !(await isHere(context, example.needs))) return undefined;
  const { subjects = [] } = example;
  const resolved = await Promise.all(subjects.map(({ kind, ref }) => context.refs.load({ ref, kinds: [kind] })));
  if (resolved.every((found) => 'entity' in found)) return example;
  let { title, query } = example;
  const chosen: number[] = [];
  for (const { kind, ref, name } of subjects) {
    const vertex = await standIn(context, kind, chosen);
    if (vertex === undefined) return undefined;
    chosen.push(vertex);
    const row = (await loadPresent(
      context.loaders[kind] as never,
      context.snapshot.ids[vertices[kind]][vertex] as number,
      kind,
    )) as EntityRow;
    query = query.replaceAll(JSON.stringify(ref), () => JSON.stringify(row.key));
    title = title.replaceAll(name ?? ref, () => nameOf(row));
  }
  return { ...example, title, query };
}

const vertices = {
  author: 'authors',
  organization: 'organizations',
  category: 'categories',
  topic: 'topics',
} as const satisfies Record<Subject['kind'], keyof Snapshot['ids']>;

async function isHere(context: GraphContext, what: NonNullable<Example['needs']>): Promise<boolean> {
  if (what === 'countries') return (await countriesOf(context)).list.length > 0;
  return yearsWithTopics(context.snapshot) > 1;
}

function yearsWithTopics({ paperTopics: { starts }, paperDates }: Snapshot): number {
  const years = new Set<number>();
  for (let paper = 0; paper < paperDates.length; paper++)
    if (starts[paper + 1] !== starts[paper] && paperDates[paper] !== 0)
      years.add(Math.trunc((paperDates[paper] as number) / 10_000));
  return years.size;
}

/** Of the second author that one query is about: somebody two steps from the first, where there is such a one. */
async function standIn(
  context: GraphContext,
  kind: Subject['kind'],
  chosen: readonly number[],
): Promise<number | undefined> {
  const { snapshot } = context;
  const papersOf = { author: 'authorPapers', organization: 'organizationPapers', category: 'categoryPapers' } as const;
  const rows = kind === 'topic' ? snapshot.topicPapers : snapshot[papersOf[kind]];
  const ranks = await keyRanks(context, vertices[kind]);
  const [first] = chosen;
  if (first === undefined) return mostPapers(rows, ranks, Array.from(ranks.keys()));
  const { vertex, distance } = egoNetwork(snapshot, [first], { depth: 2, maxNodes: 1000, rank: ranks }).nodes;
  for (const steps of [2, 1]) {
    const there = mostPapers(
      rows,
      ranks,
      [...vertex].filter((_, at) => distance[at] === steps),
    );
    if (there !== undefined) return there;
  }
  return undefined;
}

function mostPapers({ starts }: Rows, ranks: Uint32Array, among: readonly number[]): number | undefined {
  const papers = (vertex: number) => (starts[vertex + 1] as number) - (starts[vertex] as number);
  let best: number | undefined;
  for (const vertex of among) {
    const more = best === undefined ? papers(vertex) : papers(vertex) - papers(best);
    if (more > 0 || (more === 0 && best !== undefined && (ranks[vertex] as number) < (ranks[best] as number)))
      best = vertex;
  }
  return best;
}
