import { QueryError } from '../errors.js';
import { neighborsOf } from '../graph/snapshot.js';
import { memberView } from './analysis/member-unit.js';
import { quoted } from './bounds.js';
import { builder } from './builder.js';
import { countryCollaboratorsField } from './collaborator-fields.js';
import { defineConnection } from './connection.js';
import type { GraphContext } from './context.js';
import { pagedCost } from './cost.js';
import { type CountedEdge, countedConnection } from './counted-connection.js';
import { paperMask } from './filter-mask.js';
import { type Country, countriesOf, countryRef, numberOfCode } from './network/countries.js';
import { networkField } from './network/ego-network.js';
import { pagingArguments } from './papers-field.js';
import { paperWhere } from './where/paper-where.js';

countryRef.implement({
  description: 'A country that an organization of this graph lies in.',
  fields: (t) => ({
    code: t.exposeString('code', { description: "ISO 3166-1 alpha-2: 'CH'." }),
    key: t.exposeString('key', { description: 'The code.' }),
    name: t.exposeString('name', { description: 'The name in English; the code where it has none.' }),
    papersCount: t.int({
      description: 'How many papers name an organization of the country, each once.',
      resolve: async (country, _, context) => (await papersOf(context, country)).length,
    }),
    collaborators: countryCollaboratorsField(t, {
      description: 'The countries that share papers with this one, with the strength of the tie and its papers.',
      center: ({ key, vertex }) => ({ key, vertex }),
    }),
    network: networkField(t, {
      kind: 'COUNTRIES',
      description: 'The countries within some steps of this one, by papers that name organizations of both',
      center: ({ key, vertex }) => ({ key, vertex }),
    }),
  }),
});

builder.queryField('country', (t) =>
  t.field({
    type: countryRef,
    nullable: true,
    description: 'One country. One in which no organization of this graph lies is the error NOT_FOUND.',
    extensions: { cost: { own: 2 } },
    args: { ref: t.arg.string({ required: true, description: "ISO 3166-1 alpha-2 code or English name: 'CH'." }) },
    resolve: async (_, { ref }, context) => {
      const { list, byCode } = await countriesOf(context);
      const named = byCode.get(ref.trim().toUpperCase()) ?? list.find(({ name }) => isSameName(name, ref));
      if (named) return named;
      throw new QueryError('NOT_FOUND', `find country: no organization lies in ${quoted(ref)}`, {
        hint: 'Give the two letters of ISO 3166-1; { countries { nodes { code name } } } lists those that are here.',
        details: { value: ref },
      });
    },
  }),
);

const countedCountryConnection = defineConnection<Country, CountedEdge>({
  name: 'CountedCountry',
  plural: 'countries',
  node: countryRef,
  loader: (context) => ({
    load: async (id) => (await countriesOf(context)).list.find(({ code }) => numberOfCode(code) === id) ?? null,
  }),
  edgeDescription: 'A country, with how many of the papers name an organization of it.',
  edgeFields: (t) => ({
    papersCount: t.exposeInt('papersCount', {
      description: 'How many of the papers name an organization of the country, each once.',
    }),
  }),
});

builder.queryField('countries', (t) =>
  t.field({
    type: countedCountryConnection,
    description: 'The countries whose organizations papers name, those of most papers first, then by code.',
    extensions: pagedCost(5),
    args: {
      where: t.arg({ type: paperWhere, description: 'Only countries of papers that match, and only those counted.' }),
      ...pagingArguments(t),
    },
    resolve: async (_, { where, ...paging }, context) => {
      const { list, unit } = await countriesOf(context);
      const mask = await paperMask(context, where);
      const { memberPapers } = memberView(context.snapshot, unit);
      const counted = list.map(({ code, vertex }) => {
        const papers = neighborsOf(memberPapers, vertex);
        const papersCount = mask ? papers.reduce((count, paper) => count + (mask[paper] as number), 0) : papers.length;
        return { id: numberOfCode(code), papersCount };
      });
      return countedConnection<CountedEdge>(
        paging,
        counted.filter(({ papersCount }) => papersCount > 0),
      );
    },
  }),
);

async function papersOf(context: GraphContext, { vertex }: Country): Promise<Uint32Array> {
  const { unit } = await countriesOf(context);
  return neighborsOf(memberView(context.snapshot, unit).memberPapers, vertex);
}

function isSameName(name: string, ref: string): boolean {
  return name.localeCompare(ref.trim(), 'en', { sensitivity: 'base' }) === 0;
}
