import { neighborsOf } from '../graph/snapshot.js';
import { metricsField } from './author-metrics.js';
import { authorOrganizationConnection, authorOrganizations } from './author-organizations.js';
import { builder } from './builder.js';
import { coauthorsField } from './collaborator-fields.js';
import { authorConnection } from './connections.js';
import { listCost, pagedCost } from './cost.js';
import { countedTopicConnection, countTopics } from './counted-topics.js';
import { curationsField } from './curation.js';
import { distancesField } from './distances.js';
import { authorRef } from './entity-refs.js';
import { figuresField } from './figures.js';
import { paperMask } from './filter-mask.js';
import { identifierRef } from './identifier.js';
import { authorLineageField } from './lineage/author-lineage.js';
import { listField } from './list-field.js';
import { networkField } from './network/ego-network.js';
import { defineOrder } from './order.js';
import { pagingArguments, papersField, vertexIn } from './papers-field.js';
import { refField } from './ref.js';
import { suggestedCollaboratorsField } from './suggested-collaborators.js';
import { timelineField } from './timeline.js';
import { authorWhere, meantAuthors } from './where/author-where.js';
import { paperWhere } from './where/paper-where.js';

builder.node(authorRef, {
  description: 'A person or a named collaboration that writes papers.',
  id: { resolve: (author) => author.id },
  fields: (t) => ({
    key: t.exposeString('key', {
      description:
        "For people, and stable: the name as a slug, with a number where several people share it ('wei-wang-7').",
    }),
    name: t.exposeString('name', { description: 'The name, given name first.' }),
    nameVariants: t.stringList({
      description: 'Other spellings under which the author is known, in alphabetical order.',
      resolve: async ({ id, name }, _, { loaders }) =>
        (await loaders.authorNames.load(id)).map((variant) => variant.name).filter((variant) => variant !== name),
    }),
    verified: t.exposeBoolean('verified', {
      description: 'True where an ORCID iD or a curator decided who this is, false where names and evidence did.',
    }),
    orcid: t.string({
      nullable: true,
      description: "The ORCID iD in four groups: '0000-0002-1825-0097'; null where none is known.",
      resolve: async ({ id }, _, { loaders }) =>
        (await loaders.identifiers.author.load(id)).find(({ scheme }) => scheme === 'orcid')?.value ?? null,
    }),
    identifiers: t.field({
      type: [identifierRef],
      description: 'ORCID iD and other outside names.',
      extensions: listCost(2),
      resolve: ({ id }, _, { loaders }) => loaders.identifiers.author.load(id),
    }),
    curations: curationsField(t, 'author'),
    papers: papersField(t, {
      description: 'The papers of the author.',
      papers: (author, { snapshot }) => neighborsOf(snapshot.authorPapers, vertexIn(snapshot, 'authors', author)),
    }),
    papersCount: t.int({
      description: 'How many papers of the author are known; papers that the author only edited are not counted.',
      resolve: (author, _, { snapshot }) =>
        neighborsOf(snapshot.authorPapers, vertexIn(snapshot, 'authors', author)).length,
    }),
    coauthors: coauthorsField(t, {
      description: 'Everybody who wrote a paper with this author, with the strength of the tie and its papers.',
      center: (author, { snapshot }) => ({ key: author.key, vertex: vertexIn(snapshot, 'authors', author) }),
    }),
    network: networkField(t, {
      kind: 'AUTHORS',
      description: 'Everybody within some steps of this author',
      center: (author, { snapshot }) => ({ key: author.key, vertex: vertexIn(snapshot, 'authors', author) }),
    }),
    metrics: metricsField(t),
    suggestedCollaborators: suggestedCollaboratorsField(t),
    distances: distancesField(t),
    collaborationFigures: figuresField(t, (author, { snapshot }) => {
      const member = vertexIn(snapshot, 'authors', author);
      const papers = neighborsOf(snapshot.authorPapers, member);
      return { key: author.key, papers, unit: { kind: 'authors' }, member };
    }),
    organizations: t.field({
      type: authorOrganizationConnection,
      description: 'The organizations of the author, those of the most papers first.',
      extensions: pagedCost(2),
      args: {
        where: t.arg({ type: paperWhere, description: 'Only papers that match are looked at.' }),
        ...pagingArguments(t),
      },
      resolve: async (author, { where, ...args }, context) =>
        authorOrganizations(context, author, await paperMask(context, where), args),
    }),
    topics: t.field({
      type: countedTopicConnection,
      description: 'What the author writes about: the topics of the papers, the most frequent first.',
      extensions: pagedCost(2),
      args: {
        where: t.arg({ type: paperWhere, description: 'Only papers that match are looked at.' }),
        ...pagingArguments(t),
      },
      resolve: async (author, { where, ...args }, context) => {
        const { snapshot } = context;
        const papers = neighborsOf(snapshot.authorPapers, vertexIn(snapshot, 'authors', author));
        return countTopics(snapshot, papers, await paperMask(context, where), args);
      },
    }),
    lineage: authorLineageField(t),
    timeline: timelineField(t, (author, { snapshot }) =>
      neighborsOf(snapshot.authorPapers, vertexIn(snapshot, 'authors', author)),
    ),
  }),
});

const order = defineOrder(
  'Author',
  'authors',
  {
    PAPERS_COUNT: { column: 'papersCount', description: 'How many papers are known.' },
    NAME: { column: 'nameFolded', description: 'The name as it is shown, in lower case, without diacritics.' },
    SORT_NAME: { column: 'sortName', description: 'The family name, then the given names.' },
    KEY: { column: 'key', description: 'The key.' },
  },
  { field: 'PAPERS_COUNT', direction: 'DESC' },
);

builder.queryFields((t) => ({
  author: refField(t, {
    kind: 'author',
    type: authorRef,
    description:
      'One author, by any of the names. A name that several people share is the error AMBIGUOUS, which lists them.',
    refDescription:
      "Key ('joan-puigcerver'), ORCID iD or other identifier, URL, id, or exact name in any of its spellings.",
  }),
  authors: listField(t, {
    model: 'author',
    plural: 'authors',
    type: authorConnection,
    order,
    where: authorWhere,
    meant: meantAuthors,
  }),
}));
