import { fold } from '../../identity/fold.js';
import type { ReadOptions } from '../importer.js';
import type { NameEvidence } from './name-likelihood.js';
import { certainNames, firstNameCandidates, readHeading } from './split-byline.js';
import type { RawRecord } from './split-records.js';

/** Bounds of what is remembered of a long file. */
const maxRemembered = 500_000;
const namesPerQuestion = 2_000;

/**
 * Reads a listing's records once and remembers what speaks for boundaries in them: whole names, words in lower case,
 * and texts that could be the first author's name in several records; then asks which of these names are known.
 */
export async function collectEvidence(
  records: AsyncIterable<RawRecord>,
  knownNames: ReadOptions['knownNames'],
): Promise<NameEvidence> {
  const names = new Set<string>();
  const words = new Set<string>();
  const repeats = new Map<string, number>();
  /** As printed, by folded form: the question to the database. */
  const candidates = new Map<string, string>();
  for await (const { heading: line, abstract } of records) {
    const heading = readHeading(line);
    for (const name of certainNames(heading)) if (names.size < maxRemembered) names.add(fold(name));
    for (const name of new Set(firstNameCandidates(heading))) {
      const folded = fold(name);
      if (!folded.includes(' ') || repeats.size >= maxRemembered) continue;
      repeats.set(folded, (repeats.get(folded) ?? 0) + 1);
      if (/^[^:;?!()]{3,60}$/u.test(name)) candidates.set(folded, name);
    }
    // The last word of a run is left out: a name may begin in it.
    for (const word of `${line.replace(/\p{Ll}\p{Lu}.*$/u, '')} ${abstract}`.match(
      /(?<=\s)\p{Ll}{3,}(?=[\s,.;:?!])/gu,
    ) ?? []) {
      if (words.size < maxRemembered) words.add(fold(word));
    }
  }
  if (knownNames) {
    const printed = [...candidates.values()];
    for (let at = 0; at < printed.length; at += namesPerQuestion) {
      for (const name of await knownNames(printed.slice(at, at + namesPerQuestion))) names.add(fold(name));
    }
  }
  return { knownNames: names, words, repeats };
}
