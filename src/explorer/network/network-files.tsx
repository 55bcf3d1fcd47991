import { useState } from 'preact/hooks';
import { ask } from '../asking/ask.js';
import type { AskError } from '../asking/ask-error.js';
import { download } from '../parts/download.js';
import { Problem } from '../parts/problem.js';
import type { NetworkFormat } from './export-documents.js';
import type { NetworkSource } from './network-source.js';

const formats: readonly { format: NetworkFormat; label: string; ending: string; type: string }[] = [
  { format: 'GEXF', label: 'GEXF (Gephi)', ending: '.gexf', type: 'application/xml' },
  { format: 'GRAPHML', label: 'GraphML (R, igraph, yEd)', ending: '.graphml', type: 'application/xml' },
  { format: 'VOSVIEWER_JSON', label: 'VOSviewer JSON', ending: '.vosviewer.json', type: 'application/json' },
  { format: 'PAJEK', label: 'Pajek', ending: '.net', type: 'text/plain' },
  { format: 'CSV_NODES', label: 'CSV of nodes', ending: '-nodes.csv', type: 'text/csv' },
  { format: 'CSV_EDGES', label: 'CSV of ties', ending: '-ties.csv', type: 'text/csv' },
  { format: 'CYTOSCAPE_JSON', label: 'Cytoscape JSON', ending: '.cyjs', type: 'application/json' },
];

interface NetworkFilesProps<FileResult, Variables> {
  source: Pick<NetworkSource<never, FileResult, Variables>, 'fileDocument' | 'selectFile'>;
  variables: Variables;
  /** Of the file, without its ending. */
  name: string;
}

/** The network as drawn, as a file for other programs; the server writes it. */
export function NetworkFiles<FileResult, Variables>({
  source,
  variables,
  name,
}: NetworkFilesProps<FileResult, Variables>) {
  const [error, setError] = useState<AskError>();
  const save = async ({ format, ending, type }: (typeof formats)[number]) => {
    setError(undefined);
    try {
      const text = source.selectFile(await ask(source.fileDocument, { variables: { ...variables, format } }));
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
