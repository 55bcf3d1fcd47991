import { useId } from 'preact/hooks';
import { pagePlaceOf, pageVariables } from '../address/page-param.js';
import { changedParams, choiceParam } from '../address/params.js';
import { addressOf } from '../address/place.js';
import { useRouter } from '../address/router.js';
import { useAnswer } from '../asking/use-answer.js';
import { countText, decimalText } from '../parts/count-text.js';
import { Loaded } from '../parts/loaded.js';
import { Pager } from '../parts/pager.js';
import { SectionHead } from '../parts/section.js';
import { tieFilterOf, tieVariables } from './tie-filter.js';
import { type Coauthors, type TieOrderField, tiesDocuments } from './ties-documents.js';

const size = 15;
const columns: readonly { field: TieOrderField; label: string }[] = [
  { field: 'PAPERS_COUNT', label: 'Joint papers' },
  { field: 'WEIGHT', label: 'Weight' },
  { field: 'FIRST_YEAR', label: 'First' },
  { field: 'LAST_YEAR', label: 'Last' },
];
const orders = columns.flatMap(({ field }) => [`${field}-DESC`, `${field}-ASC`] as const) as unknown as [
  string,
  ...string[],
];

type Kind = keyof typeof tiesDocuments;

/** With whom somebody wrote, in the order of a column: the server sorts and cuts the pages. */
export function TiesTable({ kind, of }: { kind: Kind; of: string }) {
  const id = useId();
  const { params } = useRouter();
  const order = choiceParam(params, 'sort', orders);
  const [field, direction] = order.split('-') as [TieOrderField, 'ASC' | 'DESC'];
  const place = pagePlaceOf(params, 'ties');
  const variables = {
    ref: of,
    orderBy: { field, direction },
    ...tieVariables(tieFilterOf(params)),
    ...pageVariables(place, size),
  };
  const asAuthor = useAnswer(tiesDocuments.author, kind === 'author' ? variables : undefined);
  const asOrganization = useAnswer(tiesDocuments.organization, kind === 'organization' ? variables : undefined);
  const answer = kind === 'author' ? asAuthor : asOrganization;
  const ties: Coauthors | undefined =
    kind === 'author' ? asAuthor.data?.author?.coauthors : asOrganization.data?.organization?.collaborators;
  const title = kind === 'author' ? 'Coauthors' : 'Collaborators';
  return (
    <section class="section" aria-labelledby={id}>
      <SectionHead
        id={id}
        title={title}
        count={ties?.totalCount}
        document={tiesDocuments[kind]}
        variables={variables}
      />
      <Loaded<unknown> answer={answer}>
        {() => ties && <Rows kind={kind} of={of} ties={ties} field={field} direction={direction} />}
      </Loaded>
      {ties && (
        <Pager
          param="ties"
          place={place}
          size={size}
          shown={ties.edges.length}
          totalCount={ties.totalCount}
          pageInfo={ties.pageInfo}
          label={title.toLowerCase()}
        />
      )}
      {ties && <Notes ties={ties} />}
    </section>
  );
}

interface RowsProps {
  kind: Kind;
  of: string;
  ties: Coauthors;
  field: TieOrderField;
  direction: 'ASC' | 'DESC';
}

function Rows({ kind, of, ties, field, direction }: RowsProps) {
  const { params } = useRouter();
  if (ties.edges.length === 0) return <p class="soft">Nobody under this filter.</p>;
  const linkTo = (changes: Record<string, string | undefined>) =>
    `${location.pathname}?${changedParams(params, changes)}`;
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Name</th>
            {columns.map((column) => {
              const isSorted = column.field === field;
              const next = isSorted && direction === 'DESC' ? 'ASC' : 'DESC';
              return (
                <th
                  key={column.field}
                  scope="col"
                  class="number"
                  aria-sort={isSorted ? (direction === 'DESC' ? 'descending' : 'ascending') : undefined}
                >
                  <a href={linkTo({ sort: `${column.field}-${next}`, ties: undefined })}>
                    {column.label}
                    <span aria-hidden="true">{isSorted ? (direction === 'DESC' ? ' ↓' : ' ↑') : ''}</span>
                  </a>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {ties.edges.map(({ node, papersCount, weight, firstYear, lastYear }) => (
            <tr key={node.key}>
              <td>
                <a href={addressOf(kind, node.key)}>{node.name}</a>
              </td>
              <td class="number">
                <a class="quiet" href={linkTo({ tie: `${of}~${node.key}`, node: undefined })} title="See these papers">
                  {papersCount.toLocaleString('en')}
                </a>
              </td>
              <td class="number">{decimalText(weight)}</td>
              <td class="number">{firstYear ?? '–'}</td>
              <td class="number">{lastYear ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Notes({ ties }: { ties: Coauthors }) {
  const notes = [
    ties.incompletePapers > 0 &&
      `${countText(ties.incompletePapers, 'paper')} with a byline that the source cut: somebody may be missing.`,
    ties.omittedPapers > 0 && `${countText(ties.omittedPapers, 'paper')} of more authors left out.`,
  ].filter(Boolean);
  return notes.length > 0 ? <p class="soft notes">{notes.join(' ')}</p> : null;
}
