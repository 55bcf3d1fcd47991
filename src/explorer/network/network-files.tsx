import { ask } from '../asking/ask.js';
import { type FileFormat, FilesMenu } from '../parts/files-menu.js';
import type { NetworkFormat } from './export-documents.js';
import type { NetworkSource } from './network-source.js';

const formats: readonly FileFormat<NetworkFormat>[] = [
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

/** The network as drawn, as a file for other programs. */
export function NetworkFiles<FileResult, Variables>({
  source,
  variables,
  name,
}: NetworkFilesProps<FileResult, Variables>) {
  const textOf = async (format: NetworkFormat) =>
    source.selectFile(await ask(source.fileDocument, { variables: { ...variables, format } }));
  return <FilesMenu formats={formats} name={name} textOf={textOf} />;
}
