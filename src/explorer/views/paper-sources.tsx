interface Source {
  format: string;
  file: string;
  line: number | null;
  recordKey: string;
  fields: readonly string[];
}

/** The records of files that a paper was made from. */
export function PaperSources({ sources }: { sources: readonly Source[] }) {
  return (
    <section class="section">
      <h2>Sources</h2>
      <ul class="lines sources">
        {sources.map(({ format, file, line, recordKey, fields }) => (
          <li key={`${file} ${recordKey}`}>
            <code>{file.split('/').at(-1)}</code>
            {line !== null && <span class="soft"> at {line.toLocaleString('en')}</span>}
            <div class="soft">
              {format}, record <code>{recordKey}</code>
              {fields.length > 0 && ` gave ${fields.join(', ')}`}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
