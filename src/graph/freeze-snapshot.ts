import { checkAscending } from './ascending.js';
import { IdColumn } from './id-column.js';
import { checkPacked, packRows, unpackRows } from './packed-rows.js';
import { type AnyRows, type Rows, type Snapshot, type VertexKind, vertexKinds } from './snapshot.js';

/** What the rows of a snapshot lead from and to; `null` ends are papers' columns. */
export const snapshotRows = {
  paperAuthors: ['papers', 'authors'],
  authorPapers: ['authors', 'papers'],
  paperOrganizations: ['papers', 'organizations'],
  organizationPapers: ['organizations', 'papers'],
  authorOrganizations: ['authors', 'organizations'],
  organizationAuthors: ['organizations', 'authors'],
  paperCategories: ['papers', 'categories'],
  categoryPapers: ['categories', 'papers'],
  categoryParents: ['categories', 'categories'],
  categoryChildren: ['categories', 'categories'],
  paperTopics: ['papers', 'topics'],
  topicPapers: ['topics', 'papers'],
  venuePapers: ['venues', 'papers'],
  paperReferences: ['papers', 'papers'],
  paperCitedBy: ['papers', 'papers'],
} as const satisfies Partial<Record<keyof Snapshot, readonly [VertexKind, VertexKind]>>;

export type SnapshotRowsName = keyof typeof snapshotRows;

/** Rows that every walk over authors reads: they stay plain. */
const plainNames = ['paperAuthors', 'authorPapers'] as const;
export type PlainRowsName = (typeof plainNames)[number];
export type PackedRowsName = Exclude<SnapshotRowsName, PlainRowsName>;

export function isPlain(name: SnapshotRowsName): name is PlainRowsName {
  return (plainNames as readonly SnapshotRowsName[]).includes(name);
}

/** A constructor of typed arrays, by what it makes. */
interface NumbersConstructor<Made> {
  readonly BYTES_PER_ELEMENT: number;
  new (array: ArrayLike<number>): Made;
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): Made;
}

/** What a column of vertices is kept in, -1 for none. */
export function columnArrayOf(count: number): NumbersConstructor<Int16Array | Int32Array> {
  return count <= 0x8000 ? Int16Array : Int32Array;
}

/** A snapshot whose rows and ids may all be plain still. */
export type LooseSnapshot = Omit<Snapshot, SnapshotRowsName | 'ids'> &
  Record<SnapshotRowsName, AnyRows> & { ids: Readonly<Record<VertexKind, Int32Array | IdColumn>> };

/**
 * Checks that every array fits every other, packs rows, puts columns into their narrowest types and closes the snapshot against change (the
 * containers; the elements of a typed array cannot be frozen). All traversals rely on these checks and repeat none of them.
 *
 * @throws RangeError naming the first array that doesn't fit
 */
export function freezeSnapshot(snapshot: LooseSnapshot): Snapshot {
  const counts = Object.fromEntries(vertexKinds.map((kind) => [kind, snapshot.ids[kind].length])) as Record<
    VertexKind,
    number
  >;
  const ids = Object.fromEntries(vertexKinds.map((kind) => [kind, frozenIds(kind, snapshot.ids[kind])]));
  const rows = {} as Record<SnapshotRowsName, AnyRows>;
  for (const name of Object.keys(snapshotRows) as SnapshotRowsName[]) {
    const [from, to] = snapshotRows[name];
    const given = snapshot[name];
    if (!('neighbors' in given)) {
      checkLength(`${name}.starts`, { length: given.count + 1 }, counts[from] + 1);
      checkPacked(name, given, counts[to]);
    }
    const plain = 'neighbors' in given ? given : unpackRows(given);
    checkRows(name, plain, counts[from], counts[to]);
    if (isPlain(name)) rows[name] = Object.freeze({ starts: plain.starts, neighbors: plain.neighbors });
    else rows[name] = Object.freeze('neighbors' in given ? packRows(given, counts[to]) : given);
  }
  checkLength('paperDates', snapshot.paperDates, counts.papers);
  checkLength('paperIncomplete', snapshot.paperIncomplete, counts.papers);
  checkLength('paperFacts', snapshot.paperFacts, counts.papers);
  checkColumn('paperVenue', snapshot.paperVenue, counts.papers, counts.venues);
  checkColumn('organizationParent', snapshot.organizationParent, counts.organizations, counts.organizations);
  const paperVenue = narrowed(snapshot.paperVenue, columnArrayOf(counts.venues));
  return Object.freeze({
    ...snapshot,
    ids: Object.freeze(ids) as Snapshot['ids'],
    ...(rows as Pick<Snapshot, SnapshotRowsName>),
    paperVenue,
  });
}

