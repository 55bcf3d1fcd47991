/** Numbers from 0 up to, not including, 1. */
export type Random = () => number;

/**
 * A seeded generator: the same seed gives the same numbers on every machine. This is sfc32 (Doty-Humphrey,
 * PractRand), filled from the seed by splitmix32.
 *
 * @param seed any integer; taken modulo 2^32
 */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const fill = () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
  let a = fill();
  let b = fill();
  let c = fill();
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}

/** Distinct integers below `count`, ascending: a sample without replacement (Floyd's method). */
export function sampleBelow(count: number, size: number, random: Random): Uint32Array {
  const chosen = new Set<number>();
  for (let top = count - Math.min(size, count); top < count; top++) {
    const pick = Math.floor(random() * (top + 1));
    chosen.add(chosen.has(pick) ? top : pick);
  }
  return Uint32Array.from(chosen).sort();
}
