import type { ExportFile, ExportNetwork } from './export-file.js';

/** Pajek's .net file (Pajek manual, 'Vertices and lines'); coordinates lie between 0 and 1 there. */
export function writePajek(network: ExportNetwork): ExportFile[] {
  const { nodes, edges } = network.table;
  const place = placeOf(network);
  const lines = [`*Vertices ${nodes.vertex.length}`];
  for (const [i, label] of network.labels.entries()) lines.push(`${i + 1} "${clean(label)}"${place(i)}`);
  lines.push('*Edges');
  for (let i = 0; i < edges.source.length; i++)
    lines.push(`${(edges.source[i] as number) + 1} ${(edges.target[i] as number) + 1} ${edges.weight[i]}`);
  return [{ name: 'network.net', mediaType: 'text/plain', text: `${lines.join('\r\n')}\r\n` }];
}

/** A label ends at the next quote, and there is no way to escape one. */
function clean(label: string): string {
  return label.replaceAll('"', "'").replace(/\s+/g, ' ');
}

function placeOf({ places }: ExportNetwork): (i: number) => string {
  if (places === undefined) return () => '';
  const [left, right] = [least(places.x), -least(places.x.map((x) => -x))];
  const [low, high] = [least(places.y), -least(places.y.map((y) => -y))];
  // One scale for both, so that the picture keeps its shape.
  const span = Math.max(right - left, high - low) || 1;
  const unit = (value: number, from: number) => (0.05 + (0.9 * (value - from)) / span).toFixed(4);
  return (i) => ` ${unit(places.x[i] as number, left)} ${unit(places.y[i] as number, low)} 0.5`;
}

function least(values: Float64Array): number {
  return values.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);
}
