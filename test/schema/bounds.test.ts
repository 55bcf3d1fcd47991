import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { schema } from '../../src/schema/index.js';
import { describeOnBothDatabases } from '../store/databases.js';
import { askSeeded } from './shared-server.js';
import { smallGraph } from './small-graph.js';

/** How a test comes to an object of each type: the document around a selection of it. */
const ways: Record<string, string> = {
  Query: '$',
  Paper: 'paper(ref: "doi:10.1000/two") { $ }',
  Author: 'author(ref: "Ada Lovelace") { $ }',
  Organization: 'organization(ref: "Tuff Gong") { $ }',
  Category: 'category(ref: "cs.LG") { $ }',
  Topic: 'topic(ref: "experts") { $ }',
  Venue: 'venue(ref: "Journal of Examples") { $ }',
  Network: 'author(ref: "Ada Lovelace") { network { $ } }',
  NetworkNode: 'author(ref: "Ada Lovelace") { network { nodes { $ } } }',
  NetworkEdge: 'author(ref: "Ada Lovelace") { network { edges { $ } } }',
  CoauthorEdge: 'author(ref: "Ada Lovelace") { coauthors { edges { $ } } }',
  AuthorPeriod: 'author(ref: "Ada Lovelace") { lineage { periods { $ } } }',
  SuggestedCollaborator: 'author(ref: "Dee Dee") { suggestedCollaborators { list { $ } } }',
  Diffusion: 'topic(ref: "experts") { diffusion { $ } }',
  PaperLineage: 'paper(ref: "doi:10.1000/two") { lineage { $ } }',
  LineageMilestones: 'paper(ref: "doi:10.1000/two") { lineage { milestones { $ } } }',
  PaperGroup: 'paperGroups(by: [YEAR]) { groups { $ } }',
  PathHop: 'collaborationPaths(from: "Ada Lovelace", to: "Dee Dee") { paths { hops { $ } } }',
  CollaboratorEdge: 'organization(ref: "Tuff Gong") { collaborators { edges { $ } } }',
};

/** What arguments that must be given are, by name. */
const given: Record<string, string> = {
  ref: '"Ada Lovelace"',
  of: '["Ada Lovelace"]',
  from: '"Ada Lovelace"',
  to: '"Dee Dee"',
  id: '"QXV0aG9yOjE="',
  ids: '["QXV0aG9yOjE="]',
  refs: '["Ada Lovelace"]',
  query: '"experts"',
  kind: 'CO_CITATION',
  format: 'GEXF',
  by: '[YEAR]',
};
const ofField: Record<string, string> = { organizationNetwork: '["Tuff Gong"]', topicNetwork: '["experts"]' };

interface Place {
  type: GraphQLObjectType;
  field: GraphQLField<unknown, unknown>;
  argument: GraphQLArgument;
}

function places(): Place[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !isIntrospectionType(type))
    .flatMap((type) =>
      Object.values((type as GraphQLObjectType).getFields()).flatMap((field) =>
        field.args.map((argument) => ({ type: type as GraphQLObjectType, field, argument })),
      ),
    );
}

/** A document that gives one argument a value. */
function document({ type, field, argument }: Place, value: string): string {
  const others = field.args.filter((other) => other !== argument && isNonNullType(other.type));
  const args = [
    ...others.map(({ name }) => `${name}: ${name === 'of' ? (ofField[field.name] ?? given.of) : given[name]}`),
    `${argument.name}: ${value}`,
  ];
  const isLeaf = !('getFields' in getNamedType(field.type)) && !('getTypes' in getNamedType(field.type));
  const selection = isLeaf ? '' : selectionOf(field);
  return `{ ${(ways[type.name] as string).replace('$', `${field.name}(${args.join(', ')}) ${selection}`)} }`;
}

/** What makes a field do its work. */
function selectionOf(field: GraphQLField<unknown, unknown>): string {
  const named = getNamedType(field.type);
  const { pageInfo, nodes, list } = isObjectType(named) ? named.getFields() : ({} as Record<string, unknown>);
  if (pageInfo) return '{ edges { cursor } }';
  return nodes ? '{ nodes { __typename } }' : list ? '{ list { __typename } }' : '{ __typename }';
}

