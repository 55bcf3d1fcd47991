import type { PartnerYear } from './analysis/collaboration-figures.js';
import type { MemberUnit } from './analysis/member-unit.js';
import { builder } from './builder.js';
import type { GraphContext } from './context.js';
import { listCost } from './cost.js';
import { paperMask } from './filter-mask.js';
import { type Method, methodOf, methodRef } from './method.js';
import { limitAuthors } from './network/author-limit.js';
import { countriesOf } from './network/countries.js';
import { paperWhere } from './where/paper-where.js';

interface Share {
  numerator: number;
  denominator: number;
}

interface Figures {
  papersCount: number;
  omittedPapers: number;
  incompletePapers: number;
  undatedPapers: number;
  coauthored: Share;
  interOrganization: Share;
  international: Share;
  authors: Share;
  years: PartnerYear[];
  method: Method;
}

/** Whose figures. */
interface Subject {
  key: string;
  /** Vertices, distinct. */
  papers: Uint32Array;
  unit: MemberUnit;
  /** Whose partners are counted by year; all pairs of authors are where it is absent. */
  member?: number;
}

const shareRef = builder.objectRef<Share>('Share').implement({
  description: 'A part of a whole, with both numbers.',
  fields: (t) => ({
    numerator: t.exposeInt('numerator', { description: 'The part.' }),
    denominator: t.exposeInt('denominator', { description: 'The whole.' }),
    value: t.float({
      nullable: true,
      description: 'The part over the whole, 0 to 1; null where the whole is 0.',
      resolve: ({ numerator, denominator }) => (denominator === 0 ? null : numerator / denominator),
    }),
  }),
});

const partnerYearRef = builder.objectRef<PartnerYear>('PartnerYear').implement({
  description: 'The partners of one year.',
  fields: (t) => ({
    year: t.exposeInt('year', { description: 'The year.' }),
    papersCount: t.exposeInt('papersCount', { description: 'How many papers there are.' }),
    newPartners: t.exposeInt('newPartners', {
      description: 'How many share a paper in this year and in none before, among the papers that were looked at.',
    }),
    repeatPartners: t.exposeInt('repeatPartners', {
      description: 'How many share a paper in this year and did in an earlier one.',
    }),
  }),
});

const figuresRef = builder.objectRef<Figures>('CollaborationFigures').implement({
  description: 'How much of some papers is collaboration, with the counts behind every share.',
  fields: (t) => ({
    papersCount: t.exposeInt('papersCount', { description: 'How many papers were looked at.' }),
    omittedPapers: t.exposeInt('omittedPapers', {
      description: 'How many papers were left out because they have more than maxAuthorsPerPaper authors.',
    }),
    incompletePapers: t.exposeInt('incompletePapers', {
      description:
        "How many of the papers have an author list that the source cut ('et al.'): they have more authors and partners than " +
        'are counted.',
    }),
    undatedPapers: t.exposeInt('undatedPapers', {
      description: 'How many of the papers have no year: they are missing in `years`, and there only.',
    }),
    coauthored: t.field({
      type: shareRef,
      description: 'Papers of several authors, of all papers.',
      resolve: ({ coauthored }) => coauthored,
    }),
    interOrganization: t.field({
      type: shareRef,
      description: 'Papers that name several organizations, of those that name any.',
      resolve: ({ interOrganization }) => interOrganization,
    }),
    international: t.field({
      type: shareRef,
      description: 'Papers that name organizations of several countries, of those that name one of known country.',
      resolve: ({ international }) => international,
    }),
    meanAuthors: t.float({
      nullable: true,
      description: 'Authors a paper, as far as they are known; null where there are no papers.',
      resolve: ({ authors }) => (authors.denominator === 0 ? null : authors.numerator / authors.denominator),
    }),
    years: t.field({
      type: [partnerYearRef],
      description:
        'Partners by year, from the first year to the last. For an author: coauthors. For an organization: organizations. ' +
        'For a category: pairs of coauthors, at most 2,000,000 or the error TOO_LARGE.',
      extensions: listCost(20),
      resolve: ({ years }) => years,
    }),
    method: t.field({ type: methodRef, description: 'What was counted.', resolve: ({ method }) => method }),
  }),
});

/** `collaborationFigures` of an author, an organization or a category. */
export function figuresField<Row>(
  t: PothosSchemaTypes.ObjectFieldBuilder<typeof builder.$inferSchemaTypes, Row>,
  subject: (row: Row, context: GraphContext) => Subject,
) {
  return t.field({
    type: figuresRef,
    description: 'How much of the papers is collaboration: across authors, organizations and countries, and by year.',
    extensions: { cost: { own: 50 } },
    args: {
      where: t.arg({ type: paperWhere, description: 'Only papers that match.' }),
      maxAuthorsPerPaper: t.arg.int({
        description:
          'Papers with more authors are left out, and omittedPapers counts them: 1 or more. No limit unless given.',
      }),
    },
    resolve: async (row, args, context) => {
      const mask = await paperMask(context, args.where);
      return readFigures(context, subject(row as Row, context), mask, {
        where: args.where,
        maxAuthorsPerPaper: args.maxAuthorsPerPaper,
      });
    },
  });
}

async function readFigures(
  context: GraphContext,
  { key, papers, unit, member }: Subject,
  mask: Uint8Array | undefined,
  parameters: { where?: unknown; maxAuthorsPerPaper?: number | null | undefined },
): Promise<Figures> {
  const { snapshot } = context;
  // As organizations, so that the papers over the limit come out of the mask and can be counted.
  const { filter, leftOut } = limitAuthors(snapshot, { kind: 'organizations' }, mask, parameters.maxAuthorsPerPaper);
  const taken = papers.filter((paper) => filter.papers === undefined || filter.papers[paper] === 1);
  const found = await context.runAnalysis(
    'collaborationFigures',
    {
      snapshot,
      papers: taken,
      countries: (await countriesOf(context)).unit.groups.of,
      unit,
      ...(member !== undefined && { member }),
    },
    context,
  );
  return {
    papersCount: found.papers,
    omittedPapers: leftOut ? papers.filter((paper) => leftOut[paper] === 1).length : 0,
    incompletePapers: found.incomplete,
    undatedPapers: found.undated,
    coauthored: { numerator: found.coauthored, denominator: found.papers },
    interOrganization: { numerator: found.interOrganization, denominator: found.withOrganization },
    international: { numerator: found.international, denominator: found.withCountry },
    authors: { numerator: found.authors, denominator: found.papers },
    years: found.years,
    method: methodOf(context, 'collaboration figures', {
      variant: member === undefined ? 'pairs of authors' : unit.kind,
      parameters: { of: key, ...parameters },
    }),
  };
}
