/** A paper to be placed: its year, and the papers that it comes from. */
export interface TimedNode {
  key: string;
  year: number | null;
  /** Keys. */
  parents: readonly string[];
  isOnPath: boolean;
}

export interface TimePlace {
  column: number;
  row: number;
}

export interface TimeLayout {
  /** The years from left to right, only those with papers; null is the column of undated papers, the last one. */
  columns: readonly (number | null)[];
  places: ReadonlyMap<string, TimePlace>;
  /** Rows of the fullest column. */
  rows: number;
}

/**
 * Places papers on an axis of time: a column a year, papers of the main path in the first rows, others near the rows of
 * what they come from, so that lines stay short and cross little (one pass of the barycenter method of Sugiyama et al.
 * 1981). Papers stand in the order given where nothing else decides.
 */
export function timeLayout(nodes: readonly TimedNode[]): TimeLayout {
  const columns = [...new Set(nodes.map(({ year }) => year))].sort(
    (a, b) => (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY),
  );
  const places = new Map<string, TimePlace>();
  let rows = 0;
  for (const [column, year] of columns.entries()) {
    const inColumn = nodes.filter((node) => node.year === year);
    const wish = new Map(inColumn.map((node) => [node.key, node.isOnPath ? -1 : meanRow(node, places)]));
    const ordered = inColumn
      .map((node, index) => ({ node, index }))
      .sort((a, b) => (wish.get(a.node.key) ?? 0) - (wish.get(b.node.key) ?? 0) || a.index - b.index);
    for (const [row, { node }] of ordered.entries()) places.set(node.key, { column, row });
    rows = Math.max(rows, inColumn.length);
  }
  return { columns, places, rows };
}

/** Papers that come from nothing here go last. */
function meanRow({ parents }: TimedNode, places: ReadonlyMap<string, TimePlace>): number {
  const found = parents.flatMap((parent) => places.get(parent)?.row ?? []);
  return found.length === 0 ? Number.MAX_SAFE_INTEGER : found.reduce((sum, row) => sum + row, 0) / found.length;
}
