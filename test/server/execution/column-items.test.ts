import * as fc from 'fast-check';
import { buildSchema, execute, type GraphQLObjectType, parse } from 'graphql';
import { expect, it, test } from 'vitest';
import { type Column, ColumnItems, ItemsAt, NumbersOrNull } from '../../../src/schema/columns.js';
import { viewOf, WrittenTexts } from '../../../src/schema/written-text.js';
import { executeQuery } from '../../../src/server/execution/execute-query.js';
import { answerBytes } from '../../../src/server/execution/written.js';

interface Whole {
  ints: number[];
  floats: number[];
  years: number[];
  texts: string[];
  /** What has no column for now. */
  missing: ReadonlySet<string>;
}

interface Item {
  whole: Whole;
  at: number;
}

const asked: string[] = [];

/** Items of which every field has a column, but `plain`, which has none, and `other`, which takes an argument. */
const schema = buildSchema(`
  type Query { list: [Item!]! maybe: [Item] lists: [[Item]] count: Int }
  type Item {
    int: Int! int2: Int float: Float text: String! text2: String fails: Int plain: Int other(a: Int): Int
    year: Int someYear: Int! next: Item! maybeNext: Item
  }
`);
const columns: Record<string, (whole: Whole) => unknown> = {
  int: ({ ints }) => ints,
  int2: ({ ints }) => Uint32Array.from(ints),
  float: ({ floats }) => Float64Array.from(floats),
  text: ({ texts }) => writtenTexts(texts),
  text2: ({ texts }) => writtenTexts(texts),
  fails: () => {
    throw new Error('no column');
  },
  plain: ({ ints }) => ints,
  other: ({ ints }) => ints,
  year: ({ years }) => new NumbersOrNull(Int16Array.from(years)),
  someYear: ({ years }) => new NumbersOrNull(years),
  next: (whole) => new ItemsAt(itemsOf(whole), nextPlaces(whole)),
  maybeNext: (whole) => new ItemsAt(itemsOf(whole), nextPlaces(whole)),
};
for (const [name, field] of Object.entries((schema.getType('Item') as GraphQLObjectType).getFields())) {
  const column = (whole: Whole) => (whole.missing.has(name) ? undefined : columns[name]?.(whole));
  if (name !== 'plain') field.extensions = { column };
  field.resolve = ({ whole, at }: Item) => {
    asked.push(name);
    const values = columns[name]?.(whole) as Column;
    if (values instanceof NumbersOrNull) return values.numbers[at] || null;
    if (values instanceof ItemsAt) return { whole, at: values.places[at] };
    return values instanceof WrittenTexts ? values.at(at) : values[at];
  };
}

/** Some items are the next of several, others of none. */
function nextPlaces({ ints }: Whole): number[] {
  return ints.map((_, at) => (at * 2 + 1) % ints.length);
}

function writtenTexts(texts: readonly string[]): WrittenTexts {
  const parts = texts.map((text) => Buffer.from(JSON.stringify(text)));
  const ends = parts.map((_, at) => parts.slice(0, at + 1).reduce((sum, { length }) => sum + length, 3));
  const starts = parts.map(({ length }, at) => (ends[at] as number) - length);
  return new WrittenTexts(viewOf(Buffer.concat([Buffer.from('...'), ...parts])), starts, ends);
}

function itemsOf(whole: Whole): ColumnItems<Whole, Item> {
  return new ColumnItems(whole, whole.ints.length, () => whole.ints.map((_, at) => ({ whole, at })));
}

