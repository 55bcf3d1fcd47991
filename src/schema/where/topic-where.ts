import { builder } from '../builder.js';
import { topicKind } from '../enums.js';
import { idsOfRefs } from '../ref.js';
import { papersFilter } from './author-where.js';
import type { Combined, WhereCompiler } from './compiler.js';
import type { Condition } from './conditions.js';
import {
  type IntFilter,
  intFilter,
  papersCountCondition,
  type StringFilter,
  stringCondition,
  stringFilter,
} from './filters.js';
import { type Mask, reached } from './mask.js';
import { meantPapers, type PaperWhere } from './paper-where.js';
import { type RelationFilter, relatedMasks } from './relation-filter.js';

export interface TopicWhere extends Combined<TopicWhere> {
  refs?: string[] | null;
  label?: StringFilter | null;
  kinds?: string[] | null;
  papersCount?: IntFilter | null;
  papers?: RelationFilter<PaperWhere> | null;
}

export const topicWhere = builder.inputRef<TopicWhere>('TopicWhere').implement({
  description: 'Which topics are meant; all that are given must hold, and nothing given means all of them.',
  fields: (t) => ({
    and: t.field({ type: [topicWhere], description: 'All of these hold.' }),
    or: t.field({ type: [topicWhere], description: 'At least one of these holds; an empty list matches nothing.' }),
    not: t.field({ type: topicWhere, description: 'This does not hold.' }),
    refs: t.stringList({ description: 'Exactly these topics, each by key, id or exact label; at most 1,000.' }),
    label: t.field({ type: stringFilter, description: 'The label or any other name of the topic.' }),
    kinds: t.field({ type: [topicKind], description: 'Of one of these kinds.' }) as never,
    papersCount: t.field({ type: intFilter, description: 'How many papers have the topic.' }),
    papers: t.field({ type: papersFilter, description: 'The papers that have the topic.' }),
  }),
});

/** @throws QueryError as `meantPapers` does */
export function meantTopics(compiler: WhereCompiler, where: TopicWhere): Promise<Mask> {
  const { context } = compiler;
  const { paperTopics, ids } = context.snapshot;
  return compiler.combine(
    'topics',
    where,
    async ({ refs, label, kinds, papersCount, papers }) => [
      ...(refs ? [compiler.ids('topics', await idsOfRefs(context, 'topic', refs))] : []),
      ...(await compiler.filtered('topics', label, labelCondition)),
      ...(kinds ? [await compiler.column('topics', { kind: { in: kinds } })] : []),
      ...(await compiler.filtered('topics', papersCount, papersCountCondition)),
      ...(await relatedMasks(
        papers,
        (nested) => meantPapers(compiler, nested),
        (mask) => reached(paperTopics, mask, ids.topics.length),
      )),
    ],
    (part) => meantTopics(compiler, part),
  );
}

function labelCondition(filter: StringFilter): Condition {
  const condition = stringCondition({ name: 'labelFolded', nullable: false }, filter);
  return { OR: [condition, { aliases: { some: condition } }] };
}
