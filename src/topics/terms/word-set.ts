/** The words of a text as a set: lists of words read better as lines than as arrays. */
export function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
