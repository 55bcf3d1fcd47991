import { brandWithType } from '@pothos/core';
import type { RowsOfKind } from './kept-rows.js';
import type { KeptTexts } from './kept-texts.js';
import { LazyLoader } from './lazy-loader.js';

type Read<Row> = (ids: readonly number[]) => Promise<Map<number, Row>>;

/** Reads rows by database id, those that one level of a query asks for together; each is read once. */
export class RowsLoader<Row extends object> extends LazyLoader<number, Row | null> {
  /**
   * @param typeName of the rows in the schema
   * @param onRead told of each row that is there
   */
  constructor(typeName: string, read: Read<Row>, onRead?: (row: Row) => void) {
    super(async (ids) => {
      const found = await read(ids);
      return ids.map((id) => {
        const row = found.get(id);
        if (row === undefined) return null;
        brandWithType(row, typeName as never);
        onRead?.(row);
        return row;
      });
    });
  }
}

/** Rows of entities, those first that earlier requests have read. */
export class EntityLoader<Row extends { id: number; key: string }> extends RowsLoader<Row> {
  readonly #kept: RowsOfKind | undefined;

  constructor(typeName: string, read: Read<Row>, kept: RowsOfKind | undefined) {
    super(typeName, read, (row) => kept?.set(row));
    this.#kept = kept;
  }

  /** Keys and names of rows that are or were at hand. */
  get texts(): KeptTexts | undefined {
    return this.#kept?.texts;
  }

  /** A row that is at hand, so that nobody has to wait for it. */
  peek(id: number): Row | undefined {
    return this.#kept?.get(id) as Row | undefined;
  }

  /** The database id of a row that is at hand. */
  peekId(key: string): number | undefined {
    return this.#kept?.idOfKey(key);
  }

  /** Null where there is no such row (any more). */
  override async load(id: number): Promise<Row | null> {
    return this.peek(id) ?? super.load(id);
  }
}
