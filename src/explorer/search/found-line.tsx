import { foundOf } from './found.js';
import type { FoundEdge } from './search-documents.js';

/** One thing that a search found, its words marked where they were met. */
export function FoundLine({ edge, isLink = false }: { edge: FoundEdge; isLink?: boolean }) {
  const found = foundOf(edge);
  if (!found) return null;
  const { kind, name, note, address } = found;
  const marked = <Marked snippet={edge.snippet} />;
  const snippetText = edge.snippet.map(({ text }) => text).join('');
  const isName = snippetText === name;
  const title = isName ? marked : name;
  return (
    <>
      <span class={`kind kind-${kind}`}>{kind}</span>
      <span class="found">
        {isLink ? <a href={address}>{title}</a> : <span class="found-name">{title}</span>}
        <span class="soft note">{note}</span>
        {!isName && edge.snippet.length > 0 && <span class="soft snippet">{marked}</span>}
      </span>
    </>
  );
}

function Marked({ snippet }: { snippet: FoundEdge['snippet'] }) {
  return (
    <>{snippet.map(({ text, isHighlighted }, index) => (isHighlighted ? <mark key={index}>{text}</mark> : text))}</>
  );
}
