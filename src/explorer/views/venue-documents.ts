import { graphql } from '../asking/graphql.js';
import { paperPageFragment } from '../parts/paper-page-fragment.js';

export const venueDocument = graphql(`
  query Venue($ref: String!) {
    venue(ref: $ref) {
      key
      name
      acronym
      aliases
      type
      papersCount
      identifiers {
        scheme
        value
        url
      }
      timeline {
        year
        papersCount
      }
    }
  }
`);

export const venuePapersDocument = graphql(
  `
  query VenuePapers($ref: String!, $first: Int, $after: String, $last: Int, $before: String) {
    venue(ref: $ref) {
      papers(first: $first, after: $after, last: $last, before: $before) {
        ...PaperPage
      }
    }
  }
`,
  [paperPageFragment],
);
