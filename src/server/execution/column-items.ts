import { GraphQLFloat, GraphQLInt, GraphQLString, TypeNameMetaFieldDef } from 'graphql';
import type { ColumnItems } from '../../schema/columns.js';
import type { GraphContext } from '../../schema/context.js';
import { WrittenTexts } from '../../schema/written-text.js';
import type { JsonWriter } from './json-writer.js';
import type { FieldPlan, SelectionPlan } from './selection-plan.js';

const openingBrace = 0x7b;
const closingBrace = 0x7d;
const openingBracket = 0x5b;
const closingBracket = 0x5d;
const comma = 0x2c;

/** One field of all items: what stands before its values, and where they are. */
interface FieldColumn {
  label: Uint8Array;
  texts?: WrittenTexts;
  numbers?: ArrayLike<number>;
  /** Of 32 bits, as GraphQL's Int. */
  areInts: boolean;
}

/**
 * Writes a list out of columns: no resolver is called, and no object made.
 *
 * @returns false where something is asked that has no column, or where a value isn't of its type: then nothing is
 *   written, and the items are to be asked one by one
 */
export function writeColumnItems(
  writer: JsonWriter,
  selection: SelectionPlan,
  { whole, length }: ColumnItems<unknown, unknown>,
  context: unknown,
): boolean {
  const columns = columnsOf(selection, whole, context as GraphContext);
  if (columns === undefined) return false;
  const start = writer.length;
  for (let at = 0; at < length; at++) {
    writer.sign(at === 0 ? openingBracket : comma);
    if (!writeItem(writer, columns, at)) {
      writer.rewind(start);
      return false;
    }
  }
  if (length === 0) writer.sign(openingBracket);
  writer.sign(closingBracket);
  return true;
}

function writeItem(writer: JsonWriter, columns: readonly FieldColumn[], at: number): boolean {
  let before = openingBrace;
  for (const { label, texts, numbers, areInts } of columns) {
    writer.sign(before);
    before = comma;
    writer.copy(label);
    if (texts) writer.copy(texts.bytes, texts.starts[at], texts.ends[at]);
    else if (numbers) {
      const value = numbers[at] as number;
      if (areInts ? (value | 0) !== value : !Number.isFinite(value)) return false;
      writer.number(value);
    }
  }
  writer.sign(closingBrace);
  return true;
}

function columnsOf(selection: SelectionPlan, whole: unknown, context: GraphContext): FieldColumn[] | undefined {
  const columns: FieldColumn[] = [];
  for (const plan of selection) {
    const column = columnOf(plan, whole, context);
    if (column === undefined) return undefined;
    columns.push(column);
  }
  return columns.length === 0 ? undefined : columns;
}

function columnOf(plan: FieldPlan, whole: unknown, context: GraphContext): FieldColumn | undefined {
  const { field, parentType, labels, shape } = plan;
  // The name of the type is the same for all, so it stands in the label.
  if (field === TypeNameMetaFieldDef)
    return { label: Buffer.concat([labels.bare, Buffer.from(`"${parentType.name}"`)]), areInts: false };
  if (shape.kind !== 'leaf') return undefined;
  try {
    const column = plan.column?.(whole, context);
    if (column === undefined) return undefined;
    if (column instanceof WrittenTexts)
      return shape.type === GraphQLString ? { label: labels.bare, texts: column, areInts: false } : undefined;
    const areInts = shape.type === GraphQLInt;
    return areInts || shape.type === GraphQLFloat ? { label: labels.bare, numbers: column, areInts } : undefined;
  } catch {
    // Each item says it.
    return undefined;
  }
}
