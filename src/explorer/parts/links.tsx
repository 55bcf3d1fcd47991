import { addressOf, type EntityKind } from '../address/place.js';

export interface Linked {
  key: string;
  name: string;
  /** Beside the name: how many papers, a score. */
  note?: string;
}

/** Names in a list, each a link to its page. */
export function Links({ kind, items, none }: { kind: EntityKind; items: readonly Linked[]; none?: string }) {
  if (items.length === 0) return none ? <p class="soft">{none}</p> : null;
  return (
    <ul class="tags">
      {items.map(({ key, name, note }) => (
        <li key={key}>
          <a href={addressOf(kind, key)}>{name}</a>
          {note && <span class="soft"> {note}</span>}
        </li>
      ))}
    </ul>
  );
}
