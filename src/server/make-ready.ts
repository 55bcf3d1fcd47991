import { graphql } from 'graphql';
import type { GraphContext } from '../schema/context.js';
import { schema } from '../schema/index.js';

/** What the rehearsal is of: the topics of the most papers. */
const largestTopics = '{ topics(first: 5) { nodes { key } } }';
/** It needs the ranks of keys, a thread, and code that is slow until it was run a few times. */
const rehearsal = `query Rehearsal($topic: String!) {
  topic(ref: $topic) { lineage(maxNodes: 10) {
    nodes { paper { title } }
    edges { source { paper { key } } evidence { score sharedAuthors { name } sharedTopics { label } } }
    path { nodes { paper { title } } }
  } }
}`;

/**
 * Does what is slow at the first question, so that nobody's first question waits for it: Prisma makes itself ready, and a
 * thread learns to trace lineages. One after the other, so that whoever asks meanwhile waits for one at most. A second on
 * the ACL Anthology, nearly all of it in threads.
 */
export async function makeReady(context: GraphContext): Promise<void> {
  const ask = (source: string, variableValues = {}) =>
    graphql({ schema, source, variableValues, contextValue: context });
  await context.store.prisma.setting.findFirst();
  const { data } = await ask(largestTopics);
  const topics = data?.topics as { nodes: { key: string }[] } | undefined;
  for (const { key } of topics?.nodes ?? []) await ask(rehearsal, { topic: key });
}
