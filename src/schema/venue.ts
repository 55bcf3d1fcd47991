import { papersNewestFirst } from '../graph/newest-first.js';
import { degreeOf } from '../graph/snapshot.js';
import type { VenueRow } from '../store/store.js';
import { builder } from './builder.js';
import { venueConnection } from './connections.js';
import type { GraphContext } from './context.js';
import { listCost } from './cost.js';
import { venueRef } from './entity-refs.js';
import { venueType } from './enums.js';
import { identifierRef } from './identifier.js';
import { listField } from './list-field.js';
import { defineOrder } from './order.js';
import { papersField, vertexIn } from './papers-field.js';
import { refField } from './ref.js';
import { timelineField } from './timeline.js';
import { meantVenues, venueWhere } from './where/venue-where.js';

const papersOf = (venue: VenueRow, { snapshot }: GraphContext) =>
  papersNewestFirst(snapshot, snapshot.venuePapers, vertexIn(snapshot, 'venues', venue));

builder.node(venueRef, {
  description: 'Where papers appear: a journal, a conference series, a workshop, a repository.',
  id: { resolve: (venue) => venue.id },
  fields: (t) => ({
    key: t.exposeString('key', {
      description: "For people, and stable: an identifier ('issn:1751-1577'), else a slug of the name.",
    }),
    name: t.exposeString('name', { description: 'The name.' }),
    aliases: t.stringList({
      description: 'Further names.',
      resolve: async ({ id, name }, _, { loaders }) =>
        (await loaders.venueNames.load(id)).map((alias) => alias.name).filter((alias) => alias !== name),
    }),
    acronym: t.exposeString('acronym', {
      nullable: true,
      description: "The usual short name: 'ACL'; null where none is known.",
    }),
    type: t.field({
      type: venueType,
      nullable: true,
      description: 'What kind of place it is; null where no source says.',
      resolve: ({ type }) => type as 'JOURNAL' | null,
    }),
    identifiers: t.field({
      type: [identifierRef],
      description: 'ISSN and other outside names.',
      extensions: listCost(2),
      resolve: ({ id }, _, { loaders }) => loaders.identifiers.venue.load(id),
    }),
    papers: papersField(t, { description: 'The papers that appeared there.', papers: papersOf }),
    papersCount: t.int({
      description: 'How many papers that appeared there are known.',
      resolve: (venue, _, { snapshot }) => degreeOf(snapshot.venuePapers, vertexIn(snapshot, 'venues', venue)),
    }),
    timeline: timelineField(t, papersOf),
  }),
});

const order = defineOrder(
  'Venue',
  'venues',
  {
    PAPERS_COUNT: { column: 'papersCount', description: 'How many papers are known.' },
    NAME: { column: 'nameFolded', description: 'The name in lower case, without diacritics.' },
    KEY: { column: 'key', description: 'The key.' },
  },
  { field: 'PAPERS_COUNT', direction: 'DESC' },
);

builder.queryFields((t) => ({
  venue: refField(t, {
    kind: 'venue',
    type: venueRef,
    description: 'One venue, by any of its names.',
    refDescription: 'Key, ISSN or other identifier, id, or exact name or acronym.',
  }),
  venues: listField(t, {
    model: 'venue',
    plural: 'venues',
    type: venueConnection,
    order,
    where: venueWhere,
    meant: meantVenues,
  }),
}));
