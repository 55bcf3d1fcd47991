/** Of a longer list the middle is left out: the work grows with their number times the length. */
const maxPlaces = 100;

/** Places inside a run of letters where a name could begin: before a capital, a particle, or a change of script. */
export function boundaries(text: string): number[] {
  const places: number[] = [];
  for (let at = 1; at < text.length; at++) {
    const before = text[at - 1] ?? '';
    const here = text[at] ?? '';
    if (/[\s/([{<“‘"«,;&@#_~^]/u.test(before) || !/\p{L}/u.test(here)) continue;
    if (/['’]/u.test(before) && !isClosingQuote(text, at - 1)) continue;
    if (/\p{Lu}|\p{Lt}/u.test(here) || isHanStart(before, here, text, at) || isParticleStart(text, at)) places.push(at);
  }
  return places.length > maxPlaces ? [...places.slice(0, maxPlaces / 2), ...places.slice(-maxPlaces / 2)] : places;
}

/** Whether an apostrophe ends a quotation or a plural, not 'O' or 'D' at the start of a name. */
function isClosingQuote(text: string, at: number): boolean {
  return (
    /\p{Ll}{2}$/u.test(text.slice(Math.max(0, at - 2), at)) || text.lastIndexOf('‘', at) > text.lastIndexOf('’', at - 1)
  );
}

function isHanStart(before: string, here: string, text: string, at: number): boolean {
  if (!/\p{Script=Han}/u.test(here)) return false;
  if (!/\p{Script=Han}/u.test(before)) return true;
  // Within a run of Han letters only a name's length before its end.
  const rest = /^\p{Script=Han}+/u.exec(text.slice(at))?.[0].length ?? 0;
  return rest >= 2 && rest <= 4;
}

/** Particles with which a byline may begin; shorter and rarer ones end too many words. */
export const startingParticles = new Set(
  'van von vom der de den del della di da dos du la le el al bin ibn ten ter zu zur af'.split(' '),
);

/** Of these, the ones that end many words before a space. */
export const adjectiveEndings = new Set(['al', 'da', 'di', 'el', 'la', 'le', 'ten', 'ter']);

function isParticleStart(text: string, at: number): boolean {
  const word = /^(\p{Ll}+)(?= \p{L})|^(d)['’](?=\p{Lu})/u.exec(text.slice(at, at + 6));
  if (!word) return false;
  return word[2] !== undefined || startingParticles.has(word[1] ?? '');
}
