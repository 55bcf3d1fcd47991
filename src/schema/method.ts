import { builder } from './builder.js';
import type { GraphContext } from './context.js';

interface Parameter {
  name: string;
  value: string;
}

/** What was measured and how. */
export interface Method {
  measure: string;
  variant: string | null;
  parameters: Parameter[];
  seed: number | null;
  dataVersion: number;
  softwareVersion: string;
  source: string | null;
}

export interface MethodOptions {
  variant?: string;
  seed?: number;
  source?: string;
  /** Values as asked for, defaults filled in; undefined ones are left out. */
  parameters: Record<string, unknown>;
}

/** Says how an answer was made, with the data and software versions of this request. */
export function methodOf(context: GraphContext, measure: string, options: MethodOptions): Method {
  return {
    measure,
    variant: options.variant ?? null,
    parameters: Object.entries(options.parameters)
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([name, value]) => ({ name, value: typeof value === 'string' ? value : JSON.stringify(value) })),
    seed: options.seed ?? null,
    dataVersion: context.snapshot.dataVersion,
    softwareVersion: context.softwareVersion,
    source: options.source ?? null,
  };
}

/** A method in one line. */
export function methodText({ measure, variant, parameters, seed, dataVersion, softwareVersion }: Method): string {
  return [
    variant === null ? measure : `${measure} (${variant})`,
    ...parameters.map(({ name, value }) => `${name}=${value}`),
    ...(seed === null ? [] : [`seed=${seed}`]),
    `data version ${dataVersion}`,
    `papergraph ${softwareVersion}`,
  ].join('; ');
}

const parameterRef = builder.objectRef<Parameter>('MethodParameter').implement({
  description: 'One setting of a measure.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The argument that sets it.' }),
    value: t.exposeString('value', { description: 'Its value, defaults filled in; lists and filters as JSON.' }),
  }),
});

export const methodRef = builder.objectRef<Method>('Method').implement({
  description: 'What was measured and how: enough to run it again and get the same.',
  fields: (t) => ({
    measure: t.exposeString('measure', { description: 'The name of the measure.' }),
    variant: t.exposeString('variant', {
      nullable: true,
      description: 'Which variant of the measure; null where there is one only.',
    }),
    parameters: t.field({
      type: [parameterRef],
      description: 'Every setting that the answer depends on.',
      resolve: (method) => method.parameters,
    }),
    seed: t.exposeInt('seed', { nullable: true, description: 'Of the random numbers; null where none were used.' }),
    dataVersion: t.exposeInt('dataVersion', { description: 'Of the data; it rises with every import.' }),
    softwareVersion: t.exposeString('softwareVersion', { description: 'Of papergraph.' }),
    source: t.exposeString('source', {
      nullable: true,
      description: 'Where the measure comes from in the literature.',
    }),
  }),
});

/** Where fractional counting comes from. */
export const countingSource =
  'Perianes-Rodriguez, Waltman, van Eck (2016), Constructing bibliometric networks: a comparison between full and fractional counting, Journal of Informetrics 10(4)';
