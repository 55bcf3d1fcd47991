import { PhraseTable } from './phrase-table.js';
import { flags, type TokenStream } from './token-stream.js';
import type { Form } from './topic-forms.js';
import { withoutPlural } from './word-shape.js';

/** A topic at a place of the stream. */
export type OnMatch = (paper: number, isTitle: boolean, topic: number, first: number, last: number) => void;

interface End {
  topic: number;
  exact: Form['exact'] | null;
}

/**
 * Finds the known topics in texts. A form is found where its words stand one behind the other without punctuation
 * between, and no hyphen ties it to more ('ViT' is not in 'ViT-22B'); a topic within a longer one is found too.
 */
export class TopicMatcher {
  readonly #stream: TokenStream;
  readonly #table = new PhraseTable(1 << 12);
  readonly #ends: (End[] | undefined)[] = [];

  /**
   * @param stream the words that are to be read; more may be added to it later
   * @param topics the forms of each
   */
  constructor(stream: TokenStream, topics: readonly (readonly Form[])[]) {
    this.#stream = stream;
    topics.forEach((forms, index) => {
      for (const form of forms) this.#add(index, form);
    });
  }

  /** @param from the first paper to read */
  match(onMatch: OnMatch, from = 0): void {
    const stream = this.#stream;
    const tokens = stream.tokens.view();
    const bounds = stream.bounds.view();
    const foldedOf = stream.foldedOf();
    for (let text = from * 2; text < bounds.length; text++) {
      const end = bounds[text + 1] ?? tokens.length;
      for (let at = bounds[text] as number; at < end; at++) {
        if (((tokens[at] as number) & flags.HYPHEN) !== 0) continue;
        let phrase = -1;
        for (let last = at; last < end; last++) {
          const token = tokens[last] as number;
          if (last > at && (token & flags.BREAK) !== 0) break;
          phrase = this.#table.find(phrase, foldedOf[token & flags.SPELLING] as number);
          if (phrase < 0) break;
          const ends = this.#ends[phrase];
          if (!ends || (last + 1 < end && ((tokens[last + 1] as number) & flags.HYPHEN) !== 0)) continue;
          for (const { topic, exact } of ends)
            if (exact === null || this.#isSpelled(exact, tokens, at))
              onMatch(text >> 1, (text & 1) === 0, topic, at, last);
        }
      }
    }
  }

  #add(topic: number, { words, exact }: Form): void {
    let phrase = -1;
    for (const word of words) phrase = this.#table.add(phrase, this.#stream.foldedNumberOf(word));
    const end = { topic, exact: exact.every((spelling) => spelling === null) ? null : exact };
    const ends = this.#ends[phrase];
    if (ends) ends.push(end);
    else this.#ends[phrase] = [end];
  }

  #isSpelled(exact: Form['exact'], tokens: Int32Array, first: number): boolean {
    return exact.every((spelling, at) => {
      if (spelling === null) return true;
      const word = this.#stream.spellings[(tokens[first + at] as number) & flags.SPELLING] as string;
      return word === spelling || withoutPlural(word) === spelling;
    });
  }
}
