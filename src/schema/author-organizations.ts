import { neighborsOf } from '../graph/snapshot.js';
import type { AuthorRow, OrganizationRow } from '../store/store.js';
import { builder } from './builder.js';
import { defineConnection } from './connection.js';
import type { GraphContext } from './context.js';
import { type CountedEdge, countedConnection } from './counted-connection.js';
import { organizationRef } from './entity-refs.js';
import type { PageArguments } from './page-arguments.js';
import { vertexIn } from './papers-field.js';

type Evidence = 'AFFILIATION' | 'PAPER';

interface AuthorOrganizationEdge extends CountedEdge {
  evidence: Evidence;
}

const evidenceRef = builder.enumType('AffiliationEvidence', {
  description: 'How it is known that an author belongs to an organization.',
  values: {
    AFFILIATION: { description: 'A byline prints the organization for this very author.' },
    PAPER: {
      description:
        'A source names the organization for a whole paper of the author, not for one of its authors: the author may be of another one.',
    },
  },
});

export const authorOrganizationConnection = defineConnection<OrganizationRow, AuthorOrganizationEdge>({
  name: 'AuthorOrganization',
  plural: 'organizations',
  node: organizationRef,
  loader: ({ loaders }) => loaders.organization,
  edgeDescription: 'An organization of an author, with the evidence for it.',
  edgeFields: (t) => ({
    papersCount: t.exposeInt('papersCount', { description: 'How many papers of the author name the organization.' }),
    evidence: t.expose('evidence', {
      type: evidenceRef,
      description: 'How it is known; the stronger where both hold.',
    }),
  }),
});

/**
 * The organizations of an author. One that a paper names without saying for whom counts unless it is known as the
 * affiliation of a coauthor on that paper.
 */
export function authorOrganizations(
  { snapshot }: GraphContext,
  author: AuthorRow,
  mask: Uint8Array | undefined,
  args: PageArguments,
) {
  const vertex = vertexIn(snapshot, 'authors', author);
  const own = new Set(neighborsOf(snapshot.authorOrganizations, vertex));
  const counts = new Map<number, number>();
  for (const paper of neighborsOf(snapshot.authorPapers, vertex)) {
    if (mask && mask[paper] !== 1) continue;
    const isOfCoauthor = (organization: number) =>
      neighborsOf(snapshot.paperAuthors, paper).some((coauthor) =>
        neighborsOf(snapshot.authorOrganizations, coauthor).includes(organization),
      );
    for (const organization of neighborsOf(snapshot.paperOrganizations, paper))
      if (own.has(organization) || !isOfCoauthor(organization))
        counts.set(organization, (counts.get(organization) ?? 0) + 1);
  }
  const edges = Array.from(counts, ([organization, papersCount]) => ({
    id: snapshot.ids.organizations.at(organization),
    papersCount,
    evidence: (own.has(organization) ? 'AFFILIATION' : 'PAPER') as Evidence,
  }));
  return countedConnection<AuthorOrganizationEdge>(args, edges);
}
