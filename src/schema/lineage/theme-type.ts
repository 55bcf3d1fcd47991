import { builder } from '../builder.js';
import { paperConnection } from '../connections.js';
import { listCost, pagedCost } from '../cost.js';
import { authorRef, topicRef } from '../entity-refs.js';
import { checkPageSize } from '../page-arguments.js';
import { sortNewestFirst } from '../paper-sequence.js';
import { papersArguments, papersConnection } from '../papers-field.js';
import { idsOf, loadPresent, loadRelated } from '../related.js';
import { type EvolutionPlace, themesAt } from './evolution.js';
import { labelledTerm } from './labelled-term.js';

const usualTerms = 10;

interface TermPlace extends EvolutionPlace {
  term: number;
}

interface AuthorPlace extends EvolutionPlace {
  author: number;
}

const themeAt = ({ evolution, at }: EvolutionPlace) =>
  evolution.result.themes[at] as (typeof evolution.result.themes)[0];
const linkAt = ({ evolution, at }: EvolutionPlace) => evolution.result.links[at] as (typeof evolution.result.links)[0];

const quadrantRef = builder.enumType('ThemeQuadrant', {
  description:
    'Where a theme stands on the strategic map of its period: central, or dense, is the median of its themes or above.',
  values: {
    MOTOR: { description: 'Central and dense: developed, and what the field turns on.' },
    NICHE: { description: 'Dense and not central: developed, and apart.' },
    BASIC: { description: 'Central and not dense: what many use and few develop.' },
    EMERGING_OR_DECLINING: { description: 'Neither: it comes or it goes.' },
  },
});

const themeTermRef = builder.objectRef<TermPlace>('ThemeTerm').implement({
  description: 'A topic as a term of a theme.',
  fields: (t) => ({
    topic: t.field({
      type: topicRef,
      description: 'The topic.',
      resolve: (place, _, { snapshot, loaders }) =>
        loadPresent(loaders.topic, snapshot.ids.topics.at(themeAt(place).terms[place.term] as number), 'Topic'),
    }),
    papersCount: t.int({
      description: 'How many papers of the period have it.',
      resolve: (place) => themeAt(place).papersCounts[place.term] as number,
    }),
    pageRank: t.float({
      description: 'Its PageRank in the network of all terms of the period: they sum to 1.',
      resolve: (place) => themeAt(place).pageRanks[place.term] as number,
    }),
    labelScore: t.float({
      description:
        "½ its papers over the sum of those of the theme's terms + ½ pageRank: how well it labels the theme.",
      resolve: (place) => themeAt(place).labelScores[place.term] as number,
    }),
  }),
});

export const themeRef = builder.objectRef<EvolutionPlace>('Theme').implement({
  description: 'Terms that stand together in the papers of a period.',
  fields: (t) => ({
    number: t.exposeInt('at', { description: 'Its number in this answer, from 0: by period, then the largest first.' }),
    period: t.int({
      description: 'The number of its period, from 0.',
      resolve: (place) => themeAt(place).period,
    }),
    label: t.string({
      description:
        'The term of the greatest labelScore; where that is one ordinary word, the best of several words that holds it and ' +
        "has a quarter of its score ('speech recognition' of 'recognition'), or else that has half of it.",
      resolve: async (place, _, context) => (await labelledTerm(context, themeAt(place))).label,
    }),
    termsCount: t.int({ description: 'How many terms it has.', resolve: (place) => themeAt(place).terms.length }),
    terms: t.field({
      type: [themeTermRef],
      description: 'Its terms, the greatest labelScore first.',
      extensions: { cost: { own: 1, multiplier: (args: Record<string, unknown>) => Number(args.first ?? usualTerms) } },
      args: {
        first: t.arg.int({ defaultValue: usualTerms, description: `How many: 1 to 100. Default ${usualTerms}.` }),
      },
      resolve: (place, { first }) => {
        checkPageSize('first', first);
        const count = Math.min(first ?? usualTerms, themeAt(place).terms.length);
        return Array.from({ length: count }, (_, term) => ({ ...place, term }));
      },
    }),
    papersCount: t.int({
      description:
        'How many papers of the period have two of its terms or more: its core documents (Cobo et al. 2012).',
      resolve: (place) => themeAt(place).papers.length,
    }),
    papers: t.field({
      type: paperConnection,
      description: 'The papers of the period that have two of its terms or more.',
      extensions: pagedCost(2),
      args: papersArguments(t),
      resolve: (place, args, context) =>
        papersConnection(context, sortNewestFirst(context.snapshot, themeAt(place).papers), args),
    }),
    centrality: t.float({
      description: "Callon's centrality: 10 · Σ e over the links that leave it, e = c² / (c_i c_j). 0 or above.",
      resolve: (place) => themeAt(place).centrality,
    }),
    density: t.float({
      description: "Callon's density: 100 · Σ e over the links inside it / its terms. 0 or above.",
      resolve: (place) => themeAt(place).density,
    }),
    quadrant: t.field({
      type: quadrantRef,
      description: 'Where it stands on the strategic map of its period.',
      resolve: (place) => themeAt(place).quadrant,
    }),
  }),
});

