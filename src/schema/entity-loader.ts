import { brandWithType } from '@pothos/core';
import DataLoader from 'dataloader';
import type { RowsOfKind } from './kept-rows.js';

type Read<Row> = (ids: readonly number[]) => Promise<Map<number, Row>>;

/** Reads entities by database id, those that one level of a query asks for together; each is read once. */
export class EntityLoader<Row extends object> {
  readonly #loader: DataLoader<number, Row | null>;
  readonly #kept: RowsOfKind | undefined;

  /**
   * @param typeName of the rows in the schema
   * @param kept rows that earlier requests have read
   */
  constructor(typeName: string, read: Read<Row>, kept?: RowsOfKind) {
    this.#kept = kept;
    this.#loader = new DataLoader(async (ids) => {
      const found = await read(ids);
      return ids.map((id) => {
        const row = found.get(id);
        if (row === undefined) return null;
        brandWithType(row, typeName as never);
        kept?.set(id, row);
        return row;
      });
    });
  }

  /** A row that is at hand, so that nobody has to wait for it. */
  peek(id: number): Row | undefined {
    return this.#kept?.get(id) as Row | undefined;
  }

  /** Null where there is no such row (any more). */
  async load(id: number): Promise<Row | null> {
    return this.peek(id) ?? this.#loader.load(id);
  }
}
