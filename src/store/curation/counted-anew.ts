import { jsonInts } from '../sql/json-rows.js';
import type { Sql } from '../store.js';
import { recount } from './recount.js';

/** What papers count for. */
export const countedLinks = {
  author: (ids: string) => `SELECT DISTINCT author_id AS id FROM authorship WHERE paper_id IN ${ids}`,
  organization: (ids: string) => `SELECT organization_id AS id FROM paper_organization WHERE paper_id IN ${ids}
    UNION SELECT organization_id FROM affiliation WHERE organization_id IS NOT NULL AND paper_id IN ${ids}`,
  category: (ids: string) => `SELECT DISTINCT category_id AS id FROM paper_category WHERE paper_id IN ${ids}`,
  topic: (ids: string) => `SELECT DISTINCT topic_id AS id FROM paper_topic WHERE paper_id IN ${ids}`,
  venue: (ids: string) => `SELECT DISTINCT venue_id AS id FROM paper WHERE venue_id IS NOT NULL AND id IN ${ids}`,
} as const;

type Counted = keyof typeof countedLinks;

/** Entities whose papers will be counted anew. */
export class CountedAnew {
  readonly #sql: Sql;
  readonly #ids: Record<Counted, Set<number>> = {
    author: new Set(),
    organization: new Set(),
    category: new Set(),
    topic: new Set(),
    venue: new Set(),
  };

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  /** Whatever papers count for now. */
  async add(paperIds: readonly number[]): Promise<void> {
    const parameter = JSON.stringify(paperIds);
    for (const [kind, select] of Object.entries(countedLinks)) {
      const statement = select(jsonInts(this.#sql.dialect));
      const lists = statement.split('?').length - 1;
      const rows = await this.#sql.all<{ id: number }>(
        statement,
        Array.from({ length: lists }, () => parameter),
      );
      for (const { id } of rows) this.#ids[kind as Counted].add(id);
    }
  }

  async count(): Promise<void> {
    for (const [kind, ids] of Object.entries(this.#ids)) await recount(this.#sql, kind as Counted, [...ids]);
  }
}
