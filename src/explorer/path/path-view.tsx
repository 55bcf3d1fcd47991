import { integerParam } from '../address/params.js';
import { useRouter } from '../address/router.js';
import { useTitle } from '../address/use-title.js';
import { tieFilterOf, tieVariables } from '../network/tie-filter.js';
import { EntityField } from '../paper-set/entity-field.js';
import { NumberField } from '../parts/number-field.js';
import { PathResults } from './path-results.js';

const bounds = { k: { min: 1, max: 20 }, years: { min: 1000, max: 9999 }, authors: { min: 2, max: 100_000 } };
const defaultK = 3;

/** How two people are linked by joint papers: who stands between them, through which papers. */
export function PathView() {
  const { params, setParams } = useRouter();
  const from = params.get('from') ?? undefined;
  const to = params.get('to') ?? undefined;
  // Years are other words here than on a network's page, where 'from' and 'to' are years.
  const filter = tieFilterOf(
    new URLSearchParams({
      from: params.get('since') ?? '',
      to: params.get('until') ?? '',
      maxAuthors: params.get('maxAuthors') ?? '',
    }),
  );
  const k = integerParam(params, 'k', bounds.k) ?? defaultK;
  const allShortest = params.get('all') === 'shortest';
  useTitle(from && to ? `${from} to ${to}` : 'Paths');
  const { maxAuthorsPerPaper, where } = tieVariables(filter);
  return (
    <>
      <div class="page-head">
        <h1>How are two people linked?</h1>
        <p class="lead">The shortest chains of joint papers between two authors, with the papers of every step.</p>
      </div>
      <div class="path-ends">
        <EntityField
          kind="author"
          label="From"
          placeholder="An author"
          reference={from}
          onPick={(key) => setParams({ from: key })}
        />
        <button
          type="button"
          class="button second small"
          onClick={() => setParams({ from: to, to: from })}
          aria-label="Swap the two"
          title="Swap the two"
        >
          ⇄
        </button>
        <EntityField
          kind="author"
          label="To"
          placeholder="An author"
          reference={to}
          onPick={(key) => setParams({ to: key })}
        />
      </div>
      <fieldset class="controls">
        <legend class="hidden">Which chains</legend>
        <NumberField
          label="Chains"
          value={k}
          {...bounds.k}
          onChange={(value) => setParams({ k: value === defaultK ? undefined : value })}
        />
        <NumberField
          label="From year"
          value={filter.from}
          placeholder="first"
          {...bounds.years}
          onChange={(year) => setParams({ since: year })}
        />
        <NumberField
          label="to year"
          value={filter.to}
          placeholder="last"
          {...bounds.years}
          onChange={(year) => setParams({ until: year })}
        />
        <NumberField
          label="Papers up to … authors"
          value={filter.maxAuthors}
          placeholder="any"
          {...bounds.authors}
          onChange={(most) => setParams({ maxAuthors: most })}
        />
        <label class="field">
          <span>Which</span>
          <select
            value={allShortest ? 'shortest' : ''}
            onChange={({ currentTarget: { value } }) => setParams({ all: value })}
          >
            <option value="">longer ones too, after the shortest</option>
            <option value="shortest">only those as short as the shortest</option>
          </select>
        </label>
      </fieldset>
      {from && to && (
        <PathResults
          variables={{
            from,
            to,
            k,
            ...(allShortest && { allShortest }),
            ...(maxAuthorsPerPaper !== undefined && { maxAuthorsPerPaper }),
            ...(where && { where }),
          }}
        />
      )}
    </>
  );
}
