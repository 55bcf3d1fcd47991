import { graphql } from '../asking/graphql.js';
import { lineageFragment } from '../lineage/lineage-fragment.js';
import { paperLineFragment } from '../parts/paper-line-fragment.js';
import { paperPageFragment } from '../parts/paper-page-fragment.js';
import { trendFragment } from '../parts/trend-fragment.js';

export const topicDocument = graphql(
  `
  query Topic($ref: String!) {
    topic(ref: $ref) {
      key
      label
      aliases
      kind
      source
      papersCount
      introducedBy {
        ...PaperLine
      }
      broader(first: 12) {
        edges {
          score
          node {
            key
            label
            papersCount
          }
        }
      }
      narrower(first: 24) {
        edges {
          score
          node {
            key
            label
            papersCount
          }
        }
      }
      authors(first: 12) {
        totalCount
        edges {
          papersCount
          node {
            key
            name
          }
        }
      }
    }
  }
`,
  [paperLineFragment],
);

export const topicTrendDocument = graphql(
  `
  query TopicTrend($ref: String!) {
    topic(ref: $ref) {
      trend {
        ...TrendLine
      }
    }
  }
`,
  [trendFragment],
);

export const topicLineageDocument = graphql(
  `
  query TopicLineage($ref: String!, $maxNodes: Int!) {
    topic(ref: $ref) {
      lineage(maxNodes: $maxNodes) {
        ...DrawnLineage
      }
    }
  }
`,
  [lineageFragment],
);

export const topicPapersDocument = graphql(
  `
  query TopicPapers($ref: String!, $first: Int, $after: String, $last: Int, $before: String) {
    topic(ref: $ref) {
      papers(first: $first, after: $after, last: $last, before: $before) {
        ...PaperPage
      }
    }
  }
`,
  [paperPageFragment],
);
