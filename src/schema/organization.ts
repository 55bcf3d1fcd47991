import type { CodedColumn } from '../graph/coded-column.js';
import { papersNewestFirst } from '../graph/newest-first.js';
import { degreeOf, neighborsOf } from '../graph/snapshot.js';
import type { OrganizationRow } from '../store/store.js';
import { builder } from './builder.js';
import { organizationCollaboratorsField } from './collaborator-fields.js';
import { authorConnection, organizationConnection } from './connections.js';
import type { GraphContext } from './context.js';
import { listCost, pagedCost } from './cost.js';
import { curationsField } from './curation.js';
import { organizationRef } from './entity-refs.js';
import { figuresField } from './figures.js';
import { identifierRef } from './identifier.js';
import { listField } from './list-field.js';
import { networkField } from './network/ego-network.js';
import { defineOrder } from './order.js';
import { pagingArguments, papersField, vertexIn } from './papers-field.js';
import { refField } from './ref.js';
import { loadRelated } from './related.js';
import { timelineField } from './timeline.js';
import { vertexConnection } from './vertex-connection.js';
import { meantOrganizations, organizationWhere } from './where/organization-where.js';

const papersOf = (organization: OrganizationRow, { snapshot }: GraphContext) =>
  papersNewestFirst(snapshot, snapshot.organizationPapers, vertexIn(snapshot, 'organizations', organization));

builder.node(organizationRef, {
  description: 'A university, a company, a laboratory: what bylines name beside authors.',
  id: { resolve: (organization) => organization.id },
  fields: (t) => ({
    key: t.exposeString('key', {
      description: "For people, and stable: the ROR id ('ror:05a28rw58'), else a slug of the name.",
    }),
    name: t.exposeString('name', { description: 'The name.' }),
    aliases: t.stringList({
      description: 'Further names: acronyms, former names, names in other languages.',
      resolve: async ({ id, name }, _, { loaders }) =>
        (await loaders.organizationNames.load(id)).map((alias) => alias.name).filter((alias) => alias !== name),
    }),
    country: t.exposeString('country', {
      nullable: true,
      description: "ISO 3166-1 alpha-2: 'CH'; null where unknown.",
    }),
    city: t.exposeString('city', { nullable: true, description: 'The city; null where unknown.' }),
    type: t.exposeString('type', {
      nullable: true,
      description: "In ROR's words: 'EDUCATION', 'COMPANY'; null where unknown.",
    }),
    url: t.exposeString('url', { nullable: true, description: 'Its home page; null where unknown.' }),
    identifiers: t.field({
      type: [identifierRef],
      description: 'ROR id and other outside names.',
      extensions: listCost(2),
      resolve: ({ id }, _, { loaders }) => loaders.identifiers.organization.load(id),
    }),
    parent: t.field({
      type: organizationRef,
      nullable: true,
      description: 'What it is a part of; null where nothing is known to be above it.',
      resolve: ({ parentId }, _, { loaders }) => (parentId === null ? null : loaders.organization.load(parentId)),
    }),
    children: t.field({
      type: [organizationRef],
      description: 'Its parts, in alphabetical order of their names.',
      extensions: listCost(10),
      resolve: async (organization, _, { snapshot, loaders }) => {
        const vertex = vertexIn(snapshot, 'organizations', organization);
        const ids = childrenOf(snapshot.organizationParent, vertex).map((child) =>
          snapshot.ids.organizations.at(child),
        );
        const rows = await loadRelated(loaders.organization, ids);
        return rows.sort((a, b) => (a.nameFolded < b.nameFolded ? -1 : 1));
      },
    }),
    curations: curationsField(t, 'organization'),
    papers: papersField(t, {
      description: 'The papers of its authors, and those for which a source names it.',
      papers: papersOf,
    }),
    papersCount: t.int({
      description: 'How many papers of the organization are known, each once. Papers of its parts are not counted.',
      resolve: (organization, _, { snapshot }) =>
        degreeOf(snapshot.organizationPapers, vertexIn(snapshot, 'organizations', organization)),
    }),
    authors: t.field({
      type: authorConnection,
      description: 'The authors for whom a byline prints the organization, the oldest in this database first.',
      extensions: pagedCost(),
      args: pagingArguments(t),
      resolve: (organization, args, { snapshot }) =>
        vertexConnection(
          args,
          snapshot.ids.authors,
          neighborsOf(snapshot.organizationAuthors, vertexIn(snapshot, 'organizations', organization)),
        ),
    }),
    collaborators: organizationCollaboratorsField(t, {
      description: 'The organizations that share papers with it, with the strength of the tie and its papers.',
      center: (organization, { snapshot }) => ({
        key: organization.key,
        vertex: vertexIn(snapshot, 'organizations', organization),
      }),
    }),
    collaborationFigures: figuresField(t, (organization, context) => ({
      key: organization.key,
      papers: papersOf(organization, context),
      unit: { kind: 'organizations' },
      member: vertexIn(context.snapshot, 'organizations', organization),
    })),
    network: networkField(t, {
      kind: 'ORGANIZATIONS',
      description: 'The organizations within some steps of this one, by shared papers',
      center: (organization, { snapshot }) => ({
        key: organization.key,
        vertex: vertexIn(snapshot, 'organizations', organization),
      }),
    }),
    timeline: timelineField(t, papersOf),
  }),
});

function childrenOf(parents: CodedColumn, vertex: number): number[] {
  const children: number[] = [];
  if (vertex >= 0)
    for (let child = 0; child < parents.length; child++) if (parents.at(child) === vertex) children.push(child);
  return children;
}

const order = defineOrder(
  'Organization',
  'organizations',
  {
    PAPERS_COUNT: { column: 'papersCount', description: 'How many papers are known.' },
    NAME: { column: 'nameFolded', description: 'The name in lower case, without diacritics.' },
    KEY: { column: 'key', description: 'The key.' },
    COUNTRY: { column: 'country', description: 'The country code.' },
  },
  { field: 'PAPERS_COUNT', direction: 'DESC' },
);

builder.queryFields((t) => ({
  organization: refField(t, {
    kind: 'organization',
    type: organizationRef,
    description: 'One organization, by any of its names.',
    refDescription: "Key, ROR id or other identifier, URL, id, or exact name: '05a28rw58'.",
  }),
  organizations: listField(t, {
    model: 'organization',
    plural: 'organizations',
    type: organizationConnection,
    order,
    where: organizationWhere,
    meant: meantOrganizations,
  }),
}));
