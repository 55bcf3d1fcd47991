import type { FragmentOf } from 'gql.tada';
import { graphql } from '../asking/graphql.js';

/** Of the network itself; so many edges are drawn at most. */
export const networkFragment = graphql(`
  fragment DrawnNetwork on Network {
    nodes {
      key
      name
      papersCount
      degree
      strength
      distance
      community
      x
      y
    }
    edges {
      source {
        key
      }
      target {
        key
      }
      papersCount
      weight
      firstYear
      lastYear
    }
    truncated {
      reason
      omittedNodes
      cutEdges
    }
    incompletePapers
    omittedPapers
  }
`);

export type DrawnNetwork = FragmentOf<typeof networkFragment>;

const authorNetwork = graphql(
  `
  query AuthorNetwork(
    $ref: String!
    $depth: Int
    $maxNodes: Int
    $minPapers: Int
    $maxAuthorsPerPaper: Int
    $counting: Counting
    $where: PaperWhere
  ) {
    author(ref: $ref) {
      network(
        depth: $depth
        maxNodes: $maxNodes
        maxEdges: 3000
        minPapers: $minPapers
        maxAuthorsPerPaper: $maxAuthorsPerPaper
        counting: $counting
        where: $where
      ) {
        ...DrawnNetwork
      }
    }
  }
`,
  [networkFragment],
);

const organizationNetwork = graphql(
  `
  query OrganizationNetwork(
    $ref: String!
    $depth: Int
    $maxNodes: Int
    $minPapers: Int
    $maxAuthorsPerPaper: Int
    $counting: Counting
    $where: PaperWhere
  ) {
    organization(ref: $ref) {
      network(
        depth: $depth
        maxNodes: $maxNodes
        maxEdges: 3000
        minPapers: $minPapers
        maxAuthorsPerPaper: $maxAuthorsPerPaper
        counting: $counting
        where: $where
      ) {
        ...DrawnNetwork
      }
    }
  }
`,
  [networkFragment],
);

const topicNetwork = graphql(
  `
  query TopicNetwork(
    $ref: String!
    $depth: Int
    $maxNodes: Int
    $minPapers: Int
    $maxAuthorsPerPaper: Int
    $counting: Counting
    $where: PaperWhere
  ) {
    topic(ref: $ref) {
      network(
        depth: $depth
        maxNodes: $maxNodes
        maxEdges: 3000
        minPapers: $minPapers
        maxAuthorsPerPaper: $maxAuthorsPerPaper
        counting: $counting
        where: $where
      ) {
        ...DrawnNetwork
      }
    }
  }
`,
  [networkFragment],
);

export const networkDocuments = { author: authorNetwork, organization: organizationNetwork, topic: topicNetwork };
