import { nextPageParam, type PagePlace, previousPageParam } from '../address/page-param.js';
import { changedParams } from '../address/params.js';
import { useRouter } from '../address/router.js';

interface PagerProps {
  /** The address's parameter that names the page. */
  param: string;
  place: PagePlace;
  size: number;
  shown: number;
  totalCount: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  /** What is paged, for those who hear the links alone: 'papers'. */
  label: string;
}

/** Where in a list one is, and links to the pages beside it; nothing where all is shown. */
export function Pager({ param, place, size, shown, totalCount, pageInfo, label }: PagerProps) {
  const { params } = useRouter();
  if (totalCount <= shown && !pageInfo.hasPreviousPage) return null;
  const linkTo = (value: string | undefined) => `${location.pathname}?${changedParams(params, { [param]: value })}`;
  const { startCursor, endCursor } = pageInfo;
  const hasPrevious = place.offset > 0 && startCursor !== null;
  const hasNext = place.offset + shown < totalCount && endCursor !== null;
  return (
    <nav class="pager" aria-label={`Pages of ${label}`}>
      <span class="soft">
        {(place.offset + 1).toLocaleString('en')}–{(place.offset + shown).toLocaleString('en')} of{' '}
        {totalCount.toLocaleString('en')}
      </span>
      {hasPrevious && <a href={linkTo(previousPageParam(place, { size, startCursor }))}>Previous</a>}
      {hasNext && <a href={linkTo(nextPageParam(place, { size, endCursor }))}>Next</a>}
    </nav>
  );
}
