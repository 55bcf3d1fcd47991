import type { IAsyncProperty, IProperty, Parameters } from '../node_modules/fast-check/lib/fast-check.js';
import * as fastCheck from '../node_modules/fast-check/lib/fast-check.js';

export * from '../node_modules/fast-check/lib/fast-check.js';

/**
 * fast-check as the tests get it, so that all tests of a commit say the same on every machine: properties start from one
 * seed. Who looks for what no seed has shown yet asks for others, and for more runs (as many as fit into the time):
 *
 *     PROPERTY_SEED=random PROPERTY_RUNS=20 npx vitest run test/store
 *
 * PROPERTY_SEED: a number, 1 unless given, or 'random', also for properties that name a seed of their own. PROPERTY_RUNS:
 * how many times the usual number of runs, 1 unless given.
 */
const { PROPERTY_SEED: seed = '1', PROPERTY_RUNS: times = '1' } = process.env;
const longest = 50_000;

if (seed !== 'random') fastCheck.configureGlobal({ seed: Number(seed) });

type Property<Ts> = IProperty<Ts> & IAsyncProperty<Ts>;

export function assert<Ts>(property: Property<Ts>, parameters: Parameters<Ts> = {}): Promise<void> {
  const { seed: own, numRuns = 100, ...others } = parameters;
  if (Number(times) > 1) endInTime(property);
  return fastCheck.assert(property, {
    ...others,
    ...(seed !== 'random' && own !== undefined && { seed: own }),
    numRuns: Math.ceil(numRuns * Number(times)),
  });
}

/** Later runs pass without being run: fast-check's own limit leaves the last one going behind the test's back. */
function endInTime<Ts>(property: Property<Ts>): void {
  const run = property.run.bind(property) as (...args: unknown[]) => unknown;
  const until = performance.now() + longest;
  const inTime = (...args: unknown[]) => {
    if (performance.now() <= until) return run(...args);
    return property.isAsync() ? Promise.resolve(null) : null;
  };
  Object.assign(property, { run: inTime });
}

export default { ...fastCheck, assert };
