/** Letters of the scripts that print the family name first and without a space. */
export const eastAsian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}々]/u;
/** Han family names of two characters; every other is read as one. */
const doubleFamilies = new Set([
  ...[
    '欧阳',
    '歐陽',
    '司马',
    '司馬',
    '上官',
    '诸葛',
    '諸葛',
    '东方',
    '東方',
    '皇甫',
    '尉迟',
    '尉遲',
    '公孙',
    '公孫',
    '令狐',
  ],
  ...['慕容', '司徒', '夏侯', '端木', '长孙', '長孫', '南宫', '南宮', '宇文', '독고', '남궁', '선우', '황보', '제갈'],
]);

export interface EasternName {
  display: string;
  given: string[];
  family: string;
}

/**
 * Reads a name in Han, Kana or Hangul letters: family name first, one letter of it unless it is known to have two, or
 * as the space or the source's own fields part it; a transcribed foreign name has its given name first.
 *
 * @param given as the source states it, empty where it doesn't; likewise the family name.
 * @returns null where the name has Latin letters or is in another script.
 */
export function easternName(name: string, given: string, family: string): EasternName | null {
  const isEastern = (text: string): boolean => eastAsian.test(text) && !/\p{Script=Latin}/u.test(text);
  if (isEastern(given + family) && family !== '') {
    return { display: family + given, given: given === '' ? [] : [given], family };
  }
  if (given !== '' || family !== '' || !isEastern(name)) return null;
  const tokens = name.split(/[\s,·・]+/u);
  if (/[・·]/u.test(name) || /^\p{Script=Katakana}/u.test(name)) {
    // A foreign name in transcription: given name first.
    const last = tokens.at(-1) ?? name;
    return { display: name, given: tokens.slice(0, -1), family: last };
  }
  const joined = tokens.join('');
  if (tokens.length === 2 && tokens[0] && tokens[1]) return { display: joined, given: [tokens[1]], family: tokens[0] };
  const letters = [...joined];
  if (letters.length === 1) return { display: joined, given: [], family: joined };
  const double = letters.slice(0, 2).join('');
  const length = letters.length > 2 && doubleFamilies.has(double) ? 2 : 1;
  return { display: joined, given: [letters.slice(length).join('')], family: letters.slice(0, length).join('') };
}
