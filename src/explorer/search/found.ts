import { addressOf, type EntityKind } from '../address/place.js';
import { countText, enumText } from '../parts/count-text.js';
import type { FoundEdge } from './search-documents.js';

/** What a search found, in the words of a line. */
export interface Found {
  kind: EntityKind;
  key: string;
  name: string;
  /** Beside the name: who wrote it, how many papers. */
  note: string;
  address: string;
}

/** Reads an edge of a search; undefined for a kind that has no page here. */
export function foundOf({ node, matchedField }: FoundEdge): Found | undefined {
  switch (node.__typename) {
    case 'Author':
      return found('author', node, node.name, countText(node.papersCount, 'paper'));
    case 'Paper': {
      const names = node.authorships.map(({ nameAsPrinted }) => nameAsPrinted);
      const byline = names.join(', ') + (node.authorsCount > names.length ? ' …' : '');
      // Where the byline was met, the snippet shows it.
      return found('paper', node, node.title, join(matchedField === 'FURTHER' ? null : byline, node.date));
    }
    case 'Organization':
      return found('organization', node, node.name, join(node.country, countText(node.papersCount, 'paper')));
    case 'Category':
      return found('category', node, node.label, join(node.key, countText(node.papersCount, 'paper')));
    case 'Topic':
      return found('topic', node, node.label, join(enumText(node.kind), countText(node.papersCount, 'paper')));
    case 'Venue':
      return found('venue', node, node.name, countText(node.papersCount, 'paper'));
    default:
      return undefined;
  }
}

function found(kind: EntityKind, { key }: { key: string }, name: string, note: string): Found {
  return { kind, key, name, note, address: addressOf(kind, key) };
}

function join(...parts: (string | null)[]): string {
  return parts.filter(Boolean).join(' · ');
}
