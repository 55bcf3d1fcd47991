import type { VariablesOf } from 'gql.tada';
import { graphql } from '../asking/graphql.js';

const authorExport = graphql(`
  query AuthorNetworkFile(
    $ref: String!
    $depth: Int
    $maxNodes: Int
    $minPapers: Int
    $maxAuthorsPerPaper: Int
    $counting: Counting
    $where: PaperWhere
    $format: NetworkFormat!
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
        export(format: $format, measures: [COMMUNITY, COORDINATES])
      }
    }
  }
`);

const organizationExport = graphql(`
  query OrganizationNetworkFile(
    $ref: String!
    $depth: Int
    $maxNodes: Int
    $minPapers: Int
    $maxAuthorsPerPaper: Int
    $counting: Counting
    $where: PaperWhere
    $format: NetworkFormat!
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
        export(format: $format, measures: [COMMUNITY, COORDINATES])
      }
    }
  }
`);

const topicExport = graphql(`
  query TopicNetworkFile(
    $ref: String!
    $depth: Int
    $maxNodes: Int
    $minPapers: Int
    $maxAuthorsPerPaper: Int
    $counting: Counting
    $where: PaperWhere
    $format: NetworkFormat!
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
        export(format: $format, measures: [COMMUNITY, COORDINATES])
      }
    }
  }
`);

export type NetworkFormat = VariablesOf<typeof authorExport>['format'];

export const exportDocuments = { author: authorExport, organization: organizationExport, topic: topicExport };
