import type { GraphContext } from './context.js';
import type { WrittenTexts } from './written-text.js';

/** What one field answers for each item of a list, by its place. */
export type Column = ArrayLike<number> | NumbersOrNull | WrittenTexts | ItemsAt;

/** Numbers of which 0 stands for null. */
export class NumbersOrNull {
  readonly numbers: ArrayLike<number>;

  constructor(numbers: ArrayLike<number>) {
    this.numbers = numbers;
  }
}

/** Items of another list, by their places there: many that are written may be few that are there. */
export class ItemsAt {
  readonly items: ColumnItems<unknown, unknown>;
  readonly places: ArrayLike<number>;

  constructor(items: ColumnItems<unknown, unknown>, places: ArrayLike<number>) {
    this.items = items;
    this.places = places;
  }
}

/** The column of a field; undefined where there is none at the moment, so that each item is asked. */
export type ColumnOf<Whole> = (whole: Whole, context: GraphContext) => Column | undefined;

/**
 * The items of a whole that keeps what they answer in columns: objects for whoever asks each of them, which are made
 * then, and columns for whoever writes all of them. A field has its column in `extensions.column`; its resolver gives the same.
 */
export class ColumnItems<Whole, Item> implements Iterable<Item> {
  readonly whole: Whole;
  readonly length: number;
  readonly #items: () => Iterable<Item>;

  constructor(whole: Whole, length: number, items: () => Iterable<Item>) {
    this.whole = whole;
    this.length = length;
    this.#items = items;
  }

  [Symbol.iterator](): Iterator<Item> {
    return this.#items()[Symbol.iterator]();
  }
}

/** How a field says its column. */
export function inColumn<Whole>(column: ColumnOf<Whole>): { column: ColumnOf<Whole> } {
  return { column };
}
