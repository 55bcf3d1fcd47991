import { graphql } from '../asking/graphql.js';

export const homeDocument = graphql(`
  query Home {
    stats {
      papers
      authors
      organizations
      topics
      categories
      venues
      firstYear
      lastYear
    }
    authors(first: 12, orderBy: { field: PAPERS_COUNT, direction: DESC }) {
      nodes {
        key
        name
        papersCount
      }
    }
    organizations(first: 8, orderBy: { field: PAPERS_COUNT, direction: DESC }) {
      nodes {
        key
        name
        papersCount
      }
    }
    topics(first: 16, orderBy: { field: PAPERS_COUNT, direction: DESC }) {
      nodes {
        key
        label
        papersCount
      }
    }
    categories(first: 8, orderBy: { field: PAPERS_COUNT, direction: DESC }) {
      nodes {
        key
        label
        papersCount
      }
    }
    venues(first: 6, orderBy: { field: PAPERS_COUNT, direction: DESC }) {
      nodes {
        key
        name
        papersCount
      }
    }
  }
`);
