import type { ParamChanges } from '../address/params.js';
import { useRouter } from '../address/router.js';
import { YearFields } from '../paper-set/year-fields.js';
import { ChoiceField } from '../parts/choice-field.js';
import { NumberField } from '../parts/number-field.js';
import { tieFilterOf } from './tie-filter.js';

/** Which papers make a tie, for the drawing and the table alike. */
export function TieFilterForm() {
  const { setParams } = useRouter();
  // Another filter is another list: it begins at its first page.
  const change = (changes: ParamChanges) => setParams({ ...changes, ties: undefined });
  return (
    <fieldset class="controls">
      <legend class="hidden">Which joint papers count</legend>
      <YearFields onChange={change} />
      <TieFields onChange={change} />
    </fieldset>
  );
}

/** How large a paper may be that makes a tie, and how it counts. */
export function TieFields({ onChange }: { onChange: (changes: ParamChanges) => void }) {
  const { params } = useRouter();
  const { maxAuthors, counting } = tieFilterOf(params);
  return (
    <>
      <NumberField
        label="Papers up to … authors"
        value={maxAuthors}
        placeholder="any"
        min={1}
        max={100_000}
        onChange={(most) => onChange({ maxAuthors: most })}
      />
      <ChoiceField
        label="Counting"
        value={counting}
        choices={[
          ['FULL', 'full: each paper is 1'],
          ['FRACTIONAL', 'fractional: shared by its authors'],
        ]}
        onChange={(value) => onChange({ counting: value })}
      />
    </>
  );
}
