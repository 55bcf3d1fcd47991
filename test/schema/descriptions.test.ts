import { existsSync, readFileSync } from 'node:fs';
import {
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { expect, test } from 'vitest';
import { schema } from '../../src/schema/index.js';

/** Every name of the schema that needs a description, with what it has. */
function* describables(): Generator<[name: string, description: string | null | undefined]> {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type) || isSpecifiedScalarType(type)) continue;
    yield [type.name, type.description];
    yield* parts(type);
  }
}

function* parts(type: GraphQLNamedType): Generator<[name: string, description: string | null | undefined]> {
  if (isEnumType(type)) for (const value of type.getValues()) yield [`${type.name}.${value.name}`, value.description];
  if (isInputObjectType(type))
    for (const field of Object.values(type.getFields())) yield [`${type.name}.${field.name}`, field.description];
  if (isObjectType(type) || isInterfaceType(type))
    for (const field of Object.values(type.getFields())) {
      yield [`${type.name}.${field.name}`, field.description];
      for (const argument of field.args) yield [`${type.name}.${field.name}(${argument.name}:)`, argument.description];
    }
}

test('every type, field, argument and enum value has a description that ends as a sentence', () => {
  const all = [...describables()];
  expect(all.length).toBeGreaterThan(300);
  expect(all.filter(([, description]) => !description?.trim()).map(([name]) => name)).toEqual([]);
  expect(all.filter(([, description]) => !/[.?)]$/.test(description ?? '')).map(([name]) => name)).toEqual([]);
});

test('a default value is named in the description of its argument', () => {
  const silent: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isIntrospectionType(type)) continue;
    for (const field of Object.values(type.getFields()))
      for (const argument of field.args)
        if (argument.defaultValue !== undefined && !argument.description?.includes('Default'))
          silent.push(`${type.name}.${field.name}(${argument.name}:)`);
  }
  expect(silent).toEqual([]);
});

test('schema.graphql is the schema as printed', () => {
  const file = new URL('../../schema.graphql', import.meta.url);
  expect(existsSync(file)).toBe(true);
  expect(readFileSync(file, 'utf8')).toBe(`${printSchema(lexicographicSortSchema(schema))}\n`);
});
