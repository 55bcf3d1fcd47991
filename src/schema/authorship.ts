import type { AffiliationMatch } from '../store/load-affiliation-matches.js';
import type { AffiliationDetail, AuthorshipDetail } from '../store/load-details.js';
import { builder } from './builder.js';
import { listCost } from './cost.js';
import { curationRef } from './curation.js';
import { authorRef, organizationRef } from './entity-refs.js';
import { evidencePartRef, evidenceParts } from './evidence.js';
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

const affiliationRule = builder.enumType('AffiliationRule', {
  description: 'By which rule the text of an affiliation was matched to an organization.',
  values: {
    SEGMENT: { description: 'A whole part of the text, between commas, is a name of it.' },
    PHRASE: { description: 'A name of it stands within the text.' },
    ACRONYM: { description: 'An acronym of it stands there beside its place.' },
    NAME: { description: 'The whole text is the name of one organization alone, of which no place is known.' },
  },
});

const affiliationMatchRef = builder.objectRef<AffiliationMatch>('AffiliationMatch').implement({
  description: 'How the text of an affiliation was matched to an organization.',
  fields: (t) => ({
    rule: t.field({ type: affiliationRule, description: 'The rule.', resolve: ({ rule }) => rule as 'SEGMENT' }),
    evidence: t.field({
      type: [evidencePartRef],
      description: "What spoke for it: the words that matched as 'name', and 'country' and 'city' where they agree.",
      resolve: ({ evidence }) => evidenceParts(evidence),
    }),
  }),
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
    match: t.field({
      type: affiliationMatchRef,
      nullable: true,
      description:
        'How the organization was found; null where none was, and where the source itself says by an identifier who is meant.',
      resolve: async ({ textAsPrinted, organizationId }, _, { loaders }) => {
        if (organizationId === null) return null;
        const match = await loaders.affiliationMatch.load(textAsPrinted);
        return match?.organizationId === organizationId ? match : null;
      },
    }),
  }),
});

interface AuthorDecision {
  rule: string;
  evidence: Record<string, unknown>;
}

const authorDecisionRef = builder.objectRef<AuthorDecision>('AuthorDecision').implement({
  description: 'How the person at one place of a byline was recognized.',
  fields: (t) => ({
    rule: t.exposeString('rule', {
      description:
        "What decided: 'identifier', 'key' (of papergraph's own files), 'full-name' (rare and borne by one), 'same-spelling' (of initials), 'further-names', 'short-form' or 'initial' (each with evidence), 'curation' (a person) or 'split' (the machine, later). Why somebody is new: 'ambiguous-name' (a known person could be meant, but evidence does not say so) or 'identifier-conflict'.",
    }),
    evidence: t.field({
      type: [evidencePartRef],
      description: 'What it rests on, part by part.',
      resolve: ({ evidence }) => evidenceParts(evidence),
    }),
    curation: t.field({
      type: curationRef,
      nullable: true,
      description: 'The decision that put the person here; null where the import itself recognized them.',
      resolve: ({ evidence }, _, { loaders }) =>
        typeof evidence.curation === 'number' ? loaders.curation.load(evidence.curation) : null,
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
    decision: t.field({
      type: authorDecisionRef,
      nullable: true,
      description:
        'How the person was recognized; null where the name was new and nobody could be meant but its bearer.',
      resolve: ({ decision }) => (decision === null ? null : (JSON.parse(decision) as AuthorDecision)),
    }),
    statedIdentifiers: t.stringList({
      description: "Identifiers of the person that sources state at this very place: 'orcid:0000-0002-1825-0097'.",
      resolve: ({ identifiers }) => (identifiers === null ? [] : (JSON.parse(identifiers) as string[])),
    }),
    affiliations: t.field({
      type: [affiliationRef],
      description: 'The organizations that the byline prints for this author.',
      extensions: listCost(2),
      resolve: ({ affiliations }) => affiliations,
    }),
  }),
});
