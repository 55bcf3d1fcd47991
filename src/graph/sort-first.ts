/** Sorts the first numbers of a list. A few are in order before a sort would have begun. */
export function sortFirst(list: Uint32Array, count: number): void {
  if (count > 32) {
    list.subarray(0, count).sort();
    return;
  }
  for (let end = 1; end < count; end++) {
    const value = list[end] as number;
    let at = end;
    for (; at > 0 && (list[at - 1] as number) > value; at--) list[at] = list[at - 1] as number;
    list[at] = value;
  }
}
