/** Outside names of something, linked to where they lead. */
export function IdentifierLinks({ identifiers }: { identifiers: readonly Identifier[] }) {
  return (
    <ul class="tags">
      {identifiers.map(({ scheme, value, url }) => (
        <li key={`${scheme}:${value}`}>
          <span class="soft">{scheme}</span>{' '}
          {url ? (
            <a href={url} rel="noopener noreferrer">
              {value}
            </a>
          ) : (
            value
          )}
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
