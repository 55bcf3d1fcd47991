import { setImmediate } from 'node:timers/promises';
import * as fc from 'fast-check';
import {
  buildSchema,
  type ExecutionResult,
  execute,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isObjectType,
  parse,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { viewOf, WrittenText } from '../../../src/schema/written-text.js';
import { executeQuery } from '../../../src/server/execution/execute-query.js';
import { answerBytes } from '../../../src/server/execution/written.js';

/** Every kind of field that a query can meet. */
function schemaOf(seed: number, share: number): GraphQLSchema {
  const schema = buildSchema(
    `
    type Query { ...
    }`
      .replace('...', fields)
      .concat(`
    type Thing implements Named { ${fields} only: String }
    type Other implements Named { ${fields} mine: Int! }
    interface Named { name: String name2: String! }
    union Either = Thing | Other
    enum Color { RED GREEN }
    input Range { from: Int = 3 to: Int }`),
  );
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields()))
      field.resolve = (_, args, __, info) => outcomeOf(seed, share, args, info);
  }
  return schema;
}

const fields = `
  name: String  name2: String!  count: Int  count2: Int!  color: Color  names: [String]  names2: [String!]!
  echo(a: Int! = 1, b: String, r: Range, l: [Int!]): String
  thing: Thing  thing2: Thing!  things: [Thing]  things2: [Thing!]!  named: Named  either: Either  eithers: [Either!]
`;

/** What a field comes to follows from its place alone: a value, null, an error thrown, returned or late, a bad value. */
function outcomeOf(seed: number, share: number, args: object, info: GraphQLResolveInfo): unknown {
  const keys: (string | number)[] = [];
  for (let at: GraphQLResolveInfo['path'] | undefined = info.path; at; at = at.prev) keys.push(at.key);
  const drawn = drawOf(seed, keys.join('.'));
  const value = () => someValue(String(info.returnType), args, info, drawn);
  if (drawn % 100 >= share) return drawn % 3 === 0 ? Promise.resolve(value()) : value();
  const kinds = [
    () => null,
    () => undefined,
    () => fail(info),
    () => new Error(`returned by ${info.fieldName}`),
    () => Promise.reject(new Error(`late from ${info.parentType.name}.${info.fieldName}`)),
    () => Promise.resolve().then(() => Promise.resolve().then(() => null)),
    () => ({ odd: true }),
    () => [
      null,
      value(),
      new Error('in a list'),
      Promise.resolve(null),
      heard(Promise.reject(new Error('late in a list'))),
    ],
    () => 'text',
    () => ({ __typename: 'Nobody' }),
    () => ({ __typename: 'Color' }),
    () => ({ __typename: 'Query' }),
    () => Promise.resolve(3.5),
  ];
  return (kinds[drawn % kinds.length] as () => unknown)();
}

function someValue(type: string, args: object, info: GraphQLResolveInfo, drawn: number): unknown {
  const object = { __typename: drawn % 2 === 0 ? 'Thing' : 'Other' };
  if (info.fieldName === 'echo') return JSON.stringify([args, info.variableValues]);
  if (type.startsWith('['))
    return Array.from({ length: drawn % 4 }, (_, at) => (type.includes('String') ? `${info.fieldName}${at}` : object));
  if (type.startsWith('String')) return `${info.fieldName} of ${info.parentType.name}`;
  if (type.startsWith('Int')) return drawn % 1000;
  if (type === 'Color') return 'RED';
  return drawn % 5 === 0 && type === 'Either' ? { ...object, name: 'x' } : object;
}

/** Fails without being unheard where nobody gets to it. */
function heard(promise: Promise<never>): Promise<never> {
  promise.catch(() => {});
  return promise;
}

function fail(info: GraphQLResolveInfo): never {
  throw new Error(`thrown by ${info.fieldName} among ${info.fieldNodes.length}`);
}

function drawOf(seed: number, place: string): number {
  let hash = seed | 0;
  for (let i = 0; i < place.length; i++) hash = Math.imul(hash ^ place.charCodeAt(i), 0x01000193);
  return (hash >>> 7) & 0xffffff;
}

