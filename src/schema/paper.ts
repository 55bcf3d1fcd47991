import { neighborsOf } from '../graph/snapshot.js';
import { authorshipRef, usualAuthors } from './authorship.js';
import { checkBounds, mostInt } from './bounds.js';
import { builder } from './builder.js';
import { citationStyle, citePaper } from './citation.js';
import { paperConnection } from './connections.js';
import { listCost } from './cost.js';
import { curationsField } from './curation.js';
import { categoryRef, organizationRef, paperRef, venueRef } from './entity-refs.js';
import { paperType } from './enums.js';
import { identifierRef } from './identifier.js';
import { lineageField } from './lineage/lineage-field.js';
import { listField } from './list-field.js';
import { defineOrder } from './order.js';
import { checkPageSize, maxPageSize } from './page-arguments.js';
import { paperRelationRef } from './paper-relation.js';
import { sortNewestFirst } from './paper-sequence.js';
import { paperTopicsField } from './paper-topics.js';
import { papersField, vertexIn } from './papers-field.js';
import { refField } from './ref.js';
import { idsOf, loadRelated } from './related.js';
import { relatedField } from './related-papers.js';
import { sourceRef } from './source.js';
import { unresolvedReferenceRef } from './unresolved-reference.js';
import { meantPapers, paperWhere } from './where/paper-where.js';

