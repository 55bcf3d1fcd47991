import type { Suggestion } from '../graph/suggest.js';
import { suggestionDefaults } from '../graph/suggest.js';
import type { PaperFilter } from '../graph/ties.js';
import type { AuthorRow } from '../store/store.js';
import { checkBounds } from './bounds.js';
import { builder } from './builder.js';
import { boundedCost, listCost, onceCost } from './cost.js';
import { authorRef } from './entity-refs.js';
import { paperMask } from './filter-mask.js';
import { keyRanks } from './key-ranks.js';
import { type Method, methodOf, methodRef } from './method.js';
import { limitAuthors } from './network/author-limit.js';
import { checkPageSize } from './page-arguments.js';
import { countPapersOfAuthor } from './paper-counts.js';
import { vertexIn } from './papers-field.js';
import { idsOf, loadPresent, loadRelated } from './related.js';
import { paperWhere } from './where/paper-where.js';

const mostSuggestions = 50;
/** Longer bylines say little about who could work with whom, and make the neighborhood of neighbors explode. */
const usualAuthorLimit = 100;
const mostAuthorLimit = 1000;

interface Suggestions {
  list: Suggestion[];
  /** Vertex. */
  author: number;
  filter: PaperFilter;
  method: Method;
}

const suggestionRef = builder.objectRef<Suggestion>('SuggestedCollaborator').implement({
  description: 'Somebody who shares coauthors with an author, but no paper.',
  fields: (t) => ({
    author: t.field({
      type: authorRef,
      description: 'Who is suggested.',
      resolve: ({ author }, _, { snapshot, loaders }) =>
        loadPresent(loaders.author, snapshot.ids.authors.at(author), 'Author'),
    }),
    score: t.exposeFloat('score', { description: 'adamicAdar · (1 + topicOverlap), above 0; higher is likelier.' }),
    adamicAdar: t.exposeFloat('adamicAdar', {
      description: 'Σ 1 / ln(coauthors of z) over the common coauthors z (Adamic, Adar 2003).',
    }),
    resourceAllocation: t.exposeFloat('resourceAllocation', {
      description: 'Σ 1 / (coauthors of z) over the common coauthors z (Zhou, Lü, Zhang 2009). Not part of the score.',
    }),
    topicOverlap: t.exposeFloat('topicOverlap', {
      description: 'Topics that both write about, of all topics of the two: 0 to 1; 0 where no topics are known.',
    }),
    commonCoauthorsCount: t.int({
      description: 'How many coauthors the two have in common.',
      resolve: ({ commonNeighbors }) => commonNeighbors.length,
    }),
    commonCoauthors: t.field({
      type: [authorRef],
      description: 'The coauthors that the two have in common, by key.',
      extensions: listCost(5),
      args: { first: t.arg.int({ defaultValue: 10, description: 'How many: 1 to 100. Default 10.' }) },
      resolve: ({ commonNeighbors }, { first }, { snapshot, loaders }) => {
        checkPageSize('first', first);
        return loadRelated(loaders.author, idsOf(snapshot.ids.authors, commonNeighbors.slice(0, first ?? 10)));
      },
    }),
  }),
});

const suggestionsRef = builder.objectRef<Suggestions>('SuggestedCollaborators').implement({
  description: 'With whom an author could work, and how this was found.',
  fields: (t) => ({
    list: t.field({
      type: [suggestionRef],
      description: 'The best first; of one score, by key.',
      resolve: ({ list }) => list,
    }),
    incompletePapers: t.int({
      description:
        "How many papers of the author that took part have an author list that the source cut ('et al.'): who is suggested " +
        'may be a coauthor already.',
      extensions: onceCost(),
      resolve: async ({ author, filter }, _, context) =>
        (await countPapersOfAuthor(context, author, filter)).incomplete,
    }),
    omittedPapers: t.int({
      description:
        'How many papers of the author were left out because they have more than maxAuthorsPerPaper authors.',
      extensions: onceCost(),
      resolve: async ({ author, filter }, _, context) => (await countPapersOfAuthor(context, author, filter)).omitted,
    }),
    method: t.field({
      type: methodRef,
      description: 'How they were found.',
      extensions: onceCost(),
      resolve: ({ method }) => method,
    }),
  }),
});

/** `Author.suggestedCollaborators`. */
export function suggestedCollaboratorsField(
  t: PothosSchemaTypes.ObjectFieldBuilder<typeof builder.$inferSchemaTypes, AuthorRow>,
) {
  return t.field({
    type: suggestionsRef,
    description: 'With whom the author shares coauthors, but no paper: by common coauthors and topics.',
    extensions: boundedCost('first', suggestionDefaults.limit, 50),
    args: {
      first: t.arg.int({
        defaultValue: suggestionDefaults.limit,
        description: `How many: 1 to ${mostSuggestions}. Default ${suggestionDefaults.limit}.`,
      }),
      where: t.arg({ type: paperWhere, description: 'Only papers that match count.' }),
      maxAuthorsPerPaper: t.arg.int({
        defaultValue: usualAuthorLimit,
        description: `Papers with more authors are left out: 2 to ${mostAuthorLimit}. Default ${usualAuthorLimit}.`,
      }),
    },
    resolve: async (author, args, context) => {
      checkPageSize('first', args.first, mostSuggestions);
      checkBounds('maxAuthorsPerPaper', args.maxAuthorsPerPaper, 2, mostAuthorLimit);
      const { snapshot } = context;
      const settings = {
        first: args.first ?? suggestionDefaults.limit,
        maxAuthorsPerPaper: args.maxAuthorsPerPaper ?? usualAuthorLimit,
      };
      const mask = await paperMask(context, args.where);
      const { filter } = limitAuthors(snapshot, { kind: 'authors' }, mask, settings.maxAuthorsPerPaper);
      const vertex = vertexIn(snapshot, 'authors', author);
      const rank = await keyRanks(context, 'authors');
      const input = { snapshot, author: vertex, limit: settings.first, filter, rank };
      return {
        author: vertex,
        filter,
        list: vertex < 0 ? [] : await context.runAnalysis('suggestions', input, context),
        method: methodOf(context, 'suggested collaborators', {
          variant: 'Adamic-Adar and topic overlap',
          parameters: { author: author.key, ...settings, where: args.where },
          source: 'Adamic, Adar (2003), Friends and neighbors on the web, Social Networks 25(3)',
        }),
      };
    },
  });
}
