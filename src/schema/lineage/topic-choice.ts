import type { ArgBuilder } from '@pothos/core';
import type { topicKinds } from '../../importers/paper-record.js';
import type { builder } from '../builder.js';
import type { GraphContext } from '../context.js';
import { topicKind } from '../enums.js';
import { keyRanks } from '../key-ranks.js';
import { SnapshotCache } from '../snapshot-cache.js';

export interface TopicChoiceArguments {
  kinds?: readonly (typeof topicKinds)[number][] | null;
  sources?: readonly string[] | null;
}

/** Which topics count, and in which order those stand that nothing else tells apart; both by topic vertex. */
export interface TopicChoice {
  allowed?: Uint8Array;
  rank: Uint32Array;
}

interface TopicFacts {
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

/** One read of kinds and sources for each snapshot, where somebody asks for some of them. */
export async function chooseTopics(context: GraphContext, args: TopicChoiceArguments): Promise<TopicChoice> {
  const rank = await keyRanks(context, 'topics');
  if (!args.kinds && !args.sources) return { rank };
  const read = known.get(context.snapshot, 'topics', () => readTopics(context));
  read.catch(() => known.delete(context.snapshot, 'topics'));
  const { kinds, sources } = await read;
  const wantedKinds = args.kinds && new Set<string>(args.kinds);
  const wantedSources = args.sources && new Set(args.sources);
  const isWanted = (vertex: number) =>
    (wantedKinds?.has(kinds[vertex] ?? '') ?? true) && (wantedSources?.has(sources[vertex] ?? '') ?? true);
  return { rank, allowed: Uint8Array.from(rank, (_, vertex) => (isWanted(vertex) ? 1 : 0)) };
}

async function readTopics({ store, snapshot }: GraphContext): Promise<TopicFacts> {
  const ids = snapshot.ids.topics;
  const kinds: string[] = new Array(ids.length);
  const sources: string[] = new Array(ids.length);
  for await (const rows of store.sql.scan('SELECT id, kind, source FROM topic'))
    for (const [id, kind, source] of rows) {
      const vertex = ids.vertexOf(id as number);
      if (vertex < 0) continue;
      kinds[vertex] = kind as string;
      sources[vertex] = (source as string | null) ?? '';
    }
  return { kinds, sources };
}
