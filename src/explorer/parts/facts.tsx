/** Figures in a row, each with its name. */
export function Facts({ facts }: { facts: readonly { label: string; value: string | number | null | undefined }[] }) {
  const known = facts.filter(({ value }) => value != null && value !== '');
  return (
    <dl class="facts">
      {known.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{typeof value === 'number' ? value.toLocaleString('en') : value}</dd>
        </div>
      ))}
    </dl>
  );
}
