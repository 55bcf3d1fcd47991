import { QueryError } from '../errors.js';
import type { SortField } from '../store/list-ids.js';
import { builder } from './builder.js';
import { orderDirection } from './enums.js';

/** What can be sorted by: the column and, for the direction that people expect unless they say. */
export interface OrderColumn {
  column: string;
  description: string;
}

export interface OrderArgument {
  field: string;
  direction?: 'ASC' | 'DESC' | null;
}

/** An entity's `orderBy`: the input type and how to read it. */
export interface Order {
  input: ReturnType<typeof defineInput>;
  /** For people: 'DATE DESC'. */
  defaultText: string;
  /** @throws QueryError ORDER_BY where a field stands twice */
  sortFields(orderBy: readonly OrderArgument[] | null | undefined): SortField[];
}

/** Defines PaperOrder and PaperOrderField, or likewise for another entity. */
export function defineOrder<Field extends string>(
  name: string,
  plural: string,
  columns: Record<Field, OrderColumn>,
  byDefault: { field: NoInfer<Field>; direction: 'ASC' | 'DESC' },
): Order {
  return {
    input: defineInput(name, plural, columns),
    defaultText: `${byDefault.field} ${byDefault.direction}`,
    sortFields: (orderBy) => {
      const wanted: readonly OrderArgument[] = orderBy?.length ? orderBy : [byDefault];
      const fields = wanted.map(({ field, direction }) => ({
        field: columns[field as Field].column,
        direction: direction === 'DESC' ? ('desc' as const) : ('asc' as const),
      }));
      const twice = wanted.find(({ field }, at) => wanted.findIndex((other) => other.field === field) < at);
      if (twice)
        throw new QueryError('ORDER_BY', `read orderBy: ${twice.field} stands twice, expected each field once`, {
          hint: 'Name each field once, the most important first.',
          details: { value: twice.field },
        });
      return fields;
    },
  };
}

function defineInput(name: string, plural: string, columns: Record<string, OrderColumn>) {
  const field = builder.enumType(`${name}OrderField`, {
    description: `What to sort ${plural} by.`,
    values: Object.fromEntries(Object.entries(columns).map(([value, { description }]) => [value, { description }])),
  });
  return builder.inputRef<OrderArgument>(`${name}Order`).implement({
    description: `How to sort ${plural}. Ties go by age in this database; what has no value comes last.`,
    fields: (t) => ({
      field: t.field({ type: field, required: true, description: 'What to sort by.' }),
      direction: t.field({ type: orderDirection, defaultValue: 'ASC', description: 'Which way. Default ASC.' }),
    }),
  });
}
