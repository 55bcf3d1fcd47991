import type { ParamChanges } from '../address/params.js';
import { useRouter } from '../address/router.js';
import { ChoiceField } from '../parts/choice-field.js';
import { NumberField } from '../parts/number-field.js';
import {
  minPapersBounds,
  minPapersDefault,
  periodsBounds,
  sizeNames,
  themeRequestOf,
  thresholds,
} from './theme-request.js';

/** How themes are found and linked. */
export function ThemeForm({ onChange }: { onChange: (changes: ParamChanges) => void }) {
  const { params } = useRouter();
  const { periodsCount, by, minPapers, size, threshold } = themeRequestOf(params);
  return (
    <fieldset class="controls">
      <legend class="hidden">How themes are found</legend>
      <NumberField
        label="Periods"
        value={periodsCount}
        placeholder="4 or fewer"
        {...periodsBounds}
        onChange={(periods) => onChange({ periods })}
      />
      <ChoiceField
        label="Periods of as many"
        value={by}
        choices={[
          ['papers', 'papers'],
          ['years', 'years'],
        ]}
        onChange={(unit) => onChange({ by: unit })}
      />
      <ChoiceField
        label="Size of themes"
        value={size}
        choices={sizeNames.map((name) => [name, name])}
        onChange={(name) => onChange({ size: name })}
      />
      <NumberField
        label="Papers of a topic at least"
        value={minPapers}
        {...minPapersBounds}
        onChange={(least) => onChange({ minPapers: least === minPapersDefault ? undefined : least })}
      />
      <ChoiceField
        label="Links from"
        value={threshold}
        choices={thresholds.map((value) => [value, `${Math.round(Number(value) * 100)}% shared`])}
        onChange={(value) => onChange({ threshold: value })}
      />
    </fieldset>
  );
}
