import { fold } from '../../identity/fold.js';
import { slug } from '../../identity/slug.js';
import type { ProblemNote } from '../../importers/importer.js';
import type { IdentifierMention, TopicKind, TopicMention, TopicRecord } from '../../importers/paper-record.js';
import type { Batch } from './batch.js';
import type { EntityItem } from './incoming.js';
import { insertRows } from './insert-rows.js';
import { topicTarget } from './link-book.js';
import { NamedEntities, type NamedMention } from './named-entities.js';
import { linkTarget, readIdentifiers } from './prepare-record.js';
import { reportTaken } from './report-taken.js';
import { uniqueKeys } from './unique-keys.js';

const columns = { id: 'int', key: 'text', label: 'text', label_folded: 'text', kind: 'text', source: 'text' } as const;
const aliasColumns = { topic_id: 'int', label: 'text', label_folded: 'text' } as const;

interface NewTopic {
  id: number;
  wish: string;
  label: string;
  kind: TopicKind;
  source: string;
}

/** Topics of one batch: found by identifier, key, or label and kind, or added. */
export class TopicIngest {
  readonly #batch: Batch;
  readonly #known: NamedEntities;
  readonly #new: NewTopic[] = [];
  readonly #aliases: { topic_id: number; label: string; label_folded: string }[] = [];

  constructor(batch: Batch) {
    this.#batch = batch;
    this.#known = new NamedEntities(batch, 'topic');
  }

  load(mentions: readonly TopicMention[]): Promise<void> {
    return this.#known.load(mentions.map((mention) => namedMention(mention)));
  }

  /** Every item is told whether its record was new. */
  async ingestRecords(items: readonly EntityItem<TopicRecord>[]): Promise<void> {
    const mentions = items.map((item) => namedMention({ ...item.record, kind: item.record.topicKind }, item.problems));
    await this.#known.load(mentions);
    items.forEach((item, at) => {
      const { record, sourceId } = item;
      const mention = mentions[at] as NamedMention;
      const found = this.#known.find(mention, { checksKey: true });
      const id = found ?? this.#add(record.label, record.topicKind, record.source, mention);
      if (found === undefined) item.isNew = true;
      if (mention.ownKey !== null) this.#batch.links.arrive('topic', mention.ownKey, id);
      reportTaken(item.problems, this.#known.claim(id, mention, sourceId));
      for (const alias of record.aliases ?? []) this.#addAlias(id, record.topicKind, alias);
      this.#stateLinks(id, record);
      this.#batch.touched.topic.add(id);
    });
  }

  /** The topic that a paper names; a new one where none is known. Null where the label has no letter. */
  resolve(mention: TopicMention, sourceId: number): number | null {
    const named = namedMention(mention);
    if (named.name === '' && named.identifiers.length === 0 && named.ownKey === null) return null;
    const id = this.#known.find(named) ?? this.#add(mention.label, mention.kind ?? 'KEYWORD', undefined, named);
    this.#known.claim(id, named, sourceId);
    return id;
  }

  async write(): Promise<void> {
    const { sql } = this.#batch;
    const keys = await uniqueKeys(
      sql,
      'topic',
      this.#new.map(({ wish }) => wish),
    );
    for (const key of keys) this.#batch.links.arriveKey(key);
    await insertRows(
      sql,
      'topic',
      columns,
      this.#new.map(({ id, label, kind, source }, at) => {
        return { id, key: keys[at] as string, label, label_folded: fold(label), kind, source };
      }),
    );
    await insertRows(sql, 'topic_alias', aliasColumns, this.#aliases, { ignoreKnown: true });
  }

  #stateLinks(id: number, record: TopicRecord): void {
    const paper: IdentifierMention | null = record.introducedBy ? linkTarget(record.introducedBy) : null;
    if (paper) this.#batch.links.state({ kind: 'INTRODUCED_BY', fromId: id, target: paper, detail: {} });
    for (const { label, score, source } of record.broader ?? []) {
      const target = topicTarget(label);
      if (target) this.#batch.links.state({ kind: 'BROADER', fromId: id, target, detail: { score, source } });
    }
  }

  #add(label: string, kind: TopicKind, source: string | undefined, mention: NamedMention): number {
    const id = this.#batch.ids.next('topic');
    const wish = mention.ownKey ?? (slug(label) || 'topic');
    this.#new.push({ id, wish, label, kind, source: source ?? this.#batch.format });
    this.#known.add(id, mention);
    this.#batch.links.arriveLabel(mention.name);
    this.#batch.touched.topic.add(id);
    return id;
  }

  #addAlias(id: number, kind: TopicKind, label: string): void {
    const folded = fold(label);
    if (folded === '') return;
    this.#aliases.push({ topic_id: id, label, label_folded: folded });
    this.#known.addName(id, kind, folded);
    this.#batch.links.arriveLabel(folded);
  }
}

function namedMention(mention: TopicMention, problems?: ProblemNote[]): NamedMention {
  return {
    name: fold(mention.label),
    scope: mention.kind ?? 'KEYWORD',
    ...readIdentifiers(mention.identifiers, problems),
  };
}
