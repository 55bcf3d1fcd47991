import { authorFromParts } from '../author-from-parts.js';
import type { AuthorMention, IdentifierMention } from '../paper-record.js';
import { childrenNamed, childText, firstChild, textOf, type XmlElement } from '../xml-element.js';

/** The people of that role in byline order, with ids, ORCIDs and affiliations, and their names in other scripts. */
export function aclAuthors(element: XmlElement, role: 'author' | 'editor'): AuthorMention[] {
  return childrenNamed(element, role).flatMap((person) => {
    const author = aclAuthor(person);
    if (!author) return [];
    return [role === 'editor' ? { ...author, role: 'EDITOR' as const } : author];
  });
}

function aclAuthor(person: XmlElement): AuthorMention | undefined {
  const parts = aclName(person);
  // The layout before 2018 has names that are not split.
  const author: AuthorMention | undefined =
    authorFromParts(parts) ?? (textOf(person) ? { name: textOf(person) } : undefined);
  if (!author) return undefined;
  if (firstChild(person, 'variant')) {
    author.names = childrenNamed(person, 'variant').flatMap((variant) => authorFromParts(aclName(variant))?.name ?? []);
  }
  const identifiers: IdentifierMention[] = [];
  const { id, orcid } = person.attributes;
  if (id) identifiers.push({ scheme: 'acl-person', value: id });
  if (orcid) identifiers.push({ scheme: 'orcid', value: orcid });
  if (identifiers.length > 0) author.identifiers = identifiers;
  if (firstChild(person, 'affiliation')) {
    const names = childrenNamed(person, 'affiliation').map(textOf);
    author.affiliations = names.filter((name) => name !== '').map((name) => ({ name }));
  }
  return author;
}

function aclName(element: XmlElement): { given?: string; family?: string } {
  return { given: childText(element, 'first'), family: childText(element, 'last') };
}
