import { CodedColumn, checkCoded } from './coded-column.js';
import { checkGaps, packGaps } from './gap-rows.js';
import { checkIds, IdColumn } from './id-column.js';
import { checkPacked, packRows } from './packed-rows.js';
import { checkRowStarts, RowStarts } from './row-starts.js';
import {
  type AnyRows,
  plainRows,
  type Rows,
  type Snapshot,
  sourcesIn,
  type VertexKind,
  vertexKinds,
  walkRows,
} from './snapshot.js';

/** What the rows of a snapshot lead from and to. */
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

/**
 * How rows are kept, packed unless named here: those that every walk over authors reads have whole neighbors, and those that lead from
 * few vertices to many of the others, and the many topics of papers, are kept as gaps.
 */
const walkNames = ['paperAuthors', 'authorPapers'] as const;
const gapNames = [
  'organizationPapers',
  'organizationAuthors',
  'categoryPapers',
  'paperTopics',
  'topicPapers',
  'venuePapers',
] as const;
type WalkRowsName = (typeof walkNames)[number];
type GapRowsName = (typeof gapNames)[number];

export function isForWalks(name: SnapshotRowsName): name is WalkRowsName {
  return (walkNames as readonly SnapshotRowsName[]).includes(name);
}

export function isGaps(name: SnapshotRowsName): name is GapRowsName {
  return (gapNames as readonly SnapshotRowsName[]).includes(name);
}

/** What the columns of a snapshot belong to, and what they lead to: `null` is to numbers. */
export const snapshotColumns = {
  paperDates: ['papers', null],
  paperFacts: ['papers', null],
  paperVenue: ['papers', 'venues'],
  organizationParent: ['organizations', 'organizations'],
} as const satisfies Partial<Record<keyof Snapshot, readonly [VertexKind, VertexKind | null]>>;

export type SnapshotColumnName = keyof typeof snapshotColumns;

/** A snapshot whose rows, columns and ids may all be plain still. */
export type LooseSnapshot = Pick<Snapshot, 'dataVersion'> &
  Record<SnapshotRowsName, AnyRows> &
  Record<SnapshotColumnName, Int32Array | CodedColumn> & {
    ids: Readonly<Record<VertexKind, Int32Array | IdColumn>>;
  };

/**
 * Checks that every array fits every other, packs rows and columns and closes the snapshot against change (the containers; the elements of a typed array cannot be frozen). All traversals rely on these checks and repeat none of them.
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
    rows[name] = Object.freeze(frozenRows(name, snapshot[name], counts[from], counts[to]));
  }
  const columns = {} as Record<SnapshotColumnName, CodedColumn>;
  for (const name of Object.keys(snapshotColumns) as SnapshotColumnName[]) {
    const [of, to] = snapshotColumns[name];
    columns[name] = frozenColumn(name, snapshot[name], counts[of], to === null ? undefined : counts[to]);
  }
  return Object.freeze({
    dataVersion: snapshot.dataVersion,
    ids: Object.freeze(ids) as Snapshot['ids'],
    ...columns,
    ...(rows as Pick<Snapshot, SnapshotRowsName>),
  });
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
    paperFacts: new Int32Array(0),
    paperVenue: new Int32Array(0),
    organizationParent: new Int32Array(0),
  });
}

function frozenIds(kind: VertexKind, given: Int32Array | IdColumn): IdColumn {
  if (given instanceof IdColumn) checkIds(`ids.${kind}`, given);
  const ids = given instanceof IdColumn ? given.toArray() : given;
  for (let v = 1; v < ids.length; v++)
    if ((ids[v] as number) <= (ids[v - 1] as number))
      throw new RangeError(`freeze snapshot: ids.${kind}[${v}] is ${ids[v]}, not above ${ids[v - 1]} before it`);
  return given instanceof IdColumn ? given : IdColumn.of(given);
}

/** @throws RangeError where rows don't fit, or those that are kept as gaps do not ascend */
function frozenRows(name: SnapshotRowsName, given: AnyRows, count: number, targets: number): AnyRows {
  checkLength(`${name}.starts`, { length: sourcesIn(given) + 1 }, count + 1);
  if ('offsets' in given) checkGaps(name, given, targets);
  else if ('width' in given) checkPacked(name, given, targets);
  else if (given.starts instanceof RowStarts) checkRowStarts(`${name}.starts`, given.starts);
  const plain = plainRows(given);
  checkRows(name, plain, count, targets);
  if (isForWalks(name)) {
    const { starts, neighbors } = walkRows('neighbors' in given ? given : plain);
    return { starts, neighbors };
  }
  if (isGaps(name)) return 'offsets' in given ? given : packGaps(plain, targets);
  return 'width' in given ? given : packRows(plain, targets);
}

function checkLength(name: string, array: { readonly length: number }, count: number): void {
  if (array.length !== count)
    throw new RangeError(`freeze snapshot: ${name} holds ${array.length} values, expected ${count}`);
}

/** @param targets number of what the column leads to, -1 for none; any number may stand in it unless given */
function frozenColumn(name: string, given: Int32Array | CodedColumn, count: number, targets?: number): CodedColumn {
  checkLength(name, given, count);
  if (given instanceof CodedColumn) checkCoded(name, given);
  const column = given instanceof CodedColumn ? given : CodedColumn.of(given);
  if (targets === undefined) return column;
  const wrong = column.values.find((value) => value < -1 || value >= targets);
  if (wrong !== undefined)
    throw new RangeError(`freeze snapshot: ${name} leads to ${wrong}, expected -1 to ${targets - 1}`);
  return column;
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
