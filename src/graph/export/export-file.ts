import type { Coordinates } from '../layout.js';
import type { NetworkTable } from '../network-table.js';

/** A network with the names of its nodes, ready to be written. */
export interface ExportNetwork {
  title: string;
  /** One line: how it was made, enough to run it again. */
  method: string;
  /** By node. */
  keys: readonly string[];
  labels: readonly string[];
  table: NetworkTable;
  /** By node, from 0. */
  community?: ArrayLike<number>;
  places?: Coordinates;
  /** Further values by node, NaN where one has none; the name is that of the column. */
  measures?: readonly { name: string; values: ArrayLike<number>; isInteger?: true }[];
  /** By edge: the weight with the size of its ends taken out. */
  normalizedWeight?: ArrayLike<number>;
}

export interface ExportFile {
  name: string;
  mediaType: string;
  text: string;
}
