import {
  type EvolutionSettings,
  evolutionDefaults,
  type ThematicEvolution,
} from '../../topics/evolution/thematic-evolution.js';
import type { ThemeIndices } from '../../topics/evolution/theme-indices.js';
import { checkBounds, mostInt } from '../bounds.js';
import { builder } from '../builder.js';
import type { GraphContext } from '../context.js';
import { canonicalJson, paperMask } from '../filter-mask.js';
import { keyRanks } from '../key-ranks.js';
import { methodOf, methodRef } from '../method.js';
import { joinShared, type SharedRun } from '../shared-run.js';
import { SnapshotCache } from '../snapshot-cache.js';
import { type PaperWhere, paperWhere } from '../where/paper-where.js';
import { type Evolution, type EvolutionPlace, eventAt, themesAt } from './evolution.js';
import { evolutionFormat, exportEvolution } from './evolution-export.js';
import { countYears, type PeriodArguments, periodArguments, readPeriods } from './period-arguments.js';
import { themeLinkRef, themeRef, themesOfPeriod } from './theme-type.js';
import { chooseTopics, type TopicChoiceArguments, topicChoiceArguments } from './topic-choice.js';

const mostTerms = 1000;
const mostLinks = 2000;

const indexNames = {
  INCLUSION: 'inclusion',
  STABILITY: 'stability',
  WEIGHTED_INCLUSION: 'weightedInclusion',
  PAGE_RANK_INDEX: 'pageRankIndex',
  LINEAGE_STRENGTH: 'lineageStrength',
  COVERAGE_FORWARD: 'coverageForward',
  COVERAGE_BACKWARD: 'coverageBackward',
} as const satisfies Record<string, keyof ThemeIndices>;

interface EvolutionArguments extends PeriodArguments, TopicChoiceArguments {
  where?: PaperWhere | null;
  minPapers?: number | null;
  maxTerms?: number | null;
  resolution?: number | null;
  minTermsPerTheme?: number | null;
  seed?: number | null;
  index?: keyof typeof indexNames | null;
  threshold?: number | null;
  maxGap?: number | null;
  maxLinks?: number | null;
}

const periodRef = builder.objectRef<EvolutionPlace>('ThemePeriod').implement({
  description: 'A period, with its themes.',
  fields: (t) => ({
    number: t.exposeInt('at', { description: 'Its number, from 0.' }),
    from: t.int({ description: 'Its first year.', resolve: (place) => periodAt(place).from }),
    to: t.int({ description: 'Its last year.', resolve: (place) => periodAt(place).to }),
    papersCount: t.int({
      description: 'How many papers it has, with and without terms.',
      resolve: (place) => periodAt(place).papers,
    }),
    termsCount: t.int({
      description: 'How many terms took part, those of no theme included.',
      resolve: (place) => periodAt(place).terms,
    }),
    omittedTerms: t.int({
      description: 'How many terms of minPapers papers or more maxTerms left out: the rarest.',
      resolve: (place) => periodAt(place).omittedTerms,
    }),
    themes: t.field({
      type: [themeRef],
      description: 'Its themes, those of the most terms first.',
      extensions: { cost: { own: 1, multiplier: () => 10 } },
      resolve: (place) => themesOfPeriod(place),
    }),
  }),
});

const eventKind = builder.enumType('ThemeEventKind', {
  description: 'What happened to themes, as the links say.',
  values: {
    CONTINUE: { description: 'A theme goes on in the next period: each is the strongest for the other.' },
    SPLIT: { description: 'A theme leads to several of one later period.' },
    MERGE: { description: 'A theme comes from several of one earlier period.' },
    EMERGE: { description: 'A theme comes from none; not said of the first period.' },
    DIE: { description: 'A theme leads to none; not said of the last period.' },
    REVIVE: { description: 'A theme comes from earlier ones across a gap only.' },
  },
});

const eventRef = builder.objectRef<EvolutionPlace>('ThemeEvent').implement({
  description: 'Something that happened to themes.',
  fields: (t) => ({
    kind: t.field({ type: eventKind, description: 'What happened.', resolve: (place) => eventAt(place).kind }),
    period: t.int({
      description: 'The number of the period in which it is seen; of a theme that dies, the one after its own.',
      resolve: (place) => eventAt(place).period,
    }),
    from: t.field({
      type: [themeRef],
      description: 'The earlier themes; empty where one emerges.',
      resolve: (place) => themesAt(place.evolution, eventAt(place).from),
    }),
    to: t.field({
      type: [themeRef],
      description: 'The later themes; empty where one dies.',
      resolve: (place) => themesAt(place.evolution, eventAt(place).to),
    }),
  }),
});

