interface ChoiceFieldProps {
  label: string;
  value: string;
  /** The first holds where an address says nothing. */
  choices: readonly (readonly [value: string, label: string])[];
  /** Told undefined for the first choice. */
  onChange: (value: string | undefined) => void;
}

/** One of a few words. */
export function ChoiceField({ label, value, choices, onChange }: ChoiceFieldProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <select
        value={value}
        onChange={({ currentTarget }) =>
          onChange(currentTarget.value === choices[0]?.[0] ? undefined : currentTarget.value)
        }
      >
        {choices.map(([choice, words]) => (
          <option key={choice} value={choice}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
