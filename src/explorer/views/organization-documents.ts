import { graphql } from '../asking/graphql.js';
import { paperPageFragment } from '../parts/paper-page-fragment.js';

export const organizationDocument = graphql(`
  query Organization($ref: String!) {
    organization(ref: $ref) {
      key
      name
      aliases
      type
      city
      country
      url
      papersCount
      parent {
        key
        name
      }
      children {
        key
        name
        papersCount
      }
      identifiers {
        scheme
        value
        url
      }
      authors(first: 1) {
        totalCount
      }
      collaborators(first: 1) {
        totalCount
      }
      timeline {
        year
        papersCount
      }
    }
  }
`);

export const organizationAuthorsDocument = graphql(`
  query OrganizationAuthors($ref: String!, $first: Int, $after: String, $last: Int, $before: String) {
    organization(ref: $ref) {
      authors(first: $first, after: $after, last: $last, before: $before) {
        totalCount
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
        nodes {
          key
          name
          papersCount
        }
      }
    }
  }
`);

export const organizationPapersDocument = graphql(
  `
  query OrganizationPapers($ref: String!, $first: Int, $after: String, $last: Int, $before: String) {
    organization(ref: $ref) {
      papers(first: $first, after: $after, last: $last, before: $before) {
        ...PaperPage
      }
    }
  }
`,
  [paperPageFragment],
);
