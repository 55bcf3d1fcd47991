/** A part of a Prisma `where`, before its model is known. */
export type Condition = Record<string, unknown>;

/** Every condition must hold; there is one at least. */
export function allOf(conditions: Condition[]): Condition {
  return conditions.length === 1 ? (conditions[0] as Condition) : { AND: conditions };
}

/** A column and whether it may be NULL. */
export interface Column {
  name: string;
  nullable: boolean;
}

/** `isNull` and the tests of a filter on one column. Matches everything where the filter says nothing. */
export function columnCondition(column: Column, isNull: boolean | null | undefined, test: Condition): Condition {
  const all: Condition[] = [];
  if (typeof isNull === 'boolean') all.push(nullCondition(column, isNull));
  // Prisma drops empty lists of conditions wherever they nest, so all and nothing name the column.
  if (Object.keys(test).length > 0 || all.length === 0) all.push({ [column.name]: { notIn: [], ...test } });
  return allOf(all);
}

function nullCondition({ name, nullable }: Column, isNull: boolean): Condition {
  if (!nullable) return { [name]: isNull ? { in: [] } : { notIn: [] } };
  return { [name]: isNull ? null : { not: null } };
}