type Numbers = Int16Array | Int32Array;

/** The same array where it is of the type already. */
function narrowed<Narrow extends Numbers>(array: Numbers, type: new (array: ArrayLike<number>) => Narrow): Narrow {
  return array instanceof type ? array : new type(array);
}

/** A snapshot of nothing, for a database without papers. */
export function emptySnapshot(dataVersion = 0): Snapshot {
  const none = () => ({ starts: new Uint32Array(1), neighbors: new Uint32Array(0) });
  const ids = Object.fromEntries(vertexKinds.map((kind) => [kind, new Int32Array(0)])) as LooseSnapshot['ids'];
  const rows = Object.fromEntries(Object.keys(snapshotRows).map((name) => [name, none()])) as Record<
    SnapshotRowsName,
    Rows
  >;
  return freezeSnapshot({
    dataVersion,
    ids,
    ...rows,
    paperDates: new Int32Array(0),
    paperIncomplete: new Uint8Array(0),
    paperFacts: new Uint8Array(0),
    paperVenue: new Int32Array(0),
    organizationParent: new Int32Array(0),
  });
}

function frozenIds(kind: VertexKind, given: Int32Array | IdColumn): IdColumn {
  if (given instanceof IdColumn) checkAscending(`ids.${kind}`, given.packed, given.highest);
  const ids = given instanceof IdColumn ? given.toArray() : given;
  for (let v = 1; v < ids.length; v++)
    if ((ids[v] as number) <= (ids[v - 1] as number))
      throw new RangeError(`freeze snapshot: ids.${kind}[${v}] is ${ids[v]}, not above ${ids[v - 1]} before it`);
  return given instanceof IdColumn ? given : IdColumn.of(given);
}

function checkLength(name: string, array: ArrayLike<number>, count: number): void {
  if (array.length !== count)
    throw new RangeError(`freeze snapshot: ${name} holds ${array.length} values, expected ${count}`);
}

function checkColumn(name: string, column: ArrayLike<number>, count: number, targets: number): void {
  checkLength(name, column, count);
  for (let v = 0; v < count; v++) {
    const target = column[v] as number;
    if (target < -1 || target >= targets)
      throw new RangeError(`freeze snapshot: ${name}[${v}] is ${target}, expected -1 to ${targets - 1}`);
  }
}

function checkRows(name: string, { starts, neighbors }: Rows, count: number, targets: number): void {
  checkLength(`${name}.starts`, starts, count + 1);
  if (starts[0] !== 0) throw new RangeError(`freeze snapshot: ${name}.starts[0] is ${starts[0]}, expected 0`);
  for (let v = 0; v < count; v++)
    if ((starts[v + 1] as number) < (starts[v] as number))
      throw new RangeError(`freeze snapshot: ${name}.starts[${v + 1}] is ${starts[v + 1]}, below ${starts[v]} before`);
  if (starts[count] !== neighbors.length)
    throw new RangeError(
      `freeze snapshot: ${name} closes at ${starts[count]}, but holds ${neighbors.length} neighbors`,
    );
  for (let i = 0; i < neighbors.length; i++)
    if ((neighbors[i] as number) >= targets)
      throw new RangeError(`freeze snapshot: ${name}.neighbors[${i}] is ${neighbors[i]}, expected below ${targets}`);
}
