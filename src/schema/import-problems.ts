import type { ImportProblemRow, Store } from '../store/store.js';
import { checkBounds, mostInt } from './bounds.js';
import { builder } from './builder.js';
import { defineConnection, lazyConnection, type NodeEdge } from './connection.js';
import { pagedCost } from './cost.js';
import type { CursorKey } from './cursor.js';
import { importProblemRef, problemSeverity } from './import-run.js';
import { pagingArguments } from './papers-field.js';
import { type Sequence, sequenceCursor, sequencePage } from './sequence.js';

const importProblemConnection = defineConnection<ImportProblemRow, NodeEdge<string>>({
  name: 'ImportProblem',
  plural: 'import problems',
  node: importProblemRef,
  loader: ({ loaders }) => loaders.importProblem,
});

type Filter = Partial<Pick<ImportProblemRow, 'severity' | 'runId'>>;
type Place = Pick<ImportProblemRow, 'id' | 'file' | 'line' | 'record'>;

builder.queryField('importProblems', (t) =>
  t.field({
    type: importProblemConnection,
    description: 'Records that could not be taken in as they stand, by file and place.',
    extensions: pagedCost(5),
    args: {
      severity: t.arg({ type: problemSeverity, description: 'Only those of this severity.' }),
      run: t.arg.int({ description: 'Only those that the import run of this number, 1 or more, met last.' }),
      ...pagingArguments(t),
    },
    resolve: (_, { severity, run, ...args }, { store }) => {
      checkBounds('run', run, 1, mostInt);
      const filter: Filter = { ...(severity && { severity }), ...(typeof run === 'number' && { runId: run }) };
      return lazyConnection(
        args,
        async (request) => {
          const places = await readPlaces(store, filter);
          const sequence = placeSequence(places);
          const { indices, ...flags } = sequencePage(sequence, request);
          const edges = indices.map((at) => ({ id: (places[at] as Place).id, cursor: sequenceCursor(sequence, at) }));
          return { edges, ...flags };
        },
        () => store.prisma.importProblem.count({ where: filter }),
      );
    },
  }),
);

async function readPlaces(store: Store, where: Filter): Promise<Place[]> {
  const places = await store.prisma.importProblem.findMany({
    where,
    select: { id: true, file: true, line: true, record: true },
  });
  return places.sort((a, b) => compareKeys(keyOf(a), keyOf(b)));
}

function placeSequence(places: readonly Place[]): Sequence {
  const key = (index: number) => keyOf(places[index] as Place);
  return {
    length: places.length,
    order: 'PLACE',
    keyLength: 4,
    key,
    compare: (index, other) => compareKeys(key(index), other),
  };
}

function keyOf({ file, line, record, id }: Place): CursorKey {
  return [file, line, record, id];
}

/** Nulls last. */
function compareKeys(a: CursorKey, b: CursorKey): number {
  for (let at = 0; at < a.length; at++) {
    const left = a[at] ?? null;
    const right = b[at] ?? null;
    if (left === right) continue;
    if (left === null || right === null) return left === null ? 1 : -1;
    return left < right ? -1 : 1;
  }
  return 0;
}
