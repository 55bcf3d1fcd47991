import { FoundNames, type Introduction } from './found-names.js';
import { kindSaid } from './name-kinds.js';
import { readSentence } from './read-sentence.js';
import { readTitle, teamOf } from './read-title.js';
import { gaps, type Tokens } from './tokens.js';
import { type Unit, unitsOf } from './units.js';

/**
 * The names that a paper introduces, by what its title and abstract say: 'PaLI: A ...', 'NaViT, a ...', 'we present the
 * Visual Task Adaptation Benchmark (VTAB)', 'that we call Big Transfer (BiT)', 'a 22B-parameter ViT (ViT-22B)'. Where no
 * rule fits, nothing is said. A name that others used before is still to be left out, by whoever knows the other papers.
 *
 * @param title tokens of the plain text
 * @param abstract likewise; null where the paper has none
 */
export function findIntroductions(title: Tokens, abstract: Tokens | null): Introduction[] {
  const heading = unitsOf(title);
  const text = abstract ? unitsOf(abstract) : [];
  const found = new FoundNames();
  const sentences = sentencesOf(text);
  for (const sentence of sentences) readSentence(sentence, found);
  readTitle(heading, sentences, found);
  const team = teamOf(heading);
  return found
    .all()
    .filter(({ name }) => name !== team)
    .map((introduction) => {
      const { name, kind, isTitled } = introduction;
      const said = kind ?? kindSaid([heading, ...sentences], name);
      return { ...introduction, kind: said, isTitled: isTitled && team === null };
    });
}

function sentencesOf(units: readonly Unit[]): Unit[][] {
  const sentences: Unit[][] = [];
  for (const unit of units) {
    if ((unit.before & gaps.STOP) !== 0 || sentences.length === 0) sentences.push([]);
    sentences.at(-1)?.push(unit);
  }
  return sentences;
}
