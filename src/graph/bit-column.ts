/** Words of 32 bits that so many numbers of some bits take. */
export function wordsOf(count: number, width: number): number {
  return Math.ceil((count * width) / 32);
}

/**
 * A number of those that stand one behind the other over words of 32 bits.
 *
 * @param width bits of each, 0 to 32; of 0 all are 0
 */
export function bitsAt(words: Uint32Array, width: number, index: number): number {
  if (width === 0) return 0;
  const bit = (index & 31) * width;
  const word = (index >>> 5) * width + (bit >>> 5);
  const shift = bit & 31;
  const mask = width === 32 ? -1 : (1 << width) - 1;
  let value = (words[word] as number) >>> shift;
  if (shift + width > 32) value |= (words[word + 1] as number) << (32 - shift);
  return (value & mask) >>> 0;
}

/** Writes a number where none was written before. */
export function setBits(words: Uint32Array, width: number, index: number, value: number): void {
  if (width === 0) return;
  const bit = (index & 31) * width;
  const word = (index >>> 5) * width + (bit >>> 5);
  const shift = bit & 31;
  words[word] = (words[word] as number) | (value << shift);
  if (shift + width > 32) words[word + 1] = (words[word + 1] as number) | (value >>> (32 - shift));
}
