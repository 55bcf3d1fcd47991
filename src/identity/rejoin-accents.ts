/** Accents that stand as characters of their own, with the combining mark that they mean. */
const spacingAccents: Record<string, string> = {
  '´': '\u0301',
  '¨': '\u0308',
  '˜': '\u0303',
  '¸': '\u0327',
  ˇ: '\u030c',
  ˆ: '\u0302',
  '˘': '\u0306',
  '˚': '\u030a',
  '˙': '\u0307',
  '˝': '\u030b',
  '¯': '\u0304',
};

const splitAccent =
  /(?<before>\p{L}?)(?<gap>[\p{Zs}\t]*)(?<accent>[´¨˜¸ˇˆ˘˚˙˝¯]|(?<=[\p{Zs}\t]|^)[\u0300-\u036f])(?<gapAfter>[\p{Zs}\t]?)(?<letter>\p{L}?)/gu;

/**
 * Puts accents that text extraction tore from their letters back on them: 'Moll ́a' and 'Moll´a' become 'Mollá'.
 * The accent belongs to the letter after it. A capital after the accent begins a word ('Carlos ´Alvarez'); between
 * a capital and a capital an acute without a gap is an apostrophe ('D´Angelo').
 *
 * @returns the text in NFC.
 */
export function rejoinAccents(text: string): string {
  const normal = text.normalize('NFC');
  if (!/[´¨˜¸ˇˆ˘˚˙˝¯]|[\u0300-\u036f]/u.test(normal)) return normal;
  return normal
    .replace(splitAccent, (_all, before: string, gap: string, accent: string, gapAfter: string, letter: string) => {
      if (letter === '' || gapAfter !== '') return `${before}${gapAfter}${letter}`;
      const isCapital = letter !== letter.toLowerCase();
      const followsCapital = before !== '' && before !== before.toLowerCase();
      if (isCapital && gap === '' && before !== '') return `${before}'${letter}`;
      const space = gap !== '' && (before === '' || (isCapital && !followsCapital)) ? ' ' : '';
      const base = letter === 'ı' ? 'i' : letter;
      return `${before}${space}${base}${spacingAccents[accent] ?? accent}`;
    })
    .replace(/ı(?=[\u0300-\u036f])/gu, 'i')
    .normalize('NFC');
}
