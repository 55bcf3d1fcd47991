import { OutsideLink } from './outside-link.js';

/** Outside names of something, linked to where they lead. */
export function IdentifierLinks({ identifiers }: { identifiers: readonly Identifier[] }) {
  return (
    <ul class="tags">
      {identifiers.map(({ scheme, value, url }) => (
        <li key={`${scheme}:${value}`}>
          <span class="soft">{scheme}</span> <OutsideLink to={url}>{value}</OutsideLink>
        </li>
      ))}
    </ul>
  );
}

interface Identifier {
  scheme: string;
  value: string;
  url: string | null;
}
