import { useRouter } from '../address/router.js';
import { NumberField } from '../parts/number-field.js';
import { tieFilterOf } from './tie-filter.js';

/** Which papers make a tie, for the drawing and the table alike. */
export function TieFilterForm() {
  const { params, setParams } = useRouter();
  const { from, to, maxAuthors, counting } = tieFilterOf(params);
  // Another filter is another list: it begins at its first page.
  const change = (changes: Record<string, string | number | undefined>) => setParams({ ...changes, ties: undefined });
  return (
    <fieldset class="controls">
      <legend class="hidden">Which joint papers count</legend>
      <NumberField
        label="From year"
        value={from}
        placeholder="first"
        min={1000}
        max={9999}
        onChange={(year) => change({ from: year })}
      />
      <NumberField
        label="to year"
        value={to}
        placeholder="last"
        min={1000}
        max={9999}
        onChange={(year) => change({ to: year })}
      />
      <NumberField
        label="Papers up to … authors"
        value={maxAuthors}
        placeholder="any"
        min={1}
        max={100_000}
        onChange={(most) => change({ maxAuthors: most })}
      />
      <label class="field">
        <span>Counting</span>
        <select
          value={counting}
          onChange={({ currentTarget: { value } }) => change({ counting: value === 'FULL' ? undefined : value })}
        >
          <option value="FULL">full: each paper is 1</option>
          <option value="FRACTIONAL">fractional: shared by its authors</option>
        </select>
      </label>
    </fieldset>
  );
}
