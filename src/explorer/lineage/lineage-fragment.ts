import type { FragmentOf } from 'gql.tada';
import { graphql } from '../asking/graphql.js';

export const lineageFragment = graphql(`
  fragment DrawnLineage on PaperLineage {
    links
    papersCount
    linkedPapers
    longestPathLength
    nodes {
      isSeed
      pathShare
      paper {
        key
        title
        date
      }
    }
    edges {
      inferred
      pathShare
      source {
        paper {
          key
        }
      }
      target {
        paper {
          key
        }
      }
    }
    path {
      nodes {
        paper {
          key
        }
      }
    }
    truncated {
      reason
      omittedNodes
    }
  }
`);

export type DrawnLineage = FragmentOf<typeof lineageFragment>;
