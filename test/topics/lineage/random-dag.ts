import fc from 'fast-check';
import { buildDag, type Dag } from '../../../src/topics/lineage/dag.js';

/** Small graphs without circles, whose edges lead from smaller to greater nodes. */
export const randomDag: fc.Arbitrary<Dag> = fc.integer({ min: 1, max: 8 }).chain((count) =>
  fc
    .uniqueArray(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { selector: ([a, b]) => `${a} ${b}`, maxLength: 20 })
    .map((pairs) =>
      dagOf(
        count,
        pairs.filter(([a, b]) => a < b),
      ),
    ),
);

export function dagOf(count: number, pairs: readonly (readonly [number, number])[]): Dag {
  return buildDag(
    count,
    Uint32Array.from(pairs, ([from]) => from),
    Uint32Array.from(pairs, ([, to]) => to),
  );
}

/** Every path from a source to a sink with an edge or more, as numbers of edges. */
export function allPaths({ count, from, to }: Dag): number[][] {
  const edges = Array.from(from, (_, e) => e);
  const walk = (path: number[]): number[][] => {
    const onward = edges.filter((e) => from[e] === to[path.at(-1) as number]);
    return onward.length === 0 ? [path] : onward.flatMap((e) => walk([...path, e]));
  };
  return Array.from({ length: count }, (_, v) => v)
    .filter((v) => !to.includes(v))
    .flatMap((v) => edges.filter((e) => from[e] === v).flatMap((e) => walk([e])));
}
