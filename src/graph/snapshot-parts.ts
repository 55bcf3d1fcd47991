import { type Ascending, ascendingParts } from './ascending.js';
import { type SnapshotColumnName, type SnapshotRowsName, snapshotColumns, snapshotRows } from './freeze-snapshot.js';
import { type AnyRows, linksIn, type Snapshot, vertexKinds, walkRows } from './snapshot.js';

/** Ids of a kind, a column or rows of a snapshot. */
export interface SnapshotPart {
  /** As `Snapshot` has it: 'paperAuthors', 'ids.papers'. */
  name: string;
  /** Links of rows, vertices of what else there is. */
  count: number;
  /** In which it is stored, one section of the file each. */
  arrays: readonly (Uint32Array | Int32Array)[];
}

/** What a snapshot consists of, in the order of its file. */
export function snapshotParts(snapshot: Snapshot): SnapshotPart[] {
  return [
    ...vertexKinds.map((kind) => {
      const { length, packed } = snapshot.ids[kind];
      return { name: `ids.${kind}`, count: length, arrays: arraysOf(packed) };
    }),
    ...(Object.keys(snapshotColumns) as SnapshotColumnName[]).map((name) => {
      const { length, values, words } = snapshot[name];
      return { name, count: length, arrays: [values, words] };
    }),
    ...(Object.keys(snapshotRows) as SnapshotRowsName[]).map((name) => {
      const rows = snapshot[name];
      return { name, count: linksIn(rows), arrays: arraysOfRows(rows) };
    }),
  ];
}

function arraysOfRows(rows: AnyRows): Uint32Array[] {
  if ('neighbors' in rows) {
    const { starts, neighbors } = walkRows(rows);
    return [starts.bases, wordsOver(starts.offsets), neighbors];
  }
  return [rows.words, ...arraysOf(rows.starts), ...('offsets' in rows ? arraysOf(rows.offsets) : [])];
}

/** As a section holds them: two offsets a word. */
function wordsOver({ buffer, byteOffset, length }: Uint16Array): Uint32Array {
  return new Uint32Array(buffer, byteOffset, length / 2);
}

function arraysOf(ascending: Ascending): Uint32Array[] {
  return ascendingParts.map((part) => ascending[part]);
}