const truncationRef = builder.objectRef<ThematicEvolution>('ThematicEvolutionTruncation').implement({
  description: 'What was left out of a thematic evolution.',
  fields: (t) => ({
    omittedTerms: t.int({
      description: 'How many terms of enough papers maxTerms left out, summed over the periods. Exact.',
      resolve: ({ periods }) => periods.reduce((sum, { omittedTerms }) => sum + omittedTerms, 0),
    }),
    omittedLinks: t.exposeInt('omittedLinks', { description: 'How many links maxLinks left out: the weakest. Exact.' }),
  }),
});

const evolutionRef = builder.objectRef<Evolution>('ThematicEvolution').implement({
  description: 'How the themes of a field turn into one another over periods, with the evidence of every link.',
  fields: (t) => ({
    periods: t.field({
      type: [periodRef],
      description: 'The periods, in the order of time.',
      extensions: { cost: { own: 1, multiplier: () => 4 } },
      resolve: (evolution) => places(evolution, evolution.result.periods),
    }),
    themes: t.field({
      type: [themeRef],
      description: 'All themes: by period, then those of the most terms first.',
      extensions: { cost: { own: 1, multiplier: () => 40 } },
      resolve: (evolution) => places(evolution, evolution.result.themes),
    }),
    links: t.field({
      type: [themeLinkRef],
      description:
        'Every link whose index is the threshold or above, by earlier theme, then by later one. One across a gap stands only ' +
        'where no chain of links through the periods between joins the two.',
      extensions: { cost: { own: 1, multiplier: linksCost } },
      args: {
        source: t.arg.int({
          description:
            'Only links from the theme of this number: any whole number; none where no theme has it. From any unless given.',
        }),
        target: t.arg.int({
          description:
            'Only links to the theme of this number: any whole number; none where no theme has it. To any unless given.',
        }),
      },
      resolve: (evolution, { source, target }) =>
        places(evolution, evolution.result.links).filter(({ at }) => {
          const link = evolution.result.links[at];
          return (source ?? link?.from) === link?.from && (target ?? link?.to) === link?.to;
        }),
    }),
    events: t.field({
      type: [eventRef],
      description: 'What happened, by period.',
      extensions: { cost: { own: 1, multiplier: () => 60 } },
      resolve: (evolution) => places(evolution, evolution.result.events),
    }),
    undatedPapers: t.int({
      description: 'How many papers have no year and are left out.',
      resolve: ({ result }) => result.undatedPapers,
    }),
    otherPapers: t.int({
      description: 'How many dated papers lie in none of the periods.',
      resolve: ({ result }) => result.otherPapers,
    }),
    truncated: t.field({
      type: truncationRef,
      description: 'What limits left out; zeros where nothing was.',
      resolve: ({ result }) => result,
    }),
    method: t.field({ type: methodRef, description: 'How it was made.', resolve: ({ method }) => method }),
    export: t.string({
      description: 'The themes and their links as the text of a file for other programs.',
      extensions: { cost: { own: 20 } },
      args: { format: t.arg({ type: evolutionFormat, required: true, description: 'The format of the file.' }) },
      resolve: (evolution, { format }, context) => exportEvolution(context, evolution, format),
    }),
  }),
});

/** A theme has a handful of links, and two themes one at most. */
function linksCost({ source, target }: Record<string, unknown>): number {
  const ends = [source, target].filter((end) => typeof end === 'number').length;
  return ends === 2 ? 1 : ends === 1 ? 8 : 60;
}

const themeIndex = builder.enumType('ThemeIndex', {
  description: 'An index of a link between themes: see the field of the same name of ThemeLink.',
  values: {
    INCLUSION: { description: 'As `inclusion`.' },
    STABILITY: { description: 'As `stability`.' },
    WEIGHTED_INCLUSION: { description: 'As `weightedInclusion`.' },
    PAGE_RANK_INDEX: { description: 'As `pageRankIndex`.' },
    LINEAGE_STRENGTH: { description: 'As `lineageStrength`.' },
    COVERAGE_FORWARD: { description: 'As `coverageForward`.' },
    COVERAGE_BACKWARD: { description: 'As `coverageBackward`.' },
  },
});

