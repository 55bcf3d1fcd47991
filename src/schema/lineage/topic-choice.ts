import type { ArgBuilder } from '@pothos/core';
import { vertexOf } from '../../graph/snapshot.js';
import type { topicKinds } from '../../importers/paper-record.js';
import type { builder } from '../builder.js';
import type { GraphContext } from '../context.js';
import { topicKind } from '../enums.js';
import { SnapshotCache } from '../snapshot-cache.js';

export interface TopicChoiceArguments {
  kinds?: readonly (typeof topicKinds)[number][] | null;
  sources?: readonly string[] | null;
}

/** Which topics count, and in which order those stand that nothing else tells apart; both by topic vertex. */
export interface TopicChoice {
  allowed?: Uint8Array;
  rank: Int32Array;
}

interface TopicFacts {
  /** Place in the order of keys. */
  rank: Int32Array;
  kinds: string[];
  sources: string[];
}

const known = new SnapshotCache<Promise<TopicFacts>>(1);

/** The arguments that say which topics count. */
export function topicChoiceArguments(t: { arg: ArgBuilder<typeof builder.$inferSchemaTypes> }) {
  return {
    kinds: t.arg({ type: [topicKind], description: 'Only topics of these kinds count. All kinds unless given.' }),
    sources: t.arg.stringList({
      description: "Only topics that these sources named count: a format, or 'papergraph' for terms found in the text.",
    }),
  };
}

/** One read of the topics for each snapshot. */
export async function chooseTopics(context: GraphContext, args: TopicChoiceArguments): Promise<TopicChoice> {
  const read = known.get(context.snapshot, 'topics', () => readTopics(context));
  read.catch(() => known.delete(context.snapshot, 'topics'));
  const { rank, kinds, sources } = await read;
  if (!args.kinds && !args.sources) return { rank };
  const wantedKinds = args.kinds && new Set<string>(args.kinds);
  const wantedSources = args.sources && new Set(args.sources);
  const isWanted = (vertex: number) =>
    (wantedKinds?.has(kinds[vertex] ?? '') ?? true) && (wantedSources?.has(sources[vertex] ?? '') ?? true);
  return { rank, allowed: Uint8Array.from(rank, (_, vertex) => (isWanted(vertex) ? 1 : 0)) };
}

async function readTopics({ store, snapshot }: GraphContext): Promise<TopicFacts> {
  const ids = snapshot.ids.topics;
  const rank = new Int32Array(ids.length).fill(ids.length);
  const kinds: string[] = new Array(ids.length);
  const sources: string[] = new Array(ids.length);
  // Bytes, so that both databases say the same.
  const order = store.dialect === 'postgresql' ? 'key COLLATE "C"' : 'key';
  let place = 0;
  for await (const rows of store.sql.scan(`SELECT id, kind, source FROM topic ORDER BY ${order}`))
    for (const [id, kind, source] of rows) {
      const vertex = vertexOf(ids, id as number);
      if (vertex < 0) continue;
      rank[vertex] = place++;
      kinds[vertex] = kind as string;
      sources[vertex] = (source as string | null) ?? '';
    }
  return { rank, kinds, sources };
}
