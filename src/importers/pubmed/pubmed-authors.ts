import { authorFromParts } from '../author-from-parts.js';
import type { AuthorMention, IdentifierMention, OrganizationMention } from '../paper-record.js';
import { childrenNamed, childText, textOf, type XmlElement } from '../xml-element.js';

/** Whether an <AuthorList> names authors, not editors. */
export function isByline(list: XmlElement): boolean {
  return list.attributes.Type !== 'editors';
}

/**
 * The people of an <AuthorList>: authors with ORCIDs and affiliations, groups by their names.
 * @param role given to each; authors unless stated
 */
export function pubmedAuthors(list: XmlElement, role?: 'EDITOR'): AuthorMention[] {
  return childrenNamed(list, 'Author').flatMap((element): AuthorMention[] => {
    if (element.attributes.ValidYN === 'N') return [];
    const collective = childText(element, 'CollectiveName');
    const author =
      collective === undefined
        ? authorFromParts({
            given:
              childText(element, 'ForeName') ?? childText(element, 'FirstName') ?? childText(element, 'Initials') ?? '',
            family: childText(element, 'LastName') ?? '',
            suffix: childText(element, 'Suffix') ?? '',
          })
        : { name: collective };
    if (author === undefined) return [];
    const identifiers = identifiersOf(element);
    if (identifiers.length > 0) author.identifiers = identifiers;
    const affiliations = affiliationsOf(element);
    if (affiliations.length > 0) author.affiliations = affiliations;
    if (role !== undefined) author.role = role;
    return [author];
  });
}

function identifiersOf(element: XmlElement): IdentifierMention[] {
  return childrenNamed(element, 'Identifier').flatMap((identifier) => {
    const scheme = (identifier.attributes.Source ?? '').toLowerCase();
    const value = textOf(identifier);
    return scheme === 'orcid' && value !== '' ? [{ scheme, value }] : [];
  });
}

/** One element each since 2015; before, one for all. An e-mail address at the end is no part of the place. */
function affiliationsOf(element: XmlElement): OrganizationMention[] {
  const infos = childrenNamed(element, 'AffiliationInfo');
  return (infos.length > 0 ? infos : [element]).flatMap((info) => {
    const name = (childText(info, 'Affiliation') ?? '')
      .replace(/\s*(?:Electronic address:)?\s*\S+@\S+$/i, '')
      .replace(/[\s.;]+$/, '');
    if (name === '') return [];
    const identifiers = childrenNamed(info, 'Identifier').flatMap((identifier) => {
      const scheme = (identifier.attributes.Source ?? '').toLowerCase();
      return ['ror', 'grid', 'isni', 'ringgold'].includes(scheme) ? [{ scheme, value: textOf(identifier) }] : [];
    });
    return [identifiers.length > 0 ? { name, identifiers } : { name }];
  });
}
