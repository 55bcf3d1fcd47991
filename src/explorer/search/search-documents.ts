import type { FragmentOf } from 'gql.tada';
import { graphql } from '../asking/graphql.js';

const foundFragment = graphql(`
  fragment Found on SearchEdge {
    matchedField
    snippet {
      text
      isHighlighted
    }
    node {
      __typename
      id
      ... on Author {
        key
        name
        papersCount
      }
      ... on Paper {
        key
        title
        date
        authorsCount
        authorships(first: 3) {
          nameAsPrinted
        }
      }
      ... on Organization {
        key
        name
        papersCount
        country
      }
      ... on Category {
        key
        label
        papersCount
      }
      ... on Topic {
        key
        label
        kind
        papersCount
      }
      ... on Venue {
        key
        name
        papersCount
      }
    }
  }
`);

export type FoundEdge = FragmentOf<typeof foundFragment>;

export const searchDocument = graphql(
  `
  query Search($query: String!, $types: [EntityType!], $first: Int, $after: String) {
    search(query: $query, types: $types, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      edges {
        ...Found
      }
    }
  }
`,
  [foundFragment],
);
