import { authorFromParts } from './author-from-parts.js';
import type { AuthorMention } from './paper-record.js';

/**
 * A name in the order of catalogs, 'Family, Given' or 'Family, Given, Suffix'. Without a comma nothing is known but the
 * whole.
 * @returns undefined where the name is empty
 */
export function authorFromInverted(name: string): AuthorMention | undefined {
  const plain = name
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[,;]+$/, '');
  const [family = '', given = '', suffix = ''] = plain.split(/\s*,\s*/);
  if (given === '') return family === '' ? undefined : { name: plain };
  return authorFromParts({ family, given, suffix });
}
