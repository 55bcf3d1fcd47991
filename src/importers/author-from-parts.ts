import type { AuthorMention } from './paper-record.js';

/** Scripts that write the family name first, without a space. */
const familyFirst = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]+$/u;

/**
 * An author of whom the source states the parts: the name reads as people print it, 'Given Family Jr.', or family first
 * in the scripts of East Asia.
 * @param parts what the source has; empty strings count as absent
 * @returns undefined where neither part is there
 */
export function authorFromParts(parts: {
  given?: string;
  family?: string;
  suffix?: string;
}): AuthorMention | undefined {
  const given = parts.given?.trim() || undefined;
  const family = parts.family?.trim() || undefined;
  const suffix = parts.suffix?.trim() || undefined;
  const isFamilyFirst = familyFirst.test(`${family ?? ''}${given ?? ''}`);
  const whole = isFamilyFirst ? `${family ?? ''}${given ?? ''}` : [given, family].filter(Boolean).join(' ');
  if (whole === '') return undefined;
  const author: AuthorMention = { name: suffix === undefined ? whole : `${whole} ${suffix}` };
  if (given !== undefined) author.given = given;
  if (family !== undefined) author.family = family;
  if (suffix !== undefined) author.suffix = suffix;
  return author;
}
