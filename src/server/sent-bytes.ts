/** Of one buffer that pieces are taken of. */
const slabBytes = 1 << 18;

let slab = Buffer.alloc(0);
let taken = 0;

/**
 * Room for an answer that is sent and forgotten: a piece of a larger buffer, which lives as long as any of its pieces.
 * A buffer of its own for each answer costs more than writing it.
 */
export function roomToSend(length: number): Buffer {
  if (length > slabBytes / 4) return Buffer.allocUnsafeSlow(length);
  if (taken + length > slab.length) {
    slab = Buffer.allocUnsafeSlow(slabBytes);
    taken = 0;
  }
  const room = slab.subarray(taken, taken + length);
  taken += length;
  return room;
}
