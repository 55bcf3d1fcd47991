/** Writes the printed schema to schema.graphql; with --check it writes nothing and fails where they differ. */
import { readFileSync, writeFileSync } from 'node:fs';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { schema } from '../src/schema/index.js';
import { answerHelp } from './help.js';

answerHelp(import.meta.url);

const file = new URL('../schema.graphql', import.meta.url);
const printed = `${printSchema(lexicographicSortSchema(schema))}\n`;

if (!process.argv.includes('--check')) {
  writeFileSync(file, printed);
} else if (readPrinted() !== printed) {
  console.error('check schema.graphql: it differs from src/schema; run `npx tsx scripts/print-schema.ts`');
  process.exitCode = 1;
}

function readPrinted(): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
