import type { FragmentOf, VariablesOf } from 'gql.tada';
import { graphql } from '../asking/graphql.js';

const pageInfoFragment = graphql(`
  fragment TiesPageInfo on PageInfo {
    hasNextPage
    hasPreviousPage
    startCursor
    endCursor
  }
`);

const coauthorsFragment = graphql(
  `
  fragment Coauthors on CoauthorConnection {
    totalCount
    incompletePapers
    omittedPapers
    pageInfo {
      ...TiesPageInfo
    }
    edges {
      papersCount
      weight
      firstYear
      lastYear
      node {
        key
        name
      }
    }
  }
`,
  [pageInfoFragment],
);

export type Coauthors = FragmentOf<typeof coauthorsFragment>;

const authorTies = graphql(
  `
  query Coauthors(
    $ref: String!
    $orderBy: CoauthorOrder
    $counting: Counting
    $maxAuthorsPerPaper: Int
    $where: PaperWhere
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    author(ref: $ref) {
      coauthors(
        orderBy: $orderBy
        counting: $counting
        maxAuthorsPerPaper: $maxAuthorsPerPaper
        where: $where
        first: $first
        after: $after
        last: $last
        before: $before
      ) {
        ...Coauthors
      }
    }
  }
`,
  [coauthorsFragment],
);

const organizationTies = graphql(
  `
  query Collaborators(
    $ref: String!
    $orderBy: CollaboratorOrder
    $counting: Counting
    $maxAuthorsPerPaper: Int
    $where: PaperWhere
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    organization(ref: $ref) {
      collaborators(
        orderBy: $orderBy
        counting: $counting
        maxAuthorsPerPaper: $maxAuthorsPerPaper
        where: $where
        first: $first
        after: $after
        last: $last
        before: $before
      ) {
        totalCount
        incompletePapers
        omittedPapers
        pageInfo {
          ...TiesPageInfo
        }
        edges {
          papersCount
          weight
          firstYear
          lastYear
          node {
            key
            name
          }
        }
      }
    }
  }
`,
  [pageInfoFragment],
);

export type TieOrderField = NonNullable<VariablesOf<typeof authorTies>['orderBy']>['field'];

export const tiesDocuments = { author: authorTies, organization: organizationTies };
