import type { IdColumn } from '../graph/id-column.js';
import { type Connection, sequenceConnection } from './connection.js';
import type { PageArguments } from './page-arguments.js';

/**
 * A connection over vertices that stand in ascending order, as rows of anything but papers do.
 *
 * @param ids database ids by vertex
 */
export function vertexConnection(args: PageArguments, ids: IdColumn, vertices: Uint32Array): Connection {
  const idAt = (index: number) => ids.at(vertices[index] as number);
  return sequenceConnection(
    args,
    {
      length: vertices.length,
      order: 'ID',
      keyLength: 1,
      key: (index) => [idAt(index)],
      compare: (index, [id]) => idAt(index) - Number(id),
    },
    (index, cursor) => ({ cursor, id: idAt(index) }),
  );
}