const directive = fc.constantFrom(
  '',
  '',
  '',
  '',
  '@skip(if: $yes)',
  '@include(if: $yes)',
  '@skip(if: $no)',
  '@include(if: false)',
);
const leaf = fc.constantFrom(
  ...['name', 'name2', 'count', 'count2', 'color', 'names', 'names2', '__typename', 'echo', 'echo(a: $number)'],
  ...[
    'echo(a: 5, r: { to: $number })',
    'echo(b: $text, l: [1, $number])',
    'echo(a: $missing)',
    'echo(r: { from: $missing })',
  ],
);
const alias = fc.constantFrom('', '', '', 'x: ', 'y: ', 'constructor: ', 'toString: ');
const { selection } = fc.letrec<{ selection: string }>((tie) => ({
  selection: fc
    .array(
      fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.tuple(alias, leaf, directive).map((parts) => parts.join(' ')),
        fc
          .tuple(alias, fc.constantFrom('thing', 'thing2', 'things', 'things2'), directive, tie('selection'))
          .map(([as, name, tag, inner]) => `${as}${name} ${tag} { ${inner} }`),
        fc
          .tuple(fc.constantFrom('named', 'either', 'eithers'), directive, tie('selection'))
          .map(
            ([name, tag, inner]) =>
              `${name} ${tag} { __typename ... on Thing { ${inner} } ... on Named { name name2 } }`,
          ),
        fc.tuple(directive, tie('selection')).map(([tag, inner]) => `... ${tag} { ${inner} }`),
        directive.map((tag) => `...Part ${tag}`),
      ),
      { minLength: 1, maxLength: 5 },
    )
    .map((parts) => parts.join('\n')),
}));

const variables = '($yes: Boolean = true, $no: Boolean!, $number: Int! = 7, $text: String, $missing: Int! = 2)';
const documents = fc.tuple(selection, selection).map(
  ([whole, part]) => `query Q${variables} { thing { ...Part } ${whole.replaceAll('...Part', 'name')} }
    fragment Part on Thing { ${part.replaceAll('...Part', 'name2')} }`,
);

const answerText = (result: ExecutionResult) => answerBytes(result).toString();
const written = (result: unknown) => JSON.parse(JSON.stringify(result));

/** graphql-js leaves late errors of a list unheard where another of its items fails at once, which would end a server. */
function hearUnheard(): Error[] {
  const unheard: Error[] = [];
  const hear = (error: Error) => unheard.push(error);
  const others = process.listeners('unhandledRejection');
  beforeAll(() => {
    process.removeAllListeners('unhandledRejection').on('unhandledRejection', hear);
  });
  afterAll(() => {
    process.off('unhandledRejection', hear);
    for (const other of others) process.on('unhandledRejection', other);
  });
  return unheard;
}

