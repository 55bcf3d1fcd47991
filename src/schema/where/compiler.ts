import { QueryError } from '../../errors.js';
import type { GraphContext } from '../context.js';
import { allOf, anyOf, type Condition, noneOf } from './conditions.js';

const maxNesting = 10;
const maxParts = 300;

/** What every entity's `where` has: itself, combined. */
export interface Combined<Where> {
  and?: Where[] | null;
  or?: Where[] | null;
  not?: Where | null;
}

/** One translation of a `where`, with what is spent of its limits. */
export class WhereCompiler {
  readonly context: GraphContext;
  #nesting = 0;
  #parts = 0;

  constructor(context: GraphContext) {
    this.context = context;
  }

  /**
   * The conditions of one level and of what it combines.
   *
   * @param own the conditions of the fields beside and, or, not
   * @throws QueryError WHERE_TOO_LARGE
   */
  async combine<Where extends Combined<Where>>(
    where: Where,
    own: (where: Where) => Promise<Condition[]>,
    nested: (where: Where) => Promise<Condition>,
  ): Promise<Condition> {
    this.#enter();
    const conditions = await own(where);
    if (where.and) for (const part of where.and) conditions.push(await nested(part));
    if (where.or) {
      const parts: Condition[] = [];
      for (const part of where.or) parts.push(await nested(part));
      conditions.push(anyOf(parts));
    }
    if (where.not) conditions.push(noneOf(await nested(where.not)));
    this.#parts += conditions.length;
    this.#nesting--;
    return allOf(conditions);
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
