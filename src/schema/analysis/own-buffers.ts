/**
 * The memory of all typed arrays in a result that nothing else uses, to be transferred instead of copied: arrays that
 * fill their buffer. Views into something larger, as into a snapshot, and shared memory stay.
 */
export function ownBuffers(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  collect(value, found);
  return [...found];
}

function collect(value: unknown, found: Set<ArrayBuffer>): void {
  if (typeof value !== 'object' || value === null) return;
  if (ArrayBuffer.isView(value)) {
    const { buffer, byteLength } = value;
    if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength && byteLength > 0) found.add(buffer);
    return;
  }
  // Lists of numbers are long and hold no arrays; lists are of one kind.
  if (Array.isArray(value) && typeof value[0] !== 'object') return;
  for (const part of Object.values(value)) collect(part, found);
}
