import { useAnswer } from '../asking/use-answer.js';
import { PaperLine } from '../parts/paper-line.js';
import { Section } from '../parts/section.js';
import { useSeen } from '../parts/use-seen.js';
import { relatedDocument } from './paper-documents.js';

const reasons = [
  ['citation', 'one cites the other'],
  ['coupling', 'shared references'],
  ['cocitation', 'cited together'],
  ['authors', 'shared authors'],
  ['topics', 'shared topics'],
] as const;

/** The nearest papers, each with what brings it near. */
export function RelatedPapers({ of }: { of: string }) {
  const [ref, isSeen] = useSeen<HTMLDivElement>();
  const variables = { ref: of };
  const answer = useAnswer(relatedDocument, isSeen ? variables : undefined);
  return (
    <div ref={ref}>
      <Section title="Related papers" document={relatedDocument} variables={variables} answer={answer}>
        {({ paper }) =>
          paper?.related.list.length ? (
            <>
              <ul class="lines">
                {paper.related.list.map((related) => (
                  <li key={related.paper.key}>
                    <PaperLine paper={related.paper} />
                    <div class="reasons">
                      {reasons
                        .filter(([name]) => related[name] > 0)
                        .map(([name, words]) => (
                          <span key={name} class="reason">
                            {words}
                            {name !== 'citation' && ` ${related[name].toFixed(2)}`}
                          </span>
                        ))}
                    </div>
                  </li>
                ))}
              </ul>
              {paper.related.isCut && <p class="soft">Not all candidates were looked at: there are very many.</p>}
            </>
          ) : (
            <p class="soft">Nothing shares references, authors or topics with it.</p>
          )
        }
      </Section>
    </div>
  );
}
