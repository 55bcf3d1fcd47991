import { addressOf } from '../address/place.js';
import type { PaperLineData } from './paper-line-fragment.js';

/** A paper in a list: title, who, where, when. */
export function PaperLine({ paper }: { paper: PaperLineData }) {
  const authors = paper.authorships.filter(({ role }) => role === 'AUTHOR');
  const more = paper.authorsCount - authors.length;
  return (
    <article class="paper-line">
      <a class="title" href={addressOf('paper', paper.key)}>
        {paper.title}
      </a>
      {paper.isRetracted && <strong class="retracted"> retracted</strong>}
      <div class="soft">
        {authors.map(({ author }, index) => (
          <>
            {index > 0 && ', '}
            <a class="quiet" href={addressOf('author', author.key)}>
              {author.name}
            </a>
          </>
        ))}
        {more > 0 && ` and ${more.toLocaleString('en')} more`}
        {!paper.authorsComplete && ' et al.'}
      </div>
      <div class="soft">
        {paper.date ?? 'undated'}
        {paper.venue && (
          <>
            {' · '}
            <a class="quiet" href={addressOf('venue', paper.venue.key)}>
              {paper.venue.acronym ?? paper.venue.name}
            </a>
          </>
        )}
        {paper.citedBy.totalCount > 0 && ` · cited by ${paper.citedBy.totalCount.toLocaleString('en')}`}
      </div>
    </article>
  );
}
