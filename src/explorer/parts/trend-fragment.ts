import type { FragmentOf } from 'gql.tada';
import { graphql } from '../asking/graphql.js';

export const trendFragment = graphql(`
  fragment TrendLine on Trend {
    years {
      year
      papersCount
      share
      isPartial
    }
    growth {
      rate
      low
      high
      years
    }
    undatedPapers
  }
`);

export type TrendLine = FragmentOf<typeof trendFragment>;
