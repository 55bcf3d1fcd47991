/** Sorts a part of a list, ascending. A few numbers are in order before a sort would have begun. */
export function sortBetween(list: Uint32Array | Float64Array, start: number, end: number): void {
  if (end - start > 32) {
    list.subarray(start, end).sort();
    return;
  }
  for (let next = start + 1; next < end; next++) {
    const value = list[next] as number;
    let at = next;
    for (; at > start && (list[at - 1] as number) > value; at--) list[at] = list[at - 1] as number;
    list[at] = value;
  }
}
