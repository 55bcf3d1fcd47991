import { graphql } from '../asking/graphql.js';
import { paperPageFragment } from '../parts/paper-page-fragment.js';
import { trendFragment } from '../parts/trend-fragment.js';

export const categoryDocument = graphql(`
  query Category($ref: String!) {
    category(ref: $ref) {
      key
      code
      label
      scheme
      papersCount
      all: papersCount(includeDescendants: true)
      parents {
        key
        label
        code
      }
      children {
        key
        label
        code
        papersCount
      }
    }
  }
`);

export const categoryTrendDocument = graphql(
  `
  query CategoryTrend($ref: String!) {
    category(ref: $ref) {
      trend {
        ...TrendLine
      }
    }
  }
`,
  [trendFragment],
);

export const categoryPapersDocument = graphql(
  `
  query CategoryPapers($ref: String!, $first: Int, $after: String, $last: Int, $before: String) {
    category(ref: $ref) {
      papers(includeDescendants: true, first: $first, after: $after, last: $last, before: $before) {
        ...PaperPage
      }
    }
  }
`,
  [paperPageFragment],
);
