import { QueryError } from '../../errors.js';
import { vertexOf } from '../../graph/id-column.js';
import type { VertexKind } from '../../graph/snapshot.js';
import { idsWhere, type ListedModel } from '../../store/list-ids.js';
import type { GraphContext } from '../context.js';
import { ownTurn } from '../turns.js';
import type { Condition } from './conditions.js';
import { inPieces } from './filters.js';
import { complement, intersect, type Mask, unite } from './mask.js';

const maxNesting = 10;
const maxParts = 300;

/** What every entity's `where` has: itself, combined. */
export interface Combined<Where> {
  and?: Where[] | null;
  or?: Where[] | null;
  not?: Where | null;
}

const models: Record<VertexKind, ListedModel> = {
  papers: 'paper',
  authors: 'author',
  organizations: 'organization',
  categories: 'category',
  topics: 'topic',
  venues: 'venue',
};

/**
 * One translation of a `where` into a mask, with what is spent of its limits. Columns are asked of the database, one
 * table at a time; what they have to do with one another is worked out over the graph in memory.
 */
export class WhereCompiler {
  readonly context: GraphContext;
  #nesting = 0;
  #parts = 0;

  constructor(context: GraphContext) {
    this.context = context;
  }

  /**
   * What one level and what it combines mean.
   *
   * @param own the meaning of the fields beside and, or, not: all must hold
   * @throws QueryError WHERE_TOO_LARGE
   */
  async combine<Where extends Combined<Where>>(
    kind: VertexKind,
    where: Where,
    own: (where: Where) => Promise<Mask[]>,
    nested: (where: Where) => Promise<Mask>,
  ): Promise<Mask> {
    this.#enter();
    // Each level may walk the whole graph: others are answered between.
    await ownTurn(this.context.signal);
    const all = new Uint8Array(this.#countOf(kind)).fill(1);
    for (const mask of await own(where)) intersect(all, mask);
    if (where.and) for (const part of where.and) intersect(all, await nested(part));
    if (where.or) {
      const any = new Uint8Array(all.length);
      for (const part of where.or) unite(any, await nested(part));
      intersect(all, any);
    }
    if (where.not) intersect(all, complement(await nested(where.not)));
    this.#nesting--;
    return all;
  }

  /** What a condition on columns of one table means: one read of the database. */
  async column(kind: VertexKind, condition: Condition): Promise<Mask> {
    const { store, signal } = this.context;
    return this.ids(kind, await idsWhere(store, models[kind], condition, signal));
  }

  /** What a filter of a column means, none where it isn't given. */
  async filtered<Filter extends { in?: readonly unknown[] | null | undefined }>(
    kind: VertexKind,
    filter: Filter | null | undefined,
    condition: (filter: Filter) => Condition,
  ): Promise<Mask[]> {
    return filter ? [await inPieces(filter, (part) => this.column(kind, condition(part)))] : [];
  }

  /** What has one of these database ids. */
  ids(kind: VertexKind, ids: Iterable<number>): Mask {
    const mask = new Uint8Array(this.#countOf(kind));
    const all = this.context.snapshot.ids[kind].toArray();
    for (const id of ids) {
      const vertex = vertexOf(all, id);
      if (vertex >= 0) mask[vertex] = 1;
    }
    return mask;
  }

  /** The vertices for which a test holds. */
  test(kind: VertexKind, holds: (vertex: number) => boolean): Mask {
    const mask = new Uint8Array(this.#countOf(kind));
    for (let vertex = 0; vertex < mask.length; vertex++) if (holds(vertex)) mask[vertex] = 1;
    return mask;
  }

  #countOf(kind: VertexKind): number {
    return this.context.snapshot.ids[kind].length;
  }

  #enter(): void {
    this.#nesting++;
    this.#parts++;
    if (this.#nesting <= maxNesting && this.#parts <= maxParts) return;
    throw new QueryError(
      'WHERE_TOO_LARGE',
      `read where: it nests over ${maxNesting} levels or has over ${maxParts} parts`,
      { hint: 'Use in: [...] instead of many or parts, or ask in several queries.', details: { limit: maxParts } },
    );
  }
}
