import type { FieldMap, ObjectRef } from '@pothos/core';
import { builder } from './builder.js';
import type { GraphContext } from './context.js';
import type { PageArguments, PageRequest } from './page-arguments.js';
import { readPageArguments } from './page-arguments.js';
import { loadPresent, type RowLoader } from './related.js';
import { type Sequence, sequenceCursor, sequenceLength, sequencePage } from './sequence.js';

/** Enough to load the node of an edge when it is asked for. */
export interface NodeEdge<Id extends number | string = number> {
  cursor: string;
  /** Database id. */
  id: Id;
}

type AnyEdge = NodeEdge<number | string>;

export interface Page<Edge extends AnyEdge> {
  edges: Edge[];
  hasPreviousPage: boolean;
  hasNextPage: boolean;
}

/** A connection before it is read: the page and the count are worked out where they are asked for, each once. */
export interface Connection<Edge extends AnyEdge = NodeEdge> {
  page(): Promise<Page<Edge>>;
  totalCount(): Promise<number>;
}

/** Checks the paging arguments at once and reads lazily. */
export function lazyConnection<Edge extends AnyEdge>(
  pageArguments: PageArguments,
  readPage: (request: PageRequest) => Promise<Page<Edge>> | Page<Edge>,
  count: () => Promise<number> | number,
): Connection<Edge> {
  const request = readPageArguments(pageArguments);
  let page: Promise<Page<Edge>> | undefined;
  let total: Promise<number> | undefined;
  return {
    page: () => {
      page ??= Promise.resolve().then(() => readPage(request));
      return page;
    },
    totalCount: () => {
      total ??= Promise.resolve().then(count);
      return total;
    },
  };
}

/** A connection over a sequence in memory. */
export function sequenceConnection<Edge extends AnyEdge>(
  pageArguments: PageArguments,
  sequence: Sequence,
  edgeOf: (index: number, cursor: string) => Edge,
): Connection<Edge> {
  return lazyConnection(
    pageArguments,
    (request) => {
      const { indices, ...flags } = sequencePage(sequence, request);
      return { edges: indices.map((index) => edgeOf(index, sequenceCursor(sequence, index))), ...flags };
    },
    () => sequenceLength(sequence),
  );
}

interface ConnectionOptions<Row, Edge extends AnyEdge, Whole extends Connection<Edge>> {
  /** 'Paper' makes PaperConnection and PaperEdge. */
  name: string;
  node: ObjectRef<SchemaShape, Row>;
  /** What the connection holds, in the plural: 'papers'. */
  plural: string;
  loader(context: GraphContext): RowLoader<Edge['id'], Row>;
  edgeDescription?: string;
  edgeFields?: (t: PothosSchemaTypes.ObjectFieldBuilder<SchemaShape, Edge>) => FieldMap;
  connectionFields?: (t: PothosSchemaTypes.ObjectFieldBuilder<SchemaShape, Whole>) => FieldMap;
}

type SchemaShape = typeof builder.$inferSchemaTypes;

/** Defines the connection type and the edge type of an entity. */
export function defineConnection<
  Row,
  Edge extends AnyEdge = NodeEdge,
  Whole extends Connection<Edge> = Connection<Edge>,
>(options: ConnectionOptions<Row, Edge, Whole>) {
  const { name, plural, node } = options;
  const loadNode = (context: GraphContext, id: Edge['id']) => loadPresent(options.loader(context), id, name);
  const edgeRef = builder.objectRef<Edge>(`${name}Edge`).implement({
    description: options.edgeDescription ?? `One of the ${plural} of a connection, with its cursor.`,
    fields: (t) => ({
      cursor: t.string({
        description: 'Opaque place of this edge in its connection, for `after` and `before`.',
        resolve: (edge) => edge.cursor,
      }),
      node: t.field({
        type: node,
        description: 'The object itself.',
        resolve: (edge, _, context) => loadNode(context, edge.id) as never,
      }),
      ...(options.edgeFields?.(t as never) as object),
    }),
  });
  return builder.objectRef<Whole>(`${name}Connection`).implement({
    description: `A page of ${plural}, after the Relay cursor connections specification.`,
    fields: (t) => ({
      edges: t.field({
        type: [edgeRef],
        description: `The ${plural} of this page, each with its cursor.`,
        resolve: async (connection) => (await connection.page()).edges,
      }),
      nodes: t.field({
        type: [node],
        description: `The ${plural} of this page without their edges.`,
        resolve: async (connection, _, context) =>
          (await connection.page()).edges.map((edge) => loadNode(context, edge.id)) as never,
      }),
      pageInfo: t.field({
        type: builder.pageInfoRef(),
        description: 'Where this page lies.',
        resolve: async (connection) => {
          const { edges, hasNextPage, hasPreviousPage } = await connection.page();
          return {
            hasNextPage,
            hasPreviousPage,
            startCursor: edges[0]?.cursor ?? null,
            endCursor: edges.at(-1)?.cursor ?? null,
          };
        },
      }),
      totalCount: t.int({
        description: `How many ${plural} there are in all pages together. Exact; worked out only where it is asked for.`,
        resolve: (connection) => connection.totalCount(),
      }),
      ...(options.connectionFields?.(t as never) as object),
    }),
  });
}
