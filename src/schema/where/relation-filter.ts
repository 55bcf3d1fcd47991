import type { InputRef } from '@pothos/core';
import { builder } from '../builder.js';
import { type Condition, noneOf } from './conditions.js';

/** Tests what a row is related to. */
export interface RelationFilter<Where> {
  some?: Where | null;
  none?: Where | null;
  every?: Where | null;
}

/** Defines a relation filter, such as AuthorsFilter over AuthorWhere. */
export function defineRelationFilter<Where>(name: string, plural: string, where: () => InputRef<Where>) {
  return builder.inputRef<RelationFilter<Where>>(name).implement({
    description: `Tests the ${plural} of an object; all that are given must hold.`,
    // The shape is generic here, which the builder's field types cannot follow.
    fields: ((t: PothosSchemaTypes.InputFieldBuilder<typeof builder.$inferSchemaTypes, 'InputObject'>) => ({
      some: t.field({ type: where(), description: `At least one of the ${plural} matches.` }),
      none: t.field({ type: where(), description: `None of the ${plural} matches; also where there are none.` }),
      every: t.field({ type: where(), description: `All ${plural} match; also where there are none.` }),
    })) as never,
  });
}

/**
 * @param nested translates the `where` of the related entity
 * @param related the condition that something related matches
 */
export async function relationConditions<Where>(
  filter: RelationFilter<Where> | null | undefined,
  nested: (where: Where) => Promise<Condition>,
  related: (condition: Condition) => Condition,
): Promise<Condition[]> {
  const conditions: Condition[] = [];
  if (filter?.some) conditions.push(related(await nested(filter.some)));
  if (filter?.none) conditions.push(noneOf(related(await nested(filter.none))));
  if (filter?.every) conditions.push(noneOf(related(noneOf(await nested(filter.every)))));
  return conditions;
}
