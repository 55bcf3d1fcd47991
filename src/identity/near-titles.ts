/** Letters in a row that are compared. */
const gram = 3;
/** Of the shorter title's rows of letters, as many at least are in the longer one of near titles. */
const leastShared = 0.5;

/**
 * Whether two titles may be of one work: one was cut, mended or given a subtitle. Says nothing of translations.
 *
 * @param a a title as `titleKey` gives it, as `b`; an empty one is near to everything
 */
export function areNearTitles(a: string, b: string): boolean {
  if (a === b || a === '' || b === '') return true;
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  if (longer.includes(shorter)) return true;
  const known = gramsOf(longer);
  const grams = [...gramsOf(shorter)];
  if (grams.length === 0) return false;
  return grams.filter((text) => known.has(text)).length >= leastShared * grams.length;
}

function gramsOf(text: string): Set<string> {
  const grams = new Set<string>();
  for (let at = 0; at + gram <= text.length; at++) grams.add(text.slice(at, at + gram));
  return grams;
}
