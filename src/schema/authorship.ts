import type { AffiliationDetail, AuthorshipDetail } from '../store/load-details.js';
import { builder } from './builder.js';
import { listCost } from './cost.js';
import { authorRef, organizationRef } from './entity-refs.js';
import { loadPresent } from './related.js';

/** For the cost of a byline before it is read: most papers have fewer authors. */
export const usualAuthors = 10;

const authorshipRole = builder.enumType('AuthorshipRole', {
  description: 'As what somebody stands in a byline.',
  values: {
    AUTHOR: { description: 'An author.' },
    EDITOR: { description: 'An editor of a volume; editors take no part in collaboration.' },
  },
});

const affiliationRef = builder.objectRef<AffiliationDetail>('Affiliation').implement({
  description: 'What a byline prints as the organization of one of its authors.',
  fields: (t) => ({
    text: t.string({ description: 'As printed.', resolve: (affiliation) => affiliation.textAsPrinted }),
    organization: t.field({
      type: organizationRef,
      nullable: true,
      description: 'The organization that it means; null where none matches with certainty.',
      resolve: ({ organizationId }, _, { loaders }) =>
        organizationId === null ? null : loaders.organization.load(organizationId),
    }),
  }),
});

export const authorshipRef = builder.objectRef<AuthorshipDetail>('Authorship').implement({
  description: 'One place in the byline of a paper.',
  fields: (t) => ({
    position: t.exposeInt('position', { description: 'The place, from 0.' }),
    author: t.field({
      type: authorRef,
      description: 'Who stands there.',
      resolve: ({ authorId }, _, { loaders }) => loadPresent(loaders.author, authorId, 'Author'),
    }),
    nameAsPrinted: t.exposeString('nameAsPrinted', { description: 'The name as this paper prints it.' }),
    role: t.field({
      type: authorshipRole,
      description: 'Author or editor.',
      resolve: ({ role }) => role,
    }),
    affiliations: t.field({
      type: [affiliationRef],
      description: 'The organizations that the byline prints for this author.',
      extensions: listCost(2),
      resolve: ({ affiliations }) => affiliations,
    }),
  }),
});
