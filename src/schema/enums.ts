import type { paperTypes, topicKinds, venueTypes } from '../importers/paper-record.js';
import { builder } from './builder.js';

const described = <Name extends string>(descriptions: Record<Name, string>) =>
  Object.fromEntries(
    Object.entries<string>(descriptions).map(([name, description]) => [name, { description }]),
  ) as Record<Name, { description: string }>;

export const orderDirection = builder.enumType('OrderDirection', {
  description: 'Which way to sort. What has no value comes last either way.',
  values: described({ ASC: 'Smallest, earliest or first in the alphabet first.', DESC: 'The other way round.' }),
});

export const entityType = builder.enumType('EntityType', {
  description: 'The kinds of things in the graph.',
  values: described({
    PAPER: 'A work: article, preprint, chapter, thesis, data set.',
    AUTHOR: 'A person or a named collaboration that writes papers.',
    ORGANIZATION: 'A university, a company, a laboratory.',
    CATEGORY: 'A node of a classification scheme.',
    TOPIC: 'What papers are about: a keyword, a term, a named system.',
    VENUE: 'Where papers appear: a journal, a conference, a repository.',
  }),
});

export const paperType = builder.enumType('PaperType', {
  description: 'What kind of work a paper is, as its sources say.',
  values: described<(typeof paperTypes)[number]>({
    ARTICLE: 'An article in a journal.',
    CONFERENCE_PAPER: 'A paper in the proceedings of a conference or workshop.',
    PREPRINT: 'A paper in a repository, before or without review.',
    BOOK: 'A whole book.',
    BOOK_CHAPTER: 'A chapter of a book.',
    PROCEEDINGS: 'A whole volume of proceedings.',
    THESIS: 'A thesis of any degree.',
    REPORT: 'A report that an organization gives out.',
    DATASET: 'A data set.',
    SOFTWARE: 'A program.',
    REVIEW: 'A review of other work.',
    EDITORIAL: 'An editorial, a preface, a note by the editors.',
    OTHER: 'Something else.',
  }),
});

export const venueType = builder.enumType('VenueType', {
  description: 'What kind of place papers appear in.',
  values: described<(typeof venueTypes)[number]>({
    JOURNAL: 'A journal or magazine.',
    CONFERENCE: 'A conference or its series.',
    WORKSHOP: 'A workshop or its series.',
    REPOSITORY: 'A repository of preprints or data.',
    BOOK: 'A book or a series of books.',
    OTHER: 'Something else.',
  }),
});

export const topicKind = builder.enumType('TopicKind', {
  description: 'What kind of topic it is and so where it comes from.',
  values: described<(typeof topicKinds)[number]>({
    KEYWORD: 'A keyword that a source gives.',
    TERM: 'A term found in titles and abstracts.',
    SYSTEM: 'A named system or model.',
    DATASET: 'A named data set.',
    BENCHMARK: 'A named benchmark.',
  }),
});

export const topicPlace = builder.enumType('TopicPlace', {
  description: 'Where a topic of a paper was found; the first of these that holds.',
  values: described({
    TITLE: 'In the title.',
    ABSTRACT: 'In the abstract.',
    KEYWORD: 'Among the keywords that a source gives.',
  }),
});

export const counting = builder.enumType('Counting', {
  description: 'How much one joint paper adds to the weight of a tie.',
  values: described({
    FULL: 'Full counting: 1, so that the weight is the number of joint papers.',
    FRACTIONAL:
      'Fractional counting: 1 / (authors of the paper - 1), so that the weights of an author sum to the number of papers ' +
      'with coauthors (Perianes-Rodriguez, Waltman, van Eck 2016). A cut author list counts the authors that are known. ' +
      'Likewise the organizations, countries or topics of the paper where those are tied; its references, or the papers ' +
      'that cite it, where papers are.',
  }),
});

export const paperLinkOrder = builder.enumType('PaperLinkOrder', {
  description: 'In which order the papers of something come. Papers without a date come last in both.',
  values: described({
    NEWEST_FIRST: 'By date, the newest first; papers of one date by age in this database.',
    OLDEST_FIRST: 'By date, the oldest first; the mirror image of NEWEST_FIRST.',
  }),
});

export const importStatus = builder.enumType('ImportStatus', {
  description: 'How far an import run came.',
  values: described({
    RUNNING: 'It is under way.',
    DONE: 'The whole file was read.',
    FAILED: 'It stopped at an error.',
    INTERRUPTED: 'It was stopped from outside; what was read before is kept.',
  }),
});
