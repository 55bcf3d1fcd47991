/** Small words that begin a family name when they are printed in lower case. */
const particles = new Set(
  (
    'van von vom der den dem de del della delle dello degli dei di da das dos do du des la las le los el al ul bin ibn ben bint abu ' +
    "ter ten te zu zum zur af av 't op in het y e und d' san santa st"
  ).split(' '),
);
/** Of these, the ones that are no common given or middle name when they are printed with a capital. */
const capitalParticles = new Set([
  'Van',
  'Von',
  'De',
  'Del',
  'Della',
  'Di',
  'Da',
  'Dos',
  'Das',
  'Du',
  'La',
  'Le',
  'El',
  'Ter',
  'Ten',
  'Der',
  'Den',
]);
/** Before and after these, 'Van' is a Vietnamese middle name. */
const vietnameseFamilies = new Set(
  'nguyen nguyễn tran trần le lê pham phạm hoang hoàng huynh huỳnh phan vu vũ vo võ dang đặng bui bùi do đỗ ho hồ ngo ngô duong dương ly lý dinh đinh trinh trịnh dao đào mai truong trương'.split(
    ' ',
  ),
);

/** Whether a word, as printed, is a small word of a family name. */
export function isParticle(word: string): boolean {
  return particles.has(word);
}

/** Whether a word, as printed with a capital, is a small word of the family name that the next word begins. */
export function isCapitalParticle(word: string, next: string): boolean {
  return capitalParticles.has(word) && !isVietnameseFamily(next);
}

/** Whether a word is one of the few family names that most people of Vietnam bear. */
export function isVietnameseFamily(word: string): boolean {
  return vietnameseFamilies.has(word.toLowerCase());
}

/**
 * Parts a name in natural order: the family name is the last word with the particles before it ('van der Berg'),
 * and the word before 'y' ('Ortega y Gasset').
 *
 * @param tokens the words of the name.
 */
export function splitFamily(tokens: readonly string[]): { given: string; family: string } {
  let start = tokens.length - 1;
  while (start > 0) {
    const word = tokens[start - 1] ?? '';
    // A name can begin with its particle only where nothing else is left to be the given name.
    const hasGiven = start - 1 > 0 || isParticle(word);
    if (!hasGiven || !(isParticle(word) || isCapitalParticle(word, tokens[start] ?? ''))) break;
    start -= word === 'y' && start > 2 ? 2 : 1;
  }
  start = Math.max(start, 0);
  return { given: tokens.slice(0, start).join(' '), family: tokens.slice(start).join(' ') };
}
