import type { ResultOf, VariablesOf } from 'gql.tada';
import { useRouter } from '../address/router.js';
import type { AskError } from '../asking/ask-error.js';
import { useAnswer } from '../asking/use-answer.js';
import { CandidateList } from '../parts/candidate-list.js';
import { countText } from '../parts/count-text.js';
import { Section } from '../parts/section.js';
import { PathChain } from './path-chain.js';
import { pathDocument } from './path-document.js';

type Paths = ResultOf<typeof pathDocument>['collaborationPaths'];

/** The chains between two authors, or why there are none. */
export function PathResults({ variables }: { variables: VariablesOf<typeof pathDocument> }) {
  const answer = useAnswer(pathDocument, variables);
  if (answer.error?.code === 'AMBIGUOUS') return <WhichOne error={answer.error} ends={variables} />;
  return (
    <Section title="Chains" document={pathDocument} variables={variables} answer={answer}>
      {({ collaborationPaths }) => (
        <>
          <p class="outcome">{outcomeText(collaborationPaths)}</p>
          <div class="chains">
            {collaborationPaths.paths.map((path, index) => (
              <PathChain key={path.hops.map(({ to }) => to.key).join(' ')} path={path} number={index + 1} />
            ))}
          </div>
        </>
      )}
    </Section>
  );
}

/** The proof that nothing links two is another thing than giving up. */
function outcomeText({ outcome, from, to, length, shortestCount, paths }: Paths): string {
  switch (outcome) {
    case 'NO_PATH':
      return `No chain of joint papers links ${from.name} and ${to.name}. That is proven: the search met everybody whom one of the two reaches.`;
    case 'NO_PATH_WITHIN':
      return `No chain so short links ${from.name} and ${to.name}; longer ones were not looked for.`;
    case 'BUDGET':
      return `The search ran out of its budget before it was done: ${paths.length > 0 ? 'other chains' : 'a chain'} between ${from.name} and ${to.name} may exist. Fewer years or authors a paper make it smaller.`;
    default:
      if (length === 0) return `${from.name} is at both ends.`;
      return `${countText(length ?? 0, 'step')} from ${from.name} to ${to.name}; ${countText(shortestCount, 'chain')} ${shortestCount === 1 ? 'is' : 'are'} as short.`;
  }
}

function WhichOne({ error, ends }: { error: AskError; ends: { from: string; to: string } }) {
  const { setParams } = useRouter();
  const isFrom = error.message.includes(`'${ends.from}'`);
  return (
    <section class="section">
      <h2>
        “{isFrom ? ends.from : ends.to}” may be any of {error.candidatesCount.toLocaleString('en')}
      </h2>
      <CandidateList
        kind="author"
        candidates={error.candidates}
        onPick={(key) => setParams(isFrom ? { from: key } : { to: key })}
      />
    </section>
  );
}
