import './author.js';
import './category.js';
import './collaboration-paths.js';
import './country.js';
import './curation.js';
import './import-problems.js';
import './import-runs.js';
import './lineage/thematic-evolution.js';
import './network/citation-network.js';
import './network/collaboration-network.js';
import './node.js';
import './organization.js';
import './paper.js';
import './paper-groups.js';
import './resolve.js';
import './search.js';
import './stats.js';
import './topic.js';
import './venue.js';
import { boundArguments } from './bound-arguments.js';
import { builder } from './builder.js';

builder.queryType({
  description: 'Everything that can be asked. Start at `search`, `resolve`, or an entity by its ref.',
});

/** The GraphQL schema, whole. */
export const schema = boundArguments(builder.toSchema());