describe('executing a query by its plan', () => {
  const unheard = hearUnheard();

  it('answers as graphql-js does, errors and their order included', async () => {
    let compared = 0;
    let withErrors = 0;
    await fc.assert(
      fc.asyncProperty(
        documents,
        fc.nat(),
        fc.constantFrom(0, 4, 25),
        fc.boolean(),
        async (source, seed, share, no) => {
          const schema = schemaOf(seed, share);
          const document = parse(source);
          const args = { schema, document, variableValues: { no, text: 'gegäben 😀' } };
          const expected = await execute(args);
          await setImmediate();
          unheard.length = 0;
          // The second time goes by what the first has found.
          for (const result of [await executeQuery(args), await executeQuery(args)]) {
            expect(JSON.stringify(result.data)).toBe(JSON.stringify(expected.data));
            if (!expected.errors) expect(answerText(result)).toBe(JSON.stringify(expected));
            expect(written(result.errors ?? [])).toEqual(written(expected.errors ?? []));
            expect(result.errors?.map(({ originalError }) => originalError?.message)).toEqual(
              expected.errors?.map(({ originalError }) => originalError?.message),
            );
          }
          await setImmediate();
          expect(unheard).toEqual([]);
          compared++;
          if (expected.errors) withErrors++;
        },
      ),
      { numRuns: 1000, seed: 1 },
    );
    expect(compared).toBe(1000);
    expect(withErrors).toBeGreaterThan(200);
  });

  it('hears what an item of a list throws late after another has thrown at once', async () => {
    const schema = buildSchema('type Query { list: [Item!]! } type Item { late: String! now: String! }');
    const resolve = (item: { fails: string }, _: object, __: unknown, { fieldName }: GraphQLResolveInfo) => {
      if (fieldName === 'late') return item.fails === 'late' ? Promise.reject(new Error('late')) : 'fine';
      if (item.fails === 'now') throw new Error('now');
      return 'fine';
    };
    for (const field of Object.values((schema.getType('Item') as GraphQLObjectType).getFields()))
      field.resolve = resolve;
    const rootValue = { list: [{ fails: 'late' }, { fails: 'now' }] };
    unheard.length = 0;
    const { data, errors } = await executeQuery({ schema, document: parse('{ list { late now } }'), rootValue });
    await setImmediate();
    expect([data, errors?.map(({ message }) => message), unheard]).toEqual([null, ['now'], []]);
  });

  test.each([
    ['a variable of another type', 'query ($n: Int!) { echo(a: $n) }', { n: 'x' }, undefined],
    ['a variable that is missing', 'query ($n: Int!) { echo(a: $n) }', {}, undefined],
    ['an operation that nobody named', 'query A { name } query B { name }', {}, undefined],
    ['an operation that is not there', 'query A { name } query B { name }', {}, 'C'],
    ['the operation named', 'query A { name } query B { count }', {}, 'B'],
    ['a name of the prototype', '{ __proto__: name constructor: name }', {}, undefined],
    [
      'the schema itself',
      '{ __schema { types { name kind fields { name type { name ofType { name } } } } } }',
      {},
      undefined,
    ],
    ['a type of the schema', '{ __type(name: "Either") { possibleTypes { name } } }', {}, undefined],
  ])('says the same of %s', async (_, source, variableValues, operationName) => {
    const args = { schema: schemaOf(1, 0), document: parse(source), variableValues, operationName };
    expect(written(await executeQuery(args))).toEqual(written(await execute(args)));
  });

  it('writes strings that are JSON already as the strings they are', async () => {
    const schema = buildSchema('type Query { name: String! list: [String] id: ID late: String }');
    const texts = ['plain', 'José "Å" 😀', ''];
    const written = texts.map((text) => {
      const bytes = Buffer.from(`..${JSON.stringify(text)}..`);
      return new WrittenText(viewOf(bytes), 2, bytes.length - 2);
    });
    for (const [at, text] of texts.entries()) {
      const args = { schema, document: parse('{ name list id late }') };
      const rootValue = { name: text, list: texts, id: text, late: Promise.resolve(text) };
      const one = written[at];
      const rootWritten = { name: one, list: written, id: one, late: Promise.resolve(one) };
      const expected = JSON.stringify(await execute({ ...args, rootValue }));
      expect(answerText(await executeQuery({ ...args, rootValue: rootWritten }))).toBe(expected);
      expect(JSON.stringify(await execute({ ...args, rootValue: rootWritten }))).toBe(expected);
    }
  });

  it('keeps a plan for each set of fields that variables leave', async () => {
    const schema = schemaOf(1, 0);
    const document = parse('query ($a: Boolean!, $b: Boolean!) { name @skip(if: $a) count @include(if: $b) name2 }');
    for (const a of [true, false, true])
      for (const b of [true, false]) {
        const { data } = JSON.parse(answerText(await executeQuery({ schema, document, variableValues: { a, b } })));
        expect(Object.keys(data)).toEqual([...(a ? [] : ['name']), ...(b ? ['count'] : []), 'name2']);
      }
  });
});

it('resolves nothing more where nobody waits for the answer', async () => {
  const leaving = new AbortController();
  const asked: string[] = [];
  const schema = buildSchema('type Query { slow: Slow, other: String } type Slow { never: String }');
  const [query, slow] = ['Query', 'Slow'].map((name) => (schema.getType(name) as GraphQLObjectType).getFields());
  Object.assign(query?.slow ?? {}, {
    resolve: async () => {
      await setImmediate();
      leaving.abort(new Error('left'));
      return {};
    },
  });
  Object.assign(slow?.never ?? {}, { resolve: () => asked.push('never') });
  const contextValue = { signal: leaving.signal };
  const { errors } = await executeQuery({ schema, document: parse('{ slow { never } }'), contextValue });
  expect([asked, errors?.map(({ message }) => message)]).toEqual([[], ['left']]);
});
