import { defaultPageSize } from './page-arguments.js';

/**
 * What a field costs before it runs, read by the server's cost limit from `extensions.cost`: `own` points for the
 * field itself, and the cost of its selection times `multiplier`. A field without it costs 1 and multiplies by 1.
 */
export interface Cost {
  own?: number | ((args: Record<string, unknown>) => number);
  multiplier?: (args: Record<string, unknown>) => number;
  /** Answered once however long the lists beside it are: not times the `multiplier` of the field around it. */
  isOnce?: true;
}

/** Of a field that stands once beside lists whose length is known from an argument of the field around them. */
export function onceCost(own = 1): { cost: Cost } {
  return { cost: { own, isOnce: true } };
}

/** Of a connection or a paged list: its selection is answered once an edge. */
export function pagedCost(own = 1, pageSize = defaultPageSize): { cost: Cost } {
  return { cost: { own, multiplier: (args) => numberOf(args.first) ?? numberOf(args.last) ?? pageSize } };
}

/** Of a field whose selection is answered once for each of a fixed or usual number of objects. */
export function listCost(usualLength: number, own = 1): { cost: Cost } {
  return { cost: { own, multiplier: () => usualLength } };
}

/** Of a field whose number of objects an argument bounds. */
export function boundedCost(argument: string, usual: number, own: number): { cost: Cost } {
  return { cost: { own, multiplier: (args) => numberOf(args[argument]) ?? usual } };
}

/** The same where making the objects costs as well, a fifth of a point each, whatever is asked of them. */
export function madeCost(argument: string, usual: number, own: number): { cost: Cost } {
  const multiplier = (args: Record<string, unknown>) => numberOf(args[argument]) ?? usual;
  return { cost: { own: (args) => own + multiplier(args) / 5, multiplier } };
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && value > 0 ? value : undefined;
}
