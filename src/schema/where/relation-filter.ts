import type { InputRef } from '@pothos/core';
import { builder } from '../builder.js';
import { complement, type Mask } from './mask.js';

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
 * @param related who is related to any of those
 */
export async function relatedMasks<Where>(
  filter: RelationFilter<Where> | null | undefined,
  nested: (where: Where) => Promise<Mask>,
  related: (mask: Mask) => Mask,
): Promise<Mask[]> {
  const masks: Mask[] = [];
  if (filter?.some) masks.push(related(await nested(filter.some)));
  if (filter?.none) masks.push(complement(related(await nested(filter.none))));
  if (filter?.every) masks.push(complement(related(complement(await nested(filter.every)))));
  return masks;
}
