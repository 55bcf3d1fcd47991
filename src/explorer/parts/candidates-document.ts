import { graphql } from '../asking/graphql.js';

/** What tells people of one name apart. */
export const candidatesDocument = graphql(`
  query Candidates($keys: [String!]!, $first: Int!) {
    authors(where: { refs: $keys }, first: $first) {
      nodes {
        key
        metrics {
          firstYear
          lastYear
        }
        organizations(first: 2) {
          nodes {
            name
          }
        }
        topics(first: 3) {
          nodes {
            label
          }
        }
      }
    }
  }
`);
