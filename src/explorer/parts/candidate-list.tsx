import { addressOf, type EntityKind } from '../address/place.js';
import type { Candidate } from '../asking/ask-error.js';
import { useAnswer } from '../asking/use-answer.js';
import { candidatesDocument } from './candidates-document.js';
import { countText, yearsText } from './count-text.js';

interface CandidateListProps {
  kind: EntityKind;
  candidates: readonly Candidate[];
  /** Somebody chose one; a link to its page unless given. */
  onPick?: (key: string) => void;
}

/** Those who share a name, with what tells people apart: years, organizations, topics. */
export function CandidateList({ kind, candidates, onPick }: CandidateListProps) {
  const keys = candidates.map(({ key }) => key);
  const answer = useAnswer(candidatesDocument, kind === 'author' ? { keys, first: keys.length } : undefined);
  const details = new Map(answer.data?.authors.nodes.map((author) => [author.key, author]));
  return (
    <ul class="lines">
      {candidates.map(({ key, name, papersCount }) => {
        const author = details.get(key);
        const facts = [
          papersCount != null && countText(papersCount, 'paper'),
          author && yearsText(author.metrics.firstYear, author.metrics.lastYear),
          author?.organizations.nodes.map((organization) => organization.name).join(', '),
          author?.topics.nodes.map(({ label }) => label).join(', '),
        ];
        return (
          <li key={key}>
            {onPick ? (
              <button type="button" class="plain" onClick={() => onPick(key)}>
                {name}
              </button>
            ) : (
              <a href={addressOf(kind, key)}>{name}</a>
            )}{' '}
            <span class="soft">
              {key} · {facts.filter(Boolean).join(' · ')}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
