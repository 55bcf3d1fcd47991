import type { DecidedName } from './decide-names.js';
import { formsOf, type NamedTopic } from './topic-forms.js';
import { isCapitalized, isDistinct } from './word-shape.js';

/**
 * Tells names from terms where both claim the same words. What running text writes in lower case is a concept, however
 * a paper capitalizes it when it defines its short form ('Convolutional Neural Network (CNN)'): the term stays. What is
 * mostly capitalized is a name ('Visual Task Adaptation Benchmark'): the name stays, and has the words.
 */
export function tellApart(
  names: readonly DecidedName[],
  terms: readonly NamedTopic[],
): { names: DecidedName[]; terms: NamedTopic[] } {
  const termOf = new Map<string, NamedTopic>();
  for (const term of terms) for (const key of keysOf(term)) if (!termOf.has(key)) termOf.set(key, term);
  const gone = new Set<NamedTopic>();
  const kept = names.filter((name) => {
    const rivals = keysOf({ label: name.name, kind: name.kind, aliases: name.aliases }).flatMap(
      (key) => termOf.get(key) ?? [],
    );
    if (rivals.some(isConcept)) return false;
    for (const term of rivals) gone.add(term);
    return true;
  });
  return { names: kept, terms: terms.filter((term) => !gone.has(term)) };
}

/** Whether a term of several words is written as ordinary words are. */
function isConcept({ label, aliases }: NamedTopic): boolean {
  // A term may be labeled by its short form; then its long form stands among the aliases.
  const words = [label, ...aliases].map((text) => text.split(/[\s-]+/)).find((list) => list.length > 1);
  // 'soft MoE' is what 'Soft MoE' is called, not a concept of its own.
  if (words === undefined || words.some(isDistinct)) return false;
  const long = words.filter((word) => word.length > 3);
  return long.filter(isCapitalized).length < long.length / 2;
}

function keysOf(topic: NamedTopic): string[] {
  return formsOf(topic).map(({ words }) => words.join(' '));
}
