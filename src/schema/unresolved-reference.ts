import { parseRef } from '../identity/identifiers.js';
import { builder } from './builder.js';
import { identifierRef } from './identifier.js';

interface UnresolvedReference {
  /** 'doi:10.1000/x', or 'text:...' where only a reference string is known. */
  target: string;
  text: string | null;
  position: number;
}

export const unresolvedReferenceRef = builder.objectRef<UnresolvedReference>('UnresolvedReference').implement({
  description: 'A reference to a paper that is not in this database.',
  fields: (t) => ({
    position: t.exposeInt('position', { description: 'The place in the reference list, from 0.' }),
    identifier: t.field({
      type: identifierRef,
      nullable: true,
      description: 'The identifier of what is cited; null where only its text is known.',
      resolve: ({ target }) => (target.startsWith('text:') ? null : parseRef(target)),
    }),
    text: t.exposeString('text', {
      nullable: true,
      description: 'The reference as printed; null where only its identifier is known.',
    }),
  }),
});
