import { useState } from 'preact/hooks';
import type { AskError } from '../asking/ask-error.js';
import { download } from './download.js';
import { Problem } from './problem.js';

export interface FileFormat<Format> {
  format: Format;
  label: string;
  ending: string;
  /** Media type. */
  type: string;
}

interface FilesMenuProps<Format> {
  formats: readonly FileFormat<Format>[];
  /** Of the file, without its ending. */
  name: string;
  /** Asks for the file. */
  textOf: (format: Format) => Promise<string | undefined>;
}

/** What is shown as a file for other programs; the server writes it. */
export function FilesMenu<Format extends string>({ formats, name, textOf }: FilesMenuProps<Format>) {
  const [error, setError] = useState<AskError>();
  const save = async ({ format, ending, type }: FileFormat<Format>) => {
    setError(undefined);
    try {
      const text = await textOf(format);
      download(text ?? '', { name: `${name.replaceAll(/[^\w.-]+/g, '-')}${ending}`, type });
    } catch (thrown) {
      setError(thrown as AskError);
    }
  };
  return (
    <details class="menu">
      <summary>Download</summary>
      <ul>
        {formats.map((one) => (
          <li key={one.format}>
            <button type="button" onClick={() => save(one)}>
              {one.label}
            </button>
          </li>
        ))}
      </ul>
      {error && <Problem error={error} />}
    </details>
  );
}