const themeAuthorRef = builder.objectRef<AuthorPlace>('ThemeLinkAuthor').implement({
  description: 'Somebody who wrote in both of two linked themes.',
  fields: (t) => ({
    author: t.field({
      type: authorRef,
      description: 'The author.',
      resolve: (place, _, { snapshot, loaders }) =>
        loadPresent(
          loaders.author,
          snapshot.ids.authors.at(linkAt(place).authors[place.author]?.author as number),
          'Author',
        ),
    }),
    papersFrom: t.int({
      description: 'Papers of the author in the earlier theme that have a shared term.',
      resolve: (place) => linkAt(place).authors[place.author]?.papersFrom ?? 0,
    }),
    papersTo: t.int({
      description: 'Papers of the author in the later theme that have a shared term.',
      resolve: (place) => linkAt(place).authors[place.author]?.papersTo ?? 0,
    }),
  }),
});

export const themeLinkRef = builder.objectRef<EvolutionPlace>('ThemeLink').implement({
  description:
    'How much of an earlier theme A comes back in a later theme B, over their shared terms W; occ is the papers of a term ' +
    'in the period of the theme. The formulas are those of bibliometrix, with coverage beside them.',
  fields: (t) => ({
    source: t.field({
      type: themeRef,
      description: 'The earlier theme, A.',
      resolve: (place) => ({ evolution: place.evolution, at: linkAt(place).from }),
    }),
    target: t.field({
      type: themeRef,
      description: 'The later theme, B.',
      resolve: (place) => ({ evolution: place.evolution, at: linkAt(place).to }),
    }),
    gap: t.int({
      description: 'Periods that it leaps over; 0 joins neighbors.',
      resolve: (place) => linkAt(place).gap,
    }),
    inclusion: t.float({
      description: '|W| / min(|A|, |B|): 0 to 1.',
      resolve: (place) => linkAt(place).inclusion,
    }),
    stability: t.float({
      description: '|W| / (|A| + |B| - |W|): 0 to 1.',
      resolve: (place) => linkAt(place).stability,
    }),
    weightedInclusion: t.float({
      description: 'Σ_W min(occ_A, occ_B) / min(Σ occ_A, Σ occ_B): 0 to 1.',
      resolve: (place) => linkAt(place).weightedInclusion,
    }),
    pageRankIndex: t.float({
      description: '√(Σ_W PR_A · PR_B / (Σ PR_A · Σ PR_B)): 0 to 1; of themes of several terms always below 1.',
      resolve: (place) => linkAt(place).pageRankIndex,
    }),
    lineageStrength: t.float({
      description: '½ weightedInclusion + ½ pageRankIndex: 0 to 1.',
      resolve: (place) => linkAt(place).lineageStrength,
    }),
    coverageForward: t.float({
      description: 'Σ_W min(occ_A, occ_B) / Σ occ_A: how much of A goes on in B, 0 to 1.',
      resolve: (place) => linkAt(place).coverageForward,
    }),
    coverageBackward: t.float({
      description: 'Σ_W min(occ_A, occ_B) / Σ occ_B: how much of B comes from A, 0 to 1.',
      resolve: (place) => linkAt(place).coverageBackward,
    }),
    terms: t.field({
      type: [topicRef],
      description: 'The shared terms, by their labelScore in the earlier theme.',
      extensions: listCost(10),
      resolve: (place, _, { snapshot, loaders }) =>
        loadRelated(loaders.topic, idsOf(snapshot.ids.topics, linkAt(place).terms)),
    }),
    papersFrom: t.field({
      type: paperConnection,
      description: 'Papers of the earlier theme that have a shared term.',
      extensions: pagedCost(2),
      args: papersArguments(t),
      resolve: (place, args, context) =>
        papersConnection(context, sortNewestFirst(context.snapshot, linkAt(place).papersFrom), args),
    }),
    papersTo: t.field({
      type: paperConnection,
      description: 'Papers of the later theme that have a shared term.',
      extensions: pagedCost(2),
      args: papersArguments(t),
      resolve: (place, args, context) =>
        papersConnection(context, sortNewestFirst(context.snapshot, linkAt(place).papersTo), args),
    }),
    authors: t.field({
      type: [themeAuthorRef],
      description: 'Who wrote such papers of both themes, those of the most papers first; at most 20.',
      extensions: listCost(10),
      resolve: (place) => Array.from(linkAt(place).authors.keys(), (author) => ({ ...place, author })),
    }),
    authorsCount: t.int({
      description: 'How many wrote such papers of both themes.',
      resolve: (place) => linkAt(place).authorsCount,
    }),
  }),
});

/** The themes of one period. */
export function themesOfPeriod({ evolution, at }: EvolutionPlace): EvolutionPlace[] {
  const period = evolution.result.periods[at];
  if (period === undefined) return [];
  return themesAt(
    evolution,
    Array.from({ length: period.themes }, (_, i) => period.firstTheme + i),
  );
}
