import { fold } from './fold.js';

/**
 * A key for people and addresses: folded words joined by hyphens ('Tianlin Liu' becomes 'tianlin-liu'). Text in other
 * scripts keeps its letters. Cut at a hyphen where it must be cut.
 *
 * @param maxLength in characters.
 * @returns an empty string where the text has no letter and no digit.
 */
export function slug(text: string, maxLength = 80): string {
  const whole = [...fold(text).replaceAll(' ', '-')];
  if (whole.length <= maxLength) return whole.join('');
  const cut = whole.slice(0, maxLength);
  const lastHyphen = cut.lastIndexOf('-');
  const end = whole[maxLength] === '-' || lastHyphen <= 0 ? maxLength : lastHyphen;
  return cut.slice(0, end).join('').replace(/-+$/u, '');
}
