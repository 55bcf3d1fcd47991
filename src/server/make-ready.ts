import { graphql } from 'graphql';
import type { GraphContext } from '../schema/context.js';
import { schema } from '../schema/index.js';

/** Of the topic of the most papers: it needs the ranks of keys, a thread, and the code that is slow until it was run. */
const rehearsal = `{
  topics(first: 5) { nodes { lineage(maxNodes: 10) {
    nodes { paper { title } }
    edges { source { paper { key } } evidence { score sharedAuthors { name } sharedTopics { label } } }
    path { nodes { paper { title } } }
  } } }
}`;

/**
 * Does what is slow at the first question, so that nobody's first question waits for it: Prisma makes itself ready, and a
 * thread learns to trace lineages. Half a second on the ACL Anthology, nearly all of it in threads.
 */
export async function makeReady(context: GraphContext): Promise<void> {
  await context.store.prisma.setting.findFirst();
  await graphql({ schema, source: rehearsal, contextValue: context });
}
