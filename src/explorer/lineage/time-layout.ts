/** A paper to be placed: its date as known ('1995', '1995-03-14'), and the papers that it comes from. */
export interface TimedNode {
  key: string;
  date: string | null;
  /** Keys. */
  parents: readonly string[];
  isOnPath: boolean;
}

export interface TimePlace {
  column: number;
  row: number;
}

export interface TimeLayout {
  /**
   * The years ('1995') or months ('1995-03') from left to right, only those with papers; a paper of which only the year is
   * known stands before its months. Null is the column of undated papers, the last one.
   */
  columns: readonly (string | null)[];
  places: ReadonlyMap<string, TimePlace>;
  /** Rows of the fullest column. */
  rows: number;
}

/** A year of more papers is cut into months. */
const mostRows = 12;
/** Sorts behind all dates. */
const undated = '~';

/**
 * Places papers on an axis of time: a column a year, or a month where a year has too many, papers of the main path in the first rows, others near the rows of
 * what they come from, so that lines stay short and cross little (one pass of the barycenter method of Sugiyama et al.
 * 1981). Papers stand in the order given where nothing else decides.
 */
export function timeLayout(nodes: readonly TimedNode[]): TimeLayout {
  const periodOf = periods(nodes);
  const columns = [...new Set(nodes.map(periodOf))].sort((a, b) => ((a ?? undated) < (b ?? undated) ? -1 : 1));
  const hasPath = nodes.some(({ isOnPath }) => isOnPath);
  const places = new Map<string, TimePlace>();
  let rows = 0;
  for (const [column, period] of columns.entries()) {
    const inColumn = nodes.filter((node) => periodOf(node) === period);
    const wish = new Map(inColumn.map((node) => [node.key, node.isOnPath ? -1 : meanRow(node, places)]));
    const ordered = inColumn
      .map((node, index) => ({ node, index }))
      .sort((a, b) => (wish.get(a.node.key) ?? 0) - (wish.get(b.node.key) ?? 0) || a.index - b.index);
    // The first row is the main path's alone: where it passes by, nobody stands in its way.
    const first = hasPath && !inColumn.some(({ isOnPath }) => isOnPath) ? 1 : 0;
    for (const [index, { node }] of ordered.entries()) places.set(node.key, { column, row: first + index });
    rows = Math.max(rows, first + inColumn.length);
  }
  return { columns, places, rows };
}

/** By year, unless that piles up more papers than fit on a screen. */
function periods(nodes: readonly TimedNode[]): (node: TimedNode) => string | null {
  const byYear = ({ date }: TimedNode) => date?.slice(0, 4) ?? null;
  const counts = new Map<string | null, number>();
  for (const node of nodes) counts.set(byYear(node), (counts.get(byYear(node)) ?? 0) + 1);
  return Math.max(0, ...counts.values()) > mostRows ? ({ date }) => date?.slice(0, 7) ?? null : byYear;
}

/** Papers that come from nothing here go last. */
function meanRow({ parents }: TimedNode, places: ReadonlyMap<string, TimePlace>): number {
  const found = parents.flatMap((parent) => places.get(parent)?.row ?? []);
  return found.length === 0 ? Number.MAX_SAFE_INTEGER : found.reduce((sum, row) => sum + row, 0) / found.length;
}
