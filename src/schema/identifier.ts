import { type Identifier, identifierUrl } from '../identity/identifiers.js';
import { builder } from './builder.js';

export const identifierRef = builder.objectRef<Identifier>('Identifier').implement({
  description: 'A name that the world outside gives to something in the graph.',
  fields: (t) => ({
    scheme: t.exposeString('scheme', {
      description: "In lower case: 'doi', 'arxiv', 'orcid', 'ror', 'openalex', 'acl'.",
    }),
    value: t.exposeString('value', {
      description: 'In the normal form of its scheme: a DOI in lower case without address.',
    }),
    url: t.string({
      nullable: true,
      description: 'Where it resolves; null where its scheme has no address.',
      resolve: (identifier) => identifierUrl(identifier),
    }),
  }),
});
