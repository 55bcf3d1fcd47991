import { CountedAnew } from '../curation/counted-anew.js';
import { writeCurations } from '../curation/curation-log.js';
import { type PaperImage, takeImage } from '../curation/paper-image.js';
import { capturePaper, type PaperState, uniteRecords } from '../curation/paper-parts.js';
import { addRedirects } from '../curation/redirect-rows.js';
import type { Sql } from '../store.js';
import type { IdAllocator } from './id-allocator.js';

/** Two papers of the database that turned out to be one. */
export interface PaperJoin {
  intoId: number;
  fromId: number;
  evidence: Record<string, unknown>;
}

interface Joined extends PaperJoin {
  before: PaperState;
  from: PaperState;
  sourceIds: number[];
  image: PaperImage;
}

/** Papers that a batch joins: one gets the records of both, and is put together anew by the batch. */
export class JoinedPapers {
  readonly #sql: Sql;
  readonly #joined: Joined[] = [];
  readonly #counted: CountedAnew;

  private constructor(sql: Sql) {
    this.#sql = sql;
    this.#counted = new CountedAnew(sql);
  }

  /** Gives one of each pair all that the other has; old ids and keys lead to it. */
  static async unite(sql: Sql, joins: readonly PaperJoin[]): Promise<JoinedPapers> {
    const joined = new JoinedPapers(sql);
    for (const join of joins) await joined.#unite(join);
    return joined;
  }

  async #unite(join: PaperJoin): Promise<void> {
    const sql = this.#sql;
    const { intoId, fromId } = join;
    await this.#counted.add([intoId, fromId]);
    const before = await capturePaper(sql, intoId);
    const from = await capturePaper(sql, fromId);
    const image = await takeImage(sql, [intoId, fromId]);
    const sources = await sql.all<{ id: number }>('SELECT id FROM source_record WHERE paper_id = ? ORDER BY id', [
      fromId,
    ]);
    await uniteRecords(sql, fromId, intoId);
    await addRedirects(sql, 'paper', [{ id: fromId, key: from.key, toId: intoId }]);
    this.#joined.push({ ...join, before, from, sourceIds: sources.map(({ id }) => id), image });
  }

  /** Who stood in the bylines of papers that are gone. */
  get leftAuthors(): number[] {
    return this.#joined.flatMap(({ from }) => from.places.map((place) => place.author_id as number));
  }

  /** Counts anew and writes the decisions down, when everything else of the batch is written. */
  async finish(ids: IdAllocator): Promise<void> {
    if (this.#joined.length === 0) return;
    const sql = this.#sql;
    await this.#counted.add(this.#joined.map(({ intoId }) => intoId));
    await this.#counted.count();
    for (const { intoId, fromId, evidence, before, from, sourceIds, image } of this.#joined) {
      const taught = { rows: [], identifiers: [], waited: [] };
      const images = { before: image, after: await takeImage(sql, [intoId]) };
      const change = { into: { before }, from, sourceIds, images, taught };
      const subjects = [intoId, fromId];
      await writeCurations(sql, [
        {
          ...{ id: ids.next('curation'), kind: 'MERGE', entityType: 'paper', decidedBy: 'MACHINE' },
          change,
          evidence,
          subjects,
        },
      ]);
    }
  }
}
