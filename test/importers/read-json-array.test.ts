import { describe, expect, test } from 'vitest';
import { readJsonRecords } from '../../src/importers/read-json-array.js';
import { collect, textSource } from './text-source.js';

async function read(content: string, arrays?: string[], pieceLength?: number) {
  const items = await collect(readJsonRecords(textSource(content, pieceLength), arrays ? { arrays } : {}));
  return items.map((item) => (item.problems ? `${item.problems[0]?.code}@${item.place.line}` : item.value));
}

const pretty = (values: unknown[]) => JSON.stringify(values, null, 2);
const abc = [{ id: 1, t: 'a"]}\\' }, { id: 2, l: [{ id: 9 }] }, { id: 3 }];

describe('records of JSON in every layout', () => {
  const layouts: [string, string, string[]?][] = [
    ['an array in one line', JSON.stringify(abc)],
    ['an array, pretty', pretty(abc)],
    ['an array, one element a line', `[\n${abc.map((value) => JSON.stringify(value)).join(',\n')}\n]\n`],
    ['JSON Lines', abc.map((value) => JSON.stringify(value)).join('\n')],
    [
      'JSON Lines with CR LF, empty lines and a mark',
      `\ufeff${abc.map((value) => `${JSON.stringify(value)}\r\n`).join('\r\n')}`,
    ],
    ['objects without anything between', abc.map((value) => JSON.stringify(value)).join('')],
    ['objects, pretty, one after the other', abc.map((value) => JSON.stringify(value, null, 1)).join('\n')],
    ['a wrapper in one line', JSON.stringify({ n: 3, items: abc, o: { p: [1] } }), ['items']],
    [
      'a wrapper, pretty',
      JSON.stringify({ x: [{ q: '' }], message: { items: abc, z: 1 }, o: {} }, null, 2),
      ['message.items', 'items'],
    ],
  ];
  for (const [name, content, arrays] of layouts) {
    for (const pieceLength of [1, 7, 100_000]) {
      test(`${name}, in pieces of ${pieceLength}`, async () =>
        expect(await read(content, arrays, pieceLength)).toEqual(abc));
    }
  }

  test('an object that has none of the arrays is a record', async () => {
    expect(await read('{"a":{"items":3},\n"b":[{"c":1}]}', ['items'])).toEqual([{ a: { items: 3 }, b: [{ c: 1 }] }]);
  });
  test('several wrappers in one file', async () => {
    expect(await read('{"items":[{"a":1}]}\n{"items":[{"a":2},{"a":3}]}\n', ['items'])).toEqual([
      { a: 1 },
      { a: 2 },
      { a: 3 },
    ]);
  });
  test('an empty file, an empty array', async () => {
    expect(await read('')).toEqual([]);
    expect(await read(' [ ]\n')).toEqual([]);
  });
});

describe('a corrupt record is quarantined and the others go in', () => {
  const cases: [string, string, unknown[]][] = [
    ['a line of JSON Lines', '{"a":1}\n{"a":2,,}\n{"a":3}\n', [{ a: 1 }, 'JSON_SYNTAX@2', { a: 3 }]],
    ['a line cut short', '{"a":1}\n{"a":2,"b":"x\n{"a":3}\n', [{ a: 1 }, 'JSON_SYNTAX@2', { a: 3 }]],
    ['the first line', '{"a":"x\n{"a":2}\n{"a":3}\n', ['JSON_SYNTAX@1', { a: 2 }, { a: 3 }]],
    ['a missing brace, pretty', '[\n  {\n    "a": {"b": 1\n  },\n  {\n    "a": 2\n  }\n]', ['JSON_SYNTAX@2', { a: 2 }]],
    ['a missing comma in one line', '[{"a":1},{"a":2 "b":3},{"a":3}]', [{ a: 1 }, 'JSON_SYNTAX@1', { a: 3 }]],
    ['a missing bracket in one line', '[{"a":1},{"a":[2},{"a":3}]', [{ a: 1 }, 'JSON_SYNTAX@1', { a: 3 }]],
    ['stray text between lines', '{"a":1}\nnonsense\n{"a":3}\n', [{ a: 1 }, 'JSON_SYNTAX@2', { a: 3 }]],
  ];
  for (const [name, content, expected] of cases) {
    for (const pieceLength of [1, 100_000]) {
      test(`${name}, in pieces of ${pieceLength}`, async () =>
        expect(await read(content, [], pieceLength)).toEqual(expected));
    }
  }
});

describe('a file that ends too soon gives what was read and one problem', () => {
  test.each([
    ['JSON Lines', '{"a":1}\n{"a":2', [{ a: 1 }, 'JSON_TRUNCATED@2']],
    ['an array', '[{"a":1},{"a":2', [{ a: 1 }, 'JSON_TRUNCATED@1']],
    ['an array, pretty', '[\n {\n  "a": 1\n },\n {\n  "a', [{ a: 1 }, 'JSON_TRUNCATED@5']],
    ['an array between elements', '[\n{"a":1},\n{"a":2},\n', [{ a: 1 }, { a: 2 }, 'JSON_TRUNCATED@4']],
  ])('%s', async (_, content, expected) => expect(await read(content)).toEqual(expected));

  test('a source that breaks off is one problem, too', async () => {
    const source = {
      name: 'broken.gz',
      async *open() {
        yield Buffer.from('{"a":1}\n{"a":');
        throw new Error('unexpected end of file');
      },
    };
    const items = await collect(readJsonRecords(source));
    expect(items.map((item) => item.problems?.[0]?.code ?? item.value)).toEqual([{ a: 1 }, 'SOURCE_CUT']);
  });
});
