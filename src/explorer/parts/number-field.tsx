import { useEffect, useState } from 'preact/hooks';

interface NumberFieldProps {
  label: string;
  value: number | undefined;
  placeholder?: string;
  min: number;
  max: number;
  /** Told when somebody is done; undefined where the field was emptied. */
  onChange: (value: number | undefined) => void;
}

/** A whole number that counts once somebody leaves the field or presses Enter. */
export function NumberField({ label, value, placeholder, min, max, onChange }: NumberFieldProps) {
  const [text, setText] = useState(String(value ?? ''));
  useEffect(() => setText(String(value ?? '')), [value]);
  return (
    <label class="field">
      <span>{label}</span>
      <input
        type="number"
        min={min}
        max={max}
        placeholder={placeholder}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onChange={(event) => {
          const typed = event.currentTarget.value.trim();
          const number = Math.round(Number(typed));
          const next = typed === '' || !Number.isFinite(number) ? undefined : Math.min(Math.max(number, min), max);
          setText(String(next ?? ''));
          if (next !== value) onChange(next);
        }}
      />
    </label>
  );
}
