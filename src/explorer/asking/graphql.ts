import type { initGraphQLTada, TadaDocumentNode } from 'gql.tada';
import type { introspection } from '../generated/schema-types.js';

/** A GraphQL document that knows the types of what it takes and answers. */
export type Document<Result, Variables> = TadaDocumentNode<Result, Variables>;

/** Any document, whatever it takes and answers. */
export type AnyDocument = Document<unknown, never>;

type Typed = ReturnType<typeof initGraphQLTada<{ introspection: introspection; disableMasking: true }>>;

interface Texts {
  /** The operation or fragment itself, then each fragment that it needs, once. */
  texts: readonly string[];
}

/**
 * Makes a document of its text and the fragments that it spreads. The compiler works out the types from schema.graphql
 * (gql.tada); at run time a document is its text, as GraphiQL shows it.
 */
export const graphql = ((text: string, fragments: readonly Texts[] = []): Texts => ({
  texts: [...new Set([dedent(text), ...fragments.flatMap(({ texts }) => texts)])],
})) as unknown as Typed;

/** The whole text of a document, fragments last. */
export function textOf(document: AnyDocument): string {
  return (document as unknown as Texts).texts.join('\n\n');
}

function dedent(text: string): string {
  const lines = text.replace(/^\n|\s+$/g, '').split('\n');
  const depths = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  const depth = Math.min(...depths);
  return lines.map((line) => line.slice(depth)).join('\n');
}
