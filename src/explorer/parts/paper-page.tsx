import type { PagePlace } from '../address/page-param.js';
import { Pager } from './pager.js';
import { PaperLine } from './paper-line.js';
import type { PaperPageData } from './paper-page-fragment.js';

/** How many papers a page of a list shows. */
export const papersPageSize = 10;

interface PaperPageProps {
  papers: PaperPageData;
  param: string;
  place: PagePlace;
  /** What to say where there are none. */
  none?: string;
}

/** A page of papers, with the way to the pages beside it. */
export function PaperPage({ papers, param, place, none = 'No papers.' }: PaperPageProps) {
  if (papers.totalCount === 0) return <p class="soft">{none}</p>;
  return (
    <>
      <ul class="lines">
        {papers.nodes.map((paper) => (
          <li key={paper.key}>
            <PaperLine paper={paper} />
          </li>
        ))}
      </ul>
      <Pager
        param={param}
        place={place}
        size={papersPageSize}
        shown={papers.nodes.length}
        totalCount={papers.totalCount}
        pageInfo={papers.pageInfo}
        label="papers"
      />
    </>
  );
}
