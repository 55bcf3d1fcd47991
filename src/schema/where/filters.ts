import { fold } from '../../identity/fold.js';
import { builder } from '../builder.js';
import { type Column, type Condition, columnCondition } from './conditions.js';
import { type Mask, unite } from './mask.js';

type Maybe<T> = T | null | undefined;

export interface StringFilter {
  equals?: Maybe<string>;
  in?: Maybe<string[]>;
  contains?: Maybe<string>;
  startsWith?: Maybe<string>;
  isNull?: Maybe<boolean>;
}

export const stringFilter = builder.inputRef<StringFilter>('StringFilter').implement({
  description: 'Tests a text; all that are given must hold. Case and diacritics make no difference.',
  fields: (t) => ({
    equals: t.string({ description: 'The whole text.' }),
    in: t.stringList({ description: 'The whole text is one of these; at most 1,000.' }),
    contains: t.string({ description: 'A part of the text, anywhere in it.' }),
    startsWith: t.string({ description: 'How the text begins.' }),
    isNull: t.boolean({ description: 'True: nothing is known here. False: something is.' }),
  }),
});

export interface IntFilter {
  equals?: Maybe<number>;
  in?: Maybe<number[]>;
  gte?: Maybe<number>;
  lte?: Maybe<number>;
  isNull?: Maybe<boolean>;
}

export const intFilter = builder.inputRef<IntFilter>('IntFilter').implement({
  description: 'Tests a number; all that are given must hold.',
  fields: (t) => ({
    equals: t.int({ description: 'Exactly this.' }),
    in: t.intList({ description: 'One of these; at most 1,000.' }),
    gte: t.int({ description: 'At least this.' }),
    lte: t.int({ description: 'At most this.' }),
    isNull: t.boolean({ description: 'True: nothing is known here. False: something is.' }),
  }),
});

export interface ChoiceFilter {
  in?: Maybe<readonly string[]>;
  isNull?: Maybe<boolean>;
}

/**
 * @param column holds folded text where `folded`, and text as it is otherwise
 */
export function stringCondition(column: Column, filter: StringFilter, folded = true): Condition {
  const normal = (text: string) => (folded ? fold(text) : text);
  return columnCondition(column, filter.isNull, {
    ...(typeof filter.equals === 'string' && { equals: normal(filter.equals) }),
    ...(filter.in && { in: filter.in.map(normal) }),
    ...(typeof filter.contains === 'string' && { contains: normal(filter.contains) }),
    ...(typeof filter.startsWith === 'string' && { startsWith: normal(filter.startsWith) }),
  });
}

export function intCondition(column: Column, filter: IntFilter): Condition {
  return columnCondition(column, filter.isNull, {
    ...(typeof filter.equals === 'number' && { equals: filter.equals }),
    ...(filter.in && { in: filter.in }),
    ...(typeof filter.gte === 'number' && { gte: filter.gte }),
    ...(typeof filter.lte === 'number' && { lte: filter.lte }),
  });
}

/** Of how many papers an entity has. */
export function papersCountCondition(filter: IntFilter): Condition {
  return intCondition({ name: 'papersCount', nullable: false }, filter);
}

/** What `intCondition` asks, of a number or null. */
export function intTest({ equals, in: list, gte, lte, isNull }: IntFilter): (value: number | null) => boolean {
  const needsValue = isNull === false || [equals, list, gte, lte].some((test) => test !== undefined && test !== null);
  return (value) => {
    if (value === null) return !needsValue;
    if (isNull === true) return false;
    if (typeof equals === 'number' && value !== equals) return false;
    if (list && !list.includes(value)) return false;
    return value >= (gte ?? value) && value <= (lte ?? value);
  };
}

/** Of a word out of a list, null where none is known. */
export function choiceTest({ in: list, isNull }: ChoiceFilter): (value: string | null) => boolean {
  return (value) =>
    (typeof isNull !== 'boolean' || (value === null) === isNull) && (!list || (value !== null && list.includes(value)));
}

/** Values that one statement can be given beside others: databases take a thousand parameters at a time. */
const valuesAtOnce = 300;

/** What a filter means, of which a long list of values is asked piece by piece. */
export async function inPieces<Filter extends { in?: Maybe<readonly unknown[]> }>(
  filter: Filter,
  meant: (filter: Filter) => Promise<Mask>,
): Promise<Mask> {
  const list = filter.in ?? [];
  const mask = await meant(list.length > valuesAtOnce ? { ...filter, in: list.slice(0, valuesAtOnce) } : filter);
  for (let at = valuesAtOnce; at < list.length; at += valuesAtOnce)
    unite(mask, await meant({ ...filter, in: list.slice(at, at + valuesAtOnce) }));
  return mask;
}
