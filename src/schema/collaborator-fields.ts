import type { AuthorRow, OrganizationRow } from '../store/store.js';
import { defineCollaborators } from './collaborators.js';
import { authorRef, organizationRef } from './entity-refs.js';
import { placesByKey } from './key-ranks.js';
import { type Country, countriesOf, countryRef, numberOfCode } from './network/countries.js';
import { unitOf } from './network/units.js';
import type { RowLoader } from './related.js';

/** `Author.coauthors`. */
export const coauthorsField = defineCollaborators<AuthorRow>({
  name: 'Coauthor',
  plural: 'coauthors',
  ends: 'authors',
  measure: 'coauthorship',
  parameter: 'author',
  node: authorRef,
  loader: ({ loaders }) => loaders.author as RowLoader<number | string, AuthorRow>,
  unit: (context) => unitOf(context, 'AUTHORS'),
  idOf: ({ snapshot }, _, vertex) => snapshot.ids.authors.at(vertex),
  numberOf: Number,
  places: (context) => placesByKey(context, 'authors'),
});

/** `Organization.collaborators`. */
export const organizationCollaboratorsField = defineCollaborators<OrganizationRow>({
  name: 'Collaborator',
  plural: 'organizations',
  ends: 'organizations',
  measure: 'collaboration of organizations',
  parameter: 'organization',
  node: organizationRef,
  loader: ({ loaders }) => loaders.organization as RowLoader<number | string, OrganizationRow>,
  unit: (context) => unitOf(context, 'ORGANIZATIONS'),
  idOf: ({ snapshot }, _, vertex) => snapshot.ids.organizations.at(vertex),
  numberOf: Number,
  places: (context) => placesByKey(context, 'organizations'),
});

/** `Country.collaborators`. */
export const countryCollaboratorsField = defineCollaborators<Country>({
  name: 'CountryCollaborator',
  plural: 'countries',
  ends: 'countries',
  measure: 'collaboration of countries',
  parameter: 'country',
  node: countryRef,
  loader: (context) => ({ load: async (code) => (await countriesOf(context)).byCode.get(String(code)) ?? null }),
  unit: (context) => unitOf(context, 'COUNTRIES'),
  idOf: (context, unit, vertex) => (unit.load(context, vertex) as Country).code,
  numberOf: (code) => numberOfCode(String(code)),
  places: async () => (number) => number,
});
