import { type FoundKind, formsOf, type NamedTopic } from '../../topics/terms/topic-forms.js';
import type { Sql } from '../store.js';

/** The source of what is found in texts. */
export const ownSource = 'papergraph';

/** Topics that were found in texts: a SQL condition on `topic t`. */
export const isOwn = `t.source = '${ownSource}' AND t.kind <> 'KEYWORD'`;

/** A topic that was found in texts before. */
export interface OwnTopic extends NamedTopic {
  id: number;
  introducedById: number | null;
  aliases: string[];
  /** Whether a record states it, too: then it stays when it is found no more, and keeps its aliases. */
  isStated: boolean;
}

/** All topics that were found in texts, by ascending id. */
export async function readOwnTopics(sql: Sql): Promise<OwnTopic[]> {
  const rows = await sql.all<{
    id: number;
    label: string;
    kind: FoundKind;
    introducedById: number | null;
    isStated: number | boolean;
  }>(
    `SELECT t.id, t.label, t.kind, t.introduced_by_id AS "introducedById",
       EXISTS (SELECT 1 FROM source_record r WHERE r.format = '${ownSource}' AND r.record_key = 'topic:' || t.key)
         OR EXISTS (SELECT 1 FROM paper_topic p WHERE p.topic_id = t.id AND p.source_record_id IS NOT NULL) AS "isStated"
     FROM topic t WHERE ${isOwn} ORDER BY t.id`,
  );
  const topics = new Map<number, OwnTopic>();
  for (const row of rows) topics.set(row.id, { ...row, isStated: Boolean(row.isStated), aliases: [] });
  const select = `SELECT a.topic_id, a.label FROM topic_alias a JOIN topic t ON t.id = a.topic_id
    WHERE ${isOwn} ORDER BY a.topic_id, a.label`;
  for await (const chunk of sql.scan(select))
    for (const [id, label] of chunk as [number, string][]) topics.get(id)?.aliases.push(label);
  return [...topics.values()];
}

/** Finds the known topic that a topic is found as again: by its own name first, then by others. */
export class KnownTopics {
  readonly #byForm = new Map<string, OwnTopic[]>();
  readonly #claimed = new Set<number>();

  constructor(topics: readonly OwnTopic[]) {
    for (const topic of topics)
      for (const key of keysOf(topic)) {
        const list = this.#byForm.get(key);
        if (list) list.push(topic);
        else this.#byForm.set(key, [topic]);
      }
  }

  /**
   * The known topic of each: those that share the first form come before those that share any other. A known topic is
   * claimed once, the one with the lowest id first.
   */
  claimAll(topics: readonly NamedTopic[]): (OwnTopic | undefined)[] {
    const keys = topics.map(keysOf);
    const claims: (OwnTopic | undefined)[] = keys.map(([first]) => this.#claim(first));
    keys.forEach(([, ...others], at) => {
      for (const key of others) claims[at] ??= this.#claim(key);
    });
    return claims;
  }

  isClaimed({ id }: OwnTopic): boolean {
    return this.#claimed.has(id);
  }

  #claim(key: string | undefined): OwnTopic | undefined {
    const found = this.#byForm.get(key ?? '')?.find(({ id }) => !this.#claimed.has(id));
    if (found) this.#claimed.add(found.id);
    return found;
  }
}

function keysOf(topic: NamedTopic): string[] {
  return formsOf(topic).map(({ words }) => words.join(' '));
}
