import { suggestNames } from '../store/find.js';
import type { GraphContext } from './context.js';
import { type EntityKind, encodeGlobalId } from './global-id.js';

/** Something that may have been meant. */
export interface Suggestion {
  id: string;
  key: string;
  name: string;
}

/** Names near to what was typed, nearest first, at most five. */
export async function suggestionsFor(
  { store }: Pick<GraphContext, 'store'>,
  kind: EntityKind,
  text: string,
): Promise<Suggestion[]> {
  const found = await suggestNames(store, kind, text, 5);
  return found.map(({ id, key, name }) => ({ id: encodeGlobalId(kind, id), key, name }));
}
