import { addressOf } from '../address/place.js';
import { useAnswer } from '../asking/use-answer.js';
import { Section } from '../parts/section.js';
import { useSeen } from '../parts/use-seen.js';
import { suggestionsDocument } from './author-documents.js';

/** With whom somebody could write: people who share coauthors with them, and whom they have in common. */
export function Suggestions({ of }: { of: string }) {
  const [ref, isSeen] = useSeen<HTMLDivElement>();
  const variables = { ref: of };
  const answer = useAnswer(suggestionsDocument, isSeen ? variables : undefined);
  return (
    <div ref={ref}>
      <Section title="Could work with" document={suggestionsDocument} variables={variables} answer={answer}>
        {({ author }) => {
          const list = author?.suggestedCollaborators.list ?? [];
          if (list.length === 0) return <p class="soft">Nobody shares a coauthor without being one.</p>;
          return (
            <ul class="lines">
              {list.map((one) => (
                <li key={one.author.key}>
                  <a href={addressOf('author', one.author.key)}>{one.author.name}</a>
                  <div class="soft">
                    {one.commonCoauthorsCount > 0 ? 'both with ' : 'by topics alone'}
                    {one.commonCoauthors.map(({ key, name }, index) => (
                      <>
                        {index > 0 && ', '}
                        <a class="quiet" href={addressOf('author', key)}>
                          {name}
                        </a>
                      </>
                    ))}
                    {one.commonCoauthorsCount > one.commonCoauthors.length &&
                      ` and ${one.commonCoauthorsCount - one.commonCoauthors.length} more`}
                  </div>
                </li>
              ))}
            </ul>
          );
        }}
      </Section>
    </div>
  );
}
