import { graphql } from '../asking/graphql.js';
import { paperPageFragment } from '../parts/paper-page-fragment.js';

export const authorDocument = graphql(`
  query Author($ref: String!) {
    author(ref: $ref) {
      key
      name
      nameVariants
      orcid
      verified
      identifiers {
        scheme
        value
        url
      }
      papersCount
      coauthors(first: 1) {
        totalCount
      }
      metrics {
        citations
        hIndex
        firstYear
        lastYear
      }
      organizations(first: 12) {
        totalCount
        edges {
          papersCount
          node {
            key
            name
          }
        }
      }
      topics(first: 16) {
        totalCount
        edges {
          papersCount
          node {
            key
            label
          }
        }
      }
      timeline {
        year
        papersCount
      }
    }
  }
`);

export const authorPapersDocument = graphql(
  `
  query AuthorPapers($ref: String!, $first: Int, $after: String, $last: Int, $before: String) {
    author(ref: $ref) {
      papers(first: $first, after: $after, last: $last, before: $before) {
        ...PaperPage
      }
    }
  }
`,
  [paperPageFragment],
);

export const suggestionsDocument = graphql(`
  query Suggestions($ref: String!) {
    author(ref: $ref) {
      suggestedCollaborators(first: 8, maxAuthorsPerPaper: 50) {
        list {
          author {
            key
            name
          }
          score
          commonCoauthorsCount
          commonCoauthors(first: 4) {
            key
            name
          }
        }
      }
    }
  }
`);
