import type { FragmentOf } from 'gql.tada';
import { graphql } from '../asking/graphql.js';
import { paperLineFragment } from './paper-line-fragment.js';

export const paperPageFragment = graphql(
  `
  fragment PaperPage on PaperConnection {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    nodes {
      ...PaperLine
    }
  }
`,
  [paperLineFragment],
);

export type PaperPageData = FragmentOf<typeof paperPageFragment>;