builder.queryField('thematicEvolution', (t) =>
  t.field({
    type: evolutionRef,
    description:
      'How themes turn into one another: for each period the topics that stand together in its papers (co-words, association ' +
      'strength, Leiden communities), and every link between themes of different periods with all its indices and evidence. ' +
      'The same data and arguments give the same answer, in whatever order the papers came.',
    extensions: { cost: { own: 200 } },
    args: {
      where: t.arg({ type: paperWhere, description: 'Only papers that match.' }),
      ...periodArguments(t),
      ...topicChoiceArguments(t),
      minPapers: t.arg.int({
        defaultValue: evolutionDefaults.minPapers,
        description: 'Topics of fewer papers in a period are no terms of it: 1 or more. Default 2.',
      }),
      maxTerms: t.arg.int({
        defaultValue: evolutionDefaults.maxTerms,
        description: `Most terms of a period, the most frequent: 2 to ${mostTerms}. Default 250.`,
      }),
      resolution: t.arg.float({
        defaultValue: evolutionDefaults.resolution,
        description: '0.01 to 100: greater gives more and smaller themes. Default 1.',
      }),
      minTermsPerTheme: t.arg.int({
        defaultValue: evolutionDefaults.minTermsPerTheme,
        description: 'Communities of fewer terms are no themes: 1 to 100. Default 2.',
      }),
      seed: t.arg.int({
        defaultValue: evolutionDefaults.seed,
        description: 'Of the random numbers, any whole number: the same seed gives the same themes. Default 1.',
      }),
      index: t.arg({
        type: themeIndex,
        defaultValue: 'WEIGHTED_INCLUSION',
        description:
          'The index that the threshold is about and the strongest link has most of. Default WEIGHTED_INCLUSION.',
      }),
      threshold: t.arg.float({
        defaultValue: evolutionDefaults.threshold,
        description: 'Links whose index is below are left out: 0 to 1. Default 0.2.',
      }),
      maxGap: t.arg.int({
        defaultValue: evolutionDefaults.maxGap,
        description: 'Most periods that a link may leap over: 0 to 20. Default 1.',
      }),
      maxLinks: t.arg.int({
        defaultValue: evolutionDefaults.maxLinks,
        description: `Most links, the strongest: 1 to ${mostLinks}. Default 500.`,
      }),
    },
    resolve: (_, args, context) => evolve(context, args),
  }),
);

const evolutions = new SnapshotCache<Evolution | SharedRun<Evolution>>(8);

/** Equal arguments share one evolution for as long as the snapshot lives. */
async function evolve(context: GraphContext, args: EvolutionArguments): Promise<Evolution> {
  const { snapshot } = context;
  const mask = await paperMask(context, args.where);
  const settings = readSettings(args, countYears(snapshot.paperDates, Array(snapshot.paperDates.length).keys(), mask));
  const { where, kinds, sources } = args;
  const index = args.index ?? 'WEIGHTED_INCLUSION';
  const parameters = { where, kinds, sources, ...settings, index };
  const key = canonicalJson(parameters);
  return joinShared(evolutions.of(snapshot), key, context.signal, async (asking) => {
    const choice = await chooseTopics(context, args);
    const options = {
      ...settings,
      ...choice,
      index: indexNames[index],
      authorRank: await keyRanks(context, 'authors'),
      ...(mask && { mask }),
    };
    const result = await context.runAnalysis('thematicEvolution', { snapshot, options }, asking);
    return { result, index: options.index, method: describe(context, parameters, settings.seed) };
  });
}

function readSettings(args: EvolutionArguments, years: number): Omit<EvolutionSettings, 'index'> {
  checkBounds('minPapers', args.minPapers, 1, mostInt);
  checkBounds('maxTerms', args.maxTerms, 2, mostTerms);
  checkBounds('resolution', args.resolution, 0.01, 100);
  checkBounds('minTermsPerTheme', args.minTermsPerTheme, 1, 100);
  checkBounds('threshold', args.threshold, 0, 1);
  checkBounds('maxGap', args.maxGap, 0, 20);
  checkBounds('maxLinks', args.maxLinks, 1, mostLinks);
  return {
    periods: readPeriods(args, years),
    minPapers: args.minPapers ?? evolutionDefaults.minPapers,
    maxTerms: args.maxTerms ?? evolutionDefaults.maxTerms,
    resolution: args.resolution ?? evolutionDefaults.resolution,
    minTermsPerTheme: args.minTermsPerTheme ?? evolutionDefaults.minTermsPerTheme,
    seed: args.seed ?? evolutionDefaults.seed,
    threshold: args.threshold ?? evolutionDefaults.threshold,
    maxGap: args.maxGap ?? evolutionDefaults.maxGap,
    maxLinks: args.maxLinks ?? evolutionDefaults.maxLinks,
  };
}

function describe(context: GraphContext, parameters: Record<string, unknown>, seed: number) {
  return methodOf(context, 'thematic evolution', {
    variant: 'association strength; Leiden, modularity',
    seed,
    parameters,
    source:
      'Cobo et al. (2011), Journal of Informetrics 5(1); indices as bibliometrix; Callon, Courtial, Laville (1991), Scientometrics 22(1); Traag, Waltman, van Eck (2019), Scientific Reports 9',
  });
}

function periodAt({ evolution, at }: EvolutionPlace) {
  return evolution.result.periods[at] as Evolution['result']['periods'][0];
}

function places(evolution: Evolution, list: readonly unknown[]): EvolutionPlace[] {
  return Array.from(list.keys(), (at) => ({ evolution, at }));
}
