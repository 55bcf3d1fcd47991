import { pagePlaceOf } from '../address/page-param.js';
import { changedParams, choiceParam } from '../address/params.js';
import { useRouter } from '../address/router.js';
import { useTitle } from '../address/use-title.js';
import { useAnswer } from '../asking/use-answer.js';
import { Pager } from '../parts/pager.js';
import { Section } from '../parts/section.js';
import { FoundLine } from './found-line.js';
import { searchDocument } from './search-documents.js';

const size = 20;
const kinds = [
  ['ALL', 'Everything'],
  ['AUTHOR', 'Authors'],
  ['PAPER', 'Papers'],
  ['ORGANIZATION', 'Organizations'],
  ['TOPIC', 'Topics'],
  ['CATEGORY', 'Categories'],
  ['VENUE', 'Venues'],
] as const;

/** Everything in which some words occur, the best first. */
export function SearchView() {
  const { params } = useRouter();
  const query = params.get('q')?.trim() ?? '';
  useTitle(query === '' ? 'Search' : `Search: ${query}`);
  if (query === '') return <h1>What are you looking for?</h1>;
  return <Results query={query} />;
}

function Results({ query }: { query: string }) {
  const { params } = useRouter();
  const kind = choiceParam(params, 'kind', ['ALL', 'AUTHOR', 'PAPER', 'ORGANIZATION', 'TOPIC', 'CATEGORY', 'VENUE']);
  const place = pagePlaceOf(params, 'page');
  const variables = {
    query,
    types: kind === 'ALL' ? null : [kind],
    first: size,
    // A search is read forwards only.
    ...(place.cursor !== undefined && !place.isBefore && { after: place.cursor }),
  };
  const answer = useAnswer(searchDocument, variables);
  return (
    <>
      <h1 class="search-title">“{query}”</h1>
      <nav class="tabs" aria-label="Kinds of results">
        {kinds.map(([value, label]) => (
          <a
            key={value}
            href={`?${changedParams(params, { kind: value === 'ALL' ? undefined : value, page: undefined })}`}
            aria-current={kind === value ? 'page' : undefined}
          >
            {label}
          </a>
        ))}
      </nav>
      <Section
        title="Results"
        count={answer.data?.search.totalCount}
        document={searchDocument}
        variables={variables}
        answer={answer}
      >
        {({ search }) =>
          search.edges.length === 0 ? (
            <p>Nothing has all of these words. Fewer words find more; the last one may be just its beginning.</p>
          ) : (
            <>
              <ul class="lines results">
                {search.edges.map((edge) => (
                  <li key={edge.node.id}>
                    <FoundLine edge={edge} isLink />
                  </li>
                ))}
              </ul>
              <Pager
                param="page"
                place={place}
                size={size}
                shown={search.edges.length}
                totalCount={search.totalCount}
                pageInfo={{ ...search.pageInfo, startCursor: null }}
                label="results"
              />
            </>
          )
        }
      </Section>
    </>
  );
}