/** The least and the most that a description announces. */
function rangeOf({ description }: GraphQLArgument): { least: number; most: number } | undefined {
  const range = /(-?[\d.]+|above \d+, up) to (\d[\d.]*)/.exec(description ?? '');
  if (range) return { least: Number.parseFloat((range[1] as string).replace('above ', '')), most: Number(range[2]) };
  const open = /(\d+) or more/.exec(description ?? '');
  return open ? { least: Number(open[1]), most: Number.POSITIVE_INFINITY } : undefined;
}

const typeName = ({ type }: GraphQLArgument) => String(isNonNullType(type) ? type.ofType : type);
const numbers = places().filter(({ argument }) => ['Int', 'Float'].includes(typeName(argument)));
const name = ({ type, field, argument }: Place) => `${type.name}.${field.name}(${argument.name}:)`;

describe('the description of a number', () => {
  test('says from where to where it may be', () => {
    const silent = numbers.filter(
      ({ argument }) => !rangeOf(argument) && !/any whole number/.test(argument.description ?? ''),
    );
    expect(silent.map(name)).toEqual([]);
  });
});

describeOnBothDatabases('bounds', (open, dialect) => {
  const ask = askSeeded(open, smallGraph);
  const reachable = numbers.filter(({ type }) => type.name in ways);

  // Read before any database is asked.
  test.runIf(dialect === 'sqlite')('numbers may be what their descriptions say, and nothing beyond it', async () => {
    expect(reachable.length).toBeGreaterThan(100);
    for (const place of reachable) {
      const range = rangeOf(place.argument);
      if (!range) continue;
      const { least, most } = range;
      const isInt = typeName(place.argument) === 'Int';
      const beyond = [least - 1, ...(Number.isFinite(most) ? [most + 1, isInt ? 2_147_483_647 : 1e300] : [])];
      for (const value of beyond) {
        const { errors } = await ask(document(place, String(value)));
        expect([name(place), value, errors[0]?.extensions]).toEqual([
          name(place),
          value,
          expect.objectContaining({
            code: expect.stringMatching(/^(OUT_OF_BOUNDS|PAGE_SIZE)$/),
            argument: place.argument.name,
            value,
          }),
        ]);
        expect(errors[0]?.message).toMatch(new RegExp(`${place.argument.name} is .*, expected `));
      }
      // Bounded by the papers too, of which there are few here.
      const isByData = place.argument.name === 'periodsCount';
      const within = isByData ? [] : Number.isFinite(most) ? [most] : [2_147_483_647];
      const isAbove = /above/.test(place.argument.description ?? '');
      for (const value of [isAbove ? least + 0.5 : least, ...within]) {
        const { errors } = await ask(document(place, String(value)));
        expect([name(place), value, errors]).toEqual([name(place), value, []]);
      }
    }
  });

  test('no list may be endless, and no text', async () => {
    const half = await ask('query ($ref: String!) { author(ref: $ref) { key } }', { ref: 'Ada \ud83d' });
    expect(half.errors).toMatchObject([{ extensions: { code: 'ARGUMENTS', argument: 'ref', value: 'U+D83D' } }]);
    const whole = await ask('query ($ref: String!) { author(ref: $ref) { key } }', { ref: 'Ada \ud83d\ude00' });
    expect(whole.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    for (const place of places().filter(({ type }) => type.name in ways)) {
      const { type } = place.argument;
      const inner = isNonNullType(type) ? type.ofType : type;
      const named = getNamedType(inner);
      if (isListType(inner)) {
        const entry = isEnumType(named)
          ? named.getValues()[0]?.name
          : isInputObjectType(named)
            ? inputOf(named.name)
            : '"x"';
        const { errors } = await ask(document(place, `[${Array(1_001).fill(entry).join()}]`));
        expect([name(place), errors[0]?.extensions]).toEqual([
          name(place),
          expect.objectContaining({ code: 'OUT_OF_BOUNDS', argument: place.argument.name, value: 1_001 }),
        ]);
        expect(errors[0]?.message.length).toBeLessThan(200);
      } else if (named.name === 'String' || named.name === 'ID') {
        for (const [text, code] of [
          ['x'.repeat(100_000), 'OUT_OF_BOUNDS'],
          ['a\\u0000b', 'ARGUMENTS'],
        ]) {
          const { errors } = await ask(document(place, `"${text}"`));
          expect([name(place), errors[0]?.extensions]).toEqual([
            name(place),
            expect.objectContaining({ code, argument: place.argument.name }),
          ]);
        }
        const { errors } = await ask(document(place, `"${'~'.repeat(4_000)}"`));
        for (const { message, extensions } of errors) {
          expect(message.length).toBeLessThan(250);
          expect(extensions.code).toMatch(/^(NOT_FOUND|CURSOR|INVALID_ID)$/);
        }
      }
    }
  });

  test('lists of a filter are read in pieces that a database can take, whatever else is asked beside them', async () => {
    const many = (of: (at: number) => unknown, count = 1_000) => Array.from({ length: count }, (_, at) => of(at));
    const words = many((at) => `word ${at}`);
    const where = {
      title: { in: [...words.slice(1), 'Dense Experts'] },
      not: { language: { in: words }, affiliation: { in: words } },
      authorsCount: { in: many((at) => at) },
      authors: { some: { name: { in: [...words.slice(1), 'ada lovelace'] }, papersCount: { in: many((at) => at) } } },
    };
    const query = 'query ($where: PaperWhere) { papers(where: $where) { nodes { key } } }';
    const { data, errors } = await ask(query, { where });
    expect([errors, data]).toEqual([[], { papers: { nodes: [{ key: 'doi:10.1000/two' }] } }]);
    const lists = [
      ['organizations', 'OrganizationWhere', { countries: words }],
      ['organizations', 'OrganizationWhere', { types: words }],
      ['categories', 'CategoryWhere', { schemes: words }],
    ] as const;
    for (const [field, type, filter] of lists) {
      const found = await ask(`query ($w: ${type}) { ${field}(where: $w) { totalCount } }`, { w: filter });
      expect(found.errors).toMatchObject([{ extensions: { code: 'OUT_OF_BOUNDS', limit: 300 } }]);
      const fewer = Object.fromEntries(Object.entries(filter).map(([key, list]) => [key, list.slice(0, 300)]));
      expect((await ask(`query ($w: ${type}) { ${field}(where: $w) { totalCount } }`, { w: fewer })).errors).toEqual(
        [],
      );
    }
    const long = await ask(query, { where: { title: { contains: 'x'.repeat(4_001) } } });
    expect(long.errors).toMatchObject([{ extensions: { code: 'OUT_OF_BOUNDS', argument: 'where.title.contains' } }]);
    expect((await ask(query, { where: { title: { contains: 'x'.repeat(4_000) } } })).errors).toEqual([]);
  });

  test('conditions on groups are few', async () => {
    const query = 'query ($h: [PaperGroupHaving!]) { paperGroups(by: [YEAR], having: $h) { totalCount } }';
    const having = Array(21).fill({ metric: 'AUTHORS', gte: 1 });
    expect((await ask(query, { h: having })).errors).toMatchObject([
      { extensions: { code: 'OUT_OF_BOUNDS', limit: 20 } },
    ]);
    expect((await ask(query, { h: having.slice(1) })).errors).toEqual([]);
  });

  test('a cursor that somebody wrote is refused, whatever it holds', async () => {
    const cursors: [field: string, order: string, keys: unknown[][]][] = [
      [
        'papers',
        'paper,date desc',
        [[5, 1], ['2020', 'x'], ['2020', 1e300], ['2020', 1.5], ['2020'], [true, 1], ['2020', null]],
      ],
      [
        'authors',
        'author,papersCount desc',
        [
          ['a', 1],
          [null, 1],
          [2 ** 31, 1],
          [-1.5, 1],
        ],
      ],
      ['curations', 'curation', [['a'], [null], [1e300]]],
      [
        'importRuns',
        'importRun,startedAt desc',
        [
          ['a', 1],
          [5, 1],
          ['2020-13-45', 1],
        ],
      ],
      [
        'search(query: "a" ',
        'SEARCH ["a",null]',
        [
          ['a', 1],
          [null, null],
          [1, 1e300],
        ],
      ],
    ];
    for (const [field, order, keys] of cursors)
      for (const key of keys) {
        const cursor = Buffer.from(JSON.stringify([order, ...key])).toString('base64url');
        const asked = field.includes('(') ? `${field} after: "${cursor}")` : `${field}(after: "${cursor}")`;
        const { errors } = await ask(`{ ${asked} { edges { cursor } } }`);
        expect([field, key, errors[0]?.extensions.code]).toEqual([field, key, 'CURSOR']);
      }
  });
});

/** An entry of a list of such inputs. */
function inputOf(type: string): string {
  if (type === 'PeriodInput') return '{ from: 2000, to: 2001 }';
  return type === 'PaperGroupHaving' ? '{ metric: PAPERS }' : '{ field: KEY }';
}
