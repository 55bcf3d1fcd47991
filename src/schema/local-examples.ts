import { egoNetwork } from '../graph/ego-network.js';
import { largest } from '../graph/largest.js';
import { collaborationPaths } from '../graph/paths.js';
import { type AnyRows, degreeOf, type Snapshot } from '../graph/snapshot.js';
import { suggestCollaborators } from '../graph/suggest.js';
import type { GraphContext } from './context.js';
import type { EntityRow } from './entity-refs.js';
import { type Example, examples, type Subject } from './examples.js';
import { keyRanks } from './key-ranks.js';
import { countriesOf } from './network/countries.js';
import { nameOf } from './ref.js';
import { loadPresent } from './related.js';
import { SnapshotCache } from './snapshot-cache.js';

/** Authors of the most papers who may stand in where not everybody can. */
const tried = 200;

const known = new SnapshotCache<Promise<readonly Example[]>>(1);

/**
 * The examples for the data that are here. Whom or what an example is about and nobody here knows, or of whom there is
 * nothing to tell, is replaced by who or what has most papers, then by key; what can't be about anything here is left out.
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
  return withOwnSubjects(context, withOwnYear(context, example));
}

function withOwnYear({ snapshot }: GraphContext, example: Example): Example {
  const { since, title, query } = example;
  const last = Math.floor(snapshot.paperDates.highest / 10_000);
  if (since === undefined || last === 0 || last >= since) return example;
  const [from, to] = [String(since), String(last)];
  return { ...example, title: title.replaceAll(from, to), query: query.replaceAll(from, to) };
}

async function withOwnSubjects(context: GraphContext, example: Example): Promise<Example | undefined> {
  const { subjects = [] } = example;
  const resolved = await Promise.all(subjects.map(({ kind, ref }) => context.refs.load({ ref, kinds: [kind] })));
  const found = resolved.flatMap((one, at) => {
    const [subject, ids] = [subjects[at] as Subject, context.snapshot.ids];
    return 'entity' in one ? ids[vertices[subject.kind]].vertexOf(one.entity.id) : [];
  });
  if (found.length === subjects.length && haveAnswers(context, subjects, found)) return example;
  let { title, query, variables } = example;
  const chosen: number[] = [];
  for (const subject of subjects) {
    const { kind, ref, name } = subject;
    const vertex = await standIn(context, subject, chosen);
    if (vertex === undefined) return subject.isOptional ? example : undefined;
    chosen.push(vertex);
    const row = (await loadPresent(
      context.loaders[kind] as never,
      context.snapshot.ids[vertices[kind]].at(vertex),
      kind,
    )) as EntityRow;
    query = query.replaceAll(JSON.stringify(ref), () => JSON.stringify(row.key));
    title = title.replaceAll(name ?? ref, () => nameOf(row));
    variables = variables && withValue(variables, ref, nameOf(row));
  }
  return { ...example, title, query, ...(variables && { variables }) };
}

function withValue(variables: Record<string, unknown>, from: string, to: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, value === from ? to : value]));
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

function yearsWithTopics({ paperTopics, paperDates }: Snapshot): number {
  const years = new Set<number>();
  for (let paper = 0; paper < paperDates.length; paper++)
    if (paperDates.at(paper) !== 0 && degreeOf(paperTopics, paper) > 0)
      years.add(Math.trunc(paperDates.at(paper) / 10_000));
  return years.size;
}

/** Whether subjects that are known have what an example asks: suggestions, or a path from the first to the second. */
function haveAnswers({ snapshot }: GraphContext, subjects: readonly Subject[], found: readonly number[]): boolean {
  const [first, second] = found as [number, number?];
  if (second !== undefined) return collaborationPaths(snapshot, first, second).outcome === 'FOUND';
  return !subjects[0]?.needsSuggestions || hasSuggestions(snapshot, first);
}

function hasSuggestions(snapshot: Snapshot, author: number): boolean {
  return suggestCollaborators(snapshot, author, { limit: 1, maxAuthorsPerPaper: 20 }).length > 0;
}

/** Of the second author that one query is about: somebody two steps from the first, where there is such a one. */
async function standIn(
  context: GraphContext,
  { kind, needsSuggestions }: Subject,
  chosen: readonly number[],
): Promise<number | undefined> {
  const { snapshot } = context;
  const papersOf = { author: 'authorPapers', organization: 'organizationPapers', category: 'categoryPapers' } as const;
  const rows = kind === 'topic' ? snapshot.topicPapers : snapshot[papersOf[kind]];
  const ranks = await keyRanks(context, vertices[kind]);
  const [first] = chosen;
  const all = Array.from(ranks.keys());
  if (needsSuggestions) return mostPapers(rows, ranks, all, tried).find((author) => hasSuggestions(snapshot, author));
  if (first === undefined) return mostPapers(rows, ranks, all)[0];
  const { vertex, distance } = egoNetwork(snapshot, [first], { depth: 2, maxNodes: 1000, rank: ranks }).nodes;
  for (const steps of [2, 1]) {
    const [there] = mostPapers(
      rows,
      ranks,
      [...vertex].filter((_, at) => distance[at] === steps),
    );
    if (there !== undefined) return there;
  }
  return undefined;
}

/** Who have most papers, then by key. */
function mostPapers(rows: AnyRows, ranks: Uint32Array, among: readonly number[], count = 1): number[] {
  const papers = (vertex: number) => degreeOf(rows, vertex);
  const compare = (a: number, b: number) => papers(b) - papers(a) || (ranks[a] as number) - (ranks[b] as number);
  return largest(Float64Array.from(among, papers), count)
    .map((at) => among[at] as number)
    .sort(compare)
    .slice(0, count);
}
