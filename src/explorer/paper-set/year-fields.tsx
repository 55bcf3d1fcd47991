import { useRouter } from '../address/router.js';
import { NumberField } from '../parts/number-field.js';
import { yearBounds, yearsOf } from './paper-set.js';

/** From which year to which: parameters 'from' and 'to' of the address. */
export function YearFields({ onChange }: { onChange: (changes: { from?: number; to?: number }) => void }) {
  const { params } = useRouter();
  const { from, to } = yearsOf(params);
  return (
    <>
      <NumberField
        label="From year"
        value={from}
        placeholder="first"
        {...yearBounds}
        onChange={(year) => onChange({ from: year })}
      />
      <NumberField
        label="to year"
        value={to}
        placeholder="last"
        {...yearBounds}
        onChange={(year) => onChange({ to: year })}
      />
    </>
  );
}
