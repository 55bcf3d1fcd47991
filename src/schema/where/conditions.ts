/** A part of a Prisma `where`, before its model is known. */
export type Condition = Record<string, unknown>;

/** Matches everything. Prisma drops empty lists of conditions wherever they nest, so both name a column. */
export const always: Condition = { id: { notIn: [] } };
/** Matches nothing. */
export const never: Condition = { id: { in: [] } };

/** Every condition must hold. */
export function allOf(conditions: Condition[]): Condition {
  return conditions.length < 2 ? (conditions[0] ?? always) : { AND: conditions };
}

/** Some condition must hold. */
export function anyOf(conditions: Condition[]): Condition {
  return conditions.length < 2 ? (conditions[0] ?? never) : { OR: conditions };
}

/** The complement. Conditions of this folder are never NULL, so what they don't match, this does. */
export function noneOf(condition: Condition): Condition {
  return { NOT: condition };
}

/**
 * A test of a column that may be NULL, made true or false: SQL's NULL would make `not` lose the row.
 */
export function ofNullable(column: string, test: Condition): Condition {
  return { AND: [{ [column]: { not: null } }, { [column]: test }] };
}

/** A column and whether it may be NULL. */
export interface Column {
  name: string;
  nullable: boolean;
}

/** `isNull` and the tests of a filter on one column; null where the filter says nothing. */
export function columnCondition(column: Column, isNull: boolean | null | undefined, test: Condition): Condition {
  const all: Condition[] = [];
  if (typeof isNull === 'boolean') all.push(nullCondition(column, isNull));
  if (Object.keys(test).length > 0) all.push(column.nullable ? ofNullable(column.name, test) : { [column.name]: test });
  return allOf(all);
}

function nullCondition(column: Column, isNull: boolean): Condition {
  if (!column.nullable) return isNull ? never : always;
  return { [column.name]: isNull ? null : { not: null } };
}