const column = fc.constantFrom(
  'int',
  'x: int',
  'int2',
  'float',
  'text',
  'text2',
  '__typename',
  'int @skip(if: $yes)',
  'year',
);
const field = fc.oneof(
  { weight: 30, arbitrary: column },
  {
    weight: 1,
    arbitrary: fc.constantFrom('plain', 'fails', 'other(a: 1)', 'someYear', '...Part', '... { text y: int2 }'),
  },
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      'next { text int }',
      'next { next { float year } }',
      'maybeNext { __typename text2 }',
      'maybeNext { plain text }',
      'next { ... on Item { int2 } }',
    ),
  },
);
const selection = fc.array(field, { minLength: 1, maxLength: 6 }).map((fields) => fields.join(' '));
const documents = fc.tuple(fc.constantFrom('list', 'maybe', 'lists', 'count l: list'), selection, selection).map(
  ([list, fields, part]) => `query ($yes: Boolean = true) { ${list} { ${fields} ...Part } }
      fragment Part on Item { ${part.replaceAll('...Part', 'text')} }`,
);
const wholes = fc
  .array(
    fc.record({
      int: fc.oneof({ weight: 20, arbitrary: fc.integer() }, { weight: 1, arbitrary: fc.constantFrom(2 ** 31, 0.5) }),
      float: fc.oneof(
        { weight: 20, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
        { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY) },
      ),
      text: fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.constantFrom('José "Å" 😀', '')),
      year: fc.constantFrom(0, 1999, 2024),
    }),
    { maxLength: 5 },
  )
  .chain((rows) =>
    fc.record({
      ints: fc.constant(rows.map(({ int }) => int)),
      floats: fc.constant(rows.map(({ float }) => float)),
      texts: fc.constant(rows.map(({ text }) => text)),
      years: fc.constant(rows.map(({ year }) => year)),
      missing: fc.oneof(
        { weight: 4, arbitrary: fc.constant(new Set<string>()) },
        { weight: 1, arbitrary: fc.constantFrom('int', 'text').map((name) => new Set([name])) },
      ),
    }),
  );

it('writes columns as graphql-js answers item by item, errors included', () => {
  let withErrors = 0;
  let outOfColumns = 0;
  fc.assert(
    fc.property(documents, wholes, (source, whole) => {
      const items = itemsOf(whole);
      const rootValue = { list: items, maybe: items, lists: [items, null, items], count: 1 };
      const args = { schema, document: parse(source), rootValue };
      const expected = execute(args) as { errors?: unknown[] };
      asked.length = 0;
      const result = executeQuery(args);
      if (result instanceof Promise) throw new Error('answered late');
      if (asked.length === 0 && whole.ints.length > 0) outOfColumns++;
      expect(JSON.stringify(result.data)).toBe(JSON.stringify((expected as { data: unknown }).data));
      expect(JSON.parse(JSON.stringify(result.errors ?? []))).toEqual(
        JSON.parse(JSON.stringify(expected.errors ?? [])),
      );
      if (!expected.errors) expect(answerBytes(result).toString()).toBe(JSON.stringify(expected));
      else withErrors++;
    }),
    { numRuns: 1000, seed: 1 },
  );
  expect(withErrors).toBeGreaterThan(100);
  expect(outOfColumns).toBeGreaterThan(200);
});

test('columns are asked of no resolver, and what has none of every one', () => {
  const rootValue = {
    list: itemsOf({
      ...{ ints: [7, 8], floats: [0.5, -1e21], texts: ['a', 'b'], years: [0, 2024] },
      missing: new Set(),
    }),
  };
  const ask = (fields: string) => {
    asked.length = 0;
    const { data } = executeQuery({ schema, document: parse(`{ list { ${fields} } }`), rootValue }) as {
      data: unknown;
    };
    return [JSON.parse(JSON.stringify(data)).list, [...asked]];
  };
  expect(ask('text n: int float')).toEqual([
    [
      { text: 'a', n: 7, float: 0.5 },
      { text: 'b', n: 8, float: -1e21 },
    ],
    [],
  ]);
  expect(ask('year next { text maybeNext { int } }')).toEqual([
    [
      { year: null, next: { text: 'b', maybeNext: { int: 8 } } },
      { year: 2024, next: { text: 'b', maybeNext: { int: 8 } } },
    ],
    [],
  ]);
  expect(ask('int plain')[1]).toEqual(['int', 'plain', 'int', 'plain']);
});
