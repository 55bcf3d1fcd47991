import type { PaperRecord } from './paper-record.js';

/**
 * Puts those values into a record that say something: no undefined, no empty text, no empty list.
 * @param paper is changed in place
 */
export function setFields(
  paper: PaperRecord,
  values: { [K in keyof PaperRecord]?: PaperRecord[K] | undefined },
): PaperRecord {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) continue;
    Object.assign(paper, { [name]: value });
  }
  return paper;
}
