import { type SearchHit, type SearchResult, type SearchSnippet, search } from '../store/search.js';
import { type SearchedKind, searchedKinds } from '../store/search-index.js';
import { builder } from './builder.js';
import { type Connection, defineConnection, lazyConnection, type NodeEdge } from './connection.js';
import type { GraphContext } from './context.js';
import { pagedCost } from './cost.js';
import { decodeCursor, encodeCursor, isNumbers } from './cursor.js';
import type { EntityRow } from './entity-refs.js';
import { entityType } from './enums.js';
import { readPageArguments } from './page-arguments.js';

interface SearchEdge extends NodeEdge<string> {
  hit: SearchHit;
}

interface SnippetPart {
  text: string;
  isHighlighted: boolean;
}

const snippetPartRef = builder.objectRef<SnippetPart>('SnippetPart').implement({
  description: 'A piece of a snippet; the pieces one after another are the whole.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'The text as it stands, without markup.' }),
    isHighlighted: t.exposeBoolean('isHighlighted', {
      description: 'Whether it is one of the words that were looked for.',
    }),
  }),
});

const matchedFieldRef = builder.enumType('MatchedField', {
  description: 'Where most of the words were found.',
  values: {
    NAME: { description: 'In the title, name or label.' },
    FURTHER: { description: 'In other names, or in the byline of a paper.' },
    BODY: { description: 'In the abstract.' },
  },
});

const searchConnection = defineConnection<EntityRow, SearchEdge>({
  name: 'Search',
  plural: 'hits',
  node: builder.nodeInterfaceRef() as never,
  loader: ({ loaders }) => ({
    load: (id) => {
      const [kind, number] = id.split(':') as [SearchedKind, string];
      return loaders[kind].load(Number(number)) as Promise<EntityRow | null>;
    },
  }),
  edgeDescription: 'Something that a search found.',
  edgeFields: (t) => ({
    score: t.float({
      description: 'How well it fits; comparable within one answer only. An exact title or name has over 1,000.',
      resolve: ({ hit }) => hit.score,
    }),
    matchedField: t.field({
      type: matchedFieldRef,
      description: 'Where most of the words were found.',
      resolve: ({ hit }) => hit.matchedField,
    }),
    snippet: t.field({
      type: [snippetPartRef],
      description: 'The text around the words found, some 200 characters.',
      resolve: ({ hit }) => partsOf(hit.snippet),
    }),
  }),
});

builder.queryField('search', (t) =>
  t.field({
    type: searchConnection,
    description:
      'Everything in which all the words occur, in names, titles, bylines and abstracts, the best first. The last word may be ' +
      'the beginning of one; case and diacritics make no difference. An exact title or name comes first.',
    extensions: pagedCost(10),
    args: {
      query: t.arg.string({
        required: true,
        description: 'The words to look for: the first 24 that stand in the first 500 characters.',
      }),
      types: t.arg({ type: [entityType], description: 'Only things of these kinds. All unless given.' }),
      first: t.arg.int({ description: 'How many: 1 to 100. Default 20.' }),
      after: t.arg.string({ description: 'Only what follows this cursor.' }),
    },
    resolve: (_, { query, types, first, after }, context) =>
      searchFor(context, query, { first, after, ...(types && { types: types.map(kindOf) }) }),
  }),
);

interface SearchArguments {
  first?: number | null;
  after?: string | null;
  types?: SearchedKind[];
}

function searchFor(
  { store }: GraphContext,
  query: string,
  { types, ...paging }: SearchArguments,
): Connection<SearchEdge> {
  const order = `SEARCH ${JSON.stringify([query, types ?? null])}`;
  const { size, after } = readPageArguments(paging);
  let found: Promise<SearchResult> | undefined;
  const read = () => {
    const [score, document] =
      after === undefined ? [] : decodeCursor(order, after, isNumbers(2, Number.MAX_SAFE_INTEGER));
    found ??= search(store, query, {
      first: size + 1,
      ...(types && { types }),
      ...(after !== undefined && { after: { score: Number(score), document: Number(document) } }),
    });
    return found;
  };
  return lazyConnection(
    paging,
    async () => {
      const { hits } = await read();
      const edges = hits.slice(0, size).map((hit) => ({
        cursor: encodeCursor(order, [hit.score, hit.document]),
        id: `${hit.type}:${hit.id}`,
        hit,
      }));
      return { edges, hasNextPage: hits.length > size, hasPreviousPage: after !== undefined };
    },
    async () => (await read()).total,
  );
}

function kindOf(type: string): SearchedKind {
  const kind = searchedKinds.find((candidate) => candidate.toUpperCase() === type);
  if (kind === undefined) throw new RangeError(`search: '${type}' is not a kind that can be looked for`);
  return kind;
}

function partsOf({ text, highlights }: SearchSnippet): SnippetPart[] {
  const parts: SnippetPart[] = [];
  let at = 0;
  for (const [start, end] of highlights) {
    if (start > at) parts.push({ text: text.slice(at, start), isHighlighted: false });
    parts.push({ text: text.slice(start, end), isHighlighted: true });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), isHighlighted: false });
  return parts;
}
