import { type AnyDocument, textOf } from './graphql.js';

/** Where GraphiQL shows exactly this question, ready to run. */
export function graphiqlAddress(document: AnyDocument, variables: object): string {
  const search = new URLSearchParams({ query: textOf(document), variables: JSON.stringify(variables, undefined, 2) });
  return `/graphql?${search}`;
}
