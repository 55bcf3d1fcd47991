import { GraphQLFloat, GraphQLInt, GraphQLString, TypeNameMetaFieldDef } from 'graphql';
import { type ColumnItems, ItemsAt, NumbersOrNull } from '../../schema/columns.js';
import type { GraphContext } from '../../schema/context.js';
import { viewOf, WrittenText, WrittenTexts } from '../../schema/written-text.js';
import type { JsonWriter } from './json-writer.js';
import type { FieldPlan, QueryPlan, SelectionPlan } from './selection-plan.js';

const closingBrace = 0x7d;
const openingBracket = 0x5b;
const closingBracket = 0x5d;
const comma = 0x2c;
const nullText = WrittenText.of('null');

/** One field of all items: what stands before its values, and where they are. */
interface FieldColumn {
  /** With the brace or comma before it; undefined where it is a part of the texts. */
  label: WrittenText | undefined;
  texts: WrittenTexts | undefined;
  /** Places of the texts; those of the items unless given. */
  places: ArrayLike<number> | undefined;
  numbers: ArrayLike<number> | undefined;
  /** Of 32 bits, as GraphQL's Int. */
  areInts: boolean;
  /** Whether 0 stands for null. */
  zeroIsNull: boolean;
}

/** Who writes, and what decides what is written. */
export interface ColumnWriting {
  writer: JsonWriter;
  plan: QueryPlan;
  context: unknown;
}

/**
 * Writes a list out of columns: no resolver is called, and no object made.
 *
 * @returns false where something is asked that has no column, or where a value isn't of its type: then nothing is
 *   written, and the items are to be asked one by one
 */
export function writeColumnItems(
  writing: ColumnWriting,
  selection: SelectionPlan,
  { whole, length }: ColumnItems<unknown, unknown>,
): boolean {
  const { writer } = writing;
  const columns = columnsOf(writing, selection, whole);
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
  for (const { label, texts, places, numbers, areInts, zeroIsNull } of columns) {
    if (label) writer.copy(label.bytes, label.start, label.end);
    if (texts) {
      const place = places ? (places[at] as number) : at;
      writer.copy(texts.bytes, texts.starts[place] as number, texts.ends[place] as number);
    } else if (numbers) {
      const value = numbers[at] as number;
      if (areInts ? (value | 0) !== value : !Number.isFinite(value)) return false;
      if (zeroIsNull && value === 0) writer.copy(nullText.bytes, nullText.start, nullText.end);
      else writer.number(value);
    }
  }
  writer.sign(closingBrace);
  return true;
}

function columnsOf(writing: ColumnWriting, selection: SelectionPlan, whole: unknown): FieldColumn[] | undefined {
  const columns: FieldColumn[] = [];
  for (const plan of selection) {
    const column = columnOf(writing, plan, columns.length === 0, whole);
    if (column === undefined) return undefined;
    columns.push(column);
  }
  return columns.length === 0 ? undefined : columns;
}

function columnOf(writing: ColumnWriting, plan: FieldPlan, isFirst: boolean, whole: unknown): FieldColumn | undefined {
  const { field, parentType, labels, shape } = plan;
  // The name of the type is the same for all, so it stands in the label.
  if (field === TypeNameMetaFieldDef)
    return fieldColumn({ label: WrittenText.of(`${isFirst ? labels.first : labels.next}"${parentType.name}"`) });
  const label = isFirst ? labels.firstBytes : labels.nextBytes;
  const column = columnIn(plan, whole, writing.context);
  if (column === undefined) return undefined;
  if (column instanceof ItemsAt) {
    const texts = itemTexts(writing, plan, label, column.items);
    return texts && fieldColumn({ texts, places: column.places });
  }
  if (shape.kind !== 'leaf') return undefined;
  if (column instanceof WrittenTexts)
    return shape.type === GraphQLString ? fieldColumn({ label, texts: column }) : undefined;
  const areInts = shape.type === GraphQLInt;
  if (!areInts && shape.type !== GraphQLFloat) return undefined;
  if (!(column instanceof NumbersOrNull)) return fieldColumn({ label, numbers: column, areInts });
  const { numbers } = column;
  return shape.isNonNull ? undefined : fieldColumn({ label, numbers, areInts, zeroIsNull: true });
}

function columnIn({ column }: FieldPlan, whole: unknown, context: unknown) {
  try {
    return column?.(whole, context as GraphContext);
  } catch {
    // Each item says it.
    return undefined;
  }
}

/** Of one shape, whatever it holds. */
function fieldColumn(parts: Partial<FieldColumn>): FieldColumn {
  const { label, texts, places, numbers, areInts = false, zeroIsNull = false } = parts;
  return { label, texts, places, numbers, areInts, zeroIsNull };
}

/** The items of another list as they are written, each once, behind the label of the field that leads to them. */
function itemTexts(
  writing: ColumnWriting,
  field: FieldPlan,
  label: WrittenText,
  { whole, length }: ColumnItems<unknown, unknown>,
): WrittenTexts | undefined {
  const { shape } = field;
  if (shape.kind !== 'object' || shape.type.isTypeOf) return undefined;
  const { writer, plan } = writing;
  const columns = columnsOf(writing, plan.selectionOf(field, shape.type), whole);
  if (columns === undefined) return undefined;
  const start = writer.length;
  const starts = new Uint32Array(length);
  const ends = new Uint32Array(length);
  for (let at = 0; at < length; at++) {
    starts[at] = writer.length - start;
    writer.copy(label.bytes, label.start, label.end);
    if (!writeItem(writer, columns, at)) {
      writer.rewind(start);
      return undefined;
    }
    ends[at] = writer.length - start;
  }
  return new WrittenTexts(viewOf(writer.takeBytes(start)), starts, ends);
}
