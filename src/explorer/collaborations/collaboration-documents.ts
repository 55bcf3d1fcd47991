import { graphql } from '../asking/graphql.js';
import { networkFragment } from '../network/network-documents.js';

export const collaborationDocument = graphql(
  `
  query Collaborations(
    $of: NetworkUnit
    $maxNodes: Int
    $minPapers: Int
    $maxAuthorsPerPaper: Int
    $counting: Counting
    $where: PaperWhere
  ) {
    collaborationNetwork(
      of: $of
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
`,
  [networkFragment],
);

export const collaborationFileDocument = graphql(`
  query CollaborationsFile(
    $of: NetworkUnit
    $maxNodes: Int
    $minPapers: Int
    $maxAuthorsPerPaper: Int
    $counting: Counting
    $where: PaperWhere
    $format: NetworkFormat!
  ) {
    collaborationNetwork(
      of: $of
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
`);
