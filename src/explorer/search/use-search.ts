import { useContext, useEffect, useState } from 'preact/hooks';
import { ask } from '../asking/ask.js';
import type { AskError } from '../asking/ask-error.js';
import { AnswerCacheContext } from '../asking/use-answer.js';
import type { EntityType } from './entity-type.js';
import { type FoundEdge, searchDocument } from './search-documents.js';

/** How long nobody types before the server is asked, in milliseconds. */
const pause = 120;

export interface Suggestions {
  /** What was searched. */
  query: string;
  edges: readonly FoundEdge[];
  totalCount: number;
  error?: AskError;
}

/** What fits the words as they are typed; a search that newer words overtake is stopped. */
export function useSearch(
  query: string,
  { types, first }: { types?: EntityType[]; first: number },
): Suggestions | undefined {
  const cache = useContext(AnswerCacheContext);
  const [suggestions, setSuggestions] = useState<Suggestions>();
  const words = query.trim();
  const typesKey = types?.join();

  useEffect(() => {
    if (words === '') return setSuggestions(undefined);
    const key = `search ${typesKey} ${first} ${words}`;
    const kept = cache.get(key) as Suggestions | undefined;
    if (kept) return setSuggestions(kept);
    const controller = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const variables = { query: words, types: types ?? null, first };
        const { search } = await ask(searchDocument, { variables, signal: controller.signal });
        const found = { query: words, edges: search.edges, totalCount: search.totalCount };
        cache.set(key, found);
        if (!controller.signal.aborted) setSuggestions(found);
      } catch (error) {
        if (controller.signal.aborted) return;
        setSuggestions({ query: words, edges: [], totalCount: 0, error: error as AskError });
      }
    }, pause);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [words, typesKey, first]);

  return suggestions;
}
