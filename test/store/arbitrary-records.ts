import fc from 'fast-check';
import {
  type AuthorMention,
  type GraphRecord,
  type OrganizationMention,
  paperRelationKinds,
  paperTypes,
  topicKinds,
  venueTypes,
} from '../../src/importers/paper-record.js';

/** Few values, so that records meet; some hard ones among them. */
const names = [
  'Wei Wang',
  'W. Wang',
  'Wang, Wei',
  'Joan Puigcerver',
  'José García',
  'Ada Lovelace Jr.',
  '王伟',
  '???',
  'OpenAI Team',
];
const titles = [
  'Soft Mixtures',
  'soft mixtures.',
  'Preface',
  'A/B "tests" & more',
  '大规模',
  '—',
  'Sparse Experts: a Survey',
];
const places = ['MIT', 'M.I.T.', 'Google', 'Google Brain', 'University of Nowhere', '…'];
const labels = ['MoE', 'moe', 'Mixture of Experts', 'papergraph:moe', '+++', 'Vision'];
const text = fc.oneof(
  fc.constantFrom(...titles),
  fc.string({ minLength: 1, maxLength: 12 }),
  fc.constant('nul\u0000 \ud800'),
);
const date = fc.constantFrom('2020', '2020-05', '2020-05-04', '2021', '1999-12-31');
const few = <Value>(value: fc.Arbitrary<Value>, maxLength = 3) => fc.array(value, { maxLength });

const paperIdentifier = fc.oneof(
  fc.integer({ min: 1, max: 6 }).map((n) => ({ scheme: 'doi', value: `10.1000/${n}` })),
  fc.integer({ min: 1, max: 3 }).map((n) => ({ scheme: 'arxiv', value: `2001.0000${n}` })),
  fc.constant({ scheme: 'doi', value: '10.48550/arXiv.2001.00001' }),
  fc.constant({ scheme: 'doi', value: 'nonsense' }),
);
const personIdentifier = fc.constantFrom(
  { scheme: 'orcid', value: '0000-0002-1825-0097' },
  { scheme: 'orcid', value: 'https://orcid.org/0000-0001-5109-3700' },
  { scheme: 'openalex', value: 'A12345678' },
);
const placeIdentifier = fc.constantFrom(
  { scheme: 'ror', value: 'https://ror.org/00njsd438' },
  { scheme: 'wikidata', value: 'Q95' },
);
const organization: fc.Arbitrary<OrganizationMention> = fc.record(
  { name: fc.constantFrom(...places), identifiers: few(placeIdentifier, 1) },
  { requiredKeys: ['name'] },
);
const author: fc.Arbitrary<AuthorMention> = fc.record(
  {
    name: fc.constantFrom(...names),
    identifiers: few(personIdentifier, 1),
    affiliations: few(organization, 2),
    role: fc.constantFrom('AUTHOR' as const, 'EDITOR' as const),
  },
  { requiredKeys: ['name'] },
);

const paper = fc.record(
  {
    kind: fc.constant('paper' as const),
    recordKey: fc.integer({ min: 1, max: 9 }).map((n) => `r${n}`),
    identifiers: few(paperIdentifier, 2),
    title: fc.oneof(fc.constantFrom(...titles), text),
    abstract: text,
    date,
    type: fc.constantFrom(...paperTypes),
    language: fc.constantFrom('en', 'zh'),
    venue: fc.record(
      {
        name: fc.constantFrom('ICLR', 'iclr', 'Nature'),
        acronym: fc.constant('I'),
        type: fc.constantFrom(...venueTypes),
      },
      { requiredKeys: ['name'] },
    ),
    volume: text,
    pages: fc.constant('1-2'),
    authors: few(author, 4),
    authorsComplete: fc.boolean(),
    organizations: few(organization, 2),
    categories: few(fc.record({ scheme: fc.constantFrom('x', 'Y'), code: fc.constantFrom('a', 'b', 'c') }), 3),
    topics: few(
      fc.record(
        {
          label: fc.constantFrom(...labels),
          kind: fc.constantFrom(...topicKinds),
          score: fc.constantFrom(0, 0.1, 0.75, 1),
          foundIn: fc.constantFrom('TITLE' as const, 'KEYWORD' as const),
        },
        { requiredKeys: ['label'] },
      ),
    ),
    references: few(
      fc.oneof(fc.record({ identifier: paperIdentifier, text }, { requiredKeys: ['identifier'] }), fc.record({ text })),
      4,
    ),
    citedByStated: fc.nat(99),
    isRetracted: fc.boolean(),
    relations: few(fc.record({ kind: fc.constantFrom(...paperRelationKinds), identifier: paperIdentifier }), 2),
  },
  { requiredKeys: ['kind', 'title', 'authors'] },
);

const others = fc.oneof(
  fc.record(
    {
      kind: fc.constant('author' as const),
      name: fc.constantFrom(...names),
      names: few(fc.constantFrom(...names), 2),
      identifiers: few(personIdentifier, 1),
      verified: fc.boolean(),
    },
    { requiredKeys: ['kind', 'name'] },
  ),
  fc.record(
    {
      kind: fc.constant('organization' as const),
      name: fc.constantFrom(...places),
      names: few(
        fc.record({ name: fc.constantFrom(...places), kind: fc.constantFrom('ALIAS' as const, 'ACRONYM' as const) }),
        2,
      ),
      identifiers: few(placeIdentifier, 1),
      country: fc.constantFrom('US', 'CH'),
      parent: placeIdentifier,
    },
    { requiredKeys: ['kind', 'name'] },
  ),
  fc.record(
    {
      kind: fc.constant('category' as const),
      scheme: fc.constantFrom('x', 'Y'),
      code: fc.constantFrom('a', 'b', 'c'),
      label: fc.constantFrom('A', 'B'),
      parents: few(fc.constantFrom('a', 'b', 'c'), 2),
    },
    { requiredKeys: ['kind', 'scheme', 'code', 'label'] },
  ),
  fc.record(
    {
      kind: fc.constant('topic' as const),
      label: fc.constantFrom(...labels),
      topicKind: fc.constantFrom(...topicKinds),
      source: fc.constantFrom('test', 'papergraph'),
      aliases: few(fc.constantFrom(...labels), 2),
      introducedBy: paperIdentifier,
      broader: few(
        fc.record({ label: fc.constantFrom(...labels), score: fc.constantFrom(0.8, 1), source: fc.constant('test') }),
        2,
      ),
    },
    { requiredKeys: ['kind', 'label', 'topicKind'] },
  ),
  fc.record(
    {
      kind: fc.constant('venue' as const),
      name: fc.constantFrom('ICLR', 'iclr', 'Nature'),
      names: few(fc.constantFrom('Int. Conf. on Learning Representations', 'NATURE'), 2),
      acronym: fc.constant('I'),
      type: fc.constantFrom(...venueTypes),
    },
    { requiredKeys: ['kind', 'name'] },
  ),
);

/** Files of a few records that name the same people, places and papers in many ways. */
export const arbitraryFiles: fc.Arbitrary<GraphRecord[][]> = fc.array(
  fc.array(fc.oneof({ weight: 3, arbitrary: paper }, { weight: 1, arbitrary: others }), {
    minLength: 1,
    maxLength: 8,
  }),
  { minLength: 1, maxLength: 3 },
) as fc.Arbitrary<GraphRecord[][]>;
