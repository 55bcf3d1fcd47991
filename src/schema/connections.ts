import { defineConnection } from './connection.js';
import { authorRef, categoryRef, organizationRef, paperRef, topicRef, venueRef } from './entity-refs.js';

export const paperConnection = defineConnection({
  name: 'Paper',
  plural: 'papers',
  node: paperRef,
  loader: ({ loaders }) => loaders.paper,
});

export const authorConnection = defineConnection({
  name: 'Author',
  plural: 'authors',
  node: authorRef,
  loader: ({ loaders }) => loaders.author,
});

export const organizationConnection = defineConnection({
  name: 'Organization',
  plural: 'organizations',
  node: organizationRef,
  loader: ({ loaders }) => loaders.organization,
});

export const categoryConnection = defineConnection({
  name: 'Category',
  plural: 'categories',
  node: categoryRef,
  loader: ({ loaders }) => loaders.category,
});

export const topicConnection = defineConnection({
  name: 'Topic',
  plural: 'topics',
  node: topicRef,
  loader: ({ loaders }) => loaders.topic,
});

export const venueConnection = defineConnection({
  name: 'Venue',
  plural: 'venues',
  node: venueRef,
  loader: ({ loaders }) => loaders.venue,
});
