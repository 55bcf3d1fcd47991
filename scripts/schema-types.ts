/**
 * Writes schema.graphql as types, from which the compiler works out what each document of the explorer answers
 * (gql.tada). They are for type checks alone: neither the build nor a test reads them.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minifyIntrospection, outputIntrospectionFile } from '@gql.tada/internal';
import { buildSchema, introspectionFromSchema } from 'graphql';
import { answerHelp } from './help.js';

answerHelp(import.meta.url);

const root = join(import.meta.dirname, '..');
const folder = join(root, 'src/explorer/generated');

const schema = buildSchema(readFileSync(join(root, 'schema.graphql'), 'utf8'));
const introspection = minifyIntrospection(introspectionFromSchema(schema));
mkdirSync(folder, { recursive: true });
writeFileSync(
  join(folder, 'schema-types.d.ts'),
  outputIntrospectionFile(introspection, { fileType: '.d.ts', shouldPreprocess: true }),
);
