import type { ResultOf } from 'gql.tada';
import { addressOf } from '../address/place.js';
import { countText } from '../parts/count-text.js';
import type { paperDocument } from './paper-documents.js';

type PaperData = NonNullable<ResultOf<typeof paperDocument>['paper']>;

/** Who wrote a paper, in the order of the byline, with the organizations that it prints, numbered. */
export function Byline({ paper }: { paper: PaperData }) {
  const { authorships, authorsCount, authorsComplete } = paper;
  const places: string[] = [];
  const organizations = new Map<string, { key: string; name: string }>();
  for (const { affiliations } of authorships) {
    for (const { text, organization } of affiliations) {
      if (!places.includes(text)) places.push(text);
      if (organization) organizations.set(text, organization);
    }
  }
  const authors = authorships.filter(({ role }) => role === 'AUTHOR').length;
  return (
    <>
      <p class="byline">
        {authorships.map(({ position, role, nameAsPrinted, author, affiliations }, index) => (
          <span key={`${role} ${position}`}>
            {index > 0 && ', '}
            <a href={addressOf('author', author.key)} title={author.name === nameAsPrinted ? undefined : author.name}>
              {nameAsPrinted}
            </a>
            {role === 'EDITOR' && <span class="soft"> (editor)</span>}
            {affiliations.length > 0 && (
              <sup>{[...new Set(affiliations.map(({ text }) => places.indexOf(text) + 1))].join(', ')}</sup>
            )}
          </span>
        ))}
        {authorsCount > authors && ` and ${countText(authorsCount - authors, 'more', 'more')}`}
        {!authorsComplete && ' et al.'}
      </p>
      {!authorsComplete && <p class="soft">The source cut the byline: there are more authors than are known.</p>}
      {places.length > 0 && (
        <ol class="affiliations soft">
          {places.map((text) => {
            const organization = organizations.get(text);
            return (
              <li key={text}>
                {organization ? <a href={addressOf('organization', organization.key)}>{text}</a> : text}
                {organization && organization.name !== text && <span> ({organization.name})</span>}
              </li>
            );
          })}
        </ol>
      )}
    </>
  );
}