builder.node(paperRef, {
  description:
    'A work: article, preprint, chapter, thesis, data set. Values are what the sources say; nothing is guessed.',
  id: { resolve: (paper) => paper.id },
  fields: (t) => ({
    key: t.exposeString('key', {
      description:
        "For people, and stable: the best identifier ('doi:10.1000/x', 'arxiv:2209.06794'), else a slug of title and year.",
    }),
    title: t.exposeString('title', { description: 'The title as the best source gives it.' }),
    abstract: t.exposeString('abstract', {
      nullable: true,
      description: 'The abstract; null where no source gives one.',
    }),
    date: t.exposeString('date', {
      nullable: true,
      description:
        "The date of publication as exactly as it is known: '2022', '2022-09' or '2022-09-14'. Never padded.",
    }),
    year: t.exposeInt('year', { nullable: true, description: 'The year of publication.' }),
    type: t.field({
      type: paperType,
      nullable: true,
      description: 'What kind of work it is; null where no source says.',
      resolve: (paper) => paper.type as never,
    }),
    language: t.exposeString('language', { nullable: true, description: "The language as a BCP 47 tag: 'en'." }),
    venue: t.field({
      type: venueRef,
      nullable: true,
      description: 'Where it appeared; null where no source says.',
      resolve: (paper, _, { loaders }) => (paper.venueId === null ? null : loaders.venue.load(paper.venueId)),
    }),
    volume: t.exposeString('volume', { nullable: true, description: 'The volume as printed.' }),
    issue: t.exposeString('issue', { nullable: true, description: 'The issue as printed.' }),
    pages: t.exposeString('pages', { nullable: true, description: "The pages as printed: '12-19'." }),
    publisher: t.exposeString('publisher', { nullable: true, description: 'The publisher as printed.' }),
    url: t.exposeString('url', { nullable: true, description: 'The address that a source gives.' }),
    isRetracted: t.exposeBoolean('isRetracted', { description: 'Whether a source says that the paper was retracted.' }),
    identifiers: t.field({
      type: [identifierRef],
      description: 'DOI, arXiv id and other outside names.',
      extensions: listCost(2),
      resolve: (paper, _, { loaders }) => loaders.identifiers.paper.load(paper.id),
    }),
    authorships: t.field({
      type: [authorshipRef],
      description: 'The byline in its order, editors after the authors.',
      extensions: { cost: { own: 1, multiplier: (args: Record<string, unknown>) => args.first ?? usualAuthors } },
      args: {
        first: t.arg.int({
          description: 'How many places of the byline: 1 to 100. Default 100; authorsCount says how many there are.',
        }),
        after: t.arg.int({ description: 'Only places behind this position, 0 or more; the first place is 0.' }),
      },
      resolve: async (paper, { first, after }, { loaders }) => {
        checkPageSize('first', first);
        checkBounds('after', after, 0, mostInt);
        const byline = await loaders.authorships.load(paper.id);
        return byline.filter(({ position }) => position > (after ?? -1)).slice(0, first ?? maxPageSize);
      },
    }),
    authorsCount: t.exposeInt('authorsCount', { description: 'How many authors are known; editors are not counted.' }),
    authorsComplete: t.exposeBoolean('authorsComplete', {
      description: "False where the source cut the author list ('et al.'): then there are more authors than are known.",
    }),
    organizations: t.field({
      type: [organizationRef],
      description: 'The organizations of its authors, and those that a source names for the whole paper; each once.',
      extensions: listCost(3),
      resolve: (paper, _, { snapshot, loaders }) =>
        loadRelated(
          loaders.organization,
          idsOf(
            snapshot.ids.organizations,
            neighborsOf(snapshot.paperOrganizations, vertexIn(snapshot, 'papers', paper)),
          ),
        ),
    }),
    primaryCategory: t.field({
      type: categoryRef,
      nullable: true,
      description: 'The category that the source puts first; null where it names none as primary.',
      resolve: async (paper, _, { loaders }) => {
        const primary = (await loaders.paperCategories.load(paper.id)).find(({ isPrimary }) => isPrimary);
        return primary ? loaders.category.load(primary.categoryId) : null;
      },
    }),
    categories: t.field({
      type: [categoryRef],
      description: 'Its categories in the order of the source.',
      extensions: listCost(2),
      resolve: (paper, _, { snapshot, loaders }) =>
        loadRelated(
          loaders.category,
          idsOf(snapshot.ids.categories, neighborsOf(snapshot.paperCategories, vertexIn(snapshot, 'papers', paper))),
        ),
    }),
    topics: paperTopicsField(t),
    references: papersField(t, {
      description: 'The papers in this database that it cites. What it cites beyond them is in unresolvedReferences.',
      papers: (paper, { snapshot }) =>
        sortNewestFirst(snapshot, neighborsOf(snapshot.paperReferences, vertexIn(snapshot, 'papers', paper))),
    }),
    unresolvedReferences: t.field({
      type: [unresolvedReferenceRef],
      description: 'What it cites that is not in this database, in the order of the reference list.',
      extensions: listCost(20),
      args: {
        first: t.arg.int({ description: 'How many: 1 to 100. Default 100.' }),
        after: t.arg.int({
          description: 'Only references behind this position of the list, 0 or more; the first is 0.',
        }),
      },
      resolve: async (paper, { first, after }, { loaders }) => {
        checkPageSize('first', first);
        checkBounds('after', after, 0, mostInt);
        const stubs = await loaders.citationStubs.load(paper.id);
        return stubs.filter(({ position }) => position > (after ?? -1)).slice(0, first ?? maxPageSize);
      },
    }),
    referencesStated: t.exposeInt('referencesStated', {
      nullable: true,
      description: 'How many references the source says there are, whether listed here or not.',
    }),
    citedBy: papersField(t, {
      description: 'The papers in this database that cite it.',
      papers: (paper, { snapshot }) => neighborsOf(snapshot.paperCitedBy, vertexIn(snapshot, 'papers', paper)),
    }),
    related: relatedField(t),
    lineage: lineageField(t, {
      description:
        'What it comes from and what it turned into, as a graph in time: by citations or, where it has none, by shared authors ' +
        'and topics.',
      usualDepth: 3,
      depthDescription: 'Most generations away.',
      seeds: (paper, { snapshot }) => Uint32Array.of(...[vertexIn(snapshot, 'papers', paper)].filter((v) => v >= 0)),
      key: ({ key }) => key,
    }),
    citedByStated: t.exposeInt('citedByStated', {
      nullable: true,
      description: 'How often the paper is cited anywhere, as the source states it.',
    }),
    curations: curationsField(t, 'paper'),
    relations: t.field({
      type: [paperRelationRef],
      description:
        'What it is to other papers here, at either end: its preprint, its published version, its correction.',
      extensions: listCost(2),
      resolve: (paper, _, { loaders }) => loaders.paperRelations.load(paper.id),
    }),
    sources: t.field({
      type: [sourceRef],
      description: 'The records of the files from which this paper was made, in the order in which they came.',
      extensions: listCost(2),
      resolve: (paper, _, { loaders }) => loaders.paperSources.load(paper.id),
    }),
    citation: t.string({
      description: 'The paper as an entry of a bibliography.',
      extensions: { cost: { own: 3 } },
      args: {
        style: t.arg({ type: citationStyle, defaultValue: 'BIBTEX', description: 'How to write it. Default BIBTEX.' }),
      },
      resolve: (paper, { style }, context) => citePaper(context, paper, style ?? 'BIBTEX'),
    }),
  }),
});

const order = defineOrder(
  'Paper',
  'papers',
  {
    DATE: { column: 'date', description: 'The date of publication as far as it is known.' },
    YEAR: { column: 'year', description: 'The year of publication.' },
    TITLE: { column: 'titleFolded', description: 'The title in lower case, without diacritics and punctuation.' },
    KEY: { column: 'key', description: 'The key.' },
    AUTHORS_COUNT: { column: 'authorsCount', description: 'How many authors are known.' },
    CITED_BY_STATED: { column: 'citedByStated', description: 'How often it is cited, as its source states it.' },
  },
  { field: 'DATE', direction: 'DESC' },
);

builder.queryFields((t) => ({
  paper: refField(t, {
    kind: 'paper',
    type: paperRef,
    description: 'One paper, by any of its names.',
    refDescription:
      "Key, DOI, arXiv id, OpenAlex id or other identifier in any spelling, URL, id, or exact title: '10.48550/arXiv.2209.06794'.",
  }),
  papers: listField(t, {
    model: 'paper',
    plural: 'papers',
    type: paperConnection,
    order,
    where: paperWhere,
    meant: meantPapers,
  }),
}));
