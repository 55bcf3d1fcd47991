import { writeCsv } from './csv.js';
import { writeCytoscape } from './cytoscape.js';
import type { ExportFile, ExportNetwork } from './export-file.js';
import { writeGexf } from './gexf.js';
import { writeGraphml } from './graphml.js';
import { writePajek } from './pajek.js';
import { writeVosviewerJson } from './vosviewer-json.js';
import { writeVosviewerText } from './vosviewer-text.js';

const writers = {
  GEXF: writeGexf,
  GRAPHML: writeGraphml,
  VOSVIEWER_JSON: writeVosviewerJson,
  VOSVIEWER_TEXT: writeVosviewerText,
  PAJEK: writePajek,
  CYTOSCAPE_JSON: writeCytoscape,
  CSV: writeCsv,
} as const satisfies Record<string, (network: ExportNetwork) => ExportFile[]>;

export type ExportFormat = keyof typeof writers;
export const exportFormats = Object.keys(writers) as ExportFormat[];

/** The network as files that other programs read: one, or two where the format parts nodes from edges. */
export function exportNetwork(network: ExportNetwork, format: ExportFormat): ExportFile[] {
  return writers[format](network);
}
