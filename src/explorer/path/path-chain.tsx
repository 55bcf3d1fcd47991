import type { ResultOf } from 'gql.tada';
import { addressOf } from '../address/place.js';
import { countText } from '../parts/count-text.js';
import { PaperLine } from '../parts/paper-line.js';
import type { pathDocument } from './path-document.js';

type Path = ResultOf<typeof pathDocument>['collaborationPaths']['paths'][number];

/** A chain from person to person, drawn as a line with the papers of each step beside it. */
export function PathChain({ path, number }: { path: Path; number: number }) {
  const first = path.hops[0]?.from;
  return (
    <article class="chain" aria-label={`Chain ${number}`}>
      <p class="soft">
        {countText(path.length, 'step')}, {countText(path.totalJointPapers, 'joint paper')}
      </p>
      <ol>
        {first && (
          <li class="person">
            <a href={addressOf('author', first.key)}>{first.name}</a>
          </li>
        )}
        {path.hops.map(({ to, papersCount, papers }) => (
          <>
            <li class="hop" key={`hop ${to.key}`}>
              <ul class="lines">
                {papers.nodes.map((paper) => (
                  <li key={paper.key}>
                    <PaperLine paper={paper} />
                  </li>
                ))}
              </ul>
              {papersCount > papers.nodes.length && (
                <p class="soft">and {countText(papersCount - papers.nodes.length, 'older joint paper')}</p>
              )}
            </li>
            <li class="person" key={to.key}>
              <a href={addressOf('author', to.key)}>{to.name}</a>
            </li>
          </>
        ))}
      </ol>
    </article>
  );
}
