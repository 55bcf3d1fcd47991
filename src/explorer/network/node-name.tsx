import { addressOf } from '../address/place.js';
import type { NetworkKind } from './tie-filter.js';

/** What a node is called, as a link to its page; countries have none. */
export function NodeName({ kind, node: { key, name } }: { kind: NetworkKind; node: { key: string; name: string } }) {
  return kind === 'country' ? name : <a href={addressOf(kind, key)}>{name}</a>;
}
