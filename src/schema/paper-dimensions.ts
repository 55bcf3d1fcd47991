import { bipartiteOf } from '../graph/bipartite.js';
import { typeOf } from '../graph/paper-facts.js';
import { paperTypes } from '../importers/paper-record.js';
import type { GroupDimension } from './analysis/paper-groups.js';
import { builder } from './builder.js';
import type { GraphContext } from './context.js';
import { authorRef, categoryRef, type EntityRow, organizationRef, topicRef, venueRef } from './entity-refs.js';
import { type Country, countriesOf, countryRef } from './network/countries.js';
import { loadPresent } from './related.js';

export type PaperDimension =
  | 'YEAR'
  | 'TYPE'
  | 'VENUE'
  | 'CATEGORY'
  | 'TOPIC'
  | 'AUTHOR'
  | 'ORGANIZATION'
  | 'COUNTRY'
  | 'AUTHORS_COUNT';

export const paperDimension = builder.enumType('PaperDimension', {
  description: 'What to group papers by. A paper with several values stands in several groups.',
  values: {
    YEAR: { description: 'The year of publication.' },
    TYPE: { description: 'What kind of work it is.' },
    VENUE: { description: 'Where it appeared.' },
    CATEGORY: { description: 'Each of its categories, as the sources name them; not those above.' },
    TOPIC: { description: 'Each of its topics.' },
    AUTHOR: { description: 'Each of its authors.' },
    ORGANIZATION: { description: 'Each of its organizations.' },
    COUNTRY: { description: 'Each country of its organizations, once.' },
    AUTHORS_COUNT: { description: 'How many authors are known.' },
  },
});

export const groupEntityRef = builder.unionType('PaperGroupEntity', {
  description: 'What a value of a group names.',
  types: [venueRef, categoryRef, topicRef, authorRef, organizationRef, countryRef],
});

export type GroupEntity = Exclude<EntityRow, { titleKey: string }> | Country;

/** What grouping by a dimension reads, as plain data. */
export async function dimensionOf(context: GraphContext, dimension: PaperDimension): Promise<GroupDimension> {
  const { snapshot } = context;
  switch (dimension) {
    case 'YEAR':
      return { column: snapshot.paperDates.toArray().map((date) => Math.floor(date / 10000) || -1) };
    case 'TYPE':
      return { column: snapshot.paperFacts.toArray().map(typeOf) };
    case 'VENUE':
      return { column: snapshot.paperVenue.toArray() };
    case 'CATEGORY':
      return { rows: snapshot.paperCategories };
    case 'TOPIC':
      return { rows: snapshot.paperTopics };
    case 'AUTHOR':
      return { rows: snapshot.paperAuthors };
    case 'ORGANIZATION':
      return { rows: snapshot.paperOrganizations };
    case 'COUNTRY':
      return { members: (await countriesOf(context)).unit };
    case 'AUTHORS_COUNT': {
      const { starts } = bipartiteOf(snapshot, 'authors').paperMembers;
      return {
        column: Int32Array.from(snapshot.ids.papers, (_, paper) => starts.at(paper + 1) - starts.at(paper)),
      };
    }
  }
}

/** The entity that a value stands for; null for numbers and words, and where there is no value. */
export async function entityOfValue(
  context: GraphContext,
  dimension: PaperDimension,
  value: number,
): Promise<GroupEntity | null> {
  if (value < 0) return null;
  const { snapshot, loaders } = context;
  switch (dimension) {
    case 'VENUE':
      return loadPresent(loaders.venue, snapshot.ids.venues.at(value), 'Venue');
    case 'CATEGORY':
      return loadPresent(loaders.category, snapshot.ids.categories.at(value), 'Category');
    case 'TOPIC':
      return loadPresent(loaders.topic, snapshot.ids.topics.at(value), 'Topic');
    case 'AUTHOR':
      return loadPresent(loaders.author, snapshot.ids.authors.at(value), 'Author');
    case 'ORGANIZATION':
      return loadPresent(loaders.organization, snapshot.ids.organizations.at(value), 'Organization');
    case 'COUNTRY':
      return (await countriesOf(context)).list[value] ?? null;
    default:
      return null;
  }
}

/** A value in words: the key of an entity, a number, a type; null where there is none. */
export async function textOfValue(
  context: GraphContext,
  dimension: PaperDimension,
  value: number,
): Promise<string | null> {
  if (value < 0) return null;
  if (dimension === 'TYPE') return paperTypes[value] ?? null;
  return (await entityOfValue(context, dimension, value))?.key ?? String(value);
}
